package io.github.experimentmaven.trainer.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.experimentmaven.experiment.ActivationFunction;
import io.github.experimentmaven.experiment.Layer;
import io.github.experimentmaven.experiment.Loss;
import io.github.experimentmaven.experiment.Padding;
import io.github.experimentmaven.experiment.Shape;
import io.github.experimentmaven.experiment.ShapeException;
import io.github.experimentmaven.experiment.Size;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

class RectifiedPoolingFunctionTest {

  private static final Size TWO = Size.square(2);

  @Test
  void ofEqualValuesTheFirstInReadingOrderTakesTheGradient() throws ShapeException {
    RectifiedPoolingFunction pooling = pooling(2, 4, 1, TWO);

    assertThat(forward(pooling, 1, 1, 2, 4, /* */ 5, 5, 1, 7, /* */ 5, 5, 7, 7))
        .containsExactly(5, 7);
    assertThat(backward(pooling, 1, 1, 1, 2, /* */ 10, 20))
        .containsExactly(10, 0, 0, 20, /* */ 0, 0, 0, 0);
  }

  @Test
  void whereNothingIsAboveZeroNothingTakesTheGradient() throws ShapeException {
    RectifiedPoolingFunction pooling = pooling(2, 4, 1, TWO);

    assertThat(forward(pooling, 1, 1, 2, 4, /* */ -5, -1, 0, -7, /* */ -2, -3, -7, -0f))
        .containsExactly(0, 0);
    assertThat(backward(pooling, 1, 1, 1, 2, /* */ 10, 20)).containsOnly(0);
  }

  @Test
  void whatNoWindowCoversHasNoPart() throws ShapeException {
    RectifiedPoolingFunction pooling = pooling(3, 3, 1, TWO);

    assertThat(forward(pooling, 1, 1, 3, 3, /* */ 1, 2, 90, /* */ 3, 4, 90, /* */ 90, 90, 90))
        .containsExactly(4);
    assertThat(backward(pooling, 1, 1, 1, 1, /* */ 5))
        .containsExactly(0, 0, 0, /* */ 0, 5, 0, /* */ 0, 0, 0);
  }

  @Test
  void imagesAndChannelsDoNotMix() throws ShapeException {
    RectifiedPoolingFunction pooling = pooling(1, 2, 2, new Size(1, 2));

    assertThat(forward(pooling, 2, 2, 1, 2, /* */ 1, 2, 4, 3, /* */ 5, 6, 8, 7))
        .containsExactly(2, 4, 6, 8);
    assertThat(backward(pooling, 2, 2, 1, 1, /* */ 1, 2, 3, 4))
        .containsExactly(0, 1, 2, 0, /* */ 0, 3, 4, 0);
  }

  @Test
  void aBackwardPassStartsFromZeroEachTime() throws ShapeException {
    RectifiedPoolingFunction pooling = pooling(1, 2, 1, new Size(1, 2));

    forward(pooling, 1, 1, 1, 2, /* */ 1, 2);
    backward(pooling, 1, 1, 1, 1, /* */ 7);
    forward(pooling, 1, 1, 1, 2, /* */ 2, 1);

    assertThat(backward(pooling, 1, 1, 1, 1, /* */ 5)).containsExactly(5, 0);
  }

  @Test
  void aSmallerBatchAfterALargerOneIsPooledAlike() throws ShapeException {
    RectifiedPoolingFunction pooling = pooling(1, 2, 1, new Size(1, 2));

    forward(pooling, 2, 1, 1, 2, /* */ 1, 2, /* */ 4, 3);

    assertThat(forward(pooling, 1, 1, 1, 2, /* */ 6, 5)).containsExactly(6);
    assertThat(backward(pooling, 1, 1, 1, 1, /* */ 7)).containsExactly(7, 0);
    assertThat(forward(pooling, 3, 1, 1, 2, /* */ 1, 2, /* */ 4, 3, /* */ 5, 6))
        .containsExactly(2, 4, 6);
    assertThat(backward(pooling, 3, 1, 1, 1, /* */ 7, 8, 9)).containsExactly(0, 7, 8, 0, 0, 9);
  }

  @Test
  void anImagesOutputDoesNotDependOnTheBatchAroundIt() {
    TrainableNetwork network =
        NetworkFixture.network(
            Loss.CATEGORICAL_CROSSENTROPY,
            NetworkFixture.conv(
                4, Size.square(3), Size.square(1), Padding.SAME, ActivationFunction.RELU),
            new Layer.MaxPooling2D(TWO, null, Padding.VALID, null),
            new Layer.Flatten(null),
            NetworkFixture.dense(NetworkFixture.CLASSES, ActivationFunction.SOFTMAX));
    INDArray images = NetworkFixture.images();
    float[] all = network.predict(images);

    int last = NetworkFixture.BATCH - 1;
    INDArray alone = images.get(NDArrayIndex.interval(last, last + 1)).dup('c');

    assertThat(network.predict(alone))
        .containsExactly(
            java.util.Arrays.copyOfRange(all, last * NetworkFixture.CLASSES, all.length),
            org.assertj.core.data.Offset.offset(1e-6f));
  }

  private static RectifiedPoolingFunction pooling(int height, int width, int channels, Size size)
      throws ShapeException {
    Shape input = Shape.of(height, width, channels);
    Shape output = new Layer.MaxPooling2D(size, size, Padding.VALID, null).outputShape(input);
    return new RectifiedPoolingFunction(
        Window.over(input, output, size, size, Padding.VALID), channels);
  }

  private static float[] forward(
      RectifiedPoolingFunction pooling,
      int batch,
      int channels,
      int height,
      int width,
      float... x) {
    return pooling.forward(array(x, batch, channels, height, width), true).dup().data().asFloat();
  }

  private static float[] backward(
      RectifiedPoolingFunction pooling,
      int batch,
      int channels,
      int height,
      int width,
      float... dy) {
    INDArray gradient =
        Views.forwardFirst(pooling.backward(array(dy, batch, channels, height, width), true));
    return gradient.dup().data().asFloat();
  }

  private static INDArray array(float[] values, long... shape) {
    return Nd4j.create(values, shape, 'c');
  }
}
