package io.github.experimentmaven.accepted;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.experimentmaven.experiment.Experiment;
import io.github.experimentmaven.experiment.Metric;
import io.github.experimentmaven.failure.BaselineException;
import io.github.experimentmaven.provenance.Identity;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An accepted result with its predictions that was read and verified, or is about to be written.
 *
 * @param facts what the file says
 * @param predictions what the networks said, in the order of the runs; null if the task keeps none
 * @param fileFormat the format of the file, which may be an earlier one than that of the facts
 * @param shownAs the file as people know it
 * @param remedy what people can do if it cannot be used
 */
public record AcceptedBaseline(
    AcceptedResult facts,
    @Nullable KeptPredictions predictions,
    int fileFormat,
    String shownAs,
    Remedy remedy) {

  private static final String FOLDS = "folds";

  /** Whether the file is of an earlier format, and becomes one of this when it is written. */
  public boolean isOfEarlierFormat() {
    return fileFormat < facts.formatVersion();
  }

  /** The predictions if they are of this kind, which a task knows as its own. */
  public <P extends KeptPredictions> Optional<P> predictions(Class<P> kind) {
    return Optional.ofNullable(predictions).filter(kind::isInstance).map(kind::cast);
  }

  /**
   * Demands that test metrics of some data can be compared with these: they must be over the same
   * images and labels, and in the same folds. How files are named and packed does not matter.
   *
   * @param now what a run comes from
   * @throws BaselineException if they are not
   */
  public void requireTestData(Identity now) throws BaselineException {
    JsonNode folds = facts.identity().experiment().path(FOLDS);
    JsonNode foldsNow = now.experiment().path(FOLDS);
    if (!folds.equals(foldsNow)) {
      throw new BaselineException(
          "%s is of %s, those of '%s' now are %s%s"
              .formatted(
                  shownAs,
                  words(folds),
                  facts.experiment(),
                  words(foldsNow),
                  remedy.orRenew(
                      "figures of other folds cannot be compared: restore the experiment's folds")));
    }
    Map<String, String> expected = facts.identity().testData();
    Map<String, String> found = now.testData();
    for (Map.Entry<String, String> part : expected.entrySet()) {
      if (!part.getValue().equals(found.get(part.getKey()))) {
        throw new BaselineException(
            "%s is of other data: its %s have the SHA-256 %s, those of '%s' now have %s%s"
                .formatted(
                    shownAs,
                    Identity.words(part.getKey()),
                    part.getValue(),
                    facts.experiment(),
                    found.get(part.getKey()),
                    remedy.orRenew(
                        "figures of other samples cannot be compared: restore the data")));
      }
    }
  }

  private static String words(JsonNode folds) {
    return folds.isMissingNode()
        ? "no folds"
        : "folds {count: %s, seed: %s}".formatted(folds.path("count"), folds.path("seed"));
  }

  /**
   * Demands that what is to be compared was measured when the baseline was accepted.
   *
   * @throws BaselineException if it was not
   */
  public void requireMetrics(Experiment experiment) throws BaselineException {
    for (Metric metric : experiment.gate().keySet()) {
      if (experiment.maxDrop(metric) != null && !facts.has(metric)) {
        throw new BaselineException(
            "%s has no %s: it was not measured when the result was accepted%s"
                .formatted(shownAs, metric.key(), remedy.orRenew("take max_drop out of its gate")));
      }
    }
  }

  /**
   * Whether another one differs in the reason or the environment at most, or in how its predictions
   * are packed.
   */
  public boolean saysTheSameAs(AcceptedBaseline other) {
    return facts.saysTheSameAs(other.facts) && Objects.equals(predictions, other.predictions);
  }
}
