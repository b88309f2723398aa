package io.github.experimentmaven.trainer;

import static io.github.experimentmaven.trainer.TrainingFixture.FLATTEN;
import static io.github.experimentmaven.trainer.TrainingFixture.SHAPE;
import static io.github.experimentmaven.trainer.TrainingFixture.patterns;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.experimentmaven.experiment.ActivationFunction;
import io.github.experimentmaven.experiment.Factor;
import io.github.experimentmaven.experiment.FillMode;
import io.github.experimentmaven.experiment.FlipMode;
import io.github.experimentmaven.experiment.Initializer;
import io.github.experimentmaven.experiment.Interpolation;
import io.github.experimentmaven.experiment.Layer;
import io.github.experimentmaven.experiment.Loss;
import io.github.experimentmaven.experiment.NetworkSummary;
import io.github.experimentmaven.experiment.NetworkSummary.MismatchException;
import io.github.experimentmaven.experiment.Optimizer;
import io.github.experimentmaven.experiment.Training;
import io.github.experimentmaven.result.AugmentedImages;
import io.github.experimentmaven.result.AugmentedImages.Example;
import io.github.experimentmaven.trainer.network.TrainableNetwork;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AugmentedExamplesTest {

  private static final int EPOCHS = 3;
  private static final int PART = 6 * 5;

  private static final Layer FLIP = new Layer.RandomFlip(FlipMode.HORIZONTAL, null);
  private static final Layer MOVE =
      new Layer.RandomTranslation(
          new Factor(-0.2, 0.2),
          new Factor(-0.2, 0.2),
          FillMode.REFLECT,
          Interpolation.BILINEAR,
          0,
          null);

  private final Samples train = patterns(50, 1);

  /** Its outputs are its inputs. */
  private static TrainableNetwork identity(int width, Layer... before) {
    List<Layer> layers = new ArrayList<>(List.of(before));
    layers.add(FLATTEN);
    layers.add(TrainingFixture.dense(width, ActivationFunction.LINEAR, Initializer.GLOROT_UNIFORM));
    Training training =
        TrainingFixture.training(
            new Optimizer.Sgd(0.1, 0, false), Loss.MEAN_SQUARED_ERROR, EPOCHS, 4, layers);
    try {
      TrainableNetwork network =
          TrainableNetwork.of(
              training, NetworkSummary.of(training.architecture(), SHAPE), width, 9);
      network.setWeights(unit(width));
      return network;
    } catch (MismatchException e) {
      throw new IllegalStateException(e);
    }
  }

  private static float[] unit(int width) {
    float[] weights = new float[width * width + width];
    for (int i = 0; i < width; i++) {
      weights[i * width + i] = 1;
    }
    return weights;
  }

  @Test
  void theyAreWhatTheNetworkIsTrainedWith() {
    Layer crop = new Layer.RandomCrop(6, 5, null);
    AugmentedImages images =
        AugmentedExamples.of(identity(PART, FLIP, MOVE, crop), train, EPOCHS).orElseThrow();

    assertThat(images.shape()).containsExactly(8, 8, 1);
    assertThat(images.augmentedShape()).containsExactly(6, 5, 1);
    TrainableNetwork network = identity(PART, FLIP, MOVE, crop);
    Samples.Batch batch = train.batch();
    for (int epoch = 1; epoch <= EPOCHS; epoch++) {
      // In another order, and among others.
      int[] order = {37, 3, 12, 49, 25, 0};
      batch.fill(order, 0, order.length);
      network.startEpoch(epoch);
      network.setWeights(unit(PART));
      float[] shown =
          network.train(batch.features(), new float[order.length * PART], null, batch.samples());
      List<Integer> places = List.of(5, 2, 4, 0);
      for (int i = 0; i < places.size(); i++) {
        int from = places.get(i) * PART;
        assertThat(images.examples().get(i).variants().get(epoch - 1).epoch()).isEqualTo(epoch);
        assertThat(images.examples().get(i).variants().get(epoch - 1).pixels().bytes())
            .containsExactly(bytes(Arrays.copyOfRange(shown, from, from + PART)));
      }
    }
  }

  @Test
  void besideThemStandsTheImageAsItIs() {
    AugmentedImages images =
        AugmentedExamples.of(identity(SHAPE.size(), FLIP), train, EPOCHS).orElseThrow();
    Samples.Batch batch = train.batch();
    batch.fill(new int[] {25}, 0, 1);

    assertThat(images.examples().get(2).pixels().bytes())
        .containsExactly(bytes(batch.features().data().asFloat()));
  }

  @Test
  void thereAreFourEpochsAtMostAndNoMoreImagesThanTheTrainingSetHas() {
    AugmentedImages images =
        AugmentedExamples.of(identity(SHAPE.size(), MOVE), patterns(2, 1), 100).orElseThrow();

    assertThat(images.examples()).hasSize(2);
    assertThat(images.examples()).extracting(Example::variants).allMatch(each -> each.size() == 4);
  }

  @Test
  void aNetworkThatAugmentsNothingOrWasNotTrainedHasNone() {
    assertThat(AugmentedExamples.of(identity(SHAPE.size()), train, EPOCHS))
        .isEqualTo(Optional.empty());
    assertThat(AugmentedExamples.of(identity(SHAPE.size(), MOVE), train, 0)).isEmpty();
  }

  private static byte[] bytes(float[] values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) Math.round(255 * Math.min(1, Math.max(0, values[i])));
    }
    return bytes;
  }
}
