package io.github.experimentmaven.keras;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.experimentmaven.preparation.Mutations;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KerasWeightsTest {

  @TempDir Path folder;

  private static byte[] resource(String file) throws Exception {
    try (InputStream in = KerasWeightsTest.class.getResourceAsStream(file)) {
      return Objects.requireNonNull(in, file).readAllBytes();
    }
  }

  private Path file(String name) throws Exception {
    return Files.write(folder.resolve(name), resource(name));
  }

  /** The network of the files, with the names that Keras 2 gave to its layers. */
  private static List<KerasWeights.Wanted> network() {
    return List.of(
        wanted("Conv2D", "conv2d_1", shaped("kernel", 3, 3, 2, 3), shaped("bias", 3)),
        wanted(
            "BatchNormalization",
            "batch_normalization_1",
            shaped("gamma", 3),
            shaped("beta", 3),
            shaped("moving_mean", 3),
            shaped("moving_variance", 3)),
        wanted("Flatten", "flatten_1"),
        wanted("Dense", "dense_1", shaped("kernel", 36, 4), shaped("bias", 4)),
        wanted("Dense", "dense_2", shaped("kernel", 4, 3), shaped("bias", 3)));
  }

  private static KerasWeights.Wanted wanted(
      String kind, String name, KerasWeights.Shaped... weights) {
    return new KerasWeights.Wanted(kind, name, kind + " '" + name + "'", List.of(weights), true);
  }

  private static KerasWeights.Shaped shaped(String name, Integer... shape) {
    return new KerasWeights.Shaped(name, List.of(shape));
  }

  @ParameterizedTest
  @ValueSource(strings = {"cnn.keras", "cnn.weights.h5", "cnn.h5", "cnn2.weights.h5"})
  void weightsAreReadAsTheyWereWritten(String name) throws Exception {
    List<String> read = new ArrayList<>();
    for (List<float[]> layer : KerasWeights.read(file(name), network())) {
      for (float[] weight : layer) {
        StringBuilder line = new StringBuilder();
        for (float value : weight) {
          line.append(line.isEmpty() ? "" : " ").append(value);
        }
        read.add(line.toString());
      }
    }

    List<String> written = new ArrayList<>();
    for (String line : Files.readAllLines(file("weights.txt"))) {
      String[] words = line.split(" ", 3);
      StringBuilder floats = new StringBuilder();
      for (String word : words[2].split(" ", -1)) {
        floats.append(floats.isEmpty() ? "" : " ").append(Float.parseFloat(word));
      }
      written.add(floats.toString());
    }
    assertThat(read).isEqualTo(written);
  }

  @Test
  void whatDoesNotFitIsNamedLayerByLayer() throws Exception {
    List<KerasWeights.Wanted> others =
        List.of(
            wanted("Conv2D", "conv2d_1", shaped("kernel", 3, 3, 2, 4), shaped("bias", 3)),
            wanted("Dense", "dense_1", shaped("kernel", 36, 4)),
            wanted("Dense", "dense_7", shaped("kernel", 4, 3), shaped("bias", 3)));

    assertThatExceptionOfType(KerasException.class)
        .isThrownBy(() -> KerasWeights.read(file("cnn.h5"), others))
        .satisfies(
            e ->
                assertThat(e.findings())
                    .containsExactly(
                        "Conv2D 'conv2d_1': its kernel is [3, 3, 2, 3] in the file, but"
                            + " [3, 3, 2, 4] in the network",
                        "Dense 'dense_1': the file has 2 weights at dense_1, but the layer has 1",
                        "Dense 'dense_7': the file has no weights at dense_7"));
  }

  @Test
  void aFileWithoutWeightsIsRefused() throws Exception {
    Path json = file("keras3-sequential.json");

    assertThatExceptionOfType(KerasException.class)
        .isThrownBy(() -> KerasWeights.read(json, network()))
        .withMessage(
            "the file has no weights: give a .keras archive, or an .h5 or .weights.h5 file");
    assertThatExceptionOfType(KerasException.class)
        .isThrownBy(() -> KerasWeights.read(folder.resolve("none.h5"), network()))
        .withMessage("there is no such file");
  }

  @ParameterizedTest
  @ValueSource(strings = {"cnn.keras", "cnn.weights.h5", "cnn.h5"})
  void aDamagedFileIsReadOrRefused(String name) throws Exception {
    byte[] whole = resource(name);
    Random random = new Random(11);
    int refused = 0;
    for (int i = 0; i < Mutations.count(500); i++) {
      Path damaged = Files.write(folder.resolve(name), Mutations.next(whole, random));
      try {
        KerasWeights.read(damaged, network());
      } catch (KerasException e) {
        refused++;
        assertThat(e.findings()).isNotEmpty();
      }
    }
    assertThat(refused).isPositive();
  }
}
