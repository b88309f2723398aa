package io.github.experimentmaven.report;

import static io.github.experimentmaven.report.ShownPage.shows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.experimentmaven.accepted.AcceptedRun;
import io.github.experimentmaven.dataset.Dataset;
import io.github.experimentmaven.dataset.DatasetStatistics;
import io.github.experimentmaven.experiment.Metric;
import io.github.experimentmaven.report.browser.Gallery;
import io.github.experimentmaven.report.model.FlippedImage;
import io.github.experimentmaven.report.model.PastResult;
import io.github.experimentmaven.report.model.ReportedExperiment;
import io.github.experimentmaven.report.model.Spread;
import io.github.experimentmaven.storage.RecordJson;
import io.github.experimentmaven.task.MulticlassClassification;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import java.util.regex.MatchResult;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the pages show otherwise than in tables: the figures at their heads, the charts, places of
 * dots included, the facts of the data. All of it is read back from the HTML.
 */
class FiguresOfChartsTest {

  @TempDir Path folder;
  private List<ReportedExperiment> experiments;

  @BeforeEach
  void writeReport() throws Exception {
    experiments = Gallery.ordinary();
    new ReportGenerator().generate(new ReportRequest("digits", "1.4.0", experiments, folder, null));
  }

  @Test
  void theHeadHasTheMeansOverTheSeedsAndThoseOfTheBaseline() throws Exception {
    for (ReportedExperiment each : experiments) {
      List<JsonNode> runs = results(each);
      List<MatchResult> stats =
          page(each).all("<dt>([^<]*)</dt><dd><b>([^<]*)</b><small>([^<]*)</small></dd>");
      double accuracy = mean(runs, run -> run.path("test_accuracy").asDouble());
      double images = runs.get(0).at("/dataset/test_images").asDouble();

      assertThat(stats)
          .extracting(stat -> stat.group(1))
          .containsExactly(
              "Test accuracy", "Mistakes", "Test loss", "Parameters", "Training", "Throughput");
      shows(stats.get(0).group(2), 100 * accuracy);
      shows(stats.get(1).group(2), images * (1 - accuracy));
      shows(stats.get(2).group(2), mean(runs, run -> run.path("test_loss").asDouble()));
      shows(stats.get(3).group(2), runs.get(0).path("parameters").asDouble());
      shows(
          stats.get(4).group(2).replaceAll("1\u00a0min\u00a0(..)\u00a0s", "$1"),
          mean(runs, run -> run.path("training_seconds").asDouble()) - 60);
      shows(stats.get(5).group(2), mean(runs, run -> run.path("images_per_second").asDouble()));
      shows(stats.get(1).group(3).replace("in ", ""), images);
      if (each.baseline() != null) {
        shows(
            stats.get(1).group(3).replaceAll(".*baseline ", ""),
            images * (1 - baseline(each, MulticlassClassification.TEST_ACCURACY)));
        shows(
            stats.get(2).group(3).replaceAll(".*baseline ", ""), baseline(each, Metric.TEST_LOSS));
        assertThat(stats.get(3).group(3).equals("as in the baseline"))
            .isEqualTo(
                Objects.equals(
                    each.baseline().facts().parameters(), each.runs().get(0).parameters()));
      }
    }
  }

  @Test
  void everyEpochHasItsDotWhereTheAxisSaysAndEveryCurveEndsWithItsFigure() throws Exception {
    for (ReportedExperiment each : experiments) {
      List<ShownPage> charts = page(each).section("learning").between("<svg", "</svg>");

      curve(charts.get(0), each, "test", epoch -> 100 * epoch.path("test_accuracy").asDouble());
      curve(charts.get(0), each, "train", epoch -> 100 * epoch.path("train_accuracy").asDouble());
      curve(charts.get(1), each, "test", epoch -> epoch.path("test_loss").asDouble());
      curve(charts.get(1), each, "train", epoch -> epoch.path("train_loss").asDouble());
      curve(
          charts.get(2),
          each,
          "gap",
          epoch ->
              100
                  * (epoch.path("train_accuracy").asDouble()
                      - epoch.path("test_accuracy").asDouble()));
    }
  }

