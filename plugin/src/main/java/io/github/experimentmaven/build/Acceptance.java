package io.github.experimentmaven.build;

import io.github.experimentmaven.baseline.Baseline;
import io.github.experimentmaven.baseline.BaselineException;
import io.github.experimentmaven.baseline.BaselineFiles;
import io.github.experimentmaven.dataset.Dataset;
import io.github.experimentmaven.dataset.DatasetException;
import io.github.experimentmaven.descriptor.DescriptorException;
import io.github.experimentmaven.gate.CheckSubject;
import io.github.experimentmaven.gate.OutlyingSeeds;
import io.github.experimentmaven.gate.VerdictText;
import io.github.experimentmaven.lock.Lock;
import io.github.experimentmaven.lock.LockChanges;
import io.github.experimentmaven.lock.LockException;
import io.github.experimentmaven.lock.LockFile;
import io.github.experimentmaven.result.ExperimentResult;
import io.github.experimentmaven.result.RunResult;
import io.github.experimentmaven.result.Verdict.Check;
import io.github.experimentmaven.result.Verdict.Outcome;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
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
   * @param file the lock's
   * @param lock what it is to say
   * @param isNeeded whether the present lock does not say the same
   * @param baseline what it is to be compared with from now on; null if that is an artifact's
   *     matter
   * @param isInHistory whether the last accepted result of its history is this one
   * @param reason that is there then: the given one, or where nothing changes, that of the present
   *     files
   * @param description for people, line by line
   * @param warnings for people: what is lost, though nobody may have meant it
   */
  public record Change(
      ExperimentResult result,
      LockFile file,
      Lock lock,
      boolean isNeeded,
      @Nullable BaselineDraft baseline,
      boolean isInHistory,
      String reason,
      List<String> description,
      List<String> warnings) {

    public Change {
      description = List.copyOf(description);
      warnings = List.copyOf(warnings);
    }

    /**
     * Whether its history lacks the result: because it is another one, or because it could not be
     * recorded when it was accepted.
     */
    public boolean isNews() {
      return isNeeded || (baseline != null && baseline.isNeeded()) || !isInHistory;
    }
  }

  /**
   * Looks at what was recorded of a module's experiments, and at what its acceptance would change;
   * changes nothing. Whatever cannot be read is found out here, before anything is written.
   *
   * @param reason why the results are accepted
   * @param withOutliers whether {@linkplain OutlyingSeeds outlying seeds} are accepted, too
   * @param isRecorded whether histories are to be kept, and so must be readable
   * @return without changes and refusals if the module has no experiments
   * @throws IOException if what was recorded, a baseline, a lock or a history cannot be read
   */
  public Proposal propose(
      ExperimentModule module, String reason, boolean withOutliers, boolean isRecorded)
      throws DescriptorException, UnknownNameException, DatasetException, IOException {
    List<Change> changes = new ArrayList<>();
    List<String> refusals = new ArrayList<>();
    Map<String, Dataset> data = drafts.data(module);
    // What it was held to before must not stand in the way of what it is to be held to.
    for (JudgedExperiment each : recorded.judgeAlone(module)) {
      Optional<String> refusal = refusal(module, each, data, withOutliers);
      if (refusal.isPresent()) {
        refusals.add(refusal.get());
      } else {
        String name = each.experiment().name();
        BaselineDraft draft = drafts.of(module, each, data, reason);
        changes.add(
            change(
                each.result(),
                module.lockFile(name),
                Lock.of(name, reason, each.result().runs()),
                draft,
                isRecorded && histories.endsWith(module, each.result())));
      }
    }
    return new Proposal(changes, refusals);
  }

  /**
   * Writes an experiment's baseline, then its lock, unless they say the same already.
   *
   * @return the files that were written, as people name them
   * @throws IOException if one cannot be written; a lock is then as it was, and so is a baseline
   *     unless it was the lock that could not be written
   */
  public List<String> accept(Change change) throws IOException {
    List<String> written = new ArrayList<>();
    BaselineDraft draft = change.baseline();
    if (draft != null && draft.isNeeded()) {
      draft.files().write(draft.baseline());
      written.add(draft.files().shownAs());
    }
    if (change.isNeeded()) {
      change.file().write(change.lock());
      written.add(change.file().shownAs());
    }
    return List.copyOf(written);
  }

  private static Change change(
      ExperimentResult result,
      LockFile file,
      Lock lock,
      @Nullable BaselineDraft draft,
      boolean isInHistory)
      throws IOException {
    String state = "new";
    Stream<String> details = results(lock);
    boolean isNeeded = true;
    String reason = lock.reason();
    if (file.exists()) {
      try {
        Lock present = file.read();
        List<String> changes = LockChanges.between(present, lock);
        isNeeded = !changes.isEmpty();
        reason = isNeeded ? reason : present.reason();
        state = isNeeded ? "changed" : BaselineDrafts.unchanged(reason, lock.reason());
        details = changes.stream();
      } catch (LockException e) {
        // Accepting again is one of the ways out of it.
        state = "new, in place of one that cannot be used";
        details = Stream.concat(String.valueOf(e.getMessage()).lines().limit(1), details);
      }
    }
    List<String> description = new ArrayList<>();
    description.add(lock.experiment() + ":");
    description.add("  lock: " + state);
    details.forEach(line -> description.add("    " + line));
    List<String> warnings = new ArrayList<>();
    if (draft != null) {
      draft.description().forEach(line -> description.add("  " + line));
      draft.warnings().forEach(line -> warnings.add(lock.experiment() + ": " + line));
      reason = isNeeded ? lock.reason() : draft.reason();
    }
    return new Change(
        result, file, lock, isNeeded, draft, isInHistory, reason, description, warnings);
  }

  private static Stream<String> results(Lock lock) {
    return lock.runs().stream().map(run -> run.label() + ": " + LockChanges.results(run));
  }

  private static Optional<String> refusal(
      ExperimentModule module,
      JudgedExperiment each,
      Map<String, Dataset> data,
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
      String expected = first.provenance().identity().fingerprint(run.seed());
      if (!run.provenance().fingerprint().equals(expected)) {
        return Optional.of(
            "%s: the recorded result of seed %d does not come from what that of seed %d came from;"
                    .formatted(run.experiment(), run.seed(), first.seed())
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
  private static @Nullable Baseline present(ExperimentModule module, JudgedExperiment each)
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
