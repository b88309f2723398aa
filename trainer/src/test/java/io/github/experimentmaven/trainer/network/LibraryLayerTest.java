package io.github.experimentmaven.trainer.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.experimentmaven.experiment.ActivationFunction;
import io.github.experimentmaven.experiment.Border;
import io.github.experimentmaven.experiment.Initializer;
import io.github.experimentmaven.experiment.Layer;
import io.github.experimentmaven.experiment.Loss;
import io.github.experimentmaven.experiment.NetworkSummary;
import io.github.experimentmaven.experiment.Optimizer;
import io.github.experimentmaven.experiment.Padding;
import io.github.experimentmaven.experiment.Shape;
import io.github.experimentmaven.experiment.Size;
import io.github.experimentmaven.experiment.Training;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * What the layers without a kernel give, compared with Deeplearning4j's own, for sizes, strides and
 * shapes of all kinds, some of them larger than what is computed at once.
 */
class LibraryLayerTest {

  private static final int SETTINGS = 40;
  private static final LayerWorkspaceMgr NO_WORKSPACES = LayerWorkspaceMgr.noWorkspaces();

  /**
   * A layer, what it gets, and how far apart rounding may bring the two, relative to the greater of
   * a number and one.
   */
  record Setting(Layer layer, Shape input, int batch, float tolerance) {}

  static Stream<Setting> settings() {
    SplittableRandom random = new SplittableRandom(7);
    SplittableRandom others = new SplittableRandom(8);
    return Stream.of(
            Stream.generate(() -> pooling(random)).limit(SETTINGS),
            Stream.generate(() -> resized(others)).limit(SETTINGS),
            Stream.generate(() -> globalPooling(random)).limit(SETTINGS / 4),
            Stream.generate(() -> normalization(random)).limit(SETTINGS / 2),
            Stream.generate(() -> elementwise(others)).limit(SETTINGS),
            Stream.of(ActivationFunction.values())
                .filter(function -> !function.isFormula())
                .flatMap(
                    function ->
                        Stream.generate(() -> activation(function, random)).limit(SETTINGS / 8)))
        .flatMap(settings -> settings);
  }

  private static Setting pooling(SplittableRandom random) {
    int height = random.nextInt(1, 14);
    int width = random.nextInt(1, 14);
    Size size = new Size(random.nextInt(1, 5), random.nextInt(1, 5));
    size = new Size(Math.min(size.height(), height), Math.min(size.width(), width));
    Size strides =
        random.nextInt(3) == 0 ? size : new Size(random.nextInt(1, 4), random.nextInt(1, 4));
    Padding padding = random.nextBoolean() ? Padding.SAME : Padding.VALID;
    Layer layer =
        random.nextBoolean()
            ? new Layer.MaxPooling2D(size, strides, padding, null)
            : new Layer.AveragePooling2D(size, strides, padding, null);
    Shape input = Shape.of(height, width, channels(random));
    return new Setting(layer, input, batch(random), 1e-6f);
  }

  private static Setting globalPooling(SplittableRandom random) {
    return new Setting(new Layer.GlobalAveragePooling2D(null), image(random), batch(random), 1e-6f);
  }

  private static Setting normalization(SplittableRandom random) {
    Layer layer = new Layer.BatchNormalization(0.9, 0.001, null);
    boolean image = random.nextBoolean();
    // Of a single vector Deeplearning4j has no statistics, and of few they may be nearly the same.
    int batch = image ? batch(random) : 10 * batch(random);
    return new Setting(layer, image ? image(random) : vector(random), batch, 3e-5f);
  }

  private static Setting resized(SplittableRandom random) {
    Border border =
        new Border(random.nextInt(4), random.nextInt(4), random.nextInt(4), random.nextInt(4));
    Shape image = Shape.of(7 + random.nextInt(9), 7 + random.nextInt(9), channels(random));
    Layer layer =
        switch (random.nextInt(4)) {
          case 0 -> new Layer.ZeroPadding2D(border, null);
          case 1 -> new Layer.Cropping2D(border, null);
          case 2 -> new Layer.GlobalMaxPooling2D(null);
          default ->
              new Layer.UpSampling2D(new Size(random.nextInt(1, 4), random.nextInt(1, 4)), null);
        };
    return new Setting(layer, image, batch(random), 1e-6f);
  }

  private static Setting elementwise(SplittableRandom random) {
    boolean isImage = random.nextBoolean();
    double slope = random.nextDouble(0, 2);
    double threshold = random.nextDouble(0, 1);
    Layer layer =
        switch (random.nextInt(6)) {
          case 0 -> new Layer.ReLU(null, slope, 0, null);
          case 1 -> new Layer.ReLU(random.nextDouble(0, 2), slope, 0, null);
          case 2 -> new Layer.ReLU(1 + threshold, slope, threshold, null);
          case 3 -> new Layer.LeakyReLU(slope, null);
          case 4 -> new Layer.ELU(slope, null);
          default ->
              new Layer.PReLU(Initializer.ZEROS, null, null, axes(random, isImage ? 3 : 1), null);
        };
    return new Setting(layer, isImage ? image(random) : vector(random), batch(random), 3e-6f);
  }

