package io.github.experimentmaven.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.experimentmaven.build.ModuleFixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoParameter;
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
    assertThat(export("runs.csv"))
        .content()
        .contains("\none/same,default,7,PASS", "\ntwo/same,default,7,FAIL");
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
