package io.github.experimentmaven.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.experimentmaven.export.ExportFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChoiceTest {

  private static final List<ExportFormat> FORMATS = List.of(ExportFormat.values());

  @Test
  void valuesAreNamedAsAUserWritesThemAndBlankNamesArePassedOver() {
    assertThat(
            Choice.ofEach(
                List.of(" github-action-benchmark", "csv", ""), FORMATS, ExportFormat::key))
        .containsExactly(ExportFormat.GITHUB_ACTION_BENCHMARK, ExportFormat.CSV);
  }

  @Test
  void anUnknownNameIsToldAllThereAre() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Choice.of("xls", FORMATS, ExportFormat::key))
        .withMessage(
            "must be one of junit, csv, bencher, github-action-benchmark, tensorboard,"
                + " found 'xls'");
  }
}
