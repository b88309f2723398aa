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

  private static LayerFunction function(
      Shape input,
      Size kernel,
      int multiplier,
      Map<String, INDArray> parameters,
      Map<String, INDArray> gradients) {
    Window window = Window.over(input, input, kernel, Size.square(1), Padding.VALID);
    return new DepthwiseFunction(
        window,
        input.channels(),
        multiplier,
        DepthwiseFunction.Layout.WINDOW_FIRST,
        parameters,
        gradients);
  }

  private static INDArray array(float[] values, long... shape) {
    return Nd4j.create(values, shape, 'c');
  }
}
