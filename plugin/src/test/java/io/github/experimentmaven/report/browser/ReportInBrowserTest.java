package io.github.experimentmaven.report.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.experimentmaven.report.ReportGenerator;
import io.github.experimentmaven.report.ReportRequest;
import io.github.experimentmaven.report.model.ReportedExperiment;
import io.github.experimentmaven.report.page.PageNames;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The report as people see it: in a browser, in light and dark, on a phone, on paper. The pictures
 * stay in {@code target/report-pictures}.
 */
@Tag("browser")
class ReportInBrowserTest {

  private static final Path PICTURES = Path.of("target", "report-pictures");

  /** The page that is pictured; of the experiments to look at unless this property names a file. */
  private static final String PICTURED_PAGE = "report.page";

  /** The picture is written to the file that this system property names. */
  private static final String README_PICTURE = "report.picture";

  private static final String ORDINARY = "ordinary";
  private static final String HOSTILE = "hostile";

  private static final String RECORDED = "recorded";

  /** Every kind of page and every section; every hostile text is on each of the hostile ones. */
  private static final List<Path> OURS =
      List.of(
          Path.of(ORDINARY, "index.html"),
          Path.of(ORDINARY, "mnist-cnn.html"),
          Path.of(ORDINARY, "cnn-dropout.html"),
          Path.of(ORDINARY, "resnet-20.html"),
          Path.of(ORDINARY, "species-100.html"),
          Path.of(ORDINARY, "mlp.html"),
          Path.of(ORDINARY, "mlp,2.html"),
          Path.of(ORDINARY, "random.html"),
          Path.of(ORDINARY, "unvalidated.html"),
          Path.of(HOSTILE, "index.html"),
          Path.of(HOSTILE, names().page(Gallery.HOSTILE.get(0))),
          Path.of(HOSTILE, names().page(Gallery.HOSTILE.get(2))));

  /** The same, and all pages of a real module if one is named. */
  private static final List<Path> PAGES = new ArrayList<>(OURS);

  @TempDir static Path temporary;
  private static Chromium chromium;

  @BeforeAll
  static void startBrowser() throws Exception {
    Optional<Path> program = Chromium.program();
    Assumptions.assumeTrue(program.isPresent(), Chromium.HOW_TO_INSTALL);
    Files.createDirectories(PICTURES);
    generate(ORDINARY, Gallery.withSweeps());
    generate(HOSTILE, Gallery.hostile());
    List<ReportedExperiment> recorded = RecordedReport.experiments();
    if (!recorded.isEmpty()) {
      generate(RECORDED, recorded);
      PAGES.addAll(pages(RECORDED));
    }
    Path profile = Files.createDirectories(temporary.resolve("profile"));
    chromium = Chromium.start(program.get(), profile);
  }

  @AfterAll
  static void stopBrowser() {
    if (chromium != null) {
      chromium.close();
    }
  }

  static Stream<View> views() {
    return Stream.of(View.LIGHT, View.DARK, View.NARROW, View.NARROW_DARK, View.PRINT);
  }

  /**
   * The others differ from these in nothing that a program can judge: dark from light in its
   * colours alone, narrow in its layout alone.
   */
  static Stream<Arguments> looks() {
    return Stream.of(
        Arguments.of(View.LIGHT, "everything"),
        Arguments.of(View.DARK, "colours"),
        Arguments.of(View.NARROW, "layout"));
  }

  @ParameterizedTest
  @MethodSource("views")
  void everythingFitsAndCanBeReadAndNothingLeavesThePage(View view) throws Exception {
    List<String> found = new ArrayList<>();
    try (BrowserPage page = chromium.newPage().as(view)) {
      for (Path file : PAGES) {
        page.go(uri(file));
        Files.write(PICTURES.resolve(pictureName(file, view)), page.picture());
        report(found, file, page.evaluate(script("overflow.js")));
        report(found, file, page.evaluate(script("contrast.js")));
      }

      assertThat(found).isEmpty();
      assertThat(page.complaints()).isEmpty();
      assertThat(page.requests())
          .isNotEmpty()
          .allMatch(address -> address.startsWith(temporary.toUri().toString()));
    }
  }

  @ParameterizedTest
  @MethodSource("looks")
  void everybodyCanUseIt(View view, String what) throws Exception {
    List<String> found = new ArrayList<>();
    try (BrowserPage page = chromium.newPage().as(view).withScript(axe())) {
      for (Path file : PAGES) {
        page.go(uri(file));
        report(found, file, page.evaluate(script("violations.js") + "('" + what + "')"));
      }
    }

    assertThat(found).isEmpty();
  }

