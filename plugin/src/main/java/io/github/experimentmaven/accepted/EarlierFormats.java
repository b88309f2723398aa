package io.github.experimentmaven.accepted;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.experimentmaven.accepted.AcceptedResult.PredictionsFile;
import io.github.experimentmaven.experiment.Metric;
import io.github.experimentmaven.provenance.RunKey;
import io.github.experimentmaven.storage.DamagedFileException;
import io.github.experimentmaven.storage.ReviewedJson;
import io.github.experimentmaven.storage.ReviewedLayout;
import io.github.experimentmaven.storage.Seal;
import io.github.experimentmaven.task.MulticlassClassification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Reads what earlier versions of the plugin accepted: a baseline of format 1 and beside it a lock
 * of format 1 or 2, each of which had half of what an {@link AcceptedResult} says. Both are
 * verified as they were then, by their seals and their layout, with numbers as they are spelt
 * there.
 *
 * @param shownAs the baseline as people know it
 * @param lock the lock's file
 * @param lockShownAs the lock as people know it
 */
record EarlierFormats(String shownAs, Path lock, String lockShownAs) {

  /** The only format of a baseline that had a lock beside it. */
  static final int BASELINE = 1;

  private static final List<Integer> LOCKS = List.of(1, 2);

  /**
   * The accepted result of a baseline and its lock.
   *
   * @param json the baseline
   * @throws DamagedFileException if one of them is not as it was written, or the lock is of other
   *     runs or of an unknown format
   * @throws IOException if there is no lock, or it cannot be read
   */
  AcceptedResult read(ReviewedJson json) throws DamagedFileException, IOException {
    Baseline baseline = verified(json, Baseline.class);
    if (!Files.exists(lock)) {
      throw new DamagedFileException(
          "%s is of format %s, half of which is in %s, but that does not exist"
              .formatted(shownAs, BASELINE, lockShownAs));
    }
    ReviewedJson lockJson = ReviewedJson.read(lock, lockShownAs);
    int format = lockJson.formatVersion();
    if (!LOCKS.contains(format)) {
      throw new DamagedFileException(
          "%s is of format %s, but beside a baseline of format %s there are locks of formats 1 and"
                  .formatted(lockShownAs, format, BASELINE)
              + " 2 only");
    }
    Lock locked = verified(lockJson, Lock.class);
    EarlierIdentity identity = new EarlierIdentity(lockJson, locked.identity());
    return new AcceptedResult(
            AcceptedResult.FORMAT_VERSION,
            baseline.experiment(),
            baseline.reason(),
            identity.translated(),
            identity.environment(locked.environment()),
            baseline.parameters(),
            baseline.layers(),
            baseline.trainImages(),
            baseline.testImages(),
            runs(baseline, locked),
            baseline.predictions(),
            "")
        .withSeal();
  }

  private static <T> T verified(ReviewedJson json, Class<T> type) throws DamagedFileException {
    JsonNode content = json.asSpelt();
    T read = json.as(type);
    json.requireSeal(Seal.of(content), content.path("sha256").asText());
    OptionalInt line = ReviewedLayout.firstOther(json, content);
    if (line.isPresent()) {
      throw new DamagedFileException(ReviewedLayout.complaint(json.shownAs(), line.getAsInt()));
    }
    return read;
  }

  private List<AcceptedRun> runs(Baseline baseline, Lock locked) throws DamagedFileException {
    boolean isOfSame =
        locked.experiment().equals(baseline.experiment())
            && locked.runs().size() == baseline.runs().size()
            && baseline.runs().stream().allMatch(run -> lockedRun(run, locked).isPresent());
    if (!isOfSame) {
      throw new DamagedFileException(
          "%s and %s are not of the same results".formatted(shownAs, lockShownAs));
    }
    return baseline.runs().stream()
        .map(run -> run.joined(lockedRun(run, locked).orElseThrow()))
        .toList();
  }

  private static Optional<LockedRun> lockedRun(BaselineRun run, Lock locked) {
    return locked.runs().stream().filter(run::isSameAs).findFirst();
  }

  /** A baseline of format 1. */
  record Baseline(
      int formatVersion,
      String experiment,
      String reason,
      long parameters,
      List<AcceptedLayer> layers,
      JsonNode dataset,
      int trainImages,
      int testImages,
      List<BaselineRun> runs,
      PredictionsFile predictions,
      String sha256) {

    Baseline {
      Objects.requireNonNull(experiment, "experiment");
      Objects.requireNonNull(reason, "reason");
      runs = List.copyOf(runs);
    }
  }

  /** A run of a baseline of format 1. */
  record BaselineRun(
      long seed,
      double testAccuracy,
      double testLoss,
      double trainAccuracy,
      double trainLoss,
      String weightsSha256,
      String fingerprint) {

    private boolean isSameAs(LockedRun locked) {
      List<String> weights = locked.weightsSha256();
      return seed == locked.seed()
          && testAccuracy == locked.testAccuracy()
          && testLoss == locked.testLoss()
          && !weights.isEmpty()
          && weights.get(weights.size() - 1).equals(weightsSha256)
          && Objects.equals(fingerprint, locked.fingerprint());
    }

    private AcceptedRun joined(LockedRun locked) {
      return new AcceptedRun(
          RunKey.of(seed),
          Map.of(
              MulticlassClassification.TEST_ACCURACY.key(), testAccuracy,
              Metric.TEST_LOSS.key(), testLoss,
              MulticlassClassification.TRAIN_ACCURACY.key(), trainAccuracy,
              Metric.TRAIN_LOSS.key(), trainLoss),
          locked.initialWeightsSha256(),
          locked.weightsSha256(),
          locked.predictionsSha256());
    }
  }

  /** A lock of format 1 or 2; they differ in the identity and the environment. */
  record Lock(
      int formatVersion,
      String experiment,
      String reason,
      JsonNode identity,
      JsonNode environment,
      int testImages,
      List<LockedRun> runs,
      String sha256) {

    Lock {
      Objects.requireNonNull(experiment, "experiment");
      runs = List.copyOf(runs);
    }
  }

  /** A run of a lock; its cell was the same for all. */
  record LockedRun(
      String cell,
      long seed,
      String fingerprint,
      String initialWeightsSha256,
      List<String> weightsSha256,
      String predictionsSha256,
      double testAccuracy,
      double testLoss) {

    LockedRun {
      weightsSha256 = List.copyOf(weightsSha256);
    }
  }
}