  private static void curve(
      ShownPage chart, ReportedExperiment each, String name, ToDoubleFunction<JsonNode> metric) {
    List<JsonNode> runs = results(each);
    List<MatchResult> dots =
        chart.all(
            "cy=\"([0-9.]+)\" r=\"2.6\"><title>"
                + name
                + ", epoch (\\d+): ([^,<]*)(?:, seeds ([^<]*) to ([^<]*))?</title>");

    assertThat(dots).hasSize(runs.get(0).path("epochs").size());
    for (int i = 0; i < dots.size(); i++) {
      int epoch = i;
      MatchResult dot = dots.get(i);
      double[] values =
          runs.stream()
              .mapToDouble(run -> metric.applyAsDouble(run.at("/epochs/" + epoch)))
              .toArray();
      double mean = DoubleStream.of(values).average().orElseThrow();
      assertThat(dot.group(2)).isEqualTo(String.valueOf(i + 1));
      shows(dot.group(3), mean);
      if (runs.size() > 1) {
        shows(dot.group(4), DoubleStream.of(values).min().orElseThrow());
        shows(dot.group(5), DoubleStream.of(values).max().orElseThrow());
      }
      liesAt(chart, Double.parseDouble(dot.group(1)), mean);
    }
    String last = dots.get(dots.size() - 1).group(3);
    assertThat(chart.html()).contains(">" + name + " " + last + "</text>");
  }

  @Test
  void gateAndBaselineAreLinesWhereTheAxisSays() throws Exception {
    ReportedExperiment each = experiments.get(0);
    List<ShownPage> charts = page(each).section("learning").between("<svg", "</svg>");
    double accuracy = baseline(each, MulticlassClassification.TEST_ACCURACY);

    level(charts.get(0), "xr-gate", "gate", 98.8);
    level(charts.get(0), "xr-ended", "base", 100 * accuracy);
    level(charts.get(1), "xr-gate", "gate", 0.05);
    level(charts.get(1), "xr-ended", "base", baseline(each, Metric.TEST_LOSS));
    level(
        charts.get(2),
        "xr-ended",
        "base",
        100 * (baseline(each, MulticlassClassification.TRAIN_ACCURACY) - accuracy));
  }

  private static void level(ShownPage chart, String cssClass, String label, double value) {
    List<MatchResult> line = chart.all("<line class=\"" + cssClass + "\"[^>]* y2=\"([0-9.]+)\"");
    List<MatchResult> text = chart.all(">" + label + " ([^<]*)</text>");

    assertThat(line).hasSize(1);
    assertThat(text).hasSize(1);
    shows(text.get(0).group(1), value);
    liesAt(chart, Double.parseDouble(line.get(0).group(1)), value);
  }

  /** The place of a value is that between the lowest and the highest tick of the axis. */
  private static void liesAt(ShownPage chart, double y, double value) {
    List<MatchResult> ticks =
        chart.all("class=\"xr-tick\"[^>]* y=\"([0-9.]+)\" text-anchor=\"end\">([^<]*)<");
    MatchResult low = ticks.get(0);
    MatchResult high = ticks.get(ticks.size() - 1);
    double share = (value - number(low.group(2))) / (number(high.group(2)) - number(low.group(2)));
    double bottom = Double.parseDouble(low.group(1)) - 3.5;
    double top = Double.parseDouble(high.group(1)) - 3.5;

    assertThat(y).isCloseTo(bottom + share * (top - bottom), offset(0.02));
  }

