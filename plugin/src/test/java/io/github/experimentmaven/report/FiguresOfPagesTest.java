package io.github.experimentmaven.report;

import static io.github.experimentmaven.report.ShownPage.shows;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.experimentmaven.report.browser.Gallery;
import io.github.experimentmaven.report.browser.RecordedReport;
import io.github.experimentmaven.report.model.PastResult;
import io.github.experimentmaven.report.model.ReportedExperiment;
import io.github.experimentmaven.report.model.Spread;
import io.github.experimentmaven.storage.RecordJson;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The figures of the pages, read back from the HTML, are those of {@code result.json}, to the last
 * digit that is shown.
 */
class FiguresOfPagesTest {

  /** Digits. */
  private static final int SHORT_COMMIT = 7;

  @TempDir Path folder;
  private List<ReportedExperiment> experiments;

  @BeforeEach
  void writeReport() throws Exception {
    experiments = RecordedReport.experiments();
    if (experiments.isEmpty()) {
      experiments =
          Gallery.ordinary().stream().filter(each -> !each.name().equals("species-100")).toList();
    }
    new ReportGenerator().generate(new ReportRequest("digits", "1.4.0", experiments, folder, null));
  }

  @Test
  void everySeedHasItsRow() throws Exception {
    for (ReportedExperiment each : experiments) {
      List<List<String>> rows = table(each, "runs", 0);
      List<JsonNode> runs = results(each);

      assertThat(rows).hasSameSizeAs(runs);
      for (int i = 0; i < runs.size(); i++) {
        JsonNode run = runs.get(i);
        List<String> row = rows.get(i);
        assertThat(row.get(0)).isEqualTo(run.path("seed").asText());
        shows(row.get(1), 100 * run.path("test_accuracy").asDouble());
        shows(row.get(2), run.path("test_loss").asDouble());
        shows(row.get(3), 100 * run.path("train_accuracy").asDouble());
        shows(row.get(4), run.path("train_loss").asDouble());
        shows(row.get(8), run.path("images_per_second").asDouble());
        shows(row.get(9), run.path("peak_memory_bytes").asDouble() / (1 << 20));
        assertThat(run.path("provenance").path("fingerprint").asText()).startsWith(row.get(10));
        assertThat(run.path("weights_sha256").asText()).startsWith(row.get(11));
      }
    }
  }

  @Test
  void everyEpochIsAMeanOverTheSeeds() throws Exception {
    for (ReportedExperiment each : experiments) {
      List<List<String>> rows = table(each, "learning", 0);
      List<JsonNode> runs = results(each);

      assertThat(rows).hasSize(runs.get(0).path("epochs").size());
      for (int i = 0; i < rows.size(); i++) {
        int epoch = i;
        List<String> row = rows.get(i);
        shows(row.get(1), 100 * mean(runs, run -> epoch(run, epoch, "train_accuracy")));
        shows(row.get(2), 100 * mean(runs, run -> epoch(run, epoch, "test_accuracy")));
        shows(row.get(3), mean(runs, run -> epoch(run, epoch, "train_loss")));
        shows(row.get(4), mean(runs, run -> epoch(run, epoch, "test_loss")));
      }
    }
  }

  @Test
  void everyClassIsAMeanOverTheSeeds() throws Exception {
    for (ReportedExperiment each : experiments) {
      List<List<String>> rows = table(each, "classes", 0);
      List<JsonNode> runs = results(each);
      int classes = runs.get(0).path("classes").size();

      assertThat(rows).hasSize(classes + 1);
      for (int i = 0; i < classes; i++) {
        int index = i;
        List<String> row = rows.get(i);
        assertThat(row.get(0)).isEqualTo(runs.get(0).at("/classes/" + i + "/name").asText());
        shows(row.get(1), runs.get(0).at("/classes/" + i + "/support").asDouble());
        shows(row.get(2), mean(runs, run -> run.at("/classes/" + index + "/precision").asDouble()));
        shows(row.get(3), mean(runs, run -> run.at("/classes/" + index + "/recall").asDouble()));
        shows(row.get(4), mean(runs, run -> run.at("/classes/" + index + "/f1").asDouble()));
      }
    }
  }

  @Test
  void theConfusionMatrixIsTheSumOverTheSeeds() throws Exception {
    for (ReportedExperiment each : experiments) {
      List<List<String>> rows = table(each, "confusion", 0);
      List<JsonNode> runs = results(each);
      int classes = runs.get(0).path("confusion_matrix").size();

      assertThat(rows).hasSize(classes);
      for (int i = 0; i < classes; i++) {
        for (int j = 0; j < classes; j++) {
          String at = "/confusion_matrix/" + i + "/" + j;
          int sum = runs.stream().mapToInt(run -> run.at(at).asInt()).sum();
          assertThat(rows.get(i).get(j + 1)).isEqualTo(String.valueOf(sum));
        }
      }
    }
  }

