package io.github.experimentmaven.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.experimentmaven.dataset.Dataset;
import io.github.experimentmaven.dataset.DatasetStatistics;
import io.github.experimentmaven.experiment.ActivationFunction;
import io.github.experimentmaven.experiment.Architecture;
import io.github.experimentmaven.experiment.Layer;
import io.github.experimentmaven.experiment.Loss;
import io.github.experimentmaven.experiment.MemoryPlan;
import io.github.experimentmaven.experiment.NetworkSummary;
import io.github.experimentmaven.experiment.NetworkSummary.MismatchException;
import io.github.experimentmaven.experiment.Networks;
import io.github.experimentmaven.experiment.Optimizer;
import io.github.experimentmaven.experiment.Shape;
import io.github.experimentmaven.experiment.Training;
import io.github.experimentmaven.report.model.DatasetProfile;
import io.github.experimentmaven.task.Column;
import io.github.experimentmaven.task.Features;
import java.util.List;
import org.junit.jupiter.api.Test;

class SummaryTextTest {

  @Test
  void aNetworkLooksAsKerasPrintsIt() throws MismatchException {
    NetworkSummary network = NetworkSummary.of(ReportFixture.convolutional(), Shape.of(28, 28, 1));

    assertThat(SummaryText.of(network))
        .isEqualTo(
            """
            ___________________________________________________________________
            Layer (type)                   Output Shape              Param #
            ===================================================================
            conv2d (Conv2D)                (None, 26, 26, 32)        320
            ___________________________________________________________________
            max_pooling2d (MaxPooling2D)   (None, 13, 13, 32)        0
            ___________________________________________________________________
            conv2d_1 (Conv2D)              (None, 11, 11, 64)        18496
            ___________________________________________________________________
            max_pooling2d_1 (MaxPooling2D) (None, 5, 5, 64)          0
            ___________________________________________________________________
            conv2d_2 (Conv2D)              (None, 3, 3, 64)          36928
            ___________________________________________________________________
            flatten (Flatten)              (None, 576)               0
            ___________________________________________________________________
            dense (Dense)                  (None, 64)                36928
            ___________________________________________________________________
            dense_1 (Dense)                (None, 10)                650
            ===================================================================
            Total params: 93,322
            Trainable params: 93,322
            Non-trainable params: 0
            ___________________________________________________________________
            """);
  }

  @Test
  void ofANetworkWithBranchesEachLayerTellsWhatItReads() throws MismatchException {
    Architecture architecture =
        new Architecture(
            List.of(
                new Layer.Flatten(null),
                Networks.dense(784, ActivationFunction.TANH),
                new Layer.Add(null),
                Networks.dense(10, ActivationFunction.SOFTMAX)),
            List.of(List.of(), List.of(), List.of("dense", "flatten"), List.of()));

    assertThat(SummaryText.of(NetworkSummary.of(architecture, Shape.of(28, 28, 1))))
        .isEqualTo(
            """
            _____________________________________________________________________________________
            Layer (type)                 Output Shape              Param #   Connected to
            =====================================================================================
            flatten (Flatten)            (None, 784)               0         input
            _____________________________________________________________________________________
            dense (Dense)                (None, 784)               615440    flatten
            _____________________________________________________________________________________
            add (Add)                    (None, 784)               0         dense, flatten
            _____________________________________________________________________________________
            dense_1 (Dense)              (None, 10)                7850      add
            =====================================================================================
            Total params: 623,290
            Trainable params: 623,290
            Non-trainable params: 0
            _____________________________________________________________________________________
            """);
  }

  @Test
  void parametersThatAreNotTrainedAreCountedApart() throws MismatchException {
    NetworkSummary network =
        NetworkSummary.of(
            List.of(new Layer.BatchNormalization(0.99, 0.001, "norm")), Shape.of(1000));

    assertThat(SummaryText.of(network))
        .isEqualTo(
            """
            _________________________________________________________________
            Layer (type)                 Output Shape              Param #
            =================================================================
            norm (BatchNormalization)    (None, 1000)              4000
            =================================================================
            Total params: 4,000
            Trainable params: 2,000
            Non-trainable params: 2,000
            _________________________________________________________________
            """);
  }

  @Test
  void memoryIsToldByWhatItIsFor() throws MismatchException {
    Training training =
        new Training(
            ReportFixture.convolutional(),
            new Optimizer.Adam(0.001, 0.9, 0.999, 1e-7, false),
            Loss.CATEGORICAL_CROSSENTROPY,
            5,
            512);
    NetworkSummary network = NetworkSummary.of(ReportFixture.convolutional(), Shape.of(28, 28, 1));

    assertThat(SummaryText.of(MemoryPlan.of(training, network, 60_000, 10_000, 785)))
        .isEqualTo(
            """
            Memory of a run: about 324 MiB
              weights          0.7 MiB
              gradients        1.4 MiB
              optimizer        0.7 MiB
              activations      43.8 MiB
              their gradients  25.7 MiB
              scratch          77.5 MiB
              samples          2.5 MiB
              overhead         172.0 MiB, whatever the network
              data             52.4 MiB, shared by all runs and not in the sum
            """);
  }

  @Test
  void aDataSetIsAListOfFacts() {
    assertThat(
            SummaryText.of(
                ReportFixture.profile(Shape.of(28, 28, 1), List.of("cat", "dog"), List.of())))
        .isEqualTo(
            """
            Data set: MNIST
              about            Handwritten digits.
              training images  10,855
              test images      2,000
              image            28 x 28, 1 channel
              classes          2 (cat, dog), the largest 1.00 times the smallest
              pixels           mean 0.1307, standard deviation 0.3081 on a scale from 0 to 1
              licence          CC BY-SA 3.0
              origin           LeCun, Cortes, Burges
            """);
  }

  @Test
  void sequencesAreToldByTheirSteps() {
    Dataset images =
        ReportFixture.profile(Shape.of(28, 28, 1), List.of("cat", "dog"), List.of()).dataset();
    Dataset sequences =
        new Dataset(
            "waves",
            "",
            images.files(),
            new Features.Sequences(List.of(500, 1)),
            images.targets(),
            images.counts(),
            "",
            "");

    assertThat(
            SummaryText.of(
                new DatasetProfile(
                    sequences,
                    new DatasetStatistics(List.of(30, 10), List.of(9, 3), null),
                    List.of(),
                    List.of())))
        .isEqualTo(
            """
            Data set: waves
              training sequences 10,855
              test sequences   2,000
              sequence         500 steps, 1 feature each
              classes          2 (cat, dog), the largest 3.00 times the smallest
            """);
  }

  @Test
  void aTableIsToldByItsColumns() {
    Dataset images =
        ReportFixture.profile(Shape.of(28, 28, 1), List.of("cat", "dog"), List.of()).dataset();
    Dataset table =
        new Dataset(
            "irises",
            "",
            images.files(),
            new Features.Numbers(
                List.of(new Column("length", 5.84333, 0.825301), Column.unscaled("colour=red"))),
            images.targets(),
            images.counts(),
            "",
            "");

    assertThat(
            SummaryText.of(
                new DatasetProfile(
                    table,
                    new DatasetStatistics(List.of(30, 10), List.of(9, 3), null),
                    List.of("colour=red"),
                    List.of())))
        .isEqualTo(
            """
            Data set: irises
              training rows    10,855
              test rows        2,000
              row              2 features
              columns          length (less 5.843, divided by 0.8253), colour=red
              constant         colour=red
              classes          2 (cat, dog), the largest 3.00 times the smallest
            """);
  }
}
