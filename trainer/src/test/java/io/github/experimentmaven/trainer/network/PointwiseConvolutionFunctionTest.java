package io.github.experimentmaven.trainer.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.experimentmaven.experiment.ActivationFunction;
import io.github.experimentmaven.experiment.Layer;
import io.github.experimentmaven.experiment.Loss;
import io.github.experimentmaven.experiment.MemoryPlan;
import io.github.experimentmaven.experiment.NetworkSummary;
import io.github.experimentmaven.experiment.Networks;
import io.github.experimentmaven.experiment.Optimizer;
import io.github.experimentmaven.experiment.Padding;
import io.github.experimentmaven.experiment.Shape;
import io.github.experimentmaven.experiment.Size;
import io.github.experimentmaven.experiment.Training;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.deeplearning4j.nn.params.ConvolutionParamInitializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Compared with the general function, for sizes and strides of all kinds. */
class PointwiseConvolutionFunctionTest {

  private static final int SETTINGS = 60;
  private static final float TOLERANCE = 5e-5f;

  /** A convolution of 1 x 1, and what it gets. */
  record Setting(Shape input, int filters, Size strides, boolean bias, int batch) {

    Shape output() {
      return Shape.of(
          (input.height() - 1) / strides.height() + 1,
          (input.width() - 1) / strides.width() + 1,
          filters);
    }

    Window window() {
      return Window.over(input, output(), Size.square(1), strides, Padding.VALID);
    }
  }

  static Stream<Setting> settings() {
    SplittableRandom random = new SplittableRandom(5);
    return Stream.generate(() -> setting(random)).limit(SETTINGS);
  }

  private static Setting setting(SplittableRandom random) {
    return new Setting(
        Shape.of(random.nextInt(1, 20), random.nextInt(1, 20), random.nextInt(1, 70)),
        random.nextInt(1, 70),
        random.nextBoolean()
            ? Size.square(1)
            : new Size(random.nextInt(1, 4), random.nextInt(1, 4)),
        random.nextBoolean(),
        random.nextInt(1, 6));
  }

  @ParameterizedTest
  @MethodSource("settings")
  void outputAndGradientsAreThoseOfTheGeneralFunction(Setting setting) {
    SplittableRandom random = new SplittableRandom(setting.hashCode());
    Map<String, INDArray> parameters = parameters(setting, random);
    Map<String, INDArray> expectedGradients = parameters(setting, random);
    Map<String, INDArray> gradients = parameters(setting, random);
    LayerFunction general = ConvolutionFunction.of(setting.window(), parameters, expectedGradients);
    LayerFunction function =
        new PointwiseConvolutionFunction(setting.window(), parameters, gradients);

    // Nothing is left of a batch before, nor of a larger one.
    for (int batch : new int[] {setting.batch(), setting.batch() + 1, 1}) {
      INDArray input = random(random, batched(batch, setting.input()));
      INDArray delta = random(random, batched(batch, setting.output()));

      assertClose(function.forward(input, true), general.forward(input, true));
      assertClose(function.backward(delta, true), general.backward(delta, true));
      gradients.forEach((key, gradient) -> assertClose(gradient, expectedGradients.get(key)));
      float[] gradient = floats(gradients.get(ConvolutionParamInitializer.WEIGHT_KEY));
      assertThat(function.backward(delta, false)).isNull();
      assertThat(floats(gradients.get(ConvolutionParamInitializer.WEIGHT_KEY))).isEqualTo(gradient);
    }
  }

