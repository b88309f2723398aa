package io.github.experimentmaven.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.experimentmaven.module.ModuleFixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoParameter;
import org.apache.maven.reporting.MavenReportException;
import org.junit.jupiter.api.Test;

class ReportAggregateMojoTest extends ReactorTest {

  private static final String PAGES = "target/site/experiments-aggregate";
  private static final String GATED = ModuleFixture.SMALL + "gate: {test_accuracy: {min: 0.5}}\n";

  @Test
  @InjectMojo(goal = "report-aggregate")
  void experimentsOfAllModulesAreOnOneIndex(ReportAggregateMojo report) throws Exception {
    build(recorded("one", "first", 0.75), module("library"), recorded("two", "second", 0.25));

    report.execute();

    assertThat(pages()).containsExactly("first.html", "index.html", "second.html");
    assertThat(module().file(PAGES + "/index.html"))
        .content()
        .contains("1 of 2 experiments fails", "href=\"first.html\"", "href=\"second.html\"");
    assertThat(module().file(PAGES + "/second.html")).content().contains("two/src/experiments/");
    assertThat(log.lines())
        .containsExactly(
            "1 of 2 experiments fails in 2 modules",
            "Report: " + module().file(PAGES).resolve("index.html"));
  }

  @Test
  @InjectMojo(goal = "report-aggregate")
  void experimentsOfTheSameNameHaveTheirModulesBeforeIt(ReportAggregateMojo report)
      throws Exception {
    ModuleFixture two = recorded("two", "same", 0.25);
    two.writeExperiment("other", ModuleFixture.SMALL);
    two.record(0.25);
    build(recorded("one", "same", 0.75), two);

    report.execute();

    assertThat(module().file(PAGES + "/index.html"))
        .content()
        .contains("<bdi>one/same</bdi>", "<bdi>two/same</bdi>", "<bdi>other</bdi>");
    assertThat(pages()).hasSize(4).contains("index.html", "other.html");
    assertThat(new ObjectMapper().readTree(export("bencher.json").toFile()).fieldNames())
        .toIterable()
        .containsExactly("one/same", "other", "two/same");
    assertThat(export("runs.csv")).content().contains("\none/same,7,PASS", "\ntwo/same,7,FAIL");
  }

  @Test
  @InjectMojo(goal = "report-aggregate")
  void aCommandNamesTheModule(ReportAggregateMojo report) throws Exception {
    build(recorded("one", "first", 0.25));

    report.execute();

    String index = Files.readString(module().file(PAGES + "/index.html"));
    assertThat(index.replaceAll("<[^>]*>", ""))
        .contains("one/src/experiments/first.yaml")
        .contains("mvn experiment:check -pl :one -Dexperiment.names=first");
  }

  @Test
  @InjectMojo(goal = "report-aggregate")
  void whatModulesExportThemselvesIsNotCountedTwice(ReportAggregateMojo report) throws Exception {
    build(recorded("one", "first", 0.75));

    report.execute();

    assertThat(module().file("target/experiment-reports")).doesNotExist();
    assertThat(names(module().file("target/experiments-aggregate")))
        .containsExactly(
            ".contents",
            "bencher.json",
            "classes.csv",
            "epochs.csv",
            "github-action-benchmark.json",
            "runs.csv");
  }

  @Test
  @InjectMojo(goal = "report-aggregate")
  @MojoParameter(name = "formats", value = "junit")
  void formatsWithAFileForEachExperimentAreLeftToTheModules(ReportAggregateMojo report)
      throws Exception {
    build(recorded("one", "first", 0.75));

    report.execute();

    assertThat(module().file("target/experiments-aggregate")).doesNotExist();
    assertThat(module().file(PAGES + "/index.html")).exists();
  }

