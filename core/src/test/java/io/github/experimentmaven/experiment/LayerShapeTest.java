package io.github.experimentmaven.experiment;

import static io.github.experimentmaven.experiment.Networks.convolution;
import static io.github.experimentmaven.experiment.Networks.depthwise;
import static io.github.experimentmaven.experiment.Networks.separable;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Output shapes against those that Keras gives. */
class LayerShapeTest {

  @ParameterizedTest(name = "{0} pixels, window {1}, stride {2}, {3}: {4}")
  @CsvSource({
    "28, 3, 1, VALID, 26",
    "28, 3, 2, VALID, 13",
    "28, 5, 3, VALID, 8",
    "28, 28, 1, VALID, 1",
    "28, 3, 1, SAME, 28",
    "28, 3, 2, SAME, 14",
    "27, 3, 2, SAME, 14",
    "28, 5, 3, SAME, 10",
    "1, 3, 1, SAME, 1",
    "28, 27, 2147483647, SAME, 1",
  })
  void aConvolutionHasTheSizeOfKeras(
      int pixels, int window, int stride, Padding padding, int expected) throws Exception {
    Layer layer =
        convolution(
            8, Size.square(window), Size.square(stride), padding, ActivationFunction.LINEAR);

    assertThat(layer.outputShape(Shape.of(pixels, pixels, 3)))
        .isEqualTo(Shape.of(expected, expected, 8));
  }

  private static Layer.Conv2D dilated(int window, int stride, int dilation, Padding padding) {
    return new Layer.Conv2D(
        8,
        Size.square(window),
        Size.square(stride),
        padding,
        Size.square(dilation),
        ActivationFunction.LINEAR,
        true,
        Initializer.ZEROS,
        Initializer.ZEROS,
        null,
        null,
        null,
        null,
        null);
  }

  // keras.ops.operation_utils.compute_conv_output_shape
  @ParameterizedTest(name = "{0} pixels, window {1}, dilation {2}, {3}: {4}")
  @CsvSource({
    "28, 3, 2, VALID, 24",
    "28, 2, 5, VALID, 23",
    "5, 3, 2, VALID, 1",
    "28, 3, 2, SAME, 28",
    "5, 3, 4, SAME, 5",
    "28, 1, 7, VALID, 28",
  })
  void aDilatedConvolutionHasTheSizeAndTheParametersOfKeras(
      int pixels, int window, int dilation, Padding padding, int expected) throws Exception {
    Layer layer = dilated(window, 1, dilation, padding);

    assertThat(layer.outputShape(Shape.of(pixels, pixels, 3)))
        .isEqualTo(Shape.of(expected, expected, 8));
    assertThat(layer.parameters(Shape.of(pixels, pixels, 3)))
        .isEqualTo((3L * window * window + 1) * 8);
  }

  @ParameterizedTest
  @EnumSource(Padding.class)
  void windowsOfEachChannelReachAsFar(Padding padding) throws Exception {
    Shape input = Shape.of(9, 9, 3);
    Shape whole = dilated(3, 1, 2, padding).outputShape(input);

    assertThat(dilatedDepthwise(1, padding).outputShape(input))
        .isEqualTo(Shape.of(whole.height(), whole.width(), 3));
    assertThat(dilatedDepthwise(1, padding).parameters(input)).isEqualTo((9 + 1) * 3);
    assertThatThrownBy(() -> dilatedDepthwise(2, padding).outputShape(input))
        .hasMessage("has strides: (2, 2) and dilation_rate: (2, 2), of which one must be 1");
  }

  private static Layer dilatedDepthwise(int stride, Padding padding) {
    return new Layer.DepthwiseConv2D(
        Size.square(3),
        Size.square(stride),
        padding,
        1,
        Size.square(2),
        ActivationFunction.LINEAR,
        true,
        Initializer.ZEROS,
        Initializer.ZEROS,
        null,
        null,
        null,
        null,
        null);
  }