  @Test
  void theHistoryIsDrawnAsItWas() throws Exception {
    ReportedExperiment each = experiments.get(0);
    ShownPage chart = page(each).section("history").between("<svg", "</svg>").get(0);
    List<MatchResult> dots = chart.all("cy=\"([0-9.]+)\" r=\"[0-9.]+\"><title>([^<]*)</title>");
    List<Spread> past = new ArrayList<>(each.history().stream().map(PastResult::spread).toList());
    Spread now = each.spread(each.headline());
    if (!now.equals(past.get(past.size() - 1))) {
      past.add(now);
    }

    assertThat(dots).hasSameSizeAs(past);
    for (int i = 0; i < past.size(); i++) {
      shows(dots.get(i).group(2), 100 * past.get(i).mean());
      liesAt(chart, Double.parseDouble(dots.get(i).group(1)), 100 * past.get(i).mean());
    }
  }

  @Test
  void everyRowOfTheIndexHasItsSeedsOnOneScaleAndItsHistory() throws Exception {
    ShownPage all = ShownPage.read(folder.resolve("index.html")).section("all");
    List<double[]> places = new ArrayList<>();
    for (ReportedExperiment each : experiments) {
      ShownPage row =
          all.between("<tr class=", "</tr>").stream()
              .filter(one -> one.html().contains("<bdi>" + each.name() + "</bdi>"))
              .findFirst()
              .orElseThrow();
      List<JsonNode> runs = results(each);
      List<MatchResult> dots = row.all("<circle class=\"xr-seed\" cx=\"([0-9.]+)\"");
      String told = row.all("role=\"img\" aria-label=\"([^\"]*)\"").get(0).group(1);
      String[] seeds = told.replaceAll("^[^:0-9]*:? ?|;.*", "").split(", ");

      assertThat(dots).hasSameSizeAs(runs);
      assertThat(seeds).hasSameSizeAs(runs);
      for (int i = 0; i < seeds.length; i++) {
        double accuracy = runs.get(i).path("test_accuracy").asDouble();
        shows(seeds[i], 100 * accuracy);
        places.add(new double[] {accuracy, Double.parseDouble(dots.get(i).group(1))});
      }
      assertThat(row.html().contains("xr-spark")).isEqualTo(each.history().size() > 1);
    }

    double[] first = places.get(0);
    double[] other =
        places.stream().filter(one -> Math.abs(one[0] - first[0]) > 0.005).findFirst().get();
    double scale = (other[1] - first[1]) / (other[0] - first[0]);
    assertThat(places)
        .allSatisfy(
            one ->
                assertThat(one[1]).isCloseTo(first[1] + scale * (one[0] - first[0]), offset(0.05)));
  }

  @Test
  void theIndexComparesMistakesAndSizes() throws Exception {
    ShownPage index = ShownPage.read(folder.resolve("index.html"));
    List<List<String>> rows = index.section("mistakes-0").table(0);
    String worst = rows.get(0).get(0);

    assertThat(rows).hasSizeGreaterThan(2);
    for (List<String> row : rows) {
      shows(row.get(1), mistakes(row.get(0)));
      if (!row.get(0).equals(worst)) {
        shows(row.get(3), 100 * (1 - mistakes(row.get(0)) / mistakes(worst)));
      }
    }
    List<MatchResult> dots =
        index
            .section("size")
            .all("<title>([^:]*): ([^ ]*) of the test images wrong, ([^ ]*) parameters");
    assertThat(dots).hasSameSizeAs(experiments);
    for (MatchResult dot : dots) {
      ReportedExperiment each = named(dot.group(1));
      shows(dot.group(2), 100 * mistakes(dot.group(1)) / each.testImages());
      shows(dot.group(3), (double) each.runs().get(0).parameters());
    }
  }

