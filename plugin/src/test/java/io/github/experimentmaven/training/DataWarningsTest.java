package io.github.experimentmaven.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.experimentmaven.failure.Problem;
import io.github.experimentmaven.module.ExperimentCatalog;
import io.github.experimentmaven.module.ModuleFixture;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.inject.Inject;
import org.codehaus.plexus.testing.PlexusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@PlexusTest
class DataWarningsTest {

  private static final String TABLE =
      """
      dataset: {csv: {train: rows.csv, test: rows.csv}, target: kind}
      architecture:
        - Dense: {units: 2, activation: softmax}
      epochs: 1
      batch_size: %s
      """;

  @TempDir Path base;

  @Inject ExperimentCatalog catalog;

  private ModuleFixture module;

  @BeforeEach
  void createModule() throws Exception {
    module = new ModuleFixture(base);
    Files.writeString(base.resolve("rows.csv"), "a,b,kind\n1,5,x\n2,5,y\n3,5,x\n");
  }

  @Test
  void aBatchOfMoreSamplesThanThereAreIsOneStepAndAConstantColumnTellsNothing() throws Exception {
    module.writeExperiment("table", TABLE.formatted(4));

    assertThat(warnings())
        .containsExactly(
            "column 'b', the same in all rows that are trained on, tells nothing; ignore leaves out"
                + " columns of a table",
            "a batch of 4 is more than the 3 samples that are trained on: each epoch is one step");
  }

  @Test
  void aBatchOfAllSamplesIsMeant() throws Exception {
    module.writeExperiment("table", TABLE.formatted(3));

    assertThat(warnings()).hasSize(1).first().asString().startsWith("column 'b'");
  }

  private List<String> warnings() throws Exception {
    return DataWarnings.of(catalog.check(module.module())).stream().map(Problem::message).toList();
  }
}
