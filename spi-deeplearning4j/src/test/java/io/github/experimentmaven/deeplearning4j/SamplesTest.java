package io.github.experimentmaven.deeplearning4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;

class SamplesTest {

  private static final float[][] ROWS = {{1, 10, 2, 20, 3, 30}, {4, 40, 5, 50, 6, 60}};

  @Test
  void rowsStayWhatTheyAre() {
    INDArray batch = new Samples(ROWS, List.of(6)).batch(new int[] {1, 0}, 0, 1);

    assertThat(batch.shape()).containsExactly(1, 6);
    assertThat(batch.data().asFloat()).containsExactly(4, 40, 5, 50, 6, 60);
  }

  @Test
  void theFeaturesOfSequencesComeFirst() {
    INDArray batch = new Samples(ROWS, List.of(3, 2)).batch(new int[] {1, 0}, 0, 2);

    assertThat(batch.shape()).containsExactly(2, 2, 3);
    assertThat(batch.data().asFloat()).containsExactly(4, 5, 6, 40, 50, 60, 1, 2, 3, 10, 20, 30);
  }

  @Test
  void theChannelsOfPicturesComeFirst() {
    INDArray batch = new Samples(ROWS, List.of(3, 1, 2)).batch(new int[] {0}, 0, 1);

    assertThat(batch.shape()).containsExactly(1, 2, 3, 1);
    assertThat(batch.data().asFloat()).containsExactly(1, 2, 3, 10, 20, 30);
  }
}