  @Test
  void whatADilatedWindowCannotDoIsToldWithWhatItReaches() {
    Shape input = Shape.of(5, 5, 1);
    assertThatThrownBy(() -> dilated(3, 2, 2, Padding.VALID).outputShape(input))
        .hasMessage("has strides: (2, 2) and dilation_rate: (2, 2), of which one must be 1");
    assertThatThrownBy(() -> dilated(3, 1, 3, Padding.VALID).outputShape(input))
        .hasMessage("has a window of (7, 7) that does not fit into its input [5, 5, 1]");
    assertThatThrownBy(() -> dilated(3, 1, 5, Padding.SAME).outputShape(input))
        .hasMessage(
            "has a window of (11, 11) with dilation_rate: (5, 5), which reaches beyond all of its"
                + " input [5, 5, 1]");
    assertThatThrownBy(() -> dilated(3, 1, Integer.MAX_VALUE, Padding.VALID).outputShape(input))
        .isInstanceOf(ShapeException.class);
  }

  @ParameterizedTest(name = "{0} pixels, window {1}, stride {2}, {3}: {4}")
  @CsvSource({
    "7, 3, 1, VALID, 9",
    "7, 3, 2, VALID, 15",
    "7, 2, 2, VALID, 14",
    "7, 5, 1, SAME, 7",
    "7, 3, 2, SAME, 14",
    "7, 4, 3, SAME, 21",
  })
  void aTransposedConvolutionHasTheSizeOfKeras(
      int pixels, int window, int stride, Padding padding, int expected) throws Exception {
    Layer layer = transposed(window, stride, padding);

    assertThat(layer.outputShape(Shape.of(pixels, 2 * pixels, 3)).height()).isEqualTo(expected);
    long inputs = 3L * window * window;
    assertThat(layer.parameters(Shape.of(pixels, pixels, 3))).isEqualTo((inputs + 1) * 8);
  }

  @Test
  void whatDeeplearning4jHasNoZerosForIsRefused() {
    assertThatThrownBy(() -> transposed(2, 3, Padding.SAME).outputShape(Shape.of(4, 4, 1)))
        .hasMessage(
            "has a window of (2, 2) and strides of (3, 3): between windows Keras puts zeros, which"
                + " Deeplearning4j does not, so that no model could be saved; use a window that is"
                + " not smaller than the strides");
  }

  private static Layer transposed(int window, int stride, Padding padding) {
    return new Layer.Conv2DTranspose(
        8,
        Size.square(window),
        Size.square(stride),
        padding,
        ActivationFunction.LINEAR,
        true,
        Initializer.GLOROT_UNIFORM,
        Initializer.ZEROS,
        null,
        null,
        null,
        null,
        null);
  }

  @ParameterizedTest(name = "{0} steps, window {1}, stride {2}, dilation {3}, {4}: {5}")
  @CsvSource({
    "28, 3, 1, 1, VALID, 26",
    "28, 5, 3, 1, VALID, 8",
    "28, 3, 2, 1, SAME, 14",
    "28, 3, 1, 4, CAUSAL, 28",
    "27, 3, 2, 1, CAUSAL, 14",
  })
  void aConvolutionOfASequenceHasTheStepsOfKeras(
      int steps, int window, int stride, int dilation, SequencePadding padding, int expected)
      throws Exception {
    Layer layer = sequenceConvolution(window, stride, dilation, padding);

    assertThat(layer.outputShape(Shape.of(steps, 3))).isEqualTo(Shape.of(expected, 8));
  }

  private static Layer sequenceConvolution(
      int window, int stride, int dilation, SequencePadding padding) {
    return new Layer.Conv1D(
        8,
        window,
        stride,
        padding,
        dilation,
        ActivationFunction.LINEAR,
        true,
        Initializer.GLOROT_UNIFORM,
        Initializer.ZEROS,
        null,
        null,
        null,
        null,
        null);
  }

