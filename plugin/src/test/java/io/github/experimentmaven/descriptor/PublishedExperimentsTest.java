package io.github.experimentmaven.descriptor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.experimentmaven.experiment.Experiment;
import io.github.experimentmaven.experiment.NetworkSummary;
import io.github.experimentmaven.experiment.Shape;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Experiments that others have published, line by line, have the parameters that they have. */
class PublishedExperimentsTest {

  private static final int PUBLISHED = 23;

  @ParameterizedTest
  @CsvSource({
    "mnist-convnet, 28 28 1",
    "mnist-mlp, 28 28 1",
    "mnist-cnn, 28 28 1",
    "cifar10-cnn, 32 32 3",
    "cifar10-tutorial, 32 32 3",
    "fashion-mnist, 28 28 1",
    "imdb, 10000",
    "imdb-convolution, 400",
    "text-classification, 500",
    "imdb-bidirectional, 200",
    "reuters, 10000",
    "boston-housing, 13",
    "cats-and-dogs, 150 150 3",
    "flowers, 180 180 3",
    "credit-fraud, 30",
    "auto-mpg, 9",
    "iris, 4",
    "lenet-mnist, 28 28 1",
    "mnist-double-layer, 28 28 1",
    "early-stopping-mnist, 28 28 1",
    "vgg16, 224 224 3",
    "mobilenet-v3-small, 224 224 3",
    "efficientnet-b0, 224 224 3"
  })
  void hasThePublishedNumberOfParameters(String name, String input) throws Exception {
    Path file = folder().resolve(name + ".yaml");
    Experiment experiment =
        new ExperimentReader(folder(), property -> null).read(List.of(file)).get(0).experiment();

    NetworkSummary network = NetworkSummary.of(experiment.architecture(), shape(input));

    assertThat(experiment.expect().parameters()).isNotNull().isEqualTo(network.parameters());
  }

  @Test
  void noneIsLeftOut() throws Exception {
    try (Stream<Path> files = Files.list(folder())) {
      assertThat(files).hasSize(PUBLISHED);
    }
  }

  private static Shape shape(String sizes) {
    return Shape.of(Arrays.stream(sizes.split(" ")).mapToInt(Integer::parseInt).toArray());
  }

  private static Path folder() throws URISyntaxException {
    return Path.of(PublishedExperimentsTest.class.getResource("published").toURI());
  }
}
