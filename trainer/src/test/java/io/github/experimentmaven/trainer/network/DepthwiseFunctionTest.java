package io.github.experimentmaven.trainer.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.experimentmaven.experiment.Padding;
import io.github.experimentmaven.experiment.Shape;
import io.github.experimentmaven.experiment.Size;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class DepthwiseFunctionTest {

  // More images than are added up at once, and not a multiple of that.
  @Test
  void everyImageOfABatchCounts() {
    INDArray kernel = array(new float[] {2}, 1, 1, 1, 1);
    INDArray bias = array(new float[] {0.5f}, 1, 1);
    Map<String, INDArray> gradients = Map.of("W", kernel.dup('c'), "b", bias.dup('c'));
    LayerFunction convolution =
        function(Shape.of(2, 3, 1), Size.square(1), 1, Map.of("W", kernel, "b", bias), gradients);
    INDArray ones = Nd4j.valueArrayOf(new long[] {150, 1, 2, 3}, 1f);

    assertThat(convolution.forward(ones, true).data().asFloat()).hasSize(900).containsOnly(2.5f);

    INDArray gradient = convolution.backward(ones.dup('c'), true);
    assertThat(Views.forwardFirst(gradient).data().asFloat()).hasSize(900).containsOnly(2);
    assertThat(gradients.get("W").getFloat(0)).isEqualTo(900);
    assertThat(gradients.get("b").getFloat(0)).isEqualTo(900);
  }

  // tf.nn.depthwise_conv2d: output channel = channel * multiplier + copy
  @Test
  void theCopiesOfAChannelFollowEachOther() {
    // [height, width, channels, multiplier]
    INDArray kernel = array(new float[] {1, 10, 100, 1000}, 1, 1, 2, 2);
    LayerFunction convolution =
        function(
            Shape.of(1, 1, 2),
            Size.square(1),
            2,
            Map.of("W", kernel),
            Map.of("W", kernel.dup('c')));

    INDArray outputs = convolution.forward(array(new float[] {2, 3}, 1, 2, 1, 1), true);

    assertThat(outputs.shape()).containsExactly(1, 4, 1, 1);
    assertThat(outputs.data().asFloat()).containsExactly(2, 20, 300, 3000);
  }

  // tf.nn.depthwise_conv2d with dilations=[1, 2]: what lies two columns apart is added up
  @Test
  void aDilatedWindowLeavesColumnsOut() {
    INDArray kernel = array(new float[] {1, 10}, 1, 2, 1, 1);
    INDArray gradient = kernel.dup('c');
    Window window =
        new Window(1, 5, new Size(1, 2), new Size(1, 2), Size.square(1), Padding.VALID, 1, 3);
    LayerFunction convolution = function(window, 1, 1, Map.of("W", kernel), Map.of("W", gradient));

    INDArray outputs = convolution.forward(array(new float[] {1, 2, 3, 4, 5}, 1, 1, 1, 5), true);

    assertThat(outputs.data().asFloat()).containsExactly(31, 42, 53);

    INDArray passedOn = convolution.backward(array(new float[] {1, 2, 4}, 1, 1, 1, 3), true);
    assertThat(Views.forwardFirst(passedOn).data().asFloat()).containsExactly(1, 2, 14, 20, 40);
    assertThat(gradient.data().asFloat()).containsExactly(1 + 4 + 12, 3 + 8 + 20);
  }

  // Strides of 2 split the image into phases: every place must come back where it was.
  @Test
  void stridesLookAtEveryOtherRowAndColumn() {
    INDArray kernel = array(new float[] {1, 10, 100, 1000}, 2, 2, 1, 1);
    INDArray gradient = kernel.dup('c');
    Window window =
        new Window(3, 4, Size.square(2), Size.square(1), Size.square(2), Padding.SAME, 2, 2);
    LayerFunction convolution = function(window, 1, 1, Map.of("W", kernel), Map.of("W", gradient));

    INDArray outputs =
        convolution.forward(
            array(new float[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 1, 2, 3}, 1, 1, 3, 4), true);

    assertThat(outputs.data().asFloat()).containsExactly(6521, 8743, 19, 32);

    INDArray passedOn = convolution.backward(array(new float[] {1, 2, 3, 4}, 1, 1, 2, 2), true);
    assertThat(Views.forwardFirst(passedOn).data().asFloat())
        .containsExactly(1, 10, 2, 20, 100, 1000, 200, 2000, 3, 30, 4, 40);
    assertThat(gradient.data().asFloat())
        .containsExactly(1 + 2 * 3 + 3 * 9 + 4 * 2, 2 + 2 * 4 + 3 + 4 * 3, 5 + 2 * 7, 6 + 2 * 8);
  }

  private static LayerFunction function(
      Shape input,
      Size kernel,
      int multiplier,
      Map<String, INDArray> parameters,
      Map<String, INDArray> gradients) {
    Window window = Window.over(input, input, kernel, Size.square(1), Padding.VALID);
    return function(window, input.channels(), multiplier, parameters, gradients);
  }

  private static LayerFunction function(
      Window window,
      int channels,
      int multiplier,
      Map<String, INDArray> parameters,
      Map<String, INDArray> gradients) {
    return new DepthwiseFunction(
        window, channels, multiplier, DepthwiseFunction.Layout.WINDOW_FIRST, parameters, gradients);
  }

  private static INDArray array(float[] values, long... shape) {
    return Nd4j.create(values, shape, 'c');
  }
}
