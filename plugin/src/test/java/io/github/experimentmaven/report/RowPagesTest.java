package io.github.experimentmaven.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.experimentmaven.experiment.ActivationFunction;
import io.github.experimentmaven.experiment.BaselinePolicy;
import io.github.experimentmaven.experiment.Clipping;
import io.github.experimentmaven.experiment.DatasetSource;
import io.github.experimentmaven.experiment.Expectations;
import io.github.experimentmaven.experiment.Experiment;
import io.github.experimentmaven.experiment.LearningRate;
import io.github.experimentmaven.experiment.Metric;
import io.github.experimentmaven.experiment.MovingAverages;
import io.github.experimentmaven.experiment.Networks;
import io.github.experimentmaven.experiment.Numerics;
import io.github.experimentmaven.experiment.Optimizer;
import io.github.experimentmaven.gate.Gate;
import io.github.experimentmaven.provenance.IdentityFixture;
import io.github.experimentmaven.provenance.RunKey;
import io.github.experimentmaven.report.model.ReportedExperiment;
import io.github.experimentmaven.report.model.TestOutputs;
import io.github.experimentmaven.result.ExperimentResult;
import io.github.experimentmaven.result.Metrics;
import io.github.experimentmaven.result.NumberPredictions;
import io.github.experimentmaven.result.ProbabilityPredictions;
import io.github.experimentmaven.result.RunResult;
import io.github.experimentmaven.result.RunResult.ClassResult;
import io.github.experimentmaven.result.RunResult.DatasetFacts;
import io.github.experimentmaven.result.RunResult.EpochResult;
import io.github.experimentmaven.result.RunResult.LayerResult;
import io.github.experimentmaven.task.BinaryClassification;
import io.github.experimentmaven.task.Column;
import io.github.experimentmaven.task.Features;
import io.github.experimentmaven.task.Regression;
import io.github.experimentmaven.task.Targets;
import io.github.experimentmaven.task.Task;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pages of experiments whose samples are rows of numbers. */
class RowPagesTest {

  private static final Features FEATURES =
      new Features.Numbers(List.of(new Column("age", 40, 12.5), Column.unscaled("city=Bonn")));

  @TempDir Path folder;

  private Optimizer optimizer = new Optimizer.Sgd(0.01, 0, false);

  @Test
  void aBinaryClassificationShowsItsCurves() throws Exception {
    Targets targets = new Targets.Classes(List.of("stays", "leaves"));
    List<RunResult> runs = List.of(run(new BinaryClassification(), targets, 1, 1));
    TestOutputs outputs =
        new TestOutputs.Probabilities(
            List.of(new ProbabilityPredictions(new float[] {0.1f, 0.9f, 0.6f, 0.4f})),
            new int[] {0, 1, 0, 1});

    String page = page(ActivationFunction.SIGMOID, runs, outputs);

    assertThat(page)
        .contains(
            "50\u00a0% of the test rows are classified correctly.",
            "ROC curve, AUC 0.5000",
            "Precision and recall, average precision 0.5000",
            "Calibration, Brier score 0.5000",
            "The positive class is leaves.",
            "<dt>Training / test rows</dt>",
            "<th scope=\"row\"><bdi>age</bdi></th><td class=\"r\">40.0000</td>"
                + "<td class=\"r\">12.5000</td>",
            "<th scope=\"row\"><bdi>city=Bonn</bdi></th><td class=\"r\"></td>");
    assertThatNothingIsCalledAnImage(page);
  }

  @Test
  void aRegressionShowsItsErrors() throws Exception {
    Targets targets = new Targets.Numbers(List.of("price"));
    List<RunResult> runs =
        List.of(run(new Regression(), targets, 1, 1), run(new Regression(), targets, 1, 2));
    TestOutputs outputs =
        new TestOutputs.Numbers(
            List.of(
                new NumberPredictions(1, new float[] {1, 2, 3, 4}),
                new NumberPredictions(1, new float[] {1, 2, 3, 6})),
            new NumberPredictions(1, new float[] {1, 2.5f, 3, 1}));

    String page = page(ActivationFunction.LINEAR, runs, outputs);

    assertThat(page)
        .contains(
            "Predictions for the test rows are off by 0.5000 on average.",
            "price, predicted against true",
            "price, predicted minus true",
            "Predictions are means over 2 seeds.",
            // the mean of 4 and 6 for 1, then 2 for 2.5
            "<th scope=\"row\" class=\"r\">3</th><td><bdi>price</bdi></td>"
                + "<td class=\"r\">1.0000</td><td class=\"r\">5.0000</td>"
                + "<td class=\"r\"><b>+4.0000</b></td></tr>\n"
                + "<tr><th scope=\"row\" class=\"r\">1</th>",
            "<dt>Target</dt><dd><bdi>price</bdi></dd>");
    assertThatNothingIsCalledAnImage(page);
  }

