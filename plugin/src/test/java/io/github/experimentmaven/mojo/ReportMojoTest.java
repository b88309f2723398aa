package io.github.experimentmaven.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.experimentmaven.module.ModuleFixture;
import java.nio.file.Path;
import java.util.Locale;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoParameter;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.reporting.MavenReportException;
import org.junit.jupiter.api.Test;

class ReportMojoTest extends GoalTest {

  @Test
  @InjectMojo(goal = "report")
  @MojoParameter(name = "skip", value = "true")
  void allGoalsSkippedMeansNoPageInTheSiteEither(ReportMojo report) throws Exception {
    module().writeExperiment("broken", "architecture: none");

    report.execute();

    assertThat(log.lines()).containsExactly("Skipped");
    assertThat(report.canGenerateReport()).isFalse();
  }

  @Test
  @InjectMojo(goal = "report")
  @MojoParameter(name = "skipReport", value = "true")
  void thisGoalCanBeSkippedAlone(ReportMojo report) throws Exception {
    module().writeExperiment("broken", "architecture: none");

    report.execute();

    assertThat(log.lines()).containsExactly("Skipped");
    assertThat(report.canGenerateReport()).isFalse();
  }

  @Test
  @InjectMojo(goal = "report")
  void withoutResultsItSaysSoAndWritesNothing(ReportMojo report) throws Exception {
    module().writeExperiment("small", ModuleFixture.GATED);

    report.execute();

    assertThat(log.lines()).containsExactly("No results to report");
    assertThat(module().file("target")).doesNotExist();
  }

  @Test
  @InjectMojo(goal = "report")
  void recordedResultsBecomePages(ReportMojo report) throws Exception {
    module().writeDataset();
    module().writeExperiment("fine", ModuleFixture.GATED);
    module().writeExperiment("untrained", ModuleFixture.SMALL);
    module().record(0.75);
    module().writeExperiment("later", ModuleFixture.SMALL);

    report.execute();

    Path pages = module().file("target/site/experiments");
    assertThat(pages.resolve("index.html")).content().contains("Example module", "fine");
    assertThat(pages.resolve("fine.html")).content().contains("PASS");
    assertThat(pages.resolve("later.html")).doesNotExist();
    assertThat(log.lines()).containsExactly("Report: " + pages.resolve("index.html"));
  }

  @Test
  @InjectMojo(goal = "report")
  void aResultThatFailsIsReportedNotThrown(ReportMojo report) throws Exception {
    module().writeDataset();
    module().writeExperiment("low", ModuleFixture.GATED);
    module().record(0.25);

    report.execute();

    assertThat(module().file("target/site/experiments/low.html")).content().contains("FAIL");
  }

  @Test
  @InjectMojo(goal = "report")
  void dataThatIsGoneFailsTheGoalWithItsName(ReportMojo report) throws Exception {
    module().writeExperiment("small", ModuleFixture.GATED);
    module().record(0.75);

    assertThatExceptionOfType(MojoExecutionException.class)
        .isThrownBy(report::execute)
        .withMessageContaining(module().file("data").toString());
  }

  @Test
  @InjectMojo(goal = "report")
  void aSiteGetsASummaryInItsOwnSkinAndThePagesBesideIt(ReportMojo report) throws Exception {
    module().writeDataset();
    module().writeExperiment("small", ModuleFixture.GATED);
    module().record(0.75);
    report.setReportOutputDirectory(module().file("target/site").toFile());

    String page = sitePage(report, Locale.ENGLISH);

    assertThat(report.canGenerateReport()).isTrue();
    assertThat(report.getOutputName()).isEqualTo("experiments");
    assertThat(report.getName(Locale.ENGLISH)).isEqualTo("Experiments");
    assertThat(page)
        .contains("<a href=\"experiments/small.html\">small</a>", "The experiment passes.");
    assertThat(module().file("target/site/experiments/small.html")).isNotEmptyFile();
  }

  @Test
  @InjectMojo(goal = "report")
  void aSiteWithoutResultsSaysSo(ReportMojo report) throws Exception {
    module().writeExperiment("small", ModuleFixture.GATED);

    String page = sitePage(report, Locale.ENGLISH);

    assertThat(report.canGenerateReport()).isTrue();
    assertThat(page).contains("This project has no recorded experiments.");
    assertThat(module().file("target")).doesNotExist();
  }

  @Test
  @InjectMojo(goal = "report")
  void aSiteThatCannotBeMadeSaysWhy(ReportMojo report) throws Exception {
    module().writeExperiment("small", ModuleFixture.GATED);
    Path results = module().write("target/experiments/results.json", "?");

    assertThatExceptionOfType(MavenReportException.class)
        .isThrownBy(() -> sitePage(report, Locale.ENGLISH))
        .withMessageStartingWith(results + " is damaged: ");
  }
}
