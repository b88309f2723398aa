package io.github.experimentmaven.result;

import io.github.experimentmaven.experiment.Part;
import io.github.experimentmaven.experiment.Shape;
import io.github.experimentmaven.provenance.IdentityFixture;
import io.github.experimentmaven.result.RunResult.ClassResult;
import io.github.experimentmaven.result.RunResult.DatasetFacts;
import io.github.experimentmaven.result.RunResult.EpochResult;
import io.github.experimentmaven.result.RunResult.LayerResult;
import io.github.experimentmaven.task.Features;
import io.github.experimentmaven.task.Targets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Small results for tests. */
public final class ResultFixture {

  private ResultFixture() {}

  /** An epoch with a hash that only its number decides. */
  public static EpochResult epoch(
      int epoch,
      double trainLoss,
      double trainAccuracy,
      double testLoss,
      double testAccuracy,
      double seconds) {
    return new EpochResult(
        epoch,
        metrics(trainLoss, trainAccuracy, testLoss, testAccuracy),
        seconds,
        "%064x".formatted(epoch));
  }

  /** The metrics of a classification. */
  public static Metrics metrics(
      double trainLoss, double trainAccuracy, double testLoss, double testAccuracy) {
    return progress(trainLoss, trainAccuracy)
        .measuredOn(Part.TRAIN)
        .and(progress(testLoss, testAccuracy).measuredOn(Part.TEST));
  }

  /** What a classification measures, whatever the part. */
  public static Metrics progress(double loss, double accuracy) {
    Map<String, Double> values = new LinkedHashMap<>();
    values.put("loss", loss);
    values.put("accuracy", accuracy);
    return new Metrics(values);
  }

  /** Features of that shape. */
  public static Features images(int height, int width, int channels) {
    return Features.Images.of(Shape.of(height, width, channels));
  }

  /** The targets of a classification. */
  public static Targets classes(String... names) {
    return new Targets.Classes(List.of(names));
  }

  static RunResult runResult() {
    return runResult(123);
  }

  /** A run of one epoch. */
  public static RunResult runResult(long seed) {
    return new RunResult(
        RunResult.FORMAT_VERSION,
        "small",
        seed,
        10,
        List.of(
            new LayerResult("flatten", "Flatten", List.of(4), 0, 0),
            new LayerResult("dense", "Dense", List.of(2), 10, 0)),
        new DatasetFacts("dots", 6, 4, images(2, 2, 1), classes("bright", "dark")),
        List.of(epoch(1, 0.75, 0.5, 0.625, 0.75, 0.125)),
        metrics(0.75, 0.5, 0.625, 0.75),
        List.of(List.of(2, 0), List.of(1, 1)),
        List.of(
            new ClassResult("bright", 0.5, 1, 0.25, 2), new ClassResult("dark", 1, 0.5, 0.25, 2)),
        48,
        0.125,
        0.0625,
        0.5,
        1024,
        "00ee",
        "00ff",
        "00dd",
        IdentityFixture.provenance(1));
  }
}