  private static List<Integer> axes(SplittableRandom random, int count) {
    return IntStream.rangeClosed(1, count).filter(axis -> random.nextBoolean()).boxed().toList();
  }

  private static Setting activation(ActivationFunction function, SplittableRandom random) {
    boolean image = function != ActivationFunction.SOFTMAX && random.nextBoolean();
    return new Setting(
        new Layer.Activation(function, null),
        image ? image(random) : vector(random),
        batch(random),
        3e-6f);
  }

  private static Shape image(SplittableRandom random) {
    return Shape.of(random.nextInt(1, 14), random.nextInt(1, 14), channels(random));
  }

  private static Shape vector(SplittableRandom random) {
    return Shape.of(random.nextInt(1, 3000));
  }

  private static int channels(SplittableRandom random) {
    return random.nextInt(1, 70);
  }

  private static int batch(SplittableRandom random) {
    return random.nextInt(1, 6);
  }

  @ParameterizedTest
  @MethodSource("settings")
  void outputAndGradientsAreThoseOfTheLibrary(Setting setting) throws Exception {
    List<Layer> layers = new ArrayList<>(List.of(setting.layer(), new Layer.Flatten(null)));
    layers.add(NetworkFixture.dense(1, ActivationFunction.LINEAR));
    Training training =
        NetworkFixture.training(
            Loss.MEAN_SQUARED_ERROR, new Optimizer.Sgd(0, 0, false), layers.toArray(new Layer[0]));
    NetworkSummary summary = NetworkSummary.of(layers, setting.input());
    LibraryNetwork network = LibraryNetwork.of(training, summary, 1);
    Assembly assembly = new Assembly(network, 1);
    assembly.addAll(training.architecture(), summary);
    // Without Flatten and Dense.
    List<LayerFunction> all = assembly.chains.get(0).functions();
    List<LayerFunction> functions = all.subList(0, all.size() - 2);
    org.deeplearning4j.nn.api.Layer library = network.layer(summary.layers().get(0).name());
    SplittableRandom random = new SplittableRandom(setting.toString().hashCode());
    INDArray input = random(random, setting.batch(), setting.input());
    if (library.paramTable() != null) {
      library.paramTable().values().forEach(each -> each.addi(0.5));
    }

    for (boolean inTraining : new boolean[] {false, true}) {
      float[] expected = floats(library.activate(input.dup('c'), inTraining, NO_WORKSPACES));
      INDArray flow = input.dup('c');
      for (LayerFunction function : functions) {
        flow = function.forward(flow, inTraining);
      }
      assertClose(floats(flow), expected, setting.tolerance());
    }

    if (!GeneratedNetwork.isDifferentiatedByTheLibrary(setting.layer())) {
      return;
    }
    INDArray gradient = random(random, setting.batch(), summary.layers().get(0).output());
    float[] expected =
        floats(library.backpropGradient(gradient.dup('c'), NO_WORKSPACES).getSecond());
    float[] expectedOfParameters = floats(network.gradients());
    network.gradients().assign(0);
    INDArray flow = gradient.dup('c');
    for (int i = functions.size() - 1; i >= 0; i--) {
      flow = Views.forwardFirst(functions.get(i).backward(flow, true));
    }
    assertClose(floats(flow), expected, setting.tolerance());
    int parameters = Math.toIntExact(library.numParams());
    assertClose(
        Arrays.copyOf(floats(network.gradients()), parameters),
        Arrays.copyOf(expectedOfParameters, parameters),
        setting.tolerance());
  }

  private static void assertClose(float[] actual, float[] expected, float tolerance) {
    assertThat(actual).hasSameSizeAs(expected);
    for (int i = 0; i < actual.length; i++) {
      assertThat(actual[i])
          .as("number %d", i)
          .isCloseTo(expected[i], Offset.offset(tolerance * Math.max(1, Math.abs(expected[i]))));
    }
  }

  private static float[] floats(INDArray array) {
    return array.dup('c').data().asFloat();
  }

  private static INDArray random(SplittableRandom random, int batch, Shape shape) {
    float[] numbers = new float[batch * shape.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = (float) random.nextDouble(-3, 3);
    }
    long[] sizes =
        shape.isImage()
            ? new long[] {batch, shape.channels(), shape.height(), shape.width()}
            : new long[] {batch, shape.size()};
    return Nd4j.create(numbers, sizes, 'c');
  }
}
