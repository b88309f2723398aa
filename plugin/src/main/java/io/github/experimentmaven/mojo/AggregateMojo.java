package io.github.experimentmaven.mojo;

import io.github.experimentmaven.build.Aggregation;
import io.github.experimentmaven.build.ExperimentModule;
import io.github.experimentmaven.build.ModuleException;
import io.github.experimentmaven.build.ReactorModule;
import io.github.experimentmaven.build.UnknownNameException;
import java.util.List;
import javax.inject.Provider;

/** What the goals share that look at several modules at once. */
abstract class AggregateMojo extends ExperimentMojo {

  private final Provider<Aggregation> aggregation;

  AggregateMojo(Provider<Aggregation> aggregation) {
    this.aggregation = aggregation;
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
      throws ModuleException, UnknownNameException {
    return aggregation.get().withExperiments(modules, own.names());
  }

  /** What the goal does with the modules that have experiments, of which there is one at least. */
  abstract void aggregate(List<ReactorModule> modules) throws Exception;

  final ReactorModules reactor() {
    return new ReactorModules(session(), project(), execution());
  }

  static String counted(int modules) {
    return modules == 1 ? "1 module" : modules + " modules";
  }
}