  @Test
  void theFactsOfTheDataAreThoseOfTheDataSet() throws Exception {
    for (ReportedExperiment each : experiments) {
      if (each.dataset() != null) {
        Dataset dataset = each.dataset().dataset();
        DatasetStatistics statistics = each.dataset().statistics();
        ShownPage section = page(each).section("data");
        List<String> facts =
            section.all("<dt>([^<]*)</dt><dd><bdi>([^<]*)</bdi>").stream()
                .map(fact -> fact.group(1) + ": " + fact.group(2))
                .toList();
        List<List<String>> classes = section.table(0);

        assertThat(facts)
            .containsExactly(
                "Name: MNIST",
                "Description: Handwritten digits.",
                "Training / test images: 54\u202f795 / 10\u202f000",
                "Image: "
                    + dataset.shape().height()
                    + " \u00d7 "
                    + dataset.shape().width()
                    + (dataset.shape().channels() == 1 ? ", 1 channel" : ", 3 channels"),
                "Classes: 10, the largest 1.02 times the smallest",
                "Pixels (0 to 1): mean 0.1307, standard deviation 0.3081",
                "Licence: CC BY-SA 3.0",
                "Origin: LeCun, Cortes, Burges");
        assertThat(classes).hasSameSizeAs(dataset.targets().classes().classNames());
        for (int i = 0; i < classes.size(); i++) {
          assertThat(classes.get(i).get(0))
              .isEqualTo(dataset.targets().classes().classNames().get(i));
          shows(classes.get(i).get(1), statistics.trainPerClass().get(i));
          shows(classes.get(i).get(3), statistics.testPerClass().get(i));
        }
      }
    }
  }

  @Test
  void everyFlippedImageIsShownWithItsClassesBeforeAndNow() throws Exception {
    ReportedExperiment each = experiments.get(0);
    List<String> classes = each.runs().get(0).dataset().targets().classes().classNames();
    List<FlippedImage> flipped = Objects.requireNonNull(each.baseline()).flipped();
    ShownPage section = page(each).section("baseline");

    assertThat(section.between("<span class=\"xr-clip\"", "</span>"))
        .extracting(tile -> tile.html().replaceAll("^[^>]*>", "").replaceAll("</?bdi>", ""))
        .containsExactlyElementsOf(
            flipped.stream()
                .map(
                    image -> {
                      String before = classes.get(image.before());
                      String now = classes.get(image.now());
                      return image.isNewlyWrong()
                          ? before + " \u2192 " + wrong(now)
                          : wrong(before) + " \u2192 " + now;
                    })
                .toList());
    assertThat(section.all("aria-label=\"test image (\\d+): (\\d+), before (\\d+), now (\\d+)\""))
        .extracting(tile -> Integer.parseInt(tile.group(1)))
        .containsExactlyElementsOf(flipped.stream().map(one -> one.image().index()).toList());
  }

  private static String wrong(String name) {
    return "<bdi class=\"xr-wrong\">" + name;
  }

  private ShownPage page(ReportedExperiment each) throws Exception {
    return ShownPage.read(folder.resolve(each.name() + ".html"));
  }

  private ReportedExperiment named(String name) {
    return experiments.stream().filter(each -> each.name().equals(name)).findFirst().orElseThrow();
  }

  private double mistakes(String name) {
    ReportedExperiment each = named(name);
    return each.testImages()
        * (1 - mean(results(each), run -> run.path("test_accuracy").asDouble()));
  }

  private static double baseline(ReportedExperiment each, Metric metric) {
    List<AcceptedRun> runs = Objects.requireNonNull(each.baseline()).facts().runs();
    return runs.stream().mapToDouble(run -> run.value(metric)).average().orElseThrow();
  }

  private static double number(String text) {
    return Double.parseDouble(text.replace('\u2212', '-'));
  }

  private static double mean(List<JsonNode> runs, ToDoubleFunction<JsonNode> metric) {
    return runs.stream().mapToDouble(metric).average().orElseThrow();
  }

  private static List<JsonNode> results(ReportedExperiment each) {
    return each.runs().stream().map(run -> RecordJson.tree(run)).toList();
  }
}