  @Test
  @InjectMojo(goal = "report-aggregate")
  void whatWasNotTrainedIsNotReported(ReportAggregateMojo report) throws Exception {
    ModuleFixture untrained = module("untrained");
    untrained.writeExperiment("small", GATED);
    build(untrained);

    report.execute();

    assertThat(log.lines()).containsExactly("No results to report in 1 module");
    assertThat(module().file("target")).doesNotExist();
  }

  @Test
  @InjectMojo(goal = "report-aggregate")
  void aSiteGetsASummaryOfWhatItsProjectDependsOn(ReportAggregateMojo report) throws Exception {
    build(recorded("one", "same", 0.75), recorded("two", "same", 0.25));
    report.setReportOutputDirectory(module().file("site").toFile());

    assertThat(report.canGenerateReport()).isTrue();
    assertThat(report.getOutputName()).isEqualTo("experiments-aggregate");
    assertThat(report.getName(Locale.ENGLISH)).isEqualTo("Experiments of all modules");
    assertThat(sitePage(report, Locale.ENGLISH))
        .contains(
            "Experiments of all modules</h1>",
            "1 of 2 experiments fails.",
            "<a href=\"experiments-aggregate/index.html\">",
            ">one/same</a>",
            ">two/same</a>");
    assertThat(names(module().file("site/experiments-aggregate")))
        .contains("index.html")
        .filteredOn(name -> name.endsWith(".html"))
        .hasSize(3);
  }

  @Test
  @InjectMojo(goal = "report-aggregate")
  void theSiteOfAProjectThatIsBuiltBeforeItsModulesIsAboutThem(ReportAggregateMojo report)
      throws Exception {
    ModuleFixture one = recorded("one", "first", 0.75);
    ModuleFixture unrelated = recorded("unrelated", "second", 0.25);
    build();
    session.setProjects(List.of(module().project(), one.project(), unrelated.project()));
    module().project().setCollectedProjects(List.of(one.project()));
    report.setReportOutputDirectory(module().file("site").toFile());

    assertThat(report.canGenerateReport()).isTrue();
    assertThat(sitePage(report, Locale.ENGLISH)).contains("first.html").doesNotContain("second");
  }

  @Test
  @InjectMojo(goal = "report-aggregate")
  void aSiteOfOneModuleHasNoSecondPageOfTheSame(ReportAggregateMojo report) throws Exception {
    module().writeDataset();
    module().writeExperiment("own", GATED);
    module().record(0.75);
    build(module("library"));

    assertThat(report.canGenerateReport()).isFalse();
  }

  @Test
  @InjectMojo(goal = "report-aggregate")
  void aSiteOfModulesWithoutResultsSaysSo(ReportAggregateMojo report) throws Exception {
    ModuleFixture untrained = module("untrained");
    untrained.writeExperiment("small", GATED);
    build(untrained);

    assertThat(report.canGenerateReport()).isTrue();
    assertThat(sitePage(report, Locale.ENGLISH))
        .contains("The modules have no recorded experiments.");
    assertThat(module().file("target")).doesNotExist();
  }

  @Test
  @InjectMojo(goal = "report-aggregate")
  void aSiteSaysWhichModuleCannotBeRead(ReportAggregateMojo report) throws Exception {
    ModuleFixture broken = module("broken");
    broken.writeExperiment("small", "epochs: none\n");
    build(broken);

    assertThatExceptionOfType(MavenReportException.class)
        .isThrownBy(report::canGenerateReport)
        .withMessageStartingWith("module broken: ");
  }

  private ModuleFixture recorded(String module, String experiment, double accuracy)
      throws Exception {
    ModuleFixture fixture = module(module);
    fixture.writeDataset();
    fixture.writeExperiment(experiment, GATED);
    fixture.record(accuracy);
    return fixture;
  }

  private Path export(String name) {
    return module().file("target/experiments-aggregate").resolve(name);
  }

  private List<String> pages() throws IOException {
    return names(module().file(PAGES)).stream().filter(name -> name.endsWith(".html")).toList();
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