  @Test
  void everyComparisonHasTheFiguresOfItsCheck() throws Exception {
    int compared = 0;
    for (ReportedExperiment each : experiments) {
      List<JsonNode> checks = comparisons(each);
      if (!checks.isEmpty()) {
        List<List<String>> rows = table(each, "baseline", 0);

        assertThat(rows).hasSameSizeAs(checks);
        for (int i = 0; i < rows.size(); i++) {
          List<String> row = rows.get(i);
          JsonNode check = checks.get(i);
          JsonNode figures = check.path("comparison");
          assertThat(check.path("name").asText()).isEqualTo(row.get(0) + " vs baseline");
          shows(row.get(1).split(" ")[0], figures.path("baseline_mean").asDouble());
          assertThat(row.get(1)).endsWith(figures.path("baseline_seeds").asText() + " seeds");
          shows(row.get(2).split(" ")[0], check.path("actual").asDouble());
          assertThat(row.get(2)).endsWith(figures.path("seeds").asText() + " seeds");
          shows(row.get(3), figures.path("difference").asDouble());
          String[] interval = row.get(4).split(" \u2026 | ", -1);
          shows(interval[0], figures.path("lower").asDouble());
          shows(interval[1], figures.path("upper").asDouble());
          shows(interval[2], 100 * figures.path("confidence").asDouble());
          assertThat(row.get(5)).isEqualTo(plain(figures.path("margin").decimalValue()));
          assertThat(row.get(7)).isEqualTo(check.path("outcome").asText());
          compared++;
        }
      }
    }
    assertThat(compared).isGreaterThan(1);
  }

  @Test
  void predictionFlipsAreThoseOfTheVerdict() throws Exception {
    ReportedExperiment each = experiments.get(0);
    JsonNode images = RecordJson.tree(each.result().verdict()).path("images");
    List<List<String>> sides = table(each, "baseline", 1);
    List<List<String>> classes = table(each, "baseline", 2);

    assertThat(sides.get(0).get(0)).isEqualTo("Newly wrong");
    shows(sides.get(0).get(1), images.at("/newly_wrong/count").asDouble());
    shows(sides.get(0).get(2), images.at("/newly_wrong/stable").asDouble());
    shows(sides.get(1).get(1), images.at("/newly_right/count").asDouble());
    shows(sides.get(1).get(2), images.at("/newly_right/stable").asDouble());
    assertThat(classes).hasSameSizeAs(images.path("classes"));
    for (int i = 0; i < classes.size(); i++) {
      JsonNode figures = images.path("classes").path(i);
      List<String> row = classes.get(i);
      assertThat(row.get(0)).isEqualTo(figures.path("name").asText());
      shows(row.get(1), figures.path("baseline").asDouble());
      shows(row.get(2), figures.path("recall").asDouble());
      shows(row.get(3), figures.path("recall").asDouble() - figures.path("baseline").asDouble());
      assertThat(row.get(4).isEmpty()).isNotEqualTo(figures.path("is_worse").asBoolean());
    }
  }

  @Test
  void theHistoryHasTheLatestResultsFirst() throws Exception {
    ReportedExperiment each = experiments.get(0);
    List<PastResult> past = each.history();
    Assumptions.assumeFalse(past.isEmpty(), "no history was recorded");
    List<List<String>> rows = table(each, "history", 0);
    Spread now = each.spread(each.headline());
    if (!now.equals(past.get(past.size() - 1).spread())) {
      assertThat(rows.get(0).get(0)).isEqualTo("now");
      shows(rows.get(0).get(1).split("%")[0], 100 * now.mean());
      rows = rows.subList(1, rows.size());
    }

    assertThat(rows).hasSize(8);
    for (int i = 0; i < rows.size(); i++) {
      PastResult result = past.get(past.size() - 1 - i);
      List<String> row = rows.get(i);
      assertThat(result.date() == null ? "" : " " + result.date())
          .isEqualTo(row.get(0).substring(SHORT_COMMIT));
      String commit = row.get(0).substring(0, SHORT_COMMIT);
      assertThat(result.commit()).startsWith(commit).isNotEqualTo(commit);
      shows(row.get(1).split("%")[0], 100 * result.spread().mean());
      assertThat(row.get(1)).endsWith(result.spread().count() == 1 ? " 1 seed" : " 10 seeds");
      assertThat(row.get(2)).isEqualTo(result.outcome().name());
      assertThat(row.get(3)).isEqualTo(result.reason() == null ? "" : result.reason());
    }
  }

