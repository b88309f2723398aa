package io.github.experimentmaven.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BatchDivisionTest {

  private static final Shape MNIST = Shape.of(28, 28, 1);

  @Test
  void theNotebooksConvolutionsAreHalvedAndItsPerceptronIsNot() throws Exception {
    assertThat(division(Networks.cnn(), 64)).isEqualTo(new BatchDivision(2));
    assertThat(division(Networks.mlp(), 128)).isEqualTo(BatchDivision.NONE);
    // However many samples there are, each weight is used as seldom for one.
    assertThat(division(Networks.mlp(), 100_000)).isEqualTo(BatchDivision.NONE);
  }

  @Test
  void aBatchOfLittleWorkIsNotDivided() throws Exception {
    assertThat(division(Networks.cnn(), 2)).isEqualTo(new BatchDivision(2));
    assertThat(division(Networks.cnn(), 1)).isEqualTo(BatchDivision.NONE);
  }

  @Test
  void normalizationNeedsTheWholeBatch() throws Exception {
    List<Layer> layers = new ArrayList<>(Networks.cnn());
    layers.add(1, new Layer.BatchNormalization(0.99, 0.001, null));

    assertThat(division(layers, 64)).isEqualTo(BatchDivision.NONE);
  }

  @Test
  void theFirstPartsHaveTheRest() {
    BatchDivision thirds = new BatchDivision(3);

    assertThat(firsts(thirds, 8)).containsExactly(0, 3, 6, 8);
    assertThat(firsts(thirds, 9)).containsExactly(0, 3, 6, 9);
    assertThat(firsts(thirds, 1)).containsExactly(0, 1, 1, 1);
    assertThat(firsts(BatchDivision.NONE, 5)).containsExactly(0, 5);
  }

  @Test
  void noPartIsNoBatch() {
    assertThatThrownBy(() -> new BatchDivision(0)).hasMessage("a batch has at least 1 part, not 0");
  }

  private static List<Integer> firsts(BatchDivision division, int batch) {
    return IntStream.rangeClosed(0, division.parts())
        .mapToObj(part -> division.first(part, batch))
        .toList();
  }

  private static BatchDivision division(List<Layer> layers, int batchSize) throws Exception {
    Optimizer optimizer = new Optimizer.Sgd(0.01, 0, false);
    Training training =
        new Training(layers, optimizer, Loss.CATEGORICAL_CROSSENTROPY, 1, batchSize);
    return BatchDivision.of(training, NetworkSummary.of(layers, MNIST));
  }
}