  @Test
  void whatASequenceCannotBeGivenToIsToldWithWhatToWrite() {
    Shape sequence = Shape.of(6, 3);
    assertThatThrownBy(
            () -> sequenceConvolution(7, 1, 1, SequencePadding.VALID).outputShape(sequence))
        .hasMessage("has a window of 7 steps that does not fit into its input [6, 3]");
    assertThatThrownBy(
            () -> sequenceConvolution(2, 2, 3, SequencePadding.SAME).outputShape(sequence))
        .hasMessage("has strides: 2 and dilation_rate: 3, of which one must be 1");
    assertThatThrownBy(
            () -> sequenceConvolution(2, 1, 3, SequencePadding.SAME).outputShape(sequence))
        .hasMessage(
            "has dilation_rate: 3, which Deeplearning4j can compute with padding: causal alone, so"
                + " that no model could be saved");
    assertThatThrownBy(
            () -> sequenceConvolution(2, 1, 1, SequencePadding.SAME).outputShape(Shape.of(6)))
        .hasMessage("needs a sequence [steps, features] but gets [6]");
    assertThatThrownBy(
            () -> new Layer.MaxPooling1D(7, null, Padding.VALID, null).outputShape(sequence))
        .hasMessage("has a window of 7 steps that does not fit into its input [6, 3]");
    assertThatThrownBy(() -> new Layer.GlobalMaxPooling1D(null).outputShape(Shape.of(2, 2, 1)))
        .hasMessage("needs a sequence [steps, features] but gets [2, 2, 1]");
    assertThatThrownBy(
            () ->
                new Layer.Embedding(5, 2, Initializer.RANDOM_UNIFORM, null, null, null)
                    .outputShape(sequence))
        .hasMessage("needs a row of whole numbers [steps] but gets [6, 3]");
    assertThatThrownBy(() -> Networks.dense(4, ActivationFunction.RELU).outputShape(sequence))
        .hasMessage(
            "needs a vector [features] but gets [6, 3]; put a Flatten before it, or a Conv1D with"
                + " kernel_size: 1 in its place, which does the same with each step");
    assertThatThrownBy(() -> new Layer.Softmax(null).outputShape(sequence))
        .hasMessage(
            "applies softmax, which needs a vector [features], but gets [6, 3]; put a Flatten or a"
                + " GlobalAveragePooling1D before it");
    Layer.BatchNormalization normalization = new Layer.BatchNormalization(0.99, 0.001, null);
    assertThat(normalization.outputShape(sequence)).isEqualTo(sequence);
    assertThat(normalization.parameters(sequence)).isEqualTo(12);
  }

  @ParameterizedTest(name = "{0} pixels, window {1}, {2}: {3}")
  @CsvSource({"28, 2, VALID, 14", "13, 2, VALID, 6", "13, 2, SAME, 7", "10, 3, VALID, 3"})
  void poolingStepsByItsWindowUnlessToldOtherwise(
      int pixels, int window, Padding padding, int expected) throws Exception {
    Shape input = Shape.of(pixels, pixels, 5);
    Shape output = Shape.of(expected, expected, 5);

    assertThat(new Layer.MaxPooling2D(Size.square(window), null, padding, null).outputShape(input))
        .isEqualTo(output);
    assertThat(
            new Layer.AveragePooling2D(Size.square(window), null, padding, null).outputShape(input))
        .isEqualTo(output);
  }

  /** What Deeplearning4j cannot compute: its padding would be less than nothing. */
  @ParameterizedTest
  @CsvSource({
    "9, 8, 1, 1, 4, 4, '3 columns'",
    "11, 8, 1, 1, 4, 4, '2 rows'",
    "9, 8, 3, 1, 2, 4, '3 columns'",
    "28, 28, 3, 3, 2147483647, 2147483647, '25 rows'",
  })
  void windowsWithPaddingDoNotLeaveOutMoreThanOneRowOrColumn(
      int height, int width, int rows, int columns, int down, int across, String leftOut) {
    Size size = new Size(rows, columns);
    Size strides = new Size(down, across);
    List<Layer> layers =
        List.of(
            convolution(8, size, strides, Padding.SAME, ActivationFunction.LINEAR),
            new Layer.MaxPooling2D(size, strides, Padding.SAME, null),
            new Layer.AveragePooling2D(size, strides, Padding.SAME, null));

    for (Layer layer : layers) {
      assertThatThrownBy(() -> layer.outputShape(Shape.of(height, width, 3)))
          .isInstanceOf(ShapeException.class)
          .hasMessage(
              "leaves out %s of its input [%d, %d, 3] with windows of (%d, %d) and strides of (%d,"
                  + " %d), which Deeplearning4j cannot compute with padding: same; use padding:"
                  + " valid or smaller strides",
              leftOut, height, width, rows, columns, down, across);
    }
  }

