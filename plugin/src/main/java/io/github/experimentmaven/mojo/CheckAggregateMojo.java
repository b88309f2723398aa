package io.github.experimentmaven.mojo;

import io.github.experimentmaven.check.Aggregation;
import io.github.experimentmaven.check.CheckedResults;
import io.github.experimentmaven.gate.Headline;
import io.github.experimentmaven.module.ReactorModule;
import java.util.ArrayList;
import java.util.List;
import javax.inject.Inject;
import javax.inject.Provider;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/**
 * Judges the recorded results of several modules, each by its own gates and baselines, and fails
 * the build if one does not hold: one verdict instead of one in each module. Modules without
 * experiments are skipped.
 *
 * <p>Bound in a module, it covers that module and those it depends on; called by hand, as {@code
 * mvn verify experiment:check-aggregate}, all modules of the build. Each module is judged with its
 * own configuration.
 */
@Mojo(
    name = "check-aggregate",
    defaultPhase = LifecyclePhase.VERIFY,
    aggregator = true,
    threadSafe = true)
public final class CheckAggregateMojo extends AggregateMojo {

  private final Provider<Aggregation> aggregation;

  /** Skips this goal. */
  @Parameter(property = "experiment.check.skip", defaultValue = "false")
  private boolean skipCheck;

  /** Judges nothing, as {@code run} trains nothing then. */
  @Parameter(property = "experiment.dryRun", defaultValue = "false")
  private boolean dryRun;

  @Inject
  CheckAggregateMojo(Provider<Aggregation> aggregation) {
    super(aggregation);
    this.aggregation = aggregation;
  }

  @Override
  boolean isGoalSkipped() {
    return skipCheck || dryRun;
  }

  @Override
  void aggregate(List<ReactorModule> modules) throws Exception {
    List<CheckedResults> checked = aggregation.get().check(modules);
    VerdictLog log = new VerdictLog(getLog(), null);
    checked.forEach(log::tell);
    log.require(checked, postponed());
    getLog()
        .info(
            Headline.of(checked.stream().flatMap(each -> each.outcomes().stream()).toList())
                + " in "
                + counted(modules.size()));
  }

  /** What {@code run} left in the modules; null if nothing. */
  private @Nullable String postponed() throws Exception {
    List<String> messages = new ArrayList<>();
    for (MavenProject project : reactor().projects()) {
      postponed(project)
          .message()
          .ifPresent(message -> messages.add(project.getArtifactId() + ": " + message));
    }
    return messages.isEmpty() ? null : String.join("\n\n", messages);
  }
}
