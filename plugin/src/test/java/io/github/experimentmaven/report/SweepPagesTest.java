package io.github.experimentmaven.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.experimentmaven.report.model.ReportedExperiment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SweepPagesTest {

  private static final Pattern PLACE =
      Pattern.compile("<tr[^>]*><th scope=\"row\" class=\"r\"><a [^>]*>([^<]*)<");
  private static final long MOST_BYTES = 1_000_000;

  @TempDir Path folder;

  private String page(List<ReportedExperiment> experiments, String name) throws Exception {
    new ReportGenerator().generate(new ReportRequest("digits", "1", experiments, folder, null));
    return Files.readString(folder.resolve(name));
  }

  private static List<String> places(String page) {
    return PLACE.matcher(page).results().map(found -> found.group(1)).toList();
  }

  @Test
  void aSweepHasAPageThatSaysWhatItFound() throws Exception {
    String page = page(SweepFixture.grid("mlp", true), "mlp.html");

    assertThat(page)
        .contains(
            "lr=0.001,units=512,optimizer=rmsprop has the best validation accuracy",
            "the mean of 3 seeds",
            "confidence the best of the 24 is among these",
            "The best single run of all 72 has",
            "The test set chose nothing, so that its figures are fair.",
            "id=\"effects\"",
            "id=\"interactions\"",
            "id=\"costs\"",
            "id=\"ways\"",
            "id=\"curves\"");
    assertThat(places(page)).hasSize(24).startsWith("1", "2", "3").endsWith("24");
  }

  @Test
  void eachColumnHasAPageInItsOrder() throws Exception {
    page(SweepFixture.grid("mlp", true), "mlp.html");
    String byUnits = Files.readString(folder.resolve("mlp,2.html"));

    assertThat(places(byUnits))
        .hasSize(24)
        .doesNotHaveDuplicates()
        .startsWith(places(byUnits).get(0));
    assertThat(byUnits.indexOf("<bdi>64</bdi>")).isLessThan(byUnits.indexOf("<bdi>256</bdi>"));
    assertThat(byUnits.lastIndexOf("<bdi>256</bdi>")).isLessThan(byUnits.indexOf("<bdi>512</bdi>"));
    for (int order = 0; order < 7; order++) {
      assertThat(folder.resolve("mlp," + order + ".html")).isNotEmptyFile();
    }
    assertThat(folder.resolve("mlp,7.html")).doesNotExist();
  }

  @Test
  void whatWasStoppedEarlyIsShownWithHowFarItCameAndIsNotRanked() throws Exception {
    List<ReportedExperiment> all = SweepFixture.halved("mlp");
    String page = page(all, "mlp.html");

    assertThat(page)
        .contains(
            "id=\"stopped\"",
            "Successive halving has stopped 18 of 24 experiments: 12 after epoch 1, 6 after epoch"
                + " 2.",
            "one that was stopped might have become better",
            "stopped at rung 1",
            "stopped at rung 2",
            "<small>rung 2, after epoch 2: ",
            "of the 6 is");
    assertThat(page.split("<small>rung ", -1)).hasSize(19);
    assertThat(page.indexOf("<small>rung 2")).isLessThan(page.indexOf("<small>rung 1"));
    assertThat(places(page)).hasSize(24).filteredOn(place -> !place.equals("\u2013")).hasSize(6);
    assertThat(Files.readString(folder.resolve("index.html")))
        .contains("xr-badge v-stopped", "18 more were stopped early");
    String loser =
        files().stream()
            .filter(name -> name.startsWith("mlp_"))
            .map(name -> read(folder.resolve(name)))
            .filter(text -> text.contains("v-stopped"))
            .findFirst()
            .orElseThrow();
    assertThat(loser)
        .contains("It was stopped after epoch ", "It has no result")
        .doesNotContain("id=\"gates\"", "id=\"runs\"", "trains it");
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void withoutAValidationSetThePageDoesNotRank() throws Exception {
    String page = page(SweepFixture.grid("mlp", false), "mlp.html");

    assertThat(page)
        .contains("There is no ranking. There is no validation set, and what is chosen by")
        .contains("Test accuracy")
        .doesNotContain("xr-best", "Seeds to tell", "May be best");
    assertThat(places(page)).hasSize(24).containsOnly("\u2013");
  }

  @Test
  void aSingleSeedTellsNothing() throws Exception {
    assertThat(page(SweepFixture.drawn("random", 30), "random.html"))
        .contains("One seed each says nothing of how seeds scatter: train three at least.")
        .contains("with a single seed.");
  }

  @Test
  void theIndexHasARowOfASweepAndNotOfEachExperiment() throws Exception {
    List<ReportedExperiment> all =
        Stream.concat(
                Stream.of(ReportFixture.experiment("alone").build()),
                SweepFixture.grid("mlp", true).stream())
            .toList();
    String index = page(all, "index.html");

    assertThat(index)
        .contains("<a href=\"mlp.html\"><bdi>mlp</bdi></a><small>24 experiments</small>")
        .contains("<a href=\"alone.html\">")
        .doesNotContain("<bdi>mlp/");
  }

  @Test
  void aSweepOfTheNameOfAnExperimentGetsAnotherFile() throws Exception {
    List<ReportedExperiment> all =
        Stream.concat(
                Stream.of(ReportFixture.experiment("mlp").build()),
                SweepFixture.grid("mlp", true).stream())
            .toList();
    String page = page(all, "mlp.html");

    assertThat(page).doesNotContain("id=\"ways\"");
    assertThat(files()).anyMatch(name -> name.startsWith("sweep_mlp-"));
  }

  @Test
  void fiveHundredExperimentsHavePagesThatCanBeOpened() throws Exception {
    String page = page(SweepFixture.drawn("random", 500), "random.html");

    assertThat(places(page)).hasSize(40);
    assertThat(page).contains("These are the first 40 of 500.").contains("random%2C0.html");
    assertThat(places(Files.readString(folder.resolve("random,0.html")))).hasSize(500);
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        assertThat(Files.size(file)).as(file.toString()).isLessThan(MOST_BYTES);
      }
    }
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }
}
