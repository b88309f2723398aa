package io.github.experimentmaven.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class ExportFormatTest {

  @Test
  void formatsAreNamedAsTheirToolsAre() {
    assertThat(ExportFormat.parse(List.of(" github-action-benchmark", "csv", "")))
        .containsExactly(ExportFormat.CSV, ExportFormat.GITHUB_ACTION_BENCHMARK);
  }

  @Test
  void anUnknownFormatIsToldAllThereAre() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ExportFormat.parse(List.of("csv", "xls")))
        .withMessage(
            "there is no format 'xls'; the formats are"
                + " junit, csv, bencher, github-action-benchmark, tensorboard");
  }
}
