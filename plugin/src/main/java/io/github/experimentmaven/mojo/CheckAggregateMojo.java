package io.github.experimentmaven.mojo;

import io.github.experimentmaven.build.Aggregation;
import io.github.experimentmaven.build.CheckedResults;
import io.github.experimentmaven.build.ReactorModule;
import io.github.experimentmaven.gate.Headline;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.inject.Inject;
import javax.inject.Provider;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;

/**
 * Judges the recorded results of several modules, each by its own gates, baselines and locks, and
 * fails the build if one does not hold: one verdict in place of one in each module. Modules without
 * experiments are passed over.
 *
 * <p>Bound in a module, it looks at that module and at those it depends on; called by hand, as
 * {@code mvn verify experiment:check-aggregate}, at all modules of the build. Every module's own
 * configuration counts.
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

  @Inject
  CheckAggregateMojo(Provider<Aggregation> aggregation) {
    super(aggregation);
    this.aggregation = aggregation;
  }

  @Override
  boolean isGoalSkipped() {
    return skipCheck;
  }

  @Override
  void aggregate(List<ReactorModule> modules) throws Exception {
    List<CheckedResults> checked = aggregation.get().check(modules);
    VerdictLog log = new VerdictLog(getLog());
    checked.forEach(log::tell);
    VerdictLog.require(checked, postponed());
    getLog()
        .info(
            Headline.of(checked.stream().flatMap(each -> each.outcomes().stream()).toList())
                + " in "
                + counted(modules.size()));
  }

  /** What {@code run} left in the modules. */
  private Optional<String> postponed() throws Exception {
    List<String> messages = new ArrayList<>();
    for (MavenProject project : reactor().projects()) {
      postponed(project)
          .message()
          .ifPresent(message -> messages.add(project.getArtifactId() + ": " + message));
    }
    return messages.isEmpty() ? Optional.empty() : Optional.of(String.join("\n\n", messages));
  }
}
