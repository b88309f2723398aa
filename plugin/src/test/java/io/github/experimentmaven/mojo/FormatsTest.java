package io.github.experimentmaven.mojo;

import static io.github.experimentmaven.export.ExportFormat.BENCHER;
import static io.github.experimentmaven.export.ExportFormat.CSV;
import static io.github.experimentmaven.export.ExportFormat.GITHUB_ACTION_BENCHMARK;
import static io.github.experimentmaven.export.ExportFormat.JUNIT;
import static io.github.experimentmaven.export.ExportFormat.TENSORBOARD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Arrays;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.junit.jupiter.api.Test;

class FormatsTest {

  @Test
  void namesReplaceTheDefault() throws Exception {
    assertThat(Formats.of(Arrays.asList(" csv", null, "tensorboard")))
        .containsExactly(CSV, TENSORBOARD);
    assertThat(Formats.of(List.of())).isEmpty();
  }

  @Test
  void aNameWithAPlusIsAddedToTheDefault() throws Exception {
    assertThat(Formats.of(List.of("+tensorboard")))
        .containsExactly(JUNIT, CSV, BENCHER, GITHUB_ACTION_BENCHMARK, TENSORBOARD);
  }

  @Test
  void aFormatThatIsNotThereIsAnErrorWithAPlusToo() {
    assertThatExceptionOfType(MojoExecutionException.class)
        .isThrownBy(() -> Formats.of(List.of("+pdf")))
        .withMessage(
            "experiment.formats: must be one of junit, csv, bencher, github-action-benchmark,"
                + " tensorboard, found 'pdf'");
  }
}