  private static List<JsonNode> comparisons(ReportedExperiment each) {
    List<JsonNode> compared = new ArrayList<>();
    for (JsonNode check : RecordJson.tree(each.result().verdict()).path("checks")) {
      if (!check.path("comparison").isMissingNode() && !check.path("comparison").isNull()) {
        compared.add(check);
      }
    }
    return compared;
  }

  private static String plain(BigDecimal number) {
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }

  @Test
  void everyLayerHasItsShapeAndItsParameters() throws Exception {
    for (ReportedExperiment each : experiments) {
      List<List<String>> rows =
          table(each, "network", 0).stream().filter(row -> !isRemoved(row)).toList();
      JsonNode run = results(each).get(0);

      assertThat(rows).hasSize(run.path("layers").size());
      long sum = 0;
      for (int i = 0; i < rows.size(); i++) {
        JsonNode layer = run.path("layers").path(i);
        List<String> row = rows.get(i);
        assertThat(row.get(0))
            .isEqualTo(layer.path("name").asText() + " (" + layer.path("type").asText() + ")");
        assertThat(row.get(1).replaceAll("[^0-9,]", ""))
            .isEqualTo("," + layer.path("output_shape").toString().replaceAll("[\\[\\]]", ""));
        shows(row.get(2), layer.path("parameters").asDouble());
        sum += layer.path("parameters").asLong();
      }
      assertThat(run.path("parameters").asLong()).isEqualTo(sum);
    }
  }

  private static boolean isRemoved(List<String> row) {
    return row.get(row.size() - 1).equals("removed");
  }

  @Test
  void everyLayerOfTheBaselineIsThereAsItWas() throws Exception {
    int compared = 0;
    for (ReportedExperiment each : experiments) {
      if (each.baseline() != null) {
        List<String> before = new ArrayList<>();
        for (List<String> row : table(each, "network", 0)) {
          String change = row.get(row.size() - 1);
          String type = row.get(0).replaceAll(".*\\((.*)\\)", "$1");
          String shape = change.startsWith("was ") ? change.substring(4) : row.get(1);
          if (!change.equals("added")) {
            before.add(type + " " + shape.replace("(None, ", "[").replace(")", "]"));
          }
        }
        assertThat(before)
            .isEqualTo(
                each.baseline().facts().layers().stream().map(layer -> layer.toString()).toList());
        compared++;
      }
    }
    assertThat(compared).isEqualTo(2);
  }

  @Test
  void theIndexHasTheMeansOfEveryExperiment() throws Exception {
    List<List<String>> rows = ShownPage.read(folder.resolve("index.html")).section("all").table(0);

    assertThat(rows).hasSameSizeAs(experiments);
    for (List<String> row : rows) {
      ReportedExperiment each =
          experiments.stream().filter(e -> row.get(0).startsWith(e.name() + " ")).findFirst().get();
      List<JsonNode> runs = results(each);
      double accuracy = mean(runs, run -> run.path("test_accuracy").asDouble());
      shows(row.get(1).substring(0, row.get(1).indexOf('%')), 100 * accuracy);
      List<JsonNode> compared = comparisons(each);
      if (compared.isEmpty()) {
        assertThat(row.get(2)).isEqualTo("\u2013");
      } else {
        shows(row.get(2), 100 * compared.get(0).at("/comparison/difference").asDouble());
      }
      shows(row.get(3), 100 * (1 - accuracy));
      shows(row.get(4), mean(runs, run -> run.path("test_loss").asDouble()));
      shows(row.get(5), runs.get(0).path("parameters").asDouble());
      shows(row.get(7), mean(runs, run -> run.path("images_per_second").asDouble()));
    }
  }

  private static double epoch(JsonNode run, int epoch, String metric) {
    return run.path("epochs").path(epoch).path(metric).asDouble();
  }

  private static double mean(List<JsonNode> runs, ToDoubleFunction<JsonNode> metric) {
    return runs.stream().mapToDouble(metric).average().orElseThrow();
  }

  private static List<JsonNode> results(ReportedExperiment each) {
    return each.runs().stream().map(run -> RecordJson.tree(run)).toList();
  }

  private List<List<String>> table(ReportedExperiment each, String section, int index)
      throws Exception {
    return ShownPage.read(folder.resolve(each.name() + ".html")).section(section).table(index);
  }
}
