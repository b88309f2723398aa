package io.github.experimentmaven.export;

import static io.github.experimentmaven.result.ResultFixture.classes;
import static io.github.experimentmaven.result.ResultFixture.images;
import static io.github.experimentmaven.result.ResultFixture.metrics;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.experimentmaven.experiment.Part;
import io.github.experimentmaven.provenance.IdentityFixture;
import io.github.experimentmaven.provenance.RunKey;
import io.github.experimentmaven.result.ExperimentResult;
import io.github.experimentmaven.result.ExperimentResult.RunFailure;
import io.github.experimentmaven.result.ResultFixture;
import io.github.experimentmaven.result.RunResult;
import io.github.experimentmaven.result.Verdict;
import io.github.experimentmaven.result.Verdict.Check;
import io.github.experimentmaven.result.Verdict.Outcome;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;

/** Results with every outcome there is. */
public final class ExportFixture {

  /** Text that breaks formats: markup, quotes, separators, controls, beyond 16 bits, very long. */
  public static final String HOSTILE =
      "<script>alert(\"1\")</script> & ]]> 'a', b; | `c` *d* \u0000\u001b[31m\uFFFE 😀 \uD83D x\r\n% ::error::"
          + "long ".repeat(60);

  private ExportFixture() {}

  /** An experiment of ten test images with a run for each accuracy, from seed 1 on. */
  public static ExperimentResult result(String name, Verdict verdict, double... accuracies) {
    return new ExperimentResult(
        name,
        "src/experiments/" + name + ".yaml",
        definition(),
        java.util.stream.IntStream.range(0, accuracies.length)
            .mapToObj(i -> run(name, i + 1, accuracies[i]))
            .toList(),
        List.of(),
        verdict);
  }

  /** The same with runs that did not complete. */
  public static ExperimentResult withFailures(ExperimentResult result, RunFailure... failures) {
    return new ExperimentResult(
        result.name(),
        result.file(),
        result.definition(),
        result.runs(),
        List.of(failures),
        result.verdict());
  }

  /** A verdict as bad as the worst of its checks. */
  public static Verdict verdict(Check... checks) {
    return new Verdict(
        Arrays.stream(checks).map(Check::outcome).max(Outcome::compareTo).orElse(Outcome.PASS),
        List.of(checks));
  }

  /** A check of a metric. */
  public static Check check(String name, Outcome outcome, String explanation) {
    return new Check(name, ">= 0.5", 0.75, 0.25, outcome, explanation);
  }

  /** Two epochs, the second with these results. */
  public static RunResult run(String experiment, long seed, double testAccuracy) {
    return new RunResult(
        RunResult.FORMAT_VERSION,
        experiment,
        RunKey.of(seed),
        10,
        List.of(new RunResult.LayerResult("dense", "Dense", List.of(2), 10, 0)),
        new RunResult.DatasetFacts("dots", 6, 10, images(2, 2, 1), classes("bright", "dark")),
        List.of(
            ResultFixture.epoch(1, 0.75, 0.5, 0.625, 0.5, 0.125),
            ResultFixture.epoch(2, 0.5, 0.625, 0.375, testAccuracy, 0.25)),
        metrics(0.5, 0.625, 0.375, testAccuracy),
        List.of(List.of(2, 0), List.of(1, 1)),
        List.of(new RunResult.ClassResult("bright, \"very\"", 0.5, 1, 0.25, 2)),
        48,
        0.375,
        0.0625,
        1.5,
        1024,
        "00ee",
        "00ff",
        "00dd",
        IdentityFixture.provenance(seed));
  }

  /** The same with a validation set of five images, of which the losses are 0.5 and 0.25. */
  public static RunResult validatedRun(String experiment, long seed, double testAccuracy) {
    RunResult run = run(experiment, seed, testAccuracy);
    return new RunResult(
        run.formatVersion(),
        run.experiment(),
        run.key(),
        10,
        run.layers(),
        new RunResult.DatasetFacts("dots", 6, 5, 10, images(2, 2, 1), classes("bright", "dark")),
        run.epochs().stream().map(ExportFixture::validated).toList(),
        validated(run.epochs().get(1)).metrics().and(run.metrics().of(Part.TEST)),
        run.confusionMatrix(),
        run.classes(),
        48,
        run.trainingSeconds(),
        run.evaluationSeconds(),
        run.totalSeconds(),
        run.peakMemoryBytes(),
        "00ee",
        "00ff",
        run.predictionsSha256(),
        run.provenance());
  }

  private static RunResult.EpochResult validated(RunResult.EpochResult epoch) {
    return new RunResult.EpochResult(
        epoch.epoch(),
        epoch
            .metrics()
            .of(Part.TRAIN)
            .and(
                ResultFixture.progress(0.5 / epoch.epoch(), 0.25 * epoch.epoch())
                    .measuredOn(Part.VALIDATION)),
        epoch.seconds(),
        epoch.weightsSha256());
  }

  private static JsonNode definition() {
    try {
      return new ObjectMapper()
          .readTree(
              """
              {"dataset": "dots",
               "architecture": [{"Flatten": {}}, {"Dense": {"units": 2, "activation": "softmax"}}],
               "optimizer": {"sgd": {"learning_rate": 0.01}},
               "epochs": 2, "seeds": [1, 2]}
              """);
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
