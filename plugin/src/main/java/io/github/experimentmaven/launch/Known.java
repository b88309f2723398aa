package io.github.experimentmaven.launch;

import io.github.experimentmaven.cache.RunCache;
import io.github.experimentmaven.plan.Run;
import io.github.experimentmaven.provenance.Difference;
import io.github.experimentmaven.provenance.Identity;
import io.github.experimentmaven.result.RunFolder;
import io.github.experimentmaven.result.RunResult;
import io.github.experimentmaven.storage.RecordJson;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What is known of runs before they are launched: results that need not be trained again, and those
 * that tell what has changed where one must.
 *
 * @param cache of results by fingerprint
 * @param accepted by the name of the experiment, what its accepted result came from
 */
public record Known(RunCache cache, Map<String, Identity> accepted) {

  /** More would not be read. */
  private static final int SHOWN = 3;

  public Known {
    accepted = Map.copyOf(accepted);
  }

  /**
   * Takes a run's result out of the cache, and makes its folder what it would be had the run been
   * trained.
   *
   * @return empty if it has to be trained
   */
  Optional<RunResult> restore(Run run) {
    Optional<RunResult> result = cache.restore(run.fingerprint(), run.folder());
    if (result.isPresent()) {
      try {
        return Optional.of(RunFiles.adopt(run, result.get()));
      } catch (IOException e) {
        // The folder is not as it should be: training makes it again, or says what is wrong.
        return Optional.empty();
      }
    }
    return result;
  }

  /**
   * What is known of a run at the epoch where it is to pause: that it had ended by then, or how far
   * it had come.
   *
   * @return empty if it has to be trained
   */
  Optional<RunOutcome> outcome(Run run) {
    Optional<RunOutcome> completed =
        restore(run).map(result -> new RunOutcome.Completed(run, result));
    Integer pause = run.pause();
    return completed.isPresent() || pause == null
        ? completed
        : cache.paused(run.fingerprint(), pause).map(paused -> new RunOutcome.Paused(run, paused));
  }

  /**
   * Why a run has to be trained, in a few words. To be asked before the run's folder is touched, as
   * that is where the earlier result is.
   */
  String reasonToTrain(Run run) {
    Optional<RunFolder> unfinished = ForkFolder.unfinished(run);
    if (unfinished.isPresent()) {
      return Files.exists(unfinished.get().paused())
          ? "its training was paused"
          : "its training was interrupted";
    }
    Optional<Identity> earlier = earlier(run);
    if (earlier.isEmpty()) {
      return "no earlier result";
    }
    List<Difference> differences = Difference.between(earlier.get(), run.job().identity());
    if (differences.isEmpty()) {
      return cache.mode().reads()
          ? "its result is not in the cache"
          : "experiment.cache is " + cache.mode().key();
    }
    List<String> changes = ChangedInputs.of(differences);
    String shown = changes.stream().limit(SHOWN).collect(Collectors.joining(", "));
    int more = changes.size() - SHOWN;
    return more > 0 ? shown + " and " + more + " more" : shown;
  }

  /** What the result in the run's folder came from, else the accepted one. */
  private Optional<Identity> earlier(Run run) {
    Optional<Identity> fallback = Optional.ofNullable(accepted.get(run.experimentName()));
    if (!Files.isRegularFile(run.folder().result())) {
      return fallback;
    }
    try {
      return Optional.of(
          RecordJson.read(run.folder().result(), RunResult.class).provenance().identity());
    } catch (IOException e) {
      // Damaged or of another version of the plugin: it is about to be replaced, and only the
      // reason becomes less precise.
      return fallback;
    }
  }
}