  @Test
  void poolingTakesStridesOfItsOwn() throws Exception {
    Layer pooling = new Layer.MaxPooling2D(Size.square(3), Size.square(2), Padding.VALID, null);

    assertThat(pooling.outputShape(Shape.of(28, 28, 4))).isEqualTo(Shape.of(13, 13, 4));
  }

  @Test
  void heightAndWidthAreTreatedApart() throws Exception {
    Layer layer =
        convolution(2, new Size(3, 5), new Size(1, 2), Padding.VALID, ActivationFunction.LINEAR);

    assertThat(layer.outputShape(Shape.of(20, 30, 1))).isEqualTo(Shape.of(18, 13, 2));
    assertThat(layer.parameters(Shape.of(20, 30, 1))).isEqualTo(3 * 5 * 2 + 2);
  }

  @Test
  void layersThatWorkOnEachNumberKeepTheShape() throws Exception {
    Shape shape = Shape.of(4, 5, 6);

    assertThat(new Layer.Dropout(0.5, null).outputShape(shape)).isEqualTo(shape);
    assertThat(new Layer.Activation(ActivationFunction.RELU, null).outputShape(shape))
        .isEqualTo(shape);
    assertThat(new Layer.BatchNormalization(0.99, 0.001, null).outputShape(shape)).isEqualTo(shape);
    assertThat(new Layer.ReLU(null, 0, 0, null).outputShape(shape)).isEqualTo(shape);
    assertThat(new Layer.LeakyReLU(0.3, null).outputShape(shape)).isEqualTo(shape);
    assertThat(new Layer.ELU(1, null).outputShape(shape)).isEqualTo(shape);
  }

  @Test
  void flattenAndGlobalPoolingGiveVectors() throws Exception {
    Shape shape = Shape.of(4, 5, 6);

    assertThat(new Layer.Flatten(null).outputShape(shape)).isEqualTo(Shape.of(120));
    assertThat(new Layer.GlobalAveragePooling2D(null).outputShape(shape)).isEqualTo(Shape.of(6));
  }

  @Test
  void preluHasAnAlphaForEachPlaceThatIsNotShared() throws Exception {
    Shape image = Shape.of(4, 5, 6);

    assertThat(prelu().parameters(image)).isEqualTo(120);
    assertThat(prelu(1, 2).parameters(image)).isEqualTo(6);
    assertThat(prelu(3).parameters(image)).isEqualTo(20);
    assertThat(prelu(1, 2, 3).parameters(image)).isEqualTo(1);
    assertThat(prelu().parameters(Shape.of(7))).isEqualTo(7);
    assertThat(prelu(1, 2).outputShape(image)).isEqualTo(image);
  }

  @Test
  void anAxisThatIsNotThereCannotBeShared() {
    assertThatThrownBy(() -> prelu(1, 2).outputShape(Shape.of(7)))
        .isInstanceOf(ShapeException.class)
        .hasMessage("shares axis 2, but its input [7] has no axis beyond 1; the first is 1");
  }

  private static Layer prelu(Integer... sharedAxes) {
    return new Layer.PReLU(Initializer.ZEROS, null, null, List.of(sharedAxes), null);
  }

  @Test
  void softmaxNeedsAVector() {
    assertThatThrownBy(() -> new Layer.Softmax(null).outputShape(Shape.of(4, 5, 6)))
        .isInstanceOf(ShapeException.class)
        .hasMessageStartingWith("applies softmax, which needs a vector [features]");
  }

