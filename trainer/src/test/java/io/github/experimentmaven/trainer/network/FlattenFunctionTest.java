package io.github.experimentmaven.trainer.network;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class FlattenFunctionTest {

  private final FlattenFunction flatten = new FlattenFunction();

  @Test
  void vectorsAreTheImagesOwnMemory() {
    INDArray images = Nd4j.ones(2, 3, 1, 2);

    INDArray vectors = flatten.forward(images, true);
    images.putScalar(11, 7);

    assertThat(vectors.shape()).containsExactly(2, 6);
    assertThat(vectors.getFloat(1, 5)).isEqualTo(7);
    assertThat(flatten.forward(images, true)).isSameAs(vectors);
  }

  @Test
  void otherBatchesOfOtherSizesGiveOtherViews() {
    flatten.forward(Nd4j.ones(2, 3, 1, 2), true);
    backward(Nd4j.ones(2, 6));

    assertThat(flatten.forward(Nd4j.zeros(1, 3, 1, 2), true).toFloatVector()).containsOnly(0);
    assertThat(backward(Nd4j.ones(1, 6)).shape()).containsExactly(1, 3, 1, 2);
  }

  @Test
  void vectorsStayAsTheyAre() {
    INDArray vectors = Nd4j.ones(2, 6);
    INDArray gradient = Nd4j.ones(2, 6);

    assertThat(flatten.forward(vectors, true)).isSameAs(vectors);
    assertThat(backward(gradient)).isSameAs(gradient);
  }

  private INDArray backward(INDArray gradient) {
    return Views.forwardFirst(flatten.backward(gradient, true));
  }
}