  @Test
  void withoutTheOutputsThePagesHaveTheFigures() throws Exception {
    Targets targets = new Targets.Numbers(List.of("price"));

    String page =
        page(ActivationFunction.LINEAR, List.of(run(new Regression(), targets, 1, 1)), null);

    assertThat(page).contains("R\u00b2").doesNotContain("Greatest errors");
  }

  private static void assertThatNothingIsCalledAnImage(String page) {
    // The identity of the fixture is of images, whose files the page names.
    String own = page.replaceAll("<th scope=\"row\">(Training|Test) images</th>", "");
    assertThat(own.replaceAll("(?s)<[^>]*>", " ")).doesNotContainIgnoringCase("image");
  }

  @Test
  void aLearningRateThatChangesIsDrawn() throws Exception {
    List<RunResult> runs =
        List.of(run(new Regression(), new Targets.Numbers(List.of("price")), 1, 1));

    assertThat(page(ActivationFunction.LINEAR, runs, null)).doesNotContain("Learning rate");
    optimizer =
        new Optimizer.Sgd(
            new LearningRate.ExponentialDecay(0.5, 1, 0.1, false),
            0,
            false,
            null,
            Clipping.NONE,
            MovingAverages.NONE);
    assertThat(page(ActivationFunction.LINEAR, runs, null))
        .contains("<figcaption>Learning rate</figcaption>", "Learning rate goes from 0.5 to ");
  }

  private String page(ActivationFunction last, List<RunResult> runs, @Nullable TestOutputs outputs)
      throws Exception {
    Experiment experiment =
        new Experiment(
            "rows",
            "",
            new DatasetSource.Folder("rows"),
            List.of(Networks.dense(1, last)),
            optimizer,
            runs.get(0).task().defaultLoss(),
            1,
            32,
            runs.stream().map(run -> run.key().seed()).toList(),
            null,
            Numerics.PORTABLE,
            new Expectations(null),
            Map.of(),
            BaselinePolicy.DEFAULT);
    ExperimentResult result =
        new ExperimentResult(
            "rows",
            "src/experiments/rows.yaml",
            JsonNodeFactory.instance.objectNode(),
            runs,
            List.of(),
            Gate.judge(experiment, runs, List.of()));
    ReportedExperiment reported =
        new ReportedExperiment(experiment, result, null, null, List.of(), List.of(), outputs, null);
    new ReportGenerator().generate(new ReportRequest("rows", "1", List.of(reported), folder, null));
    Path page = folder.resolve("rows.html");
    assertThat(ValidHtmlTest.complaints(Files.readAllBytes(page))).isEqualTo(ValidHtmlTest.NONE);
    return Files.readString(page);
  }

  private static RunResult run(Task task, Targets targets, int outputs, long seed) {
    Map<Metric, Double> values = new LinkedHashMap<>();
    task.metrics().forEach(metric -> values.put(metric, 0.5));
    Metrics metrics = Metrics.of(values);
    boolean hasClasses = targets instanceof Targets.Classes;
    return new RunResult(
        RunResult.FORMAT_VERSION,
        "rows",
        RunKey.of(seed),
        3,
        List.of(new LayerResult("dense", "Dense", List.of(outputs), 3, 0)),
        new DatasetFacts("rows", 40, 4, FEATURES, targets),
        List.of(new EpochResult(1, metrics, 1, "0".repeat(64))),
        metrics,
        hasClasses ? List.of(List.of(1, 1), List.of(1, 1)) : List.of(),
        hasClasses
            ? List.of(
                new ClassResult("stays", 0.5, 0.5, 0.5, 2),
                new ClassResult("leaves", 0.5, 0.5, 0.5, 2))
            : List.of(),
        48,
        1,
        1,
        3,
        0,
        "0".repeat(64),
        "1".repeat(64),
        "2".repeat(64),
        IdentityFixture.provenance(seed));
  }
}
