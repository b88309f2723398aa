package io.github.experimentmaven.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.experimentmaven.experiment.Architecture;
import io.github.experimentmaven.experiment.BaselinePolicy;
import io.github.experimentmaven.experiment.Callbacks;
import io.github.experimentmaven.experiment.DatasetSource;
import io.github.experimentmaven.experiment.Expectations;
import io.github.experimentmaven.experiment.Experiment;
import io.github.experimentmaven.experiment.Loss;
import io.github.experimentmaven.experiment.Metric;
import io.github.experimentmaven.experiment.Numerics;
import io.github.experimentmaven.experiment.Optimizer;
import io.github.experimentmaven.experiment.Part;
import io.github.experimentmaven.experiment.TrainerClass;
import io.github.experimentmaven.export.CsvTables;
import io.github.experimentmaven.gate.Gate;
import io.github.experimentmaven.provenance.IdentityFixture;
import io.github.experimentmaven.provenance.RunKey;
import io.github.experimentmaven.report.model.ReportedExperiment;
import io.github.experimentmaven.report.page.NumberText;
import io.github.experimentmaven.result.ExperimentResult;
import io.github.experimentmaven.result.Metrics;
import io.github.experimentmaven.result.RunResult;
import io.github.experimentmaven.result.RunResult.ClassResult;
import io.github.experimentmaven.result.RunResult.DatasetFacts;
import io.github.experimentmaven.task.BinaryClassification;
import io.github.experimentmaven.task.Column;
import io.github.experimentmaven.task.Features;
import io.github.experimentmaven.task.Targets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What pages and tables show of a result of which weights and epochs are not known. */
class ClassPagesTest {

  private static final TrainerClass FOREST =
      new TrainerClass("com.acme.Forest", Map.of("trees", 100L));

  private static final Experiment EXPERIMENT =
      new Experiment(
          "forest",
          "",
          new DatasetSource.Folder("rows"),
          Architecture.chain(List.of()),
          FOREST,
          null,
          new Optimizer.Sgd(0.01, 0, false),
          Loss.CATEGORICAL_CROSSENTROPY,
          null,
          0,
          32,
          null,
          Callbacks.NONE,
          List.of(1L, 2L),
          null,
          Numerics.PORTABLE,
          new Expectations(null),
          Map.of(),
          BaselinePolicy.DEFAULT);

  @TempDir Path folder;

  @Test
  void whatIsNotKnownIsNotOnThePage() throws Exception {
    String page = page("forest.html", null);

    assertThat(page)
        .contains("com.acme.Forest", "<dt>trees</dt><dd>100</dd>", "Test accuracy", "ROC AUC")
        .contains("2 seeds \u00d7 Forest")
        .doesNotContain("Throughput", "Epochs", "Optimizer", "Batch size", "null", "NaN")
        .doesNotContain("<td class=\"r\">0</td><td class=\"r\">0</td>");
    assertThat(page.replaceAll("<[^>]*>", " ")).doesNotContain("Parameters", "Learning rate");
  }

  @Test
  void theNumberOfParametersIsThereIfTheClassTellsIt() throws Exception {
    assertThat(page("forest.html", 1234L))
        .contains("<dt>Parameters</dt><dd><b>" + NumberText.count(1234));
  }

  @Test
  void theIndexNamesTheClassAndLeavesTheRestOpen() throws Exception {
    assertThat(page("index.html", null))
        .contains("<bdi>Forest</bdi>")
        .contains("<td class=\"r\" data-l=\"Parameters\">\u2013</td>")
        .contains("<td class=\"r\" data-l=\"Samples/s\">\u2013</td>");
  }

  @Test
  void tablesHaveEmptyCellsForWhatIsNotKnown() {
    List<String> lines =
        CsvTables.of(List.of(result(List.of(run(1, null))))).get("runs.csv").lines().toList();

    List<String> names = List.of(lines.get(0).split(",", -1));
    List<String> cells = List.of(lines.get(1).split(",", -1));
    for (String unknown :
        List.of("parameters", "images_per_second", "weights_sha256", "train_loss")) {
      assertThat(cells.get(names.indexOf(unknown))).as(unknown).isEmpty();
    }
    assertThat(cells.get(names.indexOf("test_accuracy"))).isEqualTo("0.5");
  }

  private String page(String name, @Nullable Long parameters) throws Exception {
    List<RunResult> runs = List.of(run(1, parameters), run(2, parameters));
    ReportedExperiment reported =
        new ReportedExperiment(
            EXPERIMENT, result(runs), null, null, List.of(), List.of(), null, null);
    new ReportGenerator().generate(new ReportRequest("rows", "1", List.of(reported), folder, null));
    Path page = folder.resolve(name);
    assertThat(ValidHtmlTest.complaints(Files.readAllBytes(page))).isEqualTo(ValidHtmlTest.NONE);
    return Files.readString(page);
  }

  private static ExperimentResult result(List<RunResult> runs) {
    return new ExperimentResult(
        "forest",
        "src/experiments/forest.yaml",
        JsonNodeFactory.instance.objectNode(),
        runs,
        List.of(),
        Gate.judge(EXPERIMENT, runs, List.of()));
  }

  private static RunResult run(long seed, @Nullable Long parameters) {
    Map<Metric, Double> values = new LinkedHashMap<>();
    new BinaryClassification()
        .metrics().stream()
            .filter(metric -> metric.part() == Part.TEST)
            .forEach(metric -> values.put(metric, 0.5));
    return new RunResult(
        RunResult.FORMAT_VERSION,
        "forest",
        RunKey.of(seed),
        parameters,
        List.of(),
        new DatasetFacts(
            "rows",
            40,
            4,
            new Features.Numbers(List.of(Column.unscaled("age"))),
            new Targets.Classes(List.of("stays", "leaves"))),
        List.of(),
        Metrics.of(values),
        List.of(List.of(1, 1), List.of(1, 1)),
        List.of(
            new ClassResult("stays", 0.5, 0.5, 0.5, 2),
            new ClassResult("leaves", 0.5, 0.5, 0.5, 2)),
        null,
        1,
        1,
        3,
        0,
        null,
        null,
        "2".repeat(64),
        null,
        IdentityFixture.provenance(seed));
  }
}