  @Test
  void itLooksTheSameFromDiskWithoutScriptsAndUnderThePolicyOfJenkins() throws Exception {
    try (PolicyServer server = new PolicyServer(temporary)) {
      List<byte[]> fromDisk = new ArrayList<>();
      try (BrowserPage page = chromium.newPage().as(View.LIGHT).withoutScripts()) {
        for (Path file : PAGES) {
          fromDisk.add(page.go(uri(file)).picture());
        }
      }
      try (BrowserPage page = chromium.newPage().as(View.LIGHT)) {
        for (int i = 0; i < PAGES.size(); i++) {
          byte[] served = page.go(server.address(PAGES.get(i).toString())).picture();

          assertThat(differentPixels(fromDisk.get(i), served))
              .as("different pixels of %s", PAGES.get(i))
              .isZero();
        }
        assertThat(page.complaints()).isEmpty();
      }
    }
  }

  @Test
  void hostileTextIsShownAsText() throws Exception {
    try (BrowserPage page = chromium.newPage().as(View.LIGHT)) {
      for (Path file : pages(HOSTILE)) {
        page.go(uri(file));
        String text = page.evaluate("document.body.textContent").asText();

        assertThat(Gallery.HOSTILE).allSatisfy(each -> assertThat(text).contains(each));
        assertThat(page.evaluate("document.scripts.length").asInt()).isZero();
      }
    }
  }

  @Test
  void paperShowsTheWholePage() throws Exception {
    try (BrowserPage page = chromium.newPage().as(View.LIGHT)) {
      for (String name : List.of("index", "mnist-cnn")) {
        Path paper = PICTURES.resolve(name + "-print.pdf");
        page.go(uri(Path.of(ORDINARY, name + ".html"))).print(paper);

        assertThat(paper).isNotEmptyFile();
      }
    }
  }

  @Test
  void thePictureOfTheReadmeIsMadeHere() throws Exception {
    String named = System.getProperty(PICTURED_PAGE, "");
    URI address =
        named.isEmpty() ? uri(Path.of(ORDINARY, "mnist-cnn.html")) : Path.of(named).toUri();
    byte[] picture;
    try (BrowserPage page = chromium.newPage().as(View.LIGHT)) {
      picture = page.go(address).picture(1280, 1340);
    }
    BufferedImage decoded = BrowserPage.decoded(picture);

    assertThat(decoded.getWidth()).isEqualTo(1280);
    assertThat(decoded.getHeight()).isEqualTo(1340);
    String wanted = System.getProperty(README_PICTURE, "");
    if (!wanted.isEmpty()) {
      Files.write(Path.of(wanted), picture);
    }
  }

  private static void generate(String folder, List<ReportedExperiment> experiments)
      throws Exception {
    Path output = temporary.resolve(folder);
    new ReportGenerator().generate(new ReportRequest("digits", "1.4.0", experiments, output, null));
  }

  private static PageNames names() {
    return new PageNames(Gallery.HOSTILE);
  }

  private static URI uri(Path page) {
    return temporary.resolve(page).toUri();
  }

  private static List<Path> pages(String folder) throws IOException {
    try (Stream<Path> files = Files.list(temporary.resolve(folder))) {
      return files
          .filter(file -> file.toString().endsWith(".html"))
          .map(temporary::relativize)
          .sorted()
          .toList();
    }
  }

  private static String pictureName(Path file, View view) {
    String name = file.getFileName().toString().replace(".html", "");
    String folder = file.getParent().getFileName().toString();
    return (folder.equals(ORDINARY) ? "" : folder + "-")
        + name.substring(0, Math.min(40, name.length()))
        + "-"
        + view.name()
        + ".png";
  }

  private static void report(List<String> found, Path file, JsonNode complaints) {
    String name = file.getFileName().toString();
    complaints.forEach(
        each -> found.add(name.substring(0, Math.min(30, name.length())) + ": " + each.asText()));
  }

  private static String axe() throws IOException {
    return resource("/axe.min.js");
  }

  private static String script(String name) throws IOException {
    return resource("/report-checks/" + name);
  }

  private static String resource(String name) throws IOException {
    try (InputStream stream =
        Objects.requireNonNull(ReportInBrowserTest.class.getResourceAsStream(name), name)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static int differentPixels(byte[] one, byte[] other) throws IOException {
    if (Arrays.equals(one, other)) {
      return 0;
    }
    BufferedImage first = BrowserPage.decoded(one);
    BufferedImage second = BrowserPage.decoded(other);
    if (first.getWidth() != second.getWidth() || first.getHeight() != second.getHeight()) {
      return Integer.MAX_VALUE;
    }
    int different = 0;
    for (int y = 0; y < first.getHeight(); y++) {
      for (int x = 0; x < first.getWidth(); x++) {
        different += first.getRGB(x, y) == second.getRGB(x, y) ? 0 : 1;
      }
    }
    return different;
  }
}
