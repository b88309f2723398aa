package io.github.experimentmaven.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.experimentmaven.module.ModuleFixture;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoParameter;
import org.apache.maven.plugin.MojoExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReportExportsTest extends GoalTest {

  private static final String GATED =
      ModuleFixture.SMALL + "gate:\n  test_loss: {max: 2}\n  test_accuracy: {min: 0.5}\n";

  @Test
  @InjectMojo(goal = "report")
  void resultsAreWhereServersAndTrackersLookForThem(ReportMojo report) throws Exception {
    recordOne(0.75);

    report.execute();

    assertThat(files("target/experiment-reports")).containsExactly(".contents", "TEST-small.xml");
    assertThat(files("target/experiments/exports"))
        .containsExactly(
            ".contents",
            "bencher.json",
            "classes.csv",
            "epochs.csv",
            "github-action-benchmark.json",
            "runs.csv");
    assertThat(module().file("target/experiments/tensorboard")).doesNotExist();
    assertThat(module().file("src/experiments/history")).doesNotExist();
  }

  @Test
  @InjectMojo(goal = "report")
  @MojoParameter(name = "formats", value = "tensorboard")
  void onlyTheFormatsThatAreAskedForAreWrittenAndOthersRemoved(ReportMojo report) throws Exception {
    recordOne(0.75);
    Path own = module().write("target/experiment-reports/TEST-own.xml", "<own/>");
    module().write("target/experiment-reports/TEST-small.xml", "<old/>");
    module().write("target/experiment-reports/.contents", "TEST-small.xml\n../pom.xml\n");

    report.execute();

    assertThat(files("target/experiments/tensorboard/small/seed-7"))
        .singleElement()
        .asString()
        .startsWith("events.out.tfevents.0.");
    assertThat(module().file("target/experiments/exports")).doesNotExist();
    assertThat(own).exists();
    assertThat(files("target/experiment-reports")).containsExactly(".contents", "TEST-own.xml");
  }

  @Test
  @InjectMojo(goal = "report")
  @MojoParameter(name = "formats", value = "tensorboard")
  void aRunThatIsMadeAgainReplacesItsCurvesUnderANewName(ReportMojo report) throws Exception {
    recordOne(0.75);
    report.execute();
    List<String> first = files("target/experiments/tensorboard/small/seed-7");
    recordOne(0.5);

    report.execute();

    assertThat(files("target/experiments/tensorboard/small/seed-7")).hasSize(1).isNotEqualTo(first);
  }

  @Test
  @InjectMojo(goal = "report")
  @MojoParameter(name = "formats", value = "csv,pdf")
  void anUnknownFormatIsNamedBeforeAnythingIsWritten(ReportMojo report) throws Exception {
    recordOne(0.75);

    assertThatExceptionOfType(MojoExecutionException.class)
        .isThrownBy(report::execute)
        .withMessage(
            "experiment.formats: must be one of junit, csv, bencher, github-action-benchmark,"
                + " tensorboard, found 'pdf'");
    assertThat(module().file("target/site")).doesNotExist();
  }

  @Test
  @InjectMojo(goal = "report")
  void theSameResultsGiveTheSameFiles(ReportMojo report) throws Exception {
    recordOne(0.75);
    report.execute();
    Path xml = module().file("target/experiment-reports/TEST-small.xml");
    byte[] first = Files.readAllBytes(xml);

    report.execute();

    assertThat(xml).hasBinaryContent(first);
  }

  /** The digits of the first are others, the second has another i, the third another calendar. */
  @ParameterizedTest
  @ValueSource(strings = {"ar-EG", "tr", "th-TH-u-nu-thai"})
  @InjectMojo(goal = "report")
  void everywhereTheSameBytesAreWritten(String language, ReportMojo report) throws Exception {
    recordOne(0.75);
    report.execute();
    Map<String, String> expected = contents();
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag(language));
    try {
      FileUtils.deleteDirectory(module().file("target").toFile());
      recordOne(0.75);
      report.execute();
    } finally {
      Locale.setDefault(before);
    }

    assertThat(contents()).hasSizeGreaterThan(10).isEqualTo(expected);
  }

  @Test
  @InjectMojo(goal = "report")
  void onGithubTheJobHasASummaryAndTheFailedGateAnAnnotation(ReportMojo report) throws Exception {
    recordOne(0.25);

    List<String> commands = new ArrayList<>();
    report.sendCommandsTo(commands::add);

    report.execute();

    assertThat(module().file("summary.md"))
        .content()
        .startsWith("## Example module: 1 FAIL\n")
        .contains("| ❌ FAIL | small | 0.2500 | 1.1250 | 1 |\n");
    assertThat(commands)
        .containsExactly(
            "::error file=src/experiments/small.yaml,line=10,col=19,title=small%3A FAIL"
                + "::test_accuracy 0.2500 is below the required 0.5 by 0.2500");
  }

  @Test
  @InjectMojo(goal = "report")
  void onGithubAMistakeIsShownAtItsLine(ReportMojo report) throws Exception {
    module().writeExperiment("broken", ModuleFixture.SMALL.replace("sgd", "sdg"));

    List<String> commands = new ArrayList<>();
    report.sendCommandsTo(commands::add);

    assertThatExceptionOfType(MojoExecutionException.class).isThrownBy(report::execute);

    assertThat(commands)
        .containsExactly(
            "::error file=src/experiments/broken.yaml,line=3,col=12,title=experiment file"
                + "::there is no optimizer 'sdg'%0Aknown: rmsprop, adam, sgd, adamw, nadam, adamax, adagrad, adadelta, ftrl, lion");
  }

  @Test
  @InjectMojo(goal = "report")
  void onGithubTheTenthMistakeSaysHowManyAreNotShown(ReportMojo report) throws Exception {
    for (int i = 1; i <= 12; i++) {
      module().writeExperiment("broken-" + i, ModuleFixture.SMALL.replace("sgd", "sdg"));
    }
    List<String> commands = new ArrayList<>();
    report.sendCommandsTo(commands::add);

    assertThatExceptionOfType(MojoExecutionException.class).isThrownBy(report::execute);

    assertThat(commands).hasSize(12);
    assertThat(commands.get(9))
        .endsWith(
            "known: rmsprop, adam, sgd, adamw, nadam, adamax, adagrad, adadelta, ftrl, lion%0Aand 2 more, see the log");
  }

  @Test
  @InjectMojo(goal = "report")
  @MojoParameter(name = "history", value = "all")
  void resultsThatAreReportedCanBeKeptInAHistory(ReportMojo report) throws Exception {
    recordOne(0.75);

    report.execute();
    report.execute();

    assertThat(module().file("src/experiments/history/small.jsonl"))
        .content()
        .hasLineCount(1)
        .contains("\"commit\":\"" + "ab".repeat(20) + "\"", "\"verdict\":\"PASS\"");
    assertThat(log.lines())
        .filteredOn(line -> line.startsWith("Recorded"))
        .containsExactly("Recorded small in src/experiments/history/small.jsonl");
  }

  @Test
  @InjectMojo(goal = "report")
  @MojoParameter(name = "history", value = "some")
  void anUnknownKindOfHistoryIsNamed(ReportMojo report) throws Exception {
    recordOne(0.75);

    assertThatExceptionOfType(MojoExecutionException.class)
        .isThrownBy(report::execute)
        .withMessage("experiment.history: must be one of accepted, all, off, found 'some'");
  }

  @Test
  @InjectMojo(goal = "report")
  @MojoParameter(name = "mlflowTrackingUri", value = "sqlite:///mlruns.db")
  void whatIsNoTrackingServerIsNamed(ReportMojo report) throws Exception {
    recordOne(0.75);

    assertThatExceptionOfType(MojoExecutionException.class)
        .isThrownBy(report::execute)
        .withMessage(
            "experiment.mlflow.trackingUri: must be a URI such as https://mlflow.example.org");
  }

  @Override
  void addEnvironment(Properties system) {
    system.setProperty("env.GITHUB_ACTIONS", "true");
    system.setProperty("env.GITHUB_WORKSPACE", base.toString());
    system.setProperty("env.GITHUB_STEP_SUMMARY", base.resolve("summary.md").toString());
    system.setProperty("env.GITHUB_SHA", "ab".repeat(20));
  }

  private void recordOne(double accuracy) throws Exception {
    module().writeDataset();
    module().writeExperiment("small", GATED);
    module().record(accuracy);
  }

  /** Of all files below target, a character a byte. */
  private Map<String, String> contents() throws IOException {
    Map<String, String> contents = new TreeMap<>();
    try (Stream<Path> files = Files.walk(module().file("target")).filter(Files::isRegularFile)) {
      for (Path file : files.toList()) {
        contents.put(
            module().file("target").relativize(file).toString(),
            Files.readString(file, StandardCharsets.ISO_8859_1));
      }
    }
    return contents;
  }

  private List<String> files(String folder) throws IOException {
    try (Stream<Path> files = Files.list(module().file(folder))) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
