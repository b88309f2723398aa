package io.github.experimentmaven.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.experimentmaven.experiment.Part;
import io.github.experimentmaven.experiment.Shape;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The data set that the project ships with, against what is known of MNIST. */
class MnistDatasetTest {

  private static final Path FOLDER =
      Path.of("..", "experiments", "datasets", "mnist", "src", "main", "resources", "dataset");

  @Test
  void mnistAgreesWithItsManifest() throws Exception {
    var mnist = DatasetReader.read(FOLDER);

    assertThat(mnist.name()).isEqualTo("MNIST");
    assertThat(mnist.shape()).isEqualTo(Shape.of(28, 28, 1));
    assertThat(mnist.targets().classes().classNames())
        .containsExactly("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");
    assertThat(mnist.count(Part.TRAIN)).isEqualTo(60_000);
    assertThat(mnist.count(Part.TEST)).isEqualTo(10_000);
    assertThat(mnist.licence()).isEqualTo("CC BY-SA 3.0");
    assertThat(mnist.origin()).contains("LeCun", "Cortes", "Burges");
  }

  @Test
  void everyImageOfMnistIsThere() throws Exception {
    var files = DatasetReader.read(FOLDER).files();

    assertThat(IdxFile.verify(files.file(Part.TRAIN, "images").path()))
        .hasToString("60000 x 28 x 28");
    assertThat(IdxFile.verify(files.file(Part.TEST, "images").path()))
        .hasToString("10000 x 28 x 28");
  }

  @Test
  void itsStatisticsAreTheWellKnownOnes() throws Exception {
    var statistics = DatasetStatistics.of(DatasetReader.read(FOLDER));

    // The constants of every MNIST example of PyTorch.
    assertThat(statistics.pixels().mean()).isEqualTo(0.1307, within(5e-5));
    assertThat(statistics.pixels().standardDeviation()).isEqualTo(0.3081, within(5e-5));
    assertThat(statistics.trainPerClass())
        .containsExactly(5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949);
    assertThat(statistics.testPerClass())
        .containsExactly(980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009);
  }
}
