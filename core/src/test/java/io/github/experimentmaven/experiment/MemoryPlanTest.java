package io.github.experimentmaven.experiment;

import static io.github.experimentmaven.experiment.Networks.MNIST;
import static io.github.experimentmaven.experiment.Networks.convolution;
import static io.github.experimentmaven.experiment.Networks.dense;
import static io.github.experimentmaven.experiment.Networks.depthwise;
import static io.github.experimentmaven.experiment.Networks.maxPooling;
import static io.github.experimentmaven.experiment.Networks.separable;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.experimentmaven.experiment.MemoryPlan.Need;
import io.github.experimentmaven.storage.SealedTypes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MemoryPlanTest {

  private static final Optimizer RMSPROP = new Optimizer.RmsProp(0.001, 0.9, 0, 1e-7, false, false);
  private static final long MIB = 1 << 20;
  private static final long FLOAT = 4;

  private static final Factor TENTH = new Factor(-0.1, 0.1);

  /** A layer of each kind, for an image or, if it takes none, for a vector. */
  private static final List<Layer> ONE_OF_EACH =
      List.of(
          convolution(2, 3, ActivationFunction.RELU),
          maxPooling(),
          new Layer.AveragePooling2D(Size.square(2), null, Padding.VALID, null),
          new Layer.GlobalAveragePooling2D(null),
          new Layer.Flatten(null),
          new Layer.Reshape(List.of(-1), null),
          new Layer.Permute(List.of(2, 1, 3), null),
          new Layer.Rescaling(0.5, 0, null),
          new Layer.Normalization(List.of(0.5), List.of(2.0), false, null),
          dense(4, ActivationFunction.TANH),
          new Layer.Dropout(0.5, null),
          new Layer.BatchNormalization(0.9, 0.001, null),
          new Layer.LayerNormalization(0.001, true, true, null),
          new Layer.Activation(ActivationFunction.ELU, null),
          depthwise(Padding.VALID),
          separable(Padding.VALID),
          new Layer.GlobalMaxPooling2D(null),
          new Layer.Conv2DTranspose(
              4,
              Size.square(2),
              Size.square(2),
              Padding.SAME,
              ActivationFunction.RELU,
              true,
              Initializer.GLOROT_UNIFORM,
              Initializer.ZEROS,
              null,
              null,
              null,
              null,
              null),
          new Layer.Conv1D(
              2,
              3,
              2,
              SequencePadding.SAME,
              1,
              ActivationFunction.RELU,
              true,
              Initializer.GLOROT_UNIFORM,
              Initializer.ZEROS,
              null,
              null,
              null,
              null,
              null),
          new Layer.MaxPooling1D(2, null, Padding.VALID, null),
          new Layer.AveragePooling1D(2, null, Padding.VALID, null),
          new Layer.GlobalAveragePooling1D(null),
          new Layer.GlobalMaxPooling1D(null),
          Networks.simpleRnn(4),
          new Layer.LSTM(
              4,
              ActivationFunction.TANH,
              ActivationFunction.SIGMOID,
              true,
              Initializer.GLOROT_UNIFORM,
              Initializer.ORTHOGONAL,
              Initializer.ZEROS,
              true,
              null,
              null,
              null,
              null,
              null,
              null,
              true,
              true,
              null),
          new Layer.Bidirectional(Networks.simpleRnn(4), MergeMode.CONCAT, null),
          new Layer.Embedding(5, 2, Initializer.RANDOM_UNIFORM, null, null, null),
          new Layer.ZeroPadding2D(Border.all(1), null),
          new Layer.Cropping2D(Border.all(1), null),
          new Layer.UpSampling2D(Size.square(2), null),
          new Layer.SpatialDropout2D(0.5, null),
          new Layer.GaussianNoise(0.1, null),
          new Layer.RandomFlip(FlipMode.HORIZONTAL, null),
          new Layer.RandomTranslation(
              TENTH, TENTH, FillMode.REFLECT, Interpolation.BILINEAR, 0, null),
          new Layer.RandomRotation(TENTH, FillMode.NEAREST, Interpolation.BILINEAR, 0, null),
          new Layer.RandomZoom(TENTH, null, FillMode.WRAP, Interpolation.NEAREST, 0, null),
          new Layer.RandomCrop(2, 2, null),
          new Layer.RandomContrast(new Factor(0.1, 0.1), null),
          new Layer.ReLU(null, 0, 0, null),
          new Layer.LeakyReLU(0.3, null),
          new Layer.ELU(1, null),
          new Layer.PReLU(Initializer.ZEROS, null, null, List.of(), null),
          new Layer.Softmax(null),
          new Layer.Add(null),
          new Layer.Subtract(null),
          new Layer.Multiply(null),
          new Layer.Average(null),
          new Layer.Maximum(null),
          new Layer.Minimum(null),
          new Layer.Concatenate(-1, null),
          new Layer.Dot(1, false, null));

  @Test
  void thePerceptronTakesWhatItsArraysHave() throws Exception {
    MemoryPlan plan = plan(Networks.mlp(), 128);

    long parameters = 407_050 * FLOAT;
    assertThat(plan.weights()).isEqualTo(new Need(parameters, parameters));
    assertThat(plan.gradients()).isEqualTo(new Need(parameters, parameters));
    assertThat(plan.optimizer()).isEqualTo(new Need(parameters, 0));
    // The two dense layers; a step's outputs and their copy on the heap. Of small layers many
    // samples are evaluated at once.
    assertThat(plan.activations())
        .isEqualTo(new Need(FLOAT * 2 * 500 * 10, FLOAT * 500 * (512 + 10)));
    // That of the second layer's input and that of the outputs.
    assertThat(plan.activationGradients()).isEqualTo(new Need(0, FLOAT * 128 * (512 + 10)));
    assertThat(plan.scratch()).isEqualTo(new Need(0, 0));
    // One of the training and one of the evaluation.
    int batches = 128 + 500;
    assertThat(plan.samples())
        .isEqualTo(new Need(FLOAT * (60_000 + 10 * 10_000 + batches * 10), FLOAT * batches * 784));
    assertThat(plan.data()).isEqualTo(54_950_000);
    assertThat(plan.process() / MIB).isEqualTo(183);
  }

  @Test
  void theConvolutionalNetworkTakesWhatItsArraysHave() throws Exception {
    MemoryPlan plan = plan(Networks.cnn(), 64);

    long parameters = 93_322 * FLOAT;
    int pool1 = 13 * 13 * 32;
    int convolution2 = 11 * 11 * 64;
    int pool2 = 5 * 5 * 64;
    int convolution3 = 3 * 3 * 64;
    assertThat(plan.weights()).isEqualTo(new Need(parameters, parameters));
    assertThat(plan.optimizer()).isEqualTo(new Need(parameters, 0));
    // Of each half of a batch.
    assertThat(plan.gradients()).isEqualTo(new Need(2 * parameters, 2 * parameters));
    // The first convolution is pooled image by image; on the heap is which value won.
    assertThat(plan.activations())
        .isEqualTo(
            new Need(
                FLOAT * (64 * (pool1 + pool2) + 2 * 100 * 10),
                FLOAT * 100 * (pool1 + convolution2 + pool2 + convolution3 + 64 + 10)));
    // In turns, of what the second convolution gets, its pool, the third convolution, and so on.
    assertThat(plan.activationGradients())
        .isEqualTo(new Need(0, FLOAT * 64 * (pool1 + convolution2 + 10)));
    // On the heap the windows of an image, two kernels and images, two images of the first pool;
    // of the second one where each window's four values are, two images before and behind it.
    int windows = 10 * 26 * 26;
    int first = windows + 2 * 320 + 2 * 784 + 2 * pool1;
    int second = 4 * pool2 + 2 * convolution2 + 2 * pool2;
    // Outside of it windows, kernels and a pool; and what oneDNN takes for the second convolution.
    // What is there whatever the batch is there for each half.
    int outside = windows + 2 * 320 + pool1;
    int temporary = 3 * (pool1 + convolution2);
    assertThat(plan.scratch())
        .isEqualTo(new Need(FLOAT * 2 * (first + second), FLOAT * (2 * outside + 64 * temporary)));
  }

  @Test
  void samplesAreEvaluatedTogetherAsLongAsTheirLayersStayInTheCache() throws Exception {
    assertThat(evaluationBatchSize(Networks.mlp())).isEqualTo(500);
    assertThat(
            evaluationBatchSize(
                List.of(new Layer.Flatten(null), dense(4_000, ActivationFunction.LINEAR))))
        .isEqualTo((1 << 20) / (784 + 4_000));
    assertThat(evaluationBatchSize(Networks.cnn())).isEqualTo(100);
  }

  private static int evaluationBatchSize(List<Layer> layers) throws Exception {
    return MemoryPlan.evaluationBatchSize(training(layers, 64), NetworkSummary.of(layers, MNIST));
  }

  @Test
  void aConvolutionOfOnePixelTakesAnImageOfScratchWhateverTheBatch() throws Exception {
    List<Layer> layers =
        List.of(
            convolution(8, 3, ActivationFunction.LINEAR),
            convolution(4, 1, ActivationFunction.LINEAR),
            new Layer.Flatten(null),
            dense(10, ActivationFunction.SOFTMAX));

    // The first convolution's windows, kernels and images; the second one's bias at each pixel.
    int pixels = 26 * 26;
    int heap = 10 * pixels + 2 * 80 + 2 * 784 + 4 + 4 * pixels;
    int outside = 10 * pixels + 2 * 80 + pixels;
    assertThat(plan(layers, 10).scratch()).isEqualTo(new Need(FLOAT * heap, FLOAT * outside));
    assertThat(plan(layers, 200).scratch()).isEqualTo(plan(layers, 10).scratch());
  }

  @Test
  void aNormalizedConvolutionTakesWhatItsArraysHave() throws Exception {
    MemoryPlan plan =
        plan(
            List.of(
                convolution(8, 3, ActivationFunction.LINEAR),
                new Layer.BatchNormalization(0.99, 0.001, null),
                new Layer.Activation(ActivationFunction.RELU, null),
                maxPooling(),
                new Layer.Flatten(null),
                new Layer.Dropout(0.25, null),
                dense(10, ActivationFunction.SOFTMAX)),
            200);

    int image = 26 * 26 * 8;
    int pool = 13 * 13 * 8;
    assertThat(plan.weights().heap()).isEqualTo(FLOAT * (80 + 32 + 10 * pool + 10));
    // Convolution, normalization, pool and dense; the function works in place, and dropout has its
    // own in training. Where the greatest of a pool was is on the heap.
    assertThat(plan.activations())
        .isEqualTo(
            new Need(
                FLOAT * (200 * pool + 2 * 200 * 10), FLOAT * 200 * (2 * image + 2 * pool + 10)));
    // Pool and dense take turns.
    assertThat(plan.activationGradients())
        .isEqualTo(new Need(0, FLOAT * 200 * (image + pool + 10)));
  }

  @Test
  void ofEachKindOfLayerTheMemoryIsKnown() throws Exception {
    assertThat(ONE_OF_EACH)
        .extracting(layer -> layer.getClass().getName())
        .containsExactlyInAnyOrderElementsOf(
            SealedTypes.records(Layer.class).map(Class::getName).toList());
    for (Layer layer : ONE_OF_EACH) {
      boolean ofVectors =
          layer instanceof Layer.Dense
              || layer instanceof Layer.Softmax
              || layer instanceof Layer.Dot;
      List<Layer> layers =
          ofVectors
              ? List.of(new Layer.Flatten(null), layer, dense(2, ActivationFunction.SOFTMAX))
              : List.of(layer, new Layer.Flatten(null), dense(2, ActivationFunction.SOFTMAX));
      List<List<String>> inputs = new ArrayList<>(Collections.nCopies(3, List.of()));
      if (layer instanceof Layer.Merging) {
        String source = ofVectors ? "flatten" : Architecture.DATA;
        inputs.set(layers.indexOf(layer), List.of(source, source));
      }
      Architecture architecture = new Architecture(layers, inputs);
      assertThat(plan(architecture, shape(layer), 10).activations().offHeap())
          .as(layer.type())
          .isPositive();
    }
  }

  /** Of an image, unless the layer reads something else. */
  private static Shape shape(Layer layer) {
    if (layer instanceof Layer.Embedding) {
      return Shape.of(20);
    }
    return layer.type().endsWith("1D")
            || layer instanceof Layer.Recurrent
            || layer instanceof Layer.Bidirectional
        ? Shape.of(20, 3)
        : MNIST;
  }

  @Test
  void gradientsOfWhatSeveralLayersReadAreSummedUpInMemoryThatChainsShare() throws Exception {
    Layer relu = new Layer.Activation(ActivationFunction.RELU, null);
    Layer pointwise =
        convolution(8, Size.square(1), Size.square(1), Padding.SAME, ActivationFunction.LINEAR);
    MemoryPlan plan =
        plan(
            new Architecture(
                List.of(
                    convolution(
                        8, Size.square(1), Size.square(1), Padding.SAME, ActivationFunction.RELU),
                    pointwise,
                    new Layer.Add("sum"),
                    relu,
                    pointwise,
                    new Layer.Concatenate(-1, null),
                    new Layer.Flatten(null),
                    dense(10, ActivationFunction.SOFTMAX)),
                List.of(
                    List.of(),
                    List.of(),
                    List.of("conv2d", "conv2d_1"),
                    List.of(),
                    List.of(),
                    List.of("activation", "conv2d_2"),
                    List.of(),
                    List.of())),
            200);

    int image = 28 * 28 * 8;
    // Three convolutions, of which one is rectified in place; the sum, which is rectified in place,
    // too; the concatenation; the outputs.
    assertThat(plan.activations().offHeap())
        .isEqualTo(FLOAT * 200 * (3 * image + image + 2 * image + 10));
    // The sum of what Add and its activation put out is there until those of both inputs of Add
    // are;
    // and what the dense layer read, whose memory the convolutions have in turn.
    assertThat(plan.activationGradients().offHeap())
        .isEqualTo(FLOAT * 200 * (3 * image + 2 * image + 10));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 60_000})
  void aBatchIsNoLargerThanTheDataSet(int batchSize) throws Exception {
    Training training = training(Networks.mlp(), batchSize);
    NetworkSummary network = NetworkSummary.of(Networks.mlp(), MNIST);

    MemoryPlan plan = MemoryPlan.of(training, network, 7, 3, 0);

    assertThat(plan.activations().offHeap())
        .isEqualTo(FLOAT * Math.max(3, Math.min(batchSize, 7)) * (512 + 10));
  }

  @Test
  void theLeastIsLessThanWhatIsAllowed() throws Exception {
    MemoryPlan plan = plan(Networks.mlp(), 128);

    assertThat(plan.heapLimit() - plan.heap()).isEqualTo(32 * MIB);
    assertThat(plan.offHeapLimit() - plan.offHeap()).isEqualTo(16 * MIB);
    assertThat(plan.process())
        .isEqualTo(
            plan.weights().bytes()
                + plan.gradients().bytes()
                + plan.optimizer().bytes()
                + plan.activations().bytes()
                + plan.activationGradients().bytes()
                + plan.scratch().bytes()
                + plan.samples().bytes()
                + plan.overhead());
  }

  @Test
  void weightsOfSamplesAreAFloatEach() throws Exception {
    MemoryPlan plan = plan(Networks.mlp(), 128);

    MemoryPlan weighted = plan.withSampleWeights(60_000);

    assertThat(weighted.data()).isEqualTo(plan.data() + 240_000);
    assertThat(weighted.samples()).isEqualTo(plan.samples());
  }

  /** Plain descent has but weights and gradients, and orthogonal kernels are drawn in doubles. */
  @Test
  void orthogonalKernelsAreDrawnWhereThereIsRoom() throws Exception {
    long parameters = 784L * 8_000;
    long inDoubles = 2 * parameters * FLOAT;
    long elsewhere = parameters * FLOAT + 8 * MIB;

    assertThat(descent(8_000, Initializer.ORTHOGONAL).weights())
        .isEqualTo(new Need(parameters * FLOAT + inDoubles - elsewhere, parameters * FLOAT));
    assertThat(descent(8_000, Initializer.HE_NORMAL).weights())
        .isEqualTo(new Need(parameters * FLOAT, parameters * FLOAT));
    assertThat(descent(2_000, Initializer.ORTHOGONAL).weights())
        .isEqualTo(new Need(784L * 2_000 * FLOAT, 784L * 2_000 * FLOAT));
  }

  private static MemoryPlan descent(int units, Initializer initializer) throws Exception {
    Layer dense =
        new Layer.Dense(
            units,
            ActivationFunction.LINEAR,
            false,
            initializer,
            Initializer.ZEROS,
            null,
            null,
            null,
            null,
            null);
    List<Layer> layers = List.of(new Layer.Flatten(null), dense);
    Training training =
        new Training(layers, new Optimizer.Sgd(0.1, 0, false), Loss.MEAN_SQUARED_ERROR, 5, 1);
    return MemoryPlan.of(training, NetworkSummary.of(layers, MNIST), 60_000, 10_000, 785);
  }

  @Test
  void moreThanCanBeCountedIsStillTooMuch() throws Exception {
    Training training =
        training(
            List.of(new Layer.Flatten(null), dense(46_000, ActivationFunction.RELU)),
            Integer.MAX_VALUE);
    NetworkSummary network = NetworkSummary.of(training.architecture(), Shape.of(46_000, 1, 1));

    MemoryPlan plan = MemoryPlan.of(training, network, Integer.MAX_VALUE, 1, 0);

    assertThat(plan.offHeap()).isGreaterThan(1L << 48);
    Shape huge = Shape.of(Integer.MAX_VALUE);
    NetworkSummary wide =
        NetworkSummary.of(List.of(new Layer.Activation(ActivationFunction.TANH, null)), huge);
    List<Layer> functions =
        wide.layers().stream().map(layer -> (Layer) new Layer.Dropout(0.1, null)).toList();
    assertThat(
            MemoryPlan.of(training(functions, Integer.MAX_VALUE), wide, Integer.MAX_VALUE, 1, 0)
                .process())
        .isEqualTo(Long.MAX_VALUE);
  }

  private static MemoryPlan plan(List<Layer> layers, int batchSize) throws Exception {
    return plan(Architecture.chain(layers), batchSize);
  }

  private static MemoryPlan plan(Architecture architecture, int batchSize) throws Exception {
    return plan(architecture, MNIST, batchSize);
  }

  private static MemoryPlan plan(Architecture architecture, Shape input, int batchSize)
      throws Exception {
    return MemoryPlan.of(
        new Training(architecture, RMSPROP, Loss.CATEGORICAL_CROSSENTROPY, null, 5, batchSize),
        NetworkSummary.of(architecture, input),
        60_000,
        10_000,
        785);
  }

  private static Training training(List<Layer> layers, int batchSize) {
    return new Training(layers, RMSPROP, Loss.CATEGORICAL_CROSSENTROPY, 5, batchSize);
  }
}
