package io.github.experimentmaven.mojo;

import io.github.experimentmaven.check.Aggregation;
import io.github.experimentmaven.failure.ExperimentException;
import io.github.experimentmaven.module.ExperimentModule;
import io.github.experimentmaven.module.ReactorModule;
import java.util.List;
import java.util.Optional;
import javax.inject.Provider;
import org.apache.maven.plugin.MojoExecutionException;

/** What the goals share that look at several modules at once. */
abstract class AggregateMojo extends ExperimentMojo {

  private final Provider<Aggregation> aggregation;

  AggregateMojo(Provider<Aggregation> aggregation) {
    this.aggregation = aggregation;
  }

  /** Experiments are looked for by name in all modules at once. */
  @Override
  final Optional<ExperimentModule> selected() throws MojoExecutionException {
    return Optional.of(module());
  }

  @Override
  final void perform(ExperimentModule own) throws Exception {
    List<ReactorModule> all = reactor().modules();
    List<ReactorModule> modules = withExperiments(all, own);
    if (modules.isEmpty()) {
      getLog().info("No experiments in " + counted(all.size()));
      return;
    }
    aggregate(modules);
  }

  /** Those of the modules that have experiments, of those that are asked for. */
  final List<ReactorModule> withExperiments(List<ReactorModule> modules, ExperimentModule own)
      throws ExperimentException {
    return aggregation.get().withExperiments(modules, own.names());
  }

  /** What the goal does with the modules that have experiments, of which there is one at least. */
  abstract void aggregate(List<ReactorModule> modules) throws Exception;

  static String counted(int modules) {
    return modules == 1 ? "1 module" : modules + " modules";
  }
}
