package io.github.experimentmaven.trainer.network;

import static io.github.experimentmaven.trainer.network.NetworkFixture.CLASSES;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.experimentmaven.experiment.Architecture;
import io.github.experimentmaven.experiment.Loss;
import io.github.experimentmaven.experiment.NetworkSummary;
import io.github.experimentmaven.experiment.Networks;
import io.github.experimentmaven.experiment.Optimizer;
import io.github.experimentmaven.experiment.Shape;
import io.github.experimentmaven.experiment.Training;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;

/** ResNet-20 of Keras' cifar10_resnet.py, whole, on images of 8 x 8. */
class ResidualNetworkTest {

  private static final Shape INPUT = Shape.of(8, 8, 3);

  private static final int[] LABELS = {0, 2, 1, 1};

  private static TrainableNetwork network() throws Exception {
    Architecture architecture = Networks.resNet(3, 2, CLASSES);
    NetworkSummary summary = NetworkSummary.of(architecture, INPUT);
    // That of 32 x 32 and ten classes has 274,442: each class less is 65 less.
    assertThat(summary.parameters()).isEqualTo(274_442 - (10 - CLASSES) * 65L);
    Training training =
        new Training(
            architecture,
            new Optimizer.Sgd(0.01, 0, false),
            Loss.CATEGORICAL_CROSSENTROPY,
            null,
            1,
            LABELS.length);
    return TrainableNetwork.of(training, summary, CLASSES, 1);
  }

  @Test
  void itsGradientIsTheSlopeOfTheLossAndThatOfDeeplearning4j() throws Exception {
    INDArray images = GeneratedData.batch(INPUT, LABELS.length, 1, 1);
    try (TrainableNetwork network = network()) {
      GradientCheck check = new GradientCheck(network, images, LABELS);

      check.assertSlopeOfTheLoss();
      check.assertThatOfTheLibrary(1e-3f);
    }
  }
}
