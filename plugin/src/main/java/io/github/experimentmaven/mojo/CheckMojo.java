package io.github.experimentmaven.mojo;

import io.github.experimentmaven.build.ExperimentModule;
import io.github.experimentmaven.build.LockedResults;
import io.github.experimentmaven.build.RecordedExperiments;
import io.github.experimentmaven.build.RecordedExperiments.Recorded;
import io.github.experimentmaven.experiment.InconclusivePolicy;
import io.github.experimentmaven.gate.VerdictText;
import io.github.experimentmaven.lock.Comparison;
import io.github.experimentmaven.lock.ComparisonText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import javax.inject.Inject;
import javax.inject.Provider;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Judges the recorded results by the gates of the experiment files, and fails the build if one does
 * not hold. Trains nothing, so a changed gate can be tried at once. Nothing recorded is a failure,
 * too.
 *
 * <p>Where an experiment has a lock, it warns of every input that has changed since; other bits of
 * the same inputs are a failure.
 */
@Mojo(name = "check", defaultPhase = LifecyclePhase.VERIFY, threadSafe = true)
public final class CheckMojo extends ExperimentMojo {

  // Provided on demand: a build that skips this goal does not load what it would need.
  private final Provider<RecordedExperiments> recorded;
  private final Provider<LockedResults> locked;

  /** Skips this goal. */
  @Parameter(property = "experiment.check.skip", defaultValue = "false")
  private boolean skipCheck;

  @Inject
  CheckMojo(Provider<RecordedExperiments> recorded, Provider<LockedResults> locked) {
    this.recorded = recorded;
    this.locked = locked;
  }

  @Override
  boolean isGoalSkipped() {
    return skipCheck;
  }

  @Override
  void perform(ExperimentModule module) throws Exception {
    List<Recorded> judged = recorded.get().judge(module);
    for (Recorded each : judged) {
      if (each.passes()) {
        boolean warns = each.experiment().baseline().onInconclusive() != InconclusivePolicy.PASS;
        for (VerdictText.Paragraph paragraph : VerdictText.paragraphs(each.result())) {
          Consumer<String> log = warns && paragraph.isWarning() ? getLog()::warn : getLog()::info;
          paragraph.text().lines().forEach(log);
        }
      }
    }
    List<Comparison> comparisons = locked.get().compare(module, judged);
    comparisons.stream()
        .flatMap(each -> ComparisonText.changedInputs(each).stream())
        .forEach(getLog()::warn);
    List<String> failures = failures(judged, comparisons);
    if (!failures.isEmpty()) {
      throw new MojoFailureException(String.join("\n\n", failures));
    }
  }

  private static List<String> failures(List<Recorded> judged, List<Comparison> comparisons) {
    List<Comparison> broken =
        comparisons.stream().filter(each -> !each.brokenPromises().isEmpty()).toList();
    List<Recorded> failed = judged.stream().filter(each -> !each.passes()).toList();
    Set<String> names = new HashSet<>();
    failed.forEach(each -> names.add(each.experiment().name()));
    broken.forEach(each -> names.add(each.experiment()));
    List<String> failures = new ArrayList<>();
    if (!names.isEmpty()) {
      failures.add(
          names.size()
              + " of "
              + judged.size()
              + (judged.size() == 1 ? " experiment" : " experiments")
              + " failed");
    }
    failed.forEach(each -> failures.add(VerdictText.of(each.result())));
    broken.forEach(each -> failures.add(ComparisonText.brokenPromise(each)));
    return failures;
  }
}
