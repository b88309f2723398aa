package io.github.experimentmaven.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.experimentmaven.experiment.Metric;
import io.github.experimentmaven.experiment.Shape;
import io.github.experimentmaven.failure.ReportException;
import io.github.experimentmaven.report.model.ReportedExperiment;
import io.github.experimentmaven.result.ImageChanges;
import io.github.experimentmaven.result.ImageChanges.Flips;
import io.github.experimentmaven.result.Metrics;
import io.github.experimentmaven.result.RunResult;
import io.github.experimentmaven.result.Verdict.Check;
import io.github.experimentmaven.result.Verdict.Outcome;
import io.github.experimentmaven.task.MulticlassClassification;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReportGeneratorTest {

  private static final String HOSTILE =
      "<script>alert('x')</script>\"&\u05e9\u05dc\u05d5\u05dd\u202e\ud83d\ude00" + "x".repeat(270);

  @TempDir Path temporary;
  private Path output;

  @BeforeEach
  void outputFolder() throws IOException {
    output = Files.createDirectories(temporary.resolve("report"));
  }

  @Test
  void aPageShowsEveryFigureOfItsResults() throws Exception {
    ReportedExperiment reported =
        ReportFixture.experiment("mnist-mlp")
            .parameters(407_050)
            .gate(MulticlassClassification.TEST_ACCURACY, 0.975, null)
            .dataset(ReportFixture.dataset(Shape.of(28, 28, 1), ReportFixture.digits(10)))
            .build();
    generate(reported);
    String page = read("mnist-mlp.html");
    RunResult run = reported.runs().get(0);
    Metrics metrics = run.metrics();

    assertThat(page)
        .contains(percent(metrics.value("test_accuracy")), percent(metrics.value("train_accuracy")))
        .contains(decimals(metrics.value("test_loss")), decimals(metrics.value("train_loss")))
        .contains("407 050", "(None, 512)", "401 920", "5 130")
        .contains("1 min 04 s", "2.3 s", "1 min 09 s", "4 811", "612 MiB")
        .contains(run.weightsSha256().substring(0, 12), run.weightsSha256());
    run.epochs()
        .forEach(
            epoch ->
                assertThat(page)
                    .contains(
                        percent(epoch.metrics().value("test_accuracy")),
                        percent(epoch.metrics().value("train_accuracy")))
                    .contains(
                        decimals(epoch.metrics().value("test_loss")),
                        decimals(epoch.metrics().value("train_loss"))));
    run.confusionMatrix().stream()
        .flatMap(List::stream)
        .filter(count -> count > 0)
        .forEach(count -> assertThat(page).contains(">" + count + "</td>"));
    run.classes()
        .forEach(
            each ->
                assertThat(page)
                    .contains(decimals(each.precision()))
                    .contains(decimals(each.recall()))
                    .contains(decimals(each.f1())));
    assertThat(page)
        .contains("CC BY-SA 3.0", "LeCun, Cortes, Burges", "28 × 28, 1 channel")
        .contains("mean 0.1307, standard deviation 0.3081")
        .contains("rmsprop: learning_rate 0.001, rho 0.9, momentum 0.0, epsilon 1.0e-7")
        .contains("training image 1024: 4");
  }

  @Test
  void aPageShowsWhatAugmentationMadeOfSomeImages() throws Exception {
    generate(
        ReportFixture.experiment("cnn")
            .augmented(Shape.of(28, 28, 1), Shape.of(24, 20, 1))
            .build());
    String page = read("cnn.html");

    assertThat(page)
        .contains("aria-label=\"training image of row 1: original\"")
        .contains("aria-label=\"training image of row 2: epoch 3\"")
        .contains("viewBox=\"0 -.5 28 28\"", "viewBox=\"0 -.5 20 24\"")
        .contains(
            "Each as it is, and as the network of seed 123 was trained with it in its first"
                + " epochs.");
  }

  @Test
  void augmentedImagesInColourAreFilesBesideThePage() throws Exception {
    generate(
        ReportFixture.experiment("cnn")
            .augmented(Shape.of(32, 32, 3), Shape.of(24, 20, 3))
            .build());

    assertThat(read("cnn.html"))
        .contains(
            "<img class=\"xr-photo\" src=\"cnn-augmented-2.png\" alt=\"training image of row 1:"
                + " epoch 1\">");
    assertThat(ImageIO.read(output.resolve("cnn-augmented-2.png").toFile()).getWidth())
        .isEqualTo(20);
    assertThat(ImageIO.read(output.resolve("cnn-augmented-5.png").toFile()).getWidth())
        .isEqualTo(32);
  }

  @Test
  void theIndexComparesExperimentsByTheirMistakes() throws Exception {
    generate(
        ReportFixture.experiment("cnn").errorRate(0.01).build(),
        ReportFixture.experiment("mlp").errorRate(0.02).build());
    String page = read("index.html");

    assertThat(page).contains("<h1>Both experiments pass</h1>");
    assertThat(page)
        .contains(
            "<bdi>cnn</bdi> makes <b>44 %</b> fewer mistakes than <bdi>mlp</bdi>"
                + " (29 % to 56 % with 95 % confidence, over other test samples)");
    assertThat(page).contains("<b>187</b>", "reference", "<b>105</b>", "44 % fewer");
  }

  @Test
  void ofNoMistakesAtAllItIsNotSaidThatChanceMayHaveMadeTheDifference() throws Exception {
    generate(
        ReportFixture.experiment("cnn").errorRate(0).build(),
        ReportFixture.experiment("mlp").errorRate(0.02).build());

    assertThat(read("index.html"))
        .contains("than <bdi>mlp</bdi> (none at all, of which no interval can be given)");
  }

  @Test
  void theIndexSaysWhatIsWrongAndWhatToDo() throws Exception {
    generate(
        ReportFixture.experiment("fine").build(),
        ReportFixture.experiment("low")
            .gate(MulticlassClassification.TEST_ACCURACY, 0.999, null)
            .build(),
        ReportFixture.experiment("big").parameters(407_051).build(),
        ReportFixture.experiment("dead").seeds(1L).failure(1, "exit code 137\nKilled").build());
    String page = read("index.html");

    assertThat(page)
        .contains("<h1>3 of 4 experiments fail</h1>")
        .contains("parameters 407050 is 1 fewer than the required 407051")
        .contains(">experiment:describe<", ">-Dexperiment.names=big<")
        .contains("seed 1 failed: exit code 137")
        .contains("change the gate in src/experiments/low.yaml and check the same runs again:")
        .contains(">experiment:check<");
    assertThat(page.indexOf(">dead<")).isLessThan(page.indexOf(">fine<"));
    assertThat(read("dead.html")).contains("exit code 137\nKilled", "No run is complete");
  }

  @Test
  void severalSeedsAreMeansBandsAndARowEach() throws Exception {
    ReportedExperiment reported =
        ReportFixture.experiment("cnn")
            .architecture(ReportFixture.convolutional())
            .seeds(1L, 2L, 3L)
            .build();
    generate(reported);
    String page = read("cnn.html");

    assertThat(page)
        .contains("3 seeds × 5 epochs", "mean of 3 seeds", "xr-band s-test")
        .contains("Summed over 3 seeds: every test sample counts 3 times.");
    reported
        .runs()
        .forEach(run -> assertThat(page).contains("title=\"SHA-256 " + run.weightsSha256()));
    int sum = reported.runs().stream().mapToInt(run -> run.confusionMatrix().get(0).get(0)).sum();
    assertThat(page).contains("<td class=\"cd\">" + sum + "</td>");
    assertThat(read("index.html")).contains("± ", "3 seeds");
  }

  @Test
  void aTrainingThatDivergedIsStillReported() throws Exception {
    generate(ReportFixture.experiment("lost").diverged().gate(Metric.TEST_LOSS, null, 0.5).build());

    assertThat(read("lost.html"))
        .contains("test_loss is NaN and so within no bounds: &lt;= 0.5")
        .contains("training diverged", "<td class=\"r\">NaN</td>")
        .doesNotContain("d=\"MNaN")
        .doesNotContain("\"NaN\"");
    assertThat(read("index.html")).contains("<td class=\"r\" data-l=\"Loss\">NaN</td>");
  }

  @Test
  void twoClassesAndAHundredAreBothShown() throws Exception {
    List<String> many = IntStream.range(0, 100).mapToObj(i -> "species " + i).toList();
    generate(
        ReportFixture.experiment("two").classes(List.of("cat", "dog")).build(),
        ReportFixture.experiment("many").classes(many).build());

    assertThat(read("two.html")).contains("<table class=\"xr-cm\">").doesNotContain("xr-heat");
    assertThat(read("many.html"))
        .contains("class=\"xr-heat\"", "of 100; each run’s result.json")
        .doesNotContain("<table class=\"xr-cm");
  }

  @Test
  void noExperimentsAreAPageThatSaysSo() throws Exception {
    generate();

    assertThat(files()).containsExactly(".contents", "index.html", "report.css");
    assertThat(read("index.html")).contains("<h1>No experiments</h1>", "src/experiments");
  }

  @Test
  void hostileNamesAreText() throws Exception {
    generate(
        ReportFixture.experiment(HOSTILE)
            .description(HOSTILE)
            .classes(List.of(HOSTILE, "b"))
            .failure(9, HOSTILE + "\u001b[31m")
            .seeds(1L, 9L)
            .dataset(ReportFixture.dataset(Shape.of(9, 7, 1), List.of(HOSTILE, "b")))
            .build());

    for (String name : files()) {
      if (name.endsWith(".html")) {
        assertThat(read(name))
            .contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&quot;&amp;")
            .contains("\ud83d\ude00")
            .doesNotContain("<script")
            .doesNotContain("\u001b");
      }
    }
  }

  @Test
  void nothingIsFetchedRunOrStyledInline() throws Exception {
    generate(
        ReportFixture.experiment("gray")
            .gate(Metric.TEST_LOSS, null, 0.5)
            .dataset(ReportFixture.dataset(Shape.of(28, 28, 1), ReportFixture.digits(10)))
            .build(),
        ReportFixture.experiment("colour")
            .dataset(ReportFixture.dataset(Shape.of(64, 48, 3), ReportFixture.digits(10)))
            .build());

    for (String name : files()) {
      if (!name.endsWith(".png")) {
        assertThat(read(name))
            .doesNotContain("<script")
            .doesNotContain("style=")
            .doesNotContain("<style")
            .doesNotContain("data:")
            .doesNotContain("http")
            .doesNotContain("url(")
            .doesNotContain("@import");
      }
    }
  }

  @Test
  void imagesTooLargeOrColourfulForThePageAreFilesBesideIt() throws Exception {
    generate(
        ReportFixture.experiment("colour")
            .dataset(ReportFixture.dataset(Shape.of(64, 48, 3), ReportFixture.digits(10)))
            .build());

    assertThat(read("colour.html"))
        .contains(
            "<img class=\"xr-photo\" src=\"colour-sample-25.png\" alt=\"training image 1024: 4\">");
    var image = ImageIO.read(output.resolve("colour-sample-1.png").toFile());
    var sample =
        ReportFixture.dataset(Shape.of(64, 48, 3), ReportFixture.digits(10)).samples().get(0);
    assertThat(image.getWidth()).isEqualTo(48);
    assertThat(image.getHeight()).isEqualTo(64);
    byte[] pixels = sample.image().pixels();
    int last = pixels.length - 3;
    assertThat(image.getRGB(47, 63) & 0xffffff)
        .isEqualTo(
            ((pixels[last] & 255) << 16)
                | ((pixels[last + 1] & 255) << 8)
                | (pixels[last + 2] & 255));
  }

  @Test
  void experimentsOfOneNameInTwoModulesHaveImagesOfTheirOwn() throws Exception {
    generate(changedImages("one"), changedImages("two"));

    assertThat(files()).filteredOn(name -> name.contains("-flip-1.png")).hasSize(2);
    for (String page : files().stream().filter(name -> name.matches("..._same.*html")).toList()) {
      String stem = page.replace(".html", "");
      assertThat(read(page)).contains("src=\"" + stem + "-flip-1.png\"");
      assertThat(files()).contains(stem + "-flip-1.png");
    }
  }

  private static ReportedExperiment changedImages(String module) {
    return ReportFixture.experiment("same")
        .module(module)
        .dataset(ReportFixture.dataset(Shape.of(64, 64, 3), ReportFixture.digits(10)))
        .images(
            new ImageChanges(
                List.of(),
                20,
                new Flips(11.25, 2, List.of()),
                new Flips(5, 0, List.of()),
                null,
                true,
                List.of()))
        .baseline(407_050, List.of())
        .build();
  }

  @ParameterizedTest
  @ValueSource(strings = {"de-DE", "tr-TR", "ar-EG", "hi-IN-u-nu-deva"})
  void theSameResultsGiveTheSameBytesInEveryLocale(String language) throws Exception {
    Map<String, String> expected = report(output.resolve("first"), null);
    Locale usual = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag(language));

      assertThat(report(output.resolve("second"), null)).isEqualTo(expected);
    } finally {
      Locale.setDefault(usual);
    }
  }

  @Test
  void pagesOfExperimentsThatAreGoneAreRemovedAndOtherFilesStay() throws Exception {
    var colourful = ReportFixture.dataset(Shape.of(64, 64, 3), ReportFixture.digits(10));
    generate(
        ReportFixture.experiment("old").dataset(colourful).build(),
        ReportFixture.experiment("kept").build());
    Files.writeString(output.resolve("mine.html"), "not ours");
    Files.writeString(output.resolve("../outside.html"), "not ours");
    Files.writeString(
        output.resolve(".contents"),
        Files.readString(output.resolve(".contents")) + "../outside.html\n");

    generate(ReportFixture.experiment("kept").build());

    assertThat(files())
        .containsExactly(".contents", "index.html", "kept.html", "mine.html", "report.css");
    assertThat(output.resolve("../outside.html")).exists();
  }

  @Test
  void aPersonsOwnTemplateStandsInForTheDefault(@TempDir Path templates) throws Exception {
    Files.createDirectories(templates.resolve("index"));
    Files.writeString(templates.resolve("index/verdicts.ftlh"), "<p>${page.headline} & more</p>");
    Files.writeString(templates.resolve("report.css"), ".xr { color: red }\r\n");

    generate(templates, ReportFixture.experiment("a").build());

    assertThat(read("index.html")).contains("<p>The experiment passes & more</p>");
    assertThat(read("report.css")).isEqualTo(".xr { color: red }\n");
    assertThat(read("a.html")).contains("<h2 id=\"network\">");
  }

  @Test
  void aSingleSectionOfAPersonsOwnChangesThatSectionOnly(@TempDir Path templates) throws Exception {
    Map<String, String> before = report(output.resolve("before"), null);
    Files.createDirectories(templates.resolve("experiment"));
    Files.writeString(templates.resolve("experiment/runs.ftlh"), "<section>mine</section>\n");

    Map<String, String> after = report(output.resolve("after"), templates);

    assertThat(after.keySet()).isEqualTo(before.keySet());
    after.forEach(
        (name, content) -> {
          if (content.contains("<section>mine</section>")) {
            assertThat(withoutRuns(content))
                .isEqualTo(withoutRuns(before.get(name)))
                .isNotEqualTo(content);
          } else {
            assertThat(content).isEqualTo(before.get(name));
          }
        });
    assertThat(after.values().stream().filter(each -> each.contains("<section>mine</section>")))
        .hasSize(2);
  }

  private static String withoutRuns(String page) {
    return page.replace("<section>mine</section>\n", "")
        .replaceAll("(?s)<section aria-labelledby=\"runs\">.*?</section>\n", "");
  }

  @Test
  void pagesStaySmallWithTenClassesAndWithAHundred() throws Exception {
    Long[] seeds = {1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L};
    List<String> species = IntStream.range(0, 100).mapToObj(i -> "species " + i).toList();
    generate(
        ReportFixture.experiment("ten")
            .architecture(ReportFixture.convolutional())
            .seeds(seeds)
            .dataset(ReportFixture.dataset(Shape.of(28, 28, 1), ReportFixture.digits(10)))
            .build(),
        ReportFixture.experiment("hundred")
            .classes(species)
            .seeds(seeds)
            .dataset(ReportFixture.dataset(Shape.of(28, 28, 1), species))
            .build());

    assertThat(output.resolve("ten.html")).content().hasSizeLessThan(600_000);
    assertThat(output.resolve("hundred.html")).content().hasSizeLessThan(600_000);
    assertThat(read("hundred.html"))
        .contains(
            "The 20 classes with the lowest F1, of 100; each run’s result.json has all of them.")
        .contains("The 20 pairs of classes most often confused; the picture shows all 100 classes.")
        .contains("The 20 largest and smallest of 100 classes");
  }

  @Test
  void theSameResultsGiveTheSameBytes() throws Exception {
    assertThat(report(output.resolve("first"), null))
        .isEqualTo(report(output.resolve("second"), null));
  }

  @ParameterizedTest
  @EnumSource(Outcome.class)
  void everyOutcomeHasItsBadgeOnBothPages(Outcome outcome) throws Exception {
    Check check = new Check("baseline", ">= 0", null, null, outcome, "it is as it is");
    generate(ReportFixture.experiment("a").check(check).build());
    String badge = "<span class=\"xr-badge v-" + outcome.name().toLowerCase(Locale.ROOT) + "\">";

    assertThat(read("index.html")).contains(badge, "</svg>" + outcome + "</span>");
    assertThat(read("a.html")).contains(badge, "</svg>" + outcome + "</span>");
    boolean needsAttention = outcome != Outcome.PASS && outcome != Outcome.STOPPED;
    assertThat(read("index.html").contains("Needs attention")).isEqualTo(needsAttention);
    assertThat(read("index.html").contains(">it is as it is<")).isEqualTo(needsAttention);
  }

  @Test
  void aPageSaysHowToGetTheSameBitsAgain() throws Exception {
    ReportedExperiment reported = ReportFixture.experiment("mlp").seeds(1L, 2L).build();
    generate(reported);

    assertThat(read("mlp.html"))
        .contains(">experiment:reproduce</span> <span class=\"xr-word\">-Dexperiment.names=mlp<")
        .contains("linux-x86_64-onednn-avx2", "OPENBLAS_CORETYPE=Haswell", "nd4j-api 1.0")
        .contains("01".repeat(32), "04".repeat(32))
        .doesNotContain("Test CPU", "Test VM 17");
    String page = read("mlp.html");
    reported.runs().forEach(run -> assertThat(page).contains(run.provenance().fingerprint()));
  }

  @Test
  void aNameThatDoesNotExistIsLocated(@TempDir Path templates) throws Exception {
    Files.createDirectories(templates.resolve("experiment"));
    Files.writeString(templates.resolve("experiment/runs.ftlh"), "<p>\n  ${page.naem}</p>");

    assertThatThrownBy(() -> generate(templates, ReportFixture.experiment("a").build()))
        .isInstanceOf(ReportException.class)
        .hasMessage("experiment/runs.ftlh:2:5: there is nothing called 'page.naem'");
    assertThat(files()).isEmpty();
  }

  @Test
  void aTemplateThatIsNotOneIsLocated(@TempDir Path templates) throws Exception {
    Files.writeString(templates.resolve("index.ftlh"), "<p>\n<#if page.rows>");

    assertThatThrownBy(() -> generate(templates))
        .isInstanceOf(ReportException.class)
        .hasMessageStartingWith("index.ftlh:")
        .hasMessageContaining("#if");
  }

  @Test
  void aMissingTemplateIsNamedWithThePlacesLookedIn(@TempDir Path templates) throws Exception {
    Files.writeString(templates.resolve("index.ftlh"), "<#include \"nowhere.ftlh\">");

    assertThatThrownBy(() -> generate(templates))
        .isInstanceOf(ReportException.class)
        .hasMessage(
            "there is no template 'nowhere.ftlh'; looked in " + templates + " and the defaults");
  }

  @Test
  void aTemplateFolderThatIsNoneIsNamed() {
    Path nowhere = output.resolve("nowhere");

    assertThatThrownBy(() -> generate(nowhere))
        .isInstanceOf(ReportException.class)
        .hasMessage("cannot read the templates in " + nowhere + ": it is not a folder");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "${\"freemarker.template.utility.Execute\"?new()(\"id\")}",
        "${page.class.forName(\"java.lang.Runtime\")}",
        "<#include \"../../../../etc/passwd\">"
      })
  void aTemplateReachesNothingButItsModel(String attack, @TempDir Path templates) throws Exception {
    Files.writeString(templates.resolve("index.ftlh"), attack);

    assertThatThrownBy(() -> generate(templates)).isInstanceOf(ReportException.class);
  }

  private Map<String, String> report(Path folder, @Nullable Path templates) throws Exception {
    List<ReportedExperiment> experiments =
        List.of(
            ReportFixture.experiment("mlp")
                .gate(MulticlassClassification.TEST_ACCURACY, 0.975, null)
                .dataset(ReportFixture.dataset(Shape.of(28, 28, 1), ReportFixture.digits(10)))
                .build(),
            ReportFixture.experiment("INDEX-i\u0131")
                .architecture(ReportFixture.convolutional())
                .seeds(1L, 2L)
                .dataset(ReportFixture.dataset(Shape.of(50, 50, 3), ReportFixture.digits(10)))
                .build());
    new ReportGenerator()
        .generate(new ReportRequest("digits", "1.4.0", experiments, folder, templates));
    Map<String, String> contents = new TreeMap<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        contents.put(
            file.getFileName().toString(), Files.readString(file, StandardCharsets.ISO_8859_1));
      }
    }
    return contents;
  }

  private void generate(ReportedExperiment... experiments) throws Exception {
    generate(null, experiments);
  }

  private void generate(@Nullable Path templates, ReportedExperiment... experiments)
      throws Exception {
    Path index =
        new ReportGenerator()
            .generate(
                new ReportRequest("digits", "1.4.0", List.of(experiments), output, templates));

    assertThat(index).isEqualTo(output.resolve("index.html"));
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(output)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  /** With ordinary spaces before units and between thousands. */
  private String read(String file) throws IOException {
    return Files.readString(output.resolve(file)).replace('\u00a0', ' ').replace('\u202f', ' ');
  }

  private static String percent(double fraction) {
    return String.format(Locale.ROOT, "%.2f %%", fraction * 100);
  }

  private static String decimals(double value) {
    return String.format(Locale.ROOT, "%.4f", value);
  }
}
