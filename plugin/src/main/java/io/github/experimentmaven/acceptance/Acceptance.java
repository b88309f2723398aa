package io.github.experimentmaven.acceptance;

import io.github.experimentmaven.accepted.AcceptedResult;
import io.github.experimentmaven.accepted.BaselineFiles;
import io.github.experimentmaven.dataset.ExperimentData;
import io.github.experimentmaven.export.github.GithubActions.Variables;
import io.github.experimentmaven.failure.BaselineException;
import io.github.experimentmaven.failure.ExperimentException;
import io.github.experimentmaven.gate.CheckSubject;
import io.github.experimentmaven.gate.OutlyingSeeds;
import io.github.experimentmaven.gate.StoppedText;
import io.github.experimentmaven.gate.VerdictText;
import io.github.experimentmaven.module.ExperimentModule;
import io.github.experimentmaven.recording.JudgedExperiment;
import io.github.experimentmaven.recording.RecordedExperiments;
import io.github.experimentmaven.recording.ResultHistory;
import io.github.experimentmaven.result.ExperimentResult;
import io.github.experimentmaven.result.RunResult;
import io.github.experimentmaven.result.Verdict.Check;
import io.github.experimentmaven.result.Verdict.Outcome;
import io.github.experimentmaven.storage.FileChanges;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.inject.Inject;
import javax.inject.Named;
import javax.inject.Singleton;
import org.jspecify.annotations.Nullable;

/**
 * Makes recorded results the accepted ones: first finds out what that would change and whether all
 * of them may be accepted, then writes.
 */
@Named
@Singleton
public final class Acceptance {

  private final RecordedExperiments recorded;
  private final BaselineDrafts drafts;
  private final ResultHistory histories;

  @Inject
  Acceptance(RecordedExperiments recorded, BaselineDrafts drafts, ResultHistory histories) {
    this.recorded = recorded;
    this.drafts = drafts;
    this.histories = histories;
  }

  /**
   * What accepting the recorded results of a module means.
   *
   * @param changes one for each experiment whose results may be accepted
   * @param refusals why the results of the others may not, for people; one entry an experiment
   */
  public record Proposal(List<Change> changes, List<String> refusals) {

    public Proposal {
      changes = List.copyOf(changes);
      refusals = List.copyOf(refusals);
    }
  }

  /**
   * What accepting the results of one experiment changes.
   *
   * @param result what is accepted
   * @param baseline what is to be written
   * @param isInHistory whether the last accepted result of its history is this one
   */
  public record Change(ExperimentResult result, BaselineDraft baseline, boolean isInHistory) {

    /**
     * Whether its history lacks the result: because it is another one, or because it could not be
     * recorded when it was accepted.
     */
    public boolean isNews() {
      return baseline.isNews() || !isInHistory;
    }
  }

  /**
   * Looks at what was recorded of a module's experiments, and at what its acceptance would change;
   * changes nothing. Experiments that were stopped early are left out; if there are no others, they
   * are refused. Whatever cannot be read is found out here, before anything is written.
   *
   * @param reason why the results are accepted
   * @param withOutliers whether {@linkplain OutlyingSeeds outlying seeds} are accepted, too
   * @param isRecorded whether histories are to be kept, and so must be readable
   * @return without changes and refusals if the module has no experiments
   * @throws IOException if what was recorded, a baseline or a history cannot be read
   */
  public Proposal propose(
      ExperimentModule module, String reason, boolean withOutliers, boolean isRecorded)
      throws ExperimentException, IOException {
    List<Change> changes = new ArrayList<>();
    List<String> refusals = new ArrayList<>();
    Map<String, ExperimentData> data = drafts.data(module);
    List<String> stopped = new ArrayList<>();
    // What it was held to before must not stand in the way of what it is to be held to.
    for (JudgedExperiment each : recorded.judgeAlone(module)) {
      if (each.result().stopped() != null) {
        stopped.add(
            each.experiment().name()
                + " has no result that could be accepted: "
                + StoppedText.of(each.result().stopped()));
        continue;
      }
      Optional<String> refusal = refusal(module, each, data, withOutliers);
      if (refusal.isPresent()) {
        refusals.add(refusal.get());
      } else {
        changes.add(
            new Change(
                each.result(),
                drafts.of(module, each, data, reason),
                isRecorded && histories.endsWith(module, each.result())));
      }
    }
    // Beside others they are what was to be expected; alone they are what was asked for.
    boolean areAlone = changes.isEmpty() && refusals.isEmpty();
    return new Proposal(changes, areAlone ? stopped : refusals);
  }

  /**
   * Writes baselines, and adds their results to the histories: all of it or nothing. What says the
   * same already stays.
   *
   * @param isRecorded whether histories are kept
   * @param environment the build's environment variables, which may name the commit
   * @return what was written, for people
   * @throws IOException if anything cannot be written; all is then as it was
   * @throws InterruptedException if the thread is interrupted while git is asked for the commit
   */
  public List<String> accept(
      ExperimentModule module, List<Change> changes, boolean isRecorded, Variables environment)
      throws IOException, InterruptedException {
    FileChanges files = new FileChanges(InterruptedAcceptance.journal(module));
    List<String> written = new ArrayList<>();
    for (Change change : changes) {
      BaselineDraft draft = change.baseline();
      if (draft.isNeeded()) {
        draft.files().write(draft.baseline(), files);
        written.add("Accepted: " + draft.files().shownAs());
      }
      if (isRecorded && change.isNews()) {
        histories
            .record(module, change.result(), draft.reason(), environment, files)
            .ifPresent(file -> written.add("Recorded: " + file));
      }
    }
    files.make();
    return written;
  }

  private static Optional<String> refusal(
      ExperimentModule module,
      JudgedExperiment each,
      Map<String, ExperimentData> data,
      boolean withOutliers)
      throws IOException {
    if (each.result().verdict().checks().stream().anyMatch(Acceptance::forbids)) {
      return Optional.of(VerdictText.of(each.result()));
    }
    if (!withOutliers) {
      OutlyingSeeds outliers =
          OutlyingSeeds.of(each.experiment(), present(module, each), each.result().runs());
      if (outliers.areMoreThanBefore()) {
        return outliers
            .check()
            .map(
                check ->
                    "%s: %s: later builds would be held to the other seeds alone"
                        .formatted(each.experiment().name(), check.explanation()));
      }
    }
    RunResult first = each.result().runs().get(0);
    for (RunResult run : each.result().runs()) {
      String expected = first.provenance().identity().fingerprint(run.key());
      if (!run.provenance().fingerprint().equals(expected)) {
        return Optional.of(
            "%s: the recorded result of %s does not come from what that of %s came from;"
                    .formatted(run.experiment(), run.key().label(), first.key().label())
                + " run 'mvn clean verify'");
      }
    }
    return BaselineDrafts.refusal(module, each, data);
  }

  /** Whether a result that was judged like this must not be accepted, whoever asks for it. */
  private static boolean forbids(Check check) {
    return check.outcome() == Outcome.FAIL
        && !CheckSubject.of(check).equals(Optional.of(CheckSubject.Single.OUTLIERS));
  }

  /** What the results are about to replace; null if there is none, or none that can be used. */
  private static @Nullable AcceptedResult present(ExperimentModule module, JudgedExperiment each)
      throws IOException {
    BaselineFiles files = module.baselineFiles(each.experiment().name());
    if (!files.exists()) {
      return null;
    }
    try {
      return files.read().facts();
    } catch (BaselineException e) {
      // Accepting again is one of the ways out of it, which says so itself.
      return null;
    }
  }
}
