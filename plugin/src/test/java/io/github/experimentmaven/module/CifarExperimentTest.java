package io.github.experimentmaven.module;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.experimentmaven.experiment.Shape;
import io.github.experimentmaven.plan.Run;
import io.github.experimentmaven.plan.RuntimeFixture;
import io.github.experimentmaven.preparation.cifar.CifarFiles;
import java.nio.file.Path;
import java.util.Map;
import javax.inject.Inject;
import org.codehaus.plexus.testing.PlexusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The convolutional network of TensorFlow's tutorial on CIFAR-10. */
@PlexusTest
class CifarExperimentTest {

  private static final String TUTORIAL =
      """
      dataset: {cifar10: cifar-10-batches-bin}
      architecture:
        - Conv2D: {filters: 32, kernel_size: 3, activation: relu}
        - MaxPooling2D: {pool_size: 2}
        - Conv2D: {filters: 64, kernel_size: 3, activation: relu}
        - MaxPooling2D: {pool_size: 2}
        - Conv2D: {filters: 64, kernel_size: 3, activation: relu}
        - Flatten
        - Dense: {units: 64, activation: relu}
        - Dense: {units: 10, activation: softmax}
      optimizer: adam
      loss: categorical_crossentropy
      epochs: 10
      expect: {parameters: 122570}
      """;

  @TempDir Path base;

  @Inject ExperimentCatalog catalog;

  @Test
  void theNetworkOfTheTutorialIsCheckedAndPlanned() throws Exception {
    CifarFiles.writeCifar10(base.resolve("cifar-10-batches-bin"));
    ModuleFixture module = new ModuleFixture(base);
    module.writeExperiment("cifar", TUTORIAL);

    CheckedExperiment checked = catalog.check(module.module()).get(0);
    Run run =
        RuntimeFixture.planner(base.resolve("target/experiments"))
            .plan(Map.of(checked.experiment(), checked.data()))
            .get(0);

    assertThat(checked.dataset().shape()).isEqualTo(Shape.of(32, 32, 3));
    assertThat(checked.network().parameters()).isEqualTo(122_570);
    assertThat(run.data()).isEqualTo(checked.dataset().files().folder());
    assertThat(run.data()).startsWith(base.resolve("target/data-cache"));
    assertThat(run.job().files()).containsKeys("train_images", "test_labels");
  }
}
