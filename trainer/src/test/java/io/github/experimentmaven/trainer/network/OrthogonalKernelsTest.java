package io.github.experimentmaven.trainer.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.experimentmaven.experiment.Initializer;
import io.github.experimentmaven.experiment.Layer;
import io.github.experimentmaven.experiment.WeightLayout;
import io.github.experimentmaven.storage.SealedTypes;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Kernels of all layers as Keras' {@code Orthogonal} draws them, wherever their numbers are. */
class OrthogonalKernelsTest {

  @ParameterizedTest
  @CsvSource({"3, 7", "7, 3", "5, 5", "1, 4", "4, 1"})
  void rowsOrColumnsAreOrthogonalAndAsLongAsTheGain(int rows, int columns) {
    float[] weights = new float[rows * columns + 2];

    OrthogonalMatrix.draw(weights, 1, rows, columns, 2.5, new SplittableRandom(3));

    float[] rowByRow = new float[rows * columns];
    for (int i = 0; i < rowByRow.length; i++) {
      rowByRow[i] = weights[1 + i % columns * rows + i / columns];
    }
    assertOrthogonal(rowByRow, columns, 2.5, rows + " x " + columns);
    assertThat(weights[0]).isZero();
    assertThat(weights[weights.length - 1]).isZero();
  }

  /** Two units of unit vectors in two dimensions: the first has any angle. */
  @Test
  void theFirstRowPointsAnywhere() {
    SplittableRandom random = new SplittableRandom(5);
    double cosine = 0;
    double square = 0;
    int count = 10_000;
    for (int i = 0; i < count; i++) {
      float[] weights = new float[4];
      OrthogonalMatrix.draw(weights, 0, 2, 2, 1, random);
      cosine += weights[0] / count;
      square += weights[0] * weights[0] / count;
    }

    // The mean of a cosine and that of its square; five standard errors of each.
    assertThat(cosine).isCloseTo(0, within(5 * Math.sqrt(0.5 / count)));
    assertThat(square).isCloseTo(0.5, within(5 * Math.sqrt(0.125 / count)));
  }

  @Test
  void everyKernelThatMayBeOrthogonalIs() throws Exception {
    Set<Class<?>> found = new HashSet<>();
    for (GeneratedNetwork generated : GeneratedNetworks.layers(2)) {
      WeightLayout layout = WeightLayout.of(generated.architecture(), generated.summary());
      for (int i = 0; i < generated.layers().size(); i++) {
        Layer layer = generated.layers().get(i);
        for (RecordComponent argument : layer.getClass().getRecordComponents()) {
          if (argument.getAccessor().invoke(layer) instanceof Initializer.Orthogonal orthogonal
              && !argument.getName().equals("recurrentInitializer")) {
            found.add(layer.getClass());
            String own = argument.getName().replace("Initializer", "");
            WeightLayout.Weight kernel = weight(layout.layers().get(i), own);
            try (TrainableNetwork network =
                TrainableNetwork.of(
                    generated.training(),
                    generated.summary(),
                    generated.summary().output().size(),
                    1)) {
              float[] keras = kernel.toKeras(network.weights());
              int last = kernel.shape().get(kernel.shape().size() - 1);
              assertOrthogonal(keras, last, orthogonal.gain(), generated.name());
            }
          }
        }
      }
    }

    assertThat(found)
        .containsExactlyInAnyOrderElementsOf(
            SealedTypes.records(Layer.class)
                .filter(
                    kind ->
                        Arrays.stream(kind.getRecordComponents())
                            .anyMatch(argument -> argument.getType() == Initializer.class))
                .toList());
  }

  /** That of the argument's name; the first one of layers with only one kernel. */
  private static WeightLayout.Weight weight(List<WeightLayout.Weight> weights, String name) {
    return weights.stream()
        .filter(weight -> weight.name().startsWith(name))
        .findFirst()
        .orElse(weights.get(0));
  }

  /** Keras' matrix has the last axis of a kernel for its columns, and all others for its rows. */
  private static void assertOrthogonal(
      float[] matrix, int columns, double gain, String description) {
    int rows = matrix.length / columns;
    int count = Math.min(rows, columns);
    for (int one = 0; one < count; one++) {
      for (int other = 0; other < count; other++) {
        double product = 0;
        for (int i = 0; i < Math.max(rows, columns); i++) {
          product +=
              rows <= columns
                  ? matrix[one * columns + i] * matrix[other * columns + i]
                  : matrix[i * columns + one] * matrix[i * columns + other];
        }
        assertThat(product).as(description).isCloseTo(one == other ? gain * gain : 0, within(1e-5));
      }
    }
  }
}
