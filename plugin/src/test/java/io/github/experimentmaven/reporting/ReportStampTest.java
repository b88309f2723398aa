package io.github.experimentmaven.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.experimentmaven.descriptor.LocatedExperiment;
import io.github.experimentmaven.module.ModuleFixture;
import io.github.experimentmaven.recording.JudgedExperiment;
import io.github.experimentmaven.storage.OutputFolder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportStampTest {

  @TempDir Path folder;
  private ModuleFixture module;
  private Path pages;

  @BeforeEach
  void writeReport() throws Exception {
    module = new ModuleFixture(folder.resolve("module"));
    module.writeDataset();
    module.writeExperiment("small", ModuleFixture.SMALL);
    pages = folder.resolve("pages");
    OutputFolder output = new OutputFolder(pages);
    output.add("index.html", "page".getBytes(StandardCharsets.UTF_8));
    output.write();
    stamp(0.75, null, "code").write();
  }

  @Test
  void pagesOfTheSameResultsAreCurrent() throws Exception {
    assertThat(stamp(0.75, null, "code").isCurrent()).isTrue();
  }

  @Test
  void otherResultsAnotherPluginAndOtherTemplatesAreNot() throws Exception {
    Path templates = Files.createDirectory(folder.resolve("templates"));

    assertThat(stamp(0.5, null, "code").isCurrent()).isFalse();
    assertThat(stamp(0.75, null, "other").isCurrent()).isFalse();
    assertThat(stamp(0.75, templates, "code").isCurrent()).isFalse();
  }

  @Test
  void aTemplateThatWasEditedCounts() throws Exception {
    Path templates = Files.createDirectory(folder.resolve("templates"));
    Files.writeString(templates.resolve("index.ftlh"), "one");
    stamp(0.75, templates, "code").write();
    assertThat(stamp(0.75, templates, "code").isCurrent()).isTrue();

    Files.writeString(templates.resolve("index.ftlh"), "other");

    assertThat(stamp(0.75, templates, "code").isCurrent()).isFalse();
  }

  @Test
  void aPageThatWasEditedOrRemovedIsWrittenAnew() throws Exception {
    Files.writeString(pages.resolve("index.html"), "edited");
    assertThat(stamp(0.75, null, "code").isCurrent()).isFalse();

    Files.delete(pages.resolve("index.html"));
    assertThat(stamp(0.75, null, "code").isCurrent()).isFalse();
  }

  @Test
  void withoutAStampOrAReportNothingIsCurrent() throws Exception {
    Files.delete(folder.resolve("stamp"));
    assertThat(stamp(0.75, null, "code").isCurrent()).isFalse();

    stamp(0.75, null, "code").write();
    Files.delete(pages.resolve(OutputFolder.CONTENTS));
    assertThat(stamp(0.75, null, "code").isCurrent()).isFalse();
  }

  @Test
  void aPluginThatIsBeingWorkedOnAlwaysWritesItsPages() throws Exception {
    ReportStamp stamp =
        new ReportStamp(folder.resolve("stamp"), pages, recorded(0.75), "project", null, null);
    stamp.write();

    assertThat(stamp.isCurrent()).isFalse();
    assertThat(ReportStamp.code()).isNull();
  }

  private ReportStamp stamp(
      double accuracy, @org.jspecify.annotations.Nullable Path templates, String code)
      throws Exception {
    return new ReportStamp(
        folder.resolve("stamp"), pages, recorded(accuracy), "project", templates, code);
  }

  private List<JudgedExperiment> recorded(double accuracy) throws Exception {
    LocatedExperiment located = module.read().get(0);
    return List.of(
        new JudgedExperiment(
            located.experiment(),
            module.result(located, List.of(ModuleFixture.run("small", 7, accuracy)), List.of()),
            null));
  }
}