  @ParameterizedTest
  @MethodSource("settings")
  void theOutputForAnImageHasTheSameBitsInAnyBatch(Setting setting) {
    SplittableRandom random = new SplittableRandom(setting.hashCode());
    LayerFunction function =
        new PointwiseConvolutionFunction(
            setting.window(), parameters(setting, random), parameters(setting, random));
    float[] images = floats(random(random, batched(3, setting.input())));

    INDArray batch = Nd4j.create(images, batched(3, setting.input()), 'c');
    float[] all = floats(function.forward(batch, false));

    int in = setting.input().size();
    int out = setting.output().size();
    for (int i = 0; i < 3; i++) {
      float[] image = Arrays.copyOfRange(images, i * in, (i + 1) * in);
      INDArray alone = Nd4j.create(image, batched(1, setting.input()), 'c');
      assertThat(floats(function.forward(alone, false)))
          .isEqualTo(Arrays.copyOfRange(all, i * out, (i + 1) * out));
    }
  }

  @ParameterizedTest(name = "{0} x {0}, strides {1}, {2} x {2} pixels, {3} to {4} channels")
  @CsvSource({
    "1, 1, 16, 16, 1, true",
    "1, 1, 1, 64, 64, true",
    "1, 1, 7, 64, 65, false",
    "1, 1, 8, 64, 65, true",
    "1, 1, 8, 300, 200, true",
    "1, 2, 15, 300, 200, true",
    "1, 2, 14, 300, 200, false",
    "1, 2, 14, 30, 20, true",
    "2, 1, 16, 8, 8, false"
  })
  void thePlanOfMemoryKnowsWhichConvolutionsAreComputedSo(
      int kernel, int stride, int side, int channels, int filters, boolean expected)
      throws Exception {
    Size size = Size.square(kernel);
    Size strides = Size.square(stride);
    List<Layer> layers =
        List.of(
            Networks.convolution(channels, 1, ActivationFunction.LINEAR),
            Networks.convolution(filters, size, strides, Padding.VALID, ActivationFunction.LINEAR),
            new Layer.GlobalAveragePooling2D(null),
            Networks.dense(NetworkFixture.CLASSES, ActivationFunction.SOFTMAX));
    NetworkSummary network = NetworkSummary.of(layers, Shape.of(side, side, 1));
    Shape input = network.layers().get(0).output();
    Shape output = network.layers().get(1).output();
    Window window = Window.over(input, output, size, strides, Padding.VALID);

    assertThat(PointwiseConvolutionFunction.suits(window, channels, filters)).isEqualTo(expected);
    // Only the general way takes memory for each sample beside what it puts out.
    assertThat(scratch(layers, network, 1).equals(scratch(layers, network, 2))).isEqualTo(expected);
  }

  private static MemoryPlan.Need scratch(List<Layer> layers, NetworkSummary network, int batch) {
    Training training =
        NetworkFixture.training(
            Loss.CATEGORICAL_CROSSENTROPY,
            new Optimizer.Sgd(0.1, 0, false),
            layers.toArray(new Layer[0]));
    return MemoryPlan.of(training, network, batch, batch, 0).scratch();
  }

  private static Map<String, INDArray> parameters(Setting setting, SplittableRandom random) {
    Map<String, INDArray> parameters = new HashMap<>();
    parameters.put(
        ConvolutionParamInitializer.WEIGHT_KEY,
        random(random, setting.filters(), setting.input().channels(), 1, 1));
    if (setting.bias()) {
      parameters.put(ConvolutionParamInitializer.BIAS_KEY, random(random, 1, setting.filters()));
    }
    return parameters;
  }

  private static long[] batched(int batch, Shape shape) {
    return new long[] {batch, shape.channels(), shape.height(), shape.width()};
  }

  private static INDArray random(SplittableRandom random, long... shape) {
    float[] numbers = new float[Math.toIntExact(Arrays.stream(shape).reduce(1, (a, b) -> a * b))];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = (float) random.nextDouble(-1, 1);
    }
    return Nd4j.create(numbers, shape, 'c');
  }

  private static float[] floats(INDArray array) {
    return array.dup('c').data().asFloat();
  }

  private static void assertClose(@Nullable INDArray actual, @Nullable INDArray expected) {
    assertThat(floats(Views.forwardFirst(actual)))
        .containsExactly(floats(Views.forwardFirst(expected)), Offset.offset(TOLERANCE));
  }
}
