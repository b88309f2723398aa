package io.github.experimentmaven.accepted;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.experimentmaven.accepted.AcceptedResult.PredictionsFile;
import io.github.experimentmaven.experiment.FileStem;
import io.github.experimentmaven.failure.BaselineException;
import io.github.experimentmaven.result.RunResult;
import io.github.experimentmaven.storage.DamagedFileException;
import io.github.experimentmaven.storage.FileChanges;
import io.github.experimentmaven.storage.FileFailure;
import io.github.experimentmaven.storage.RecordJson;
import io.github.experimentmaven.storage.ReviewText;
import io.github.experimentmaven.storage.ReviewedJson;
import io.github.experimentmaven.storage.ReviewedLayout;
import io.github.experimentmaven.storage.Seal;
import io.github.experimentmaven.storage.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * The two files of a baseline, and all that is done to believe them. If its task keeps no
 * predictions there is one file.
 *
 * @param experiment whose baseline it is
 * @param folder where they are; need not exist, and may be in a jar
 * @param shownAs the JSON file as people know it
 * @param reader of the predictions
 * @param remedy what people can do if it cannot be used
 */
public record BaselineFiles(
    String experiment, Path folder, String shownAs, PredictionsReader reader, Remedy remedy) {

  /** What follows the experiment's name in the name of its file of predictions. */
  public static final String PREDICTIONS_SUFFIX = ".predictions.gz";

  /**
   * What followed the experiment's name in the name of the file that earlier formats had beside.
   */
  public static final String LOCK_SUFFIX = ".lock.json";

  /** Those of a module's own baseline. */
  public BaselineFiles(String experiment, Path folder, String shownAs, PredictionsReader reader) {
    this(experiment, folder, shownAs, reader, Remedy.ofModule(experiment));
  }

  private String stem() {
    return FileStem.of(experiment);
  }

  /** The file with everything but the predictions. */
  public Path json() {
    return folder.resolve(stem() + ".json");
  }

  /** The file with what the networks predicted. */
  public Path predictions() {
    return folder.resolve(stem() + PREDICTIONS_SUFFIX);
  }

  /** The file that earlier formats had half of their facts in. */
  public Path lock() {
    return folder.resolve(stem() + LOCK_SUFFIX);
  }

  /** Whether there is a baseline. */
  public boolean exists() {
    return Files.exists(json());
  }

  /**
   * The baseline that some runs would be.
   *
   * @param reason why they are accepted
   * @param runs of one network and data set, in the order of the predictions, all {@linkplain
   *     AcceptedResult#isComparable comparable}
   * @param predictions of all of them; null if the task keeps none
   */
  public AcceptedBaseline draft(
      String reason, List<RunResult> runs, @Nullable KeptPredictions predictions)
      throws IOException {
    return new AcceptedBaseline(
        AcceptedResult.of(experiment, reason, runs, predictionsFile(predictions)),
        predictions,
        AcceptedResult.FORMAT_VERSION,
        shownAs,
        remedy);
  }

  /**
   * What was read, as this version of the plugin writes it: for a file of an earlier format.
   *
   * @param present what was read from these files
   */
  public AcceptedBaseline inThisFormat(AcceptedBaseline present) throws IOException {
    return new AcceptedBaseline(
        present.facts().withPredictions(predictionsFile(present.predictions())),
        present.predictions(),
        AcceptedResult.FORMAT_VERSION,
        shownAs,
        remedy);
  }

  private @Nullable PredictionsFile predictionsFile(@Nullable KeptPredictions predictions)
      throws IOException {
    // Packed again it may be other bytes.
    return predictions == null
        ? null
        : new PredictionsFile(
            stem() + PREDICTIONS_SUFFIX, Sha256.of(SideFile.pack(predictions.content())));
  }

  /**
   * Has a baseline written over the one that is there. What earlier formats had beside it is
   * deleted with that, and so are predictions if none are kept any more.
   *
   * @param changes takes what is to be written
   */
  public void write(AcceptedBaseline baseline, FileChanges changes) throws IOException {
    KeptPredictions predictions = baseline.predictions();
    if (predictions == null) {
      changes.delete(predictions());
    } else {
      changes.write(predictions(), SideFile.pack(predictions.content()));
    }
    changes.write(json(), ReviewText.of(baseline.facts()).getBytes(StandardCharsets.UTF_8));
    changes.delete(lock());
  }

  /**
   * Reads the baseline and verifies all of it. One of an earlier format is read as if it had been
   * written now.
   *
   * @throws BaselineException if it is not a baseline, damaged, edited, of another experiment or of
   *     an unknown format; or if its predictions are missing, damaged, or do not belong to it
   * @throws IOException if a file cannot be read
   */
  public AcceptedBaseline read() throws BaselineException, IOException {
    try {
      FileFailure.requireNoFolder(json(), shownAs);
      ReviewedJson json = ReviewedJson.read(json(), shownAs);
      int format = json.formatVersion();
      AcceptedResult facts = facts(json, format);
      requireExperiment(facts);
      PredictionsFile named = facts.predictions();
      KeptPredictions predictions = named == null ? null : predictions(json, named);
      if (predictions != null) {
        requireSamples(json, facts, predictions);
      }
      return new AcceptedBaseline(facts, predictions, format, shownAs, remedy);
    } catch (DamagedFileException e) {
      throw new BaselineException(e.getMessage() + remedy.either(), e);
    }
  }

  private AcceptedResult facts(ReviewedJson json, int format)
      throws BaselineException, DamagedFileException, IOException {
    if (format == EarlierFormats.BASELINE) {
      return new EarlierFormats(shownAs, lock(), shownAs.replaceFirst("\\.json$", LOCK_SUFFIX))
          .read(json);
    }
    if (format != AcceptedResult.FORMAT_VERSION) {
      throw new BaselineException(
          "%s is of format %s, but this version of the plugin reads formats %s and %s%s"
              .formatted(
                  shownAs,
                  format,
                  EarlierFormats.BASELINE,
                  AcceptedResult.FORMAT_VERSION,
                  remedy.orRenew("use the version of the plugin that wrote it")));
    }
    AcceptedResult facts = json.as(AcceptedResult.class);
    JsonNode content = RecordJson.tree(facts);
    json.requireSeal(Seal.of(content), facts.sha256());
    OptionalInt line = ReviewedLayout.firstOther(json, content);
    if (line.isPresent()) {
      throw new DamagedFileException(ReviewedLayout.complaint(shownAs, line.getAsInt()));
    }
    return facts;
  }

  private void requireExperiment(AcceptedResult facts) throws BaselineException {
    if (!facts.experiment().equals(experiment)) {
      throw new BaselineException(
          "%s is the baseline of '%s', not of '%s'%s"
              .formatted(shownAs, facts.experiment(), experiment, remedy.either()));
    }
  }

  private static void requireSamples(
      ReviewedJson json, AcceptedResult facts, KeptPredictions predictions)
      throws DamagedFileException {
    if (predictions.samples() != facts.testSamples()
        || predictions.seeds() != facts.seeds().size()) {
      throw json.damaged(
          "its predictions are of %s seeds for %s samples, but it is of %s seeds and %s samples"
              .formatted(
                  predictions.seeds(),
                  predictions.samples(),
                  facts.seeds().size(),
                  facts.testSamples()));
    }
  }

  private KeptPredictions predictions(ReviewedJson json, PredictionsFile named)
      throws DamagedFileException, BaselineException, IOException {
    // A path would let a baseline read any file.
    if (!named.file().equals(stem() + PREDICTIONS_SUFFIX)) {
      throw json.damaged(
          "its predictions are '%s' instead of '%s'"
              .formatted(named.file(), stem() + PREDICTIONS_SUFFIX));
    }
    byte[] bytes;
    try {
      bytes = Files.readAllBytes(folder.resolve(named.file()));
    } catch (NoSuchFileException e) {
      throw new BaselineException(
          "%s has no file %s beside it%s".formatted(shownAs, named.file(), remedy.either()), e);
    }
    String found = Sha256.of(bytes);
    if (!found.equals(named.sha256())) {
      throw json.damaged(
          "its file %s has the SHA-256 %s instead of %s"
              .formatted(named.file(), found, named.sha256()));
    }
    try {
      return reader.read(SideFile.unpack(bytes));
    } catch (IOException e) {
      throw new BaselineException(
          "%s is damaged: its file %s: %s%s"
              .formatted(shownAs, named.file(), e.getMessage(), remedy.either()),
          e);
    }
  }
}
