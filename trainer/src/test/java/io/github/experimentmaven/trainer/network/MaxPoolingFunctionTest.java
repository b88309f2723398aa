package io.github.experimentmaven.trainer.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.experimentmaven.experiment.Layer;
import io.github.experimentmaven.experiment.Padding;
import io.github.experimentmaven.experiment.Shape;
import io.github.experimentmaven.experiment.ShapeException;
import io.github.experimentmaven.experiment.Size;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class MaxPoolingFunctionTest {

  @Test
  void ofEqualValuesTheFirstInReadingOrderTakesTheGradient() throws ShapeException {
    MaxPoolingFunction pooling = pooling(2, 4, 1, Size.square(2), Size.square(2), Padding.VALID);

    float[] maxima = forward(pooling, 1, 1, 2, 4, /* */ 5, 5, 1, 7, /* */ 5, 5, 7, 7);

    assertThat(maxima).containsExactly(5, 7);
    assertThat(backward(pooling, 1, 1, 1, 2, /* */ 10, 20))
        .containsExactly(10, 0, 0, 20, /* */ 0, 0, 0, 0);
  }

  @Test
  void overlappingWindowsAddUpTheirGradients() throws ShapeException {
    MaxPoolingFunction pooling = pooling(1, 4, 1, new Size(1, 2), Size.square(1), Padding.VALID);

    float[] maxima = forward(pooling, 1, 1, 1, 4, /* */ 1, 9, 2, 3);

    assertThat(maxima).containsExactly(9, 9, 3);
    assertThat(backward(pooling, 1, 1, 1, 3, /* */ 1, 10, 100)).containsExactly(0, 11, 0, 100);
  }

  // TensorFlow puts the odd row and column of padding below and to the right.
  @Test
  void oddPaddingIsBelowAndToTheRight() throws ShapeException {
    MaxPoolingFunction pooling = pooling(3, 3, 1, Size.square(2), Size.square(2), Padding.SAME);

    float[] maxima = forward(pooling, 1, 1, 3, 3, /* */ 1, 2, 3, /* */ 4, 5, 6, /* */ 7, 8, 9);

    assertThat(maxima).containsExactly(5, 6, 8, 9);
    assertThat(backward(pooling, 1, 1, 2, 2, /* */ 1, 2, 3, 4))
        .containsExactly(0, 0, 0, /* */ 0, 1, 2, /* */ 0, 3, 4);
  }

  @Test
  void evenPaddingIsOnBothSides() throws ShapeException {
    MaxPoolingFunction pooling = pooling(3, 3, 1, Size.square(3), Size.square(1), Padding.SAME);

    assertThat(forward(pooling, 1, 1, 3, 3, /* */ 9, 2, 3, /* */ 4, 5, 6, /* */ 7, 8, 1))
        .containsExactly(9, 9, 6, /* */ 9, 9, 8, /* */ 8, 8, 8);
  }

  @Test
  void aWindowMayBeLargerThanTheImage() throws ShapeException {
    MaxPoolingFunction pooling = pooling(2, 3, 2, Size.square(9), Size.square(2), Padding.SAME);

    assertThat(forward(pooling, 1, 2, 2, 3, /* */ 1, 2, 3, 4, 5, 6, /* */ -9, -2, -3, -4, -5, -6))
        .containsExactly(6, 6, -2, -2);
    assertThat(backward(pooling, 1, 2, 1, 2, /* */ 1, 2, 3, 4))
        .containsExactly(0, 0, 0, 0, 0, 3, /* */ 0, 7, 0, 0, 0, 0);
  }

  @Test
  void paddingNeverWinsAgainstNegativeValues() throws ShapeException {
    MaxPoolingFunction pooling = pooling(3, 3, 1, Size.square(3), Size.square(2), Padding.SAME);

    assertThat(forward(pooling, 1, 1, 3, 3, /* */ -4, -9, -3, /* */ -9, -5, -9, /* */ -2, -9, -1))
        .containsExactly(-4, -3, -2, -1);
  }

  @Test
  void whatIsNotANumberIsNeverHidden() throws ShapeException {
    MaxPoolingFunction pooling = pooling(1, 6, 1, new Size(1, 2), new Size(1, 2), Padding.VALID);
    float negative = Float.intBitsToFloat(0xffc00000);

    float[] maxima = forward(pooling, 1, 1, 1, 6, /* */ 5, Float.NaN, negative, 5, negative, 0);

    assertThat(maxima).containsExactly(Float.NaN, Float.NaN, Float.NaN);
    assertThat(backward(pooling, 1, 1, 1, 3, /* */ 1, 2, 3)).containsExactly(0, 1, 2, 0, 3, 0);
  }

  @Test
  void infinitiesAreAboveAndBelowAllOthers() throws ShapeException {
    MaxPoolingFunction pooling = pooling(1, 4, 1, new Size(1, 2), new Size(1, 1), Padding.SAME);
    float infinity = Float.POSITIVE_INFINITY;

    assertThat(forward(pooling, 1, 1, 1, 4, /* */ infinity, Float.MAX_VALUE, -infinity, -infinity))
        .containsExactly(infinity, Float.MAX_VALUE, -infinity, -infinity);
  }

  @Test
  void whatNoValidWindowCoversHasNoPart() throws ShapeException {
    MaxPoolingFunction pooling = pooling(3, 3, 1, Size.square(2), Size.square(2), Padding.VALID);

    assertThat(forward(pooling, 1, 1, 3, 3, /* */ 1, 2, 90, /* */ 3, 4, 90, /* */ 90, 90, 90))
        .containsExactly(4);
    assertThat(backward(pooling, 1, 1, 1, 1, /* */ 5))
        .containsExactly(0, 0, 0, /* */ 0, 5, 0, /* */ 0, 0, 0);
  }

  @Test
  void imagesAndChannelsDoNotMix() throws ShapeException {
    MaxPoolingFunction pooling = pooling(1, 2, 2, new Size(1, 2), new Size(1, 2), Padding.VALID);

    assertThat(forward(pooling, 2, 2, 1, 2, /* */ 1, 2, 4, 3, /* */ 5, 6, 8, 7))
        .containsExactly(2, 4, 6, 8);
    assertThat(backward(pooling, 2, 2, 1, 1, /* */ 1, 2, 3, 4))
        .containsExactly(0, 1, 2, 0, /* */ 0, 3, 4, 0);
  }

  @Test
  void aBackwardPassStartsFromZeroEachTime() throws ShapeException {
    MaxPoolingFunction pooling = pooling(1, 2, 1, new Size(1, 2), new Size(1, 2), Padding.VALID);

    forward(pooling, 1, 1, 1, 2, /* */ 1, 2);
    backward(pooling, 1, 1, 1, 1, /* */ 7);
    forward(pooling, 1, 1, 1, 2, /* */ 2, 1);

    assertThat(backward(pooling, 1, 1, 1, 1, /* */ 5)).containsExactly(5, 0);
  }

  private static MaxPoolingFunction pooling(
      int height, int width, int channels, Size size, Size strides, Padding padding)
      throws ShapeException {
    Shape input = Shape.of(height, width, channels);
    Shape output = new Layer.MaxPooling2D(size, strides, padding, null).outputShape(input);
    return new MaxPoolingFunction(Window.over(input, output, size, strides, padding), channels);
  }

  private static float[] forward(
      MaxPoolingFunction pooling, int batch, int channels, int height, int width, float... x) {
    return pooling.forward(array(x, batch, channels, height, width), true).data().asFloat();
  }

  private static float[] backward(
      MaxPoolingFunction pooling, int batch, int channels, int height, int width, float... dy) {
    return pooling.backward(array(dy, batch, channels, height, width), true).data().asFloat();
  }

  private static INDArray array(float[] values, long... shape) {
    return Nd4j.create(values, shape, 'c');
  }
}
