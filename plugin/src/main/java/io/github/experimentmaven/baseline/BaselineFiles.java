package io.github.experimentmaven.baseline;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.experimentmaven.baseline.Baseline.PredictionsFile;
import io.github.experimentmaven.result.RunResult;
import io.github.experimentmaven.storage.AtomicFile;
import io.github.experimentmaven.storage.RecordJson;
import io.github.experimentmaven.storage.ReviewText;
import io.github.experimentmaven.storage.Sha256;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * The two files of a baseline, and all that is done to believe them.
 *
 * @param experiment whose baseline it is
 * @param folder where they are; need not exist, and may be in a jar
 * @param shownAs the JSON file as people know it
 */
public record BaselineFiles(String experiment, Path folder, String shownAs) {

  /** What follows the experiment's name in the name of its file of predictions. */
  public static final String PREDICTIONS_SUFFIX = ".predictions.gz";

  private static final String ADVICE =
      "\n  restore it from version control, or delete it, train, and accept the results anew:"
          + " mvn experiment:accept -Dexperiment.reason=...";

  /** The file with everything but the predictions. */
  public Path json() {
    return folder.resolve(experiment + ".json");
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
   *     Baseline#isComparable comparable}
   * @param predictions of all of them
   */
  public AcceptedBaseline draft(String reason, List<RunResult> runs, SeedPredictions predictions)
      throws IOException {
    PredictionsFile file =
        new PredictionsFile(experiment + PREDICTIONS_SUFFIX, Sha256.of(predictions.bytes()));
    return new AcceptedBaseline(Baseline.of(experiment, reason, runs, file), predictions, shownAs);
  }

  /**
   * Writes a baseline over the one that is there, each file at once. Should it end in between, the
   * files do not belong together, which reading them tells.
   */
  public void write(AcceptedBaseline baseline) throws IOException {
    byte[] predictions = baseline.predictions().bytes();
    AtomicFile.write(
        folder.resolve(baseline.facts().predictions().file()),
        temporary -> Files.write(temporary, predictions));
    AtomicFile.write(
        json(), temporary -> Files.writeString(temporary, ReviewText.of(baseline.facts())));
  }

  /**
   * Reads the baseline and verifies all of it.
   *
   * @throws BaselineException if it is not a baseline, damaged, edited, of another experiment or of
   *     another format; or if its predictions are missing, damaged, or do not belong to it
   * @throws IOException if a file cannot be read
   */
  public AcceptedBaseline read() throws BaselineException, IOException {
    Baseline facts = facts();
    if (!facts.experiment().equals(experiment)) {
      throw new BaselineException(
          "%s is the baseline of '%s', not of '%s'%s"
              .formatted(shownAs, facts.experiment(), experiment, ADVICE));
    }
    SeedPredictions predictions = predictions(facts.predictions());
    requireBelonging(facts, predictions);
    return new AcceptedBaseline(facts, predictions, shownAs);
  }

  private Baseline facts() throws BaselineException, IOException {
    String text = text();
    requireFormat(text);
    Baseline facts;
    try {
      facts = RecordJson.parse(text, Baseline.class);
    } catch (JsonProcessingException e) {
      throw new BaselineException(at(e) + ": damaged or edited: " + firstLine(e) + ADVICE, e);
    }
    String found = facts.contentSha256();
    if (!found.equals(facts.sha256())) {
      throw damaged(
          "the SHA-256 of its content is " + found + ", but its last field says " + facts.sha256());
    }
    return facts;
  }

  private String text() throws BaselineException, IOException {
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(json()));
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
    } catch (CharacterCodingException e) {
      throw new BaselineException(
          "%s is damaged or was edited: byte %d is not UTF-8%s"
              .formatted(shownAs, bytes.position() + 1, ADVICE),
          e);
    }
  }

  private void requireFormat(String text) throws BaselineException, IOException {
    JsonNode version;
    try {
      version = RecordJson.parse(text, JsonNode.class).path("format_version");
    } catch (JsonProcessingException e) {
      throw new BaselineException(at(e) + ": not valid JSON: " + firstLine(e) + ADVICE, e);
    }
    if (!version.isInt()) {
      throw damaged("it has no format_version");
    }
    if (version.intValue() != Baseline.FORMAT_VERSION) {
      throw new BaselineException(
          """
          %s is of format %d, but this version of the plugin reads and writes format %d
            use the version of the plugin that wrote it, or delete it, train, and accept the \
          results anew: mvn experiment:accept -Dexperiment.reason=..."""
              .formatted(shownAs, version.intValue(), Baseline.FORMAT_VERSION));
    }
  }

  private SeedPredictions predictions(PredictionsFile named) throws BaselineException, IOException {
    // A path would let a baseline read any file.
    if (!named.file().equals(experiment + PREDICTIONS_SUFFIX)) {
      throw damaged(
          "its predictions are '%s' instead of '%s'"
              .formatted(named.file(), experiment + PREDICTIONS_SUFFIX));
    }
    byte[] bytes;
    try {
      bytes = Files.readAllBytes(folder.resolve(named.file()));
    } catch (NoSuchFileException e) {
      throw new BaselineException(
          "%s has no file %s beside it%s".formatted(shownAs, named.file(), ADVICE), e);
    }
    String found = Sha256.of(bytes);
    if (!found.equals(named.sha256())) {
      throw damaged(
          "its file %s has the SHA-256 %s instead of %s"
              .formatted(named.file(), found, named.sha256()));
    }
    try {
      return SeedPredictions.of(bytes);
    } catch (IOException e) {
      throw new BaselineException(
          "%s is damaged: its file %s: %s%s"
              .formatted(shownAs, named.file(), e.getMessage(), ADVICE),
          e);
    }
  }

  private void requireBelonging(Baseline facts, SeedPredictions predictions)
      throws BaselineException {
    if (predictions.images() != facts.testImages() || predictions.seeds() != facts.runs().size()) {
      throw damaged(
          "its predictions are of %d seeds for %d images, but it is of %d seeds and %d images"
              .formatted(
                  predictions.seeds(),
                  predictions.images(),
                  facts.runs().size(),
                  facts.testImages()));
    }
  }

  private BaselineException damaged(String how) {
    return new BaselineException(shownAs + " is damaged or was edited: " + how + ADVICE);
  }

  private String at(JsonProcessingException error) {
    JsonLocation location = Objects.requireNonNullElse(error.getLocation(), JsonLocation.NA);
    return location.getLineNr() < 1
        ? shownAs
        : shownAs + ":" + location.getLineNr() + ":" + location.getColumnNr();
  }

  /** Without Jackson's advice on its own settings. */
  private static String firstLine(JsonProcessingException error) {
    return String.valueOf(error.getOriginalMessage())
        .lines()
        .findFirst()
        .orElse("")
        .replaceFirst(" \\(index \\d+\\); `.*", "");
  }
}
