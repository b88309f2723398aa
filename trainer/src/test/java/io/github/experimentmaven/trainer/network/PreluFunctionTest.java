package io.github.experimentmaven.trainer.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.experimentmaven.experiment.Shape;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class PreluFunctionTest {

  private static final Shape IMAGE = Shape.of(1, 2, 2);

  @Test
  void eachChannelHasItsAlphaIfHeightAndWidthAreShared() {
    INDArray alpha = array(new float[] {0.5f, 2}, 1, 2);
    INDArray alphaGradient = array(new float[2], 1, 2);
    LayerFunction prelu =
        new PreluFunction(Shape.of(1, 1, 2), IMAGE, Map.of("W", alpha), Map.of("W", alphaGradient));

    INDArray y = prelu.forward(array(new float[] {-1, 2, -3, -4}, 1, 2, 1, 2), true);

    assertThat(y.data().asFloat()).containsExactly(-0.5f, 2, -6, -8);
    INDArray gradient = prelu.backward(array(new float[] {10, 20, 30, 40}, 1, 2, 1, 2), true);
    assertThat(Views.forwardFirst(gradient).data().asFloat()).containsExactly(5, 20, 60, 80);
    assertThat(alphaGradient.data().asFloat()).containsExactly(-10, -250);
  }

  @Test
  void eachPlaceHasItsOwnIfNothingIsShared() {
    INDArray alpha = array(new float[] {0.5f, 2, 3, 4}, 1, 4);
    LayerFunction prelu =
        new PreluFunction(IMAGE, IMAGE, Map.of("W", alpha), Map.of("W", alpha.dup('c')));

    INDArray y = prelu.forward(array(new float[] {-1, -1, -1, -1}, 1, 2, 1, 2), true);

    // The channel moves first: it has its alphas at 0 and 2, and at 1 and 3.
    assertThat(y.data().asFloat()).containsExactly(-0.5f, -3, -2, -4);
  }

  @Test
  void whatIsNotANumberIsNeverHidden() {
    INDArray alpha = array(new float[] {0}, 1, 1);
    INDArray alphaGradient = array(new float[1], 1, 1);
    LayerFunction prelu =
        new PreluFunction(Shape.of(1), Shape.of(2), Map.of("W", alpha), Map.of("W", alphaGradient));

    INDArray y = prelu.forward(array(new float[] {Float.NaN, 1}, 1, 2), true);

    assertThat(y.data().asFloat()).containsExactly(Float.NaN, 1);
    prelu.backward(array(new float[] {1, 1}, 1, 2), true);
    assertThat(alphaGradient.data().asFloat()).containsExactly(Float.NaN);
  }

  private static INDArray array(float[] values, long... shape) {
    return Nd4j.create(values, shape, 'c');
  }
}