  @Test
  void bordersAreAddedAndTakenAway() throws Exception {
    Border border = new Border(1, 2, 3, 0);

    assertThat(new Layer.ZeroPadding2D(border, null).outputShape(Shape.of(4, 5, 6)))
        .isEqualTo(Shape.of(7, 8, 6));
    assertThat(new Layer.Cropping2D(border, null).outputShape(Shape.of(4, 5, 6)))
        .isEqualTo(Shape.of(1, 2, 6));
    assertThatThrownBy(() -> new Layer.Cropping2D(border, null).outputShape(Shape.of(3, 5, 6)))
        .isInstanceOf(ShapeException.class)
        .hasMessage("takes ((1, 2), (3, 0)) away, which leaves nothing of its input [3, 5, 6]");
  }

  @Test
  void upSamplingRepeatsRowsAndColumns() throws Exception {
    assertThat(new Layer.UpSampling2D(new Size(2, 3), null).outputShape(Shape.of(4, 5, 6)))
        .isEqualTo(Shape.of(8, 15, 6));
  }

  @Test
  void whatIsCutOutIsNotLargerThanTheImage() throws Exception {
    assertThat(new Layer.RandomCrop(4, 3, null).outputShape(Shape.of(4, 5, 6)))
        .isEqualTo(Shape.of(4, 3, 6));
    assertThat(new Layer.RandomCrop(1, 2, null).aroundCentre(Shape.of(4, 5, 6)))
        .isEqualTo(new Border(1, 2, 1, 2));
    for (Layer layer :
        List.of(new Layer.RandomCrop(5, 3, null), new Layer.RandomCrop(3, 6, null))) {
      assertThatThrownBy(() -> layer.outputShape(Shape.of(4, 5, 6)))
          .isInstanceOf(ShapeException.class)
          .hasMessageMatching("cuts \\(\\d, \\d\\) out of its input \\[4, 5, 6], which is smaller");
    }
  }

  @Test
  void layersOfImagesTakeNoVectors() {
    for (Layer layer :
        List.of(
            new Layer.GlobalMaxPooling2D(null),
            new Layer.ZeroPadding2D(Border.all(1), null),
            new Layer.Cropping2D(Border.all(1), null),
            new Layer.UpSampling2D(Size.square(2), null),
            new Layer.RandomFlip(FlipMode.VERTICAL, null),
            new Layer.RandomCrop(1, 1, null),
            new Layer.RandomContrast(new Factor(0.1, 0.1), null),
            new Layer.SpatialDropout2D(0.5, null))) {
      assertThatThrownBy(() -> layer.outputShape(Shape.of(7)))
          .as(layer.type())
          .isInstanceOf(ShapeException.class)
          .hasMessage("needs an image [height, width, channels] but gets [7]");
    }
  }

  // keras.layers.DepthwiseConv2D(3, depth_multiplier=2) and SeparableConv2D(4, 3,
  // depth_multiplier=2)
  @Test
  void depthwiseAndSeparableConvolutionsHaveTheParametersOfKeras() throws Exception {
    Shape input = Shape.of(8, 9, 3);

    assertThat(depthwise(Padding.VALID).outputShape(input)).isEqualTo(Shape.of(6, 7, 6));
    assertThat(depthwise(Padding.SAME).outputShape(input)).isEqualTo(Shape.of(8, 9, 6));
    assertThat(depthwise(Padding.VALID).parameters(input)).isEqualTo(9 * 3 * 2 + 6);
    assertThat(depthwise(Padding.VALID).multiplyAccumulates(input, Shape.of(6, 7, 6)))
        .isEqualTo(9 * 6 * 7 * 6);
    assertThat(separable(Padding.VALID).outputShape(input)).isEqualTo(Shape.of(6, 7, 4));
    assertThat(separable(Padding.VALID).parameters(input)).isEqualTo(9 * 3 * 2 + 6 * 4 + 4);
    assertThat(separable(Padding.VALID).multiplyAccumulates(input, Shape.of(6, 7, 4)))
        .isEqualTo(9 * 6 * 7 * 6 + 6 * 7 * 6 * 4);
  }
}
