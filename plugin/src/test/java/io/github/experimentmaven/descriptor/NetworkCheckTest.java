package io.github.experimentmaven.descriptor;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.experimentmaven.experiment.Networks;
import io.github.experimentmaven.experiment.Shape;
import io.github.experimentmaven.failure.Problem;
import io.github.experimentmaven.task.Targets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NetworkCheckTest {

  private static final Targets DIGITS =
      new Targets.Classes(List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9"));

  private static final Targets TWO = new Targets.Classes(List.of("no", "yes"));
  private static final Targets NUMBER = new Targets.Numbers(List.of("price"));

  @TempDir Path base;

  private String check(String text) throws Exception {
    LocatedExperiment experiment = new ExperimentFolder(base).with("cnn.yaml", text).read().get(0);
    return NetworkCheck.check(experiment, Networks.MNIST, DIGITS).stream()
        .map(Problem::render)
        .collect(joining("\n\n"));
  }

  @Test
  void samplesAreNotWeightedTwice() throws Exception {
    assertThat(weighted("batch_size: 8")).isEmpty();
    assertThat(weighted("class_weight: balanced"))
        .isEqualTo(
            """
            src/experiments/rows.yaml:5:15: class_weight and sample_weight cannot be used at the same time, as in Keras
              | class_weight: balanced
              |               ^^^^^^^^
              keep one of them, or multiply the weights of the samples""");
  }

  @Test
  void weightedClassesAreThoseOfTheData() throws Exception {
    String last = "{units: 1, activation: sigmoid}";

    assertThat(rows(TWO, last, "class_weight: balanced")).isEmpty();
    assertThat(rows(TWO, last, "class_weight: {no: 1, 1: 8.5}")).isEmpty();
    assertThat(rows(TWO, last, "class_weight: {nope: 1, 2: 8}"))
        .isEqualTo(
            """
            src/experiments/rows.yaml:5:28: the data has no class '2'
              | class_weight: {nope: 1, 2: 8}
              |                            ^
              known: no, yes

            src/experiments/rows.yaml:5:22: the data has no class 'nope'
              | class_weight: {nope: 1, 2: 8}
              |                      ^
              known: no, yes""");
    assertThat(rows(TWO, last, "class_weight: {no: 1, 0: 8}"))
        .isEqualTo(
            """
            src/experiments/rows.yaml:5:20: 'no' and '0' are the same class
              | class_weight: {no: 1, 0: 8}
              |                    ^
              keep one of them""");
    assertThat(rows(NUMBER, "{units: 1}", "class_weight: balanced"))
        .isEqualTo(
            """
            src/experiments/rows.yaml:5:15: class_weight does not apply: the data has no classes, but numbers to be predicted
              | class_weight: balanced
              |               ^^^^^^^^
              leave it out""");
  }

  @Test
  void aNetworkThatFitsItsDataHasNoProblem() throws Exception {
    assertThat(check(Samples.CNN)).isEmpty();
  }

  @Test
  void anotherNumberOfParametersIsShownLayerByLayer() throws Exception {
    assertThat(check(Samples.CNN.replace("units: 64", "units: 65")))
        .isEqualTo(
            """
            src/experiments/cnn.yaml:19:15: expects 93,322 parameters but the network has 93,909
              |   parameters: 93322
              |               ^^^^^
              layer                           output        parameters
              conv2d (Conv2D)                 [26, 26, 32]         320
              max_pooling2d (MaxPooling2D)    [13, 13, 32]           0
              conv2d_1 (Conv2D)               [11, 11, 64]      18,496
              max_pooling2d_1 (MaxPooling2D)  [5, 5, 64]             0
              conv2d_2 (Conv2D)               [3, 3, 64]        36,928
              flatten (Flatten)               [576]                  0
              dense (Dense)                   [65]              37,505
              dense_1 (Dense)                 [10]                 660""");
  }

  @Test
  void aLayerThatCannotTakeItsInputIsLocated() throws Exception {
    assertThat(check(Samples.CNN.replace("  - Flatten\n", "")))
        .isEqualTo(
            """
            src/experiments/cnn.yaml:10:5: Dense 'dense' needs a vector [features] but gets [3, 3, 64]; put a Flatten before it (the layer before it, 'conv2d_2', gives [3, 3, 64])
              |   - Dense: {units: 64, activation: relu}
              |     ^^^^^""");
  }

  @Test
  void anOutputPerClassIsNeeded() throws Exception {
    assertThat(check(Samples.MINIMAL.replace("10", "11")))
        .isEqualTo(
            """
            src/experiments/cnn.yaml:4:5: the last layer, Dense 'dense', gives [11], but the data has 10 classes
              |   - Dense: {units: 11, activation: softmax}
              |     ^^^^^
              the network must end in [10]""");
  }

  @Test
  void whatIsMonitoredMustBeMeasuredAfterEachEpoch() throws Exception {
    assertThat(
            check(
                Samples.minimalWith(
                    "validation: {split: 0.1}\nearly_stopping: {monitor: val_accuracy}")))
        .isEmpty();
    assertThat(check(Samples.minimalWith("best_weights: {monitor: train_loss}"))).isEmpty();
    assertThat(check(Samples.minimalWith("early_stopping: {patience: 3}")))
        .isEqualTo(
            """
            src/experiments/cnn.yaml:6:18: early_stopping monitors val_loss, but there is no validation set
              | early_stopping: {patience: 3}
              |                  ^^^^^^^^
              give one, as in validation: {split: 0.1}, or monitor train_accuracy or train_loss""");
    assertThat(
            check(
                Samples.minimalWith("reduce_lr_on_plateau: {monitor: train_mean_absolute_error}")))
        .isEqualTo(
            """
            src/experiments/cnn.yaml:6:33: there is no train_mean_absolute_error of this data: it is for multi-class classification
              | reduce_lr_on_plateau: {monitor: train_mean_absolute_error}
              |                                 ^^^^^^^^^^^^^^^^^^^^^^^^^
              known: train_accuracy, train_loss""");
  }

  @Test
  void ofTwoClassesANetworkEndsInOneOutputWithSigmoidOrInTwoWithSoftmax() throws Exception {
    assertThat(rows(TWO, "{units: 1, activation: sigmoid}", "")).isEmpty();
    assertThat(rows(TWO, "{units: 2, activation: softmax}", "")).isEmpty();
    assertThat(rows(TWO, "{units: 1, activation: sigmoid}", "loss: mean_squared_error")).isEmpty();
    assertThat(rows(TWO, "{units: 3, activation: softmax}", ""))
        .isEqualTo(
            """
            src/experiments/rows.yaml:4:5: the last layer, Dense 'dense', gives [3], but the data has 2 classes
              |   - Dense: {units: 3, activation: softmax}
              |     ^^^^^
              two classes: end in [1] with sigmoid or in [2] with softmax""");
    assertThat(rows(TWO, "{units: 1}", ""))
        .isEqualTo(
            """
            src/experiments/rows.yaml:4:5: the last layer, Dense 'dense', ends in linear, but the data has 2 classes, and the one output must be a probability
              |   - Dense: {units: 1}
              |     ^^^^^
              two classes: end in [1] with sigmoid or in [2] with softmax""");
  }

  @Test
  void aRegressionEndsInANumberForEachTargetAndNotInSoftmax() throws Exception {
    assertThat(rows(NUMBER, "{units: 1}", "")).isEmpty();
    assertThat(rows(NUMBER, "{units: 1, activation: relu}", "loss: huber")).isEmpty();
    assertThat(rows(NUMBER, "{units: 1, activation: softmax}", ""))
        .isEqualTo(
            """
            src/experiments/rows.yaml:4:5: the last layer, Dense 'dense', ends in softmax, but the data has numbers to be predicted, and outputs of softmax are shares of 1
              |   - Dense: {units: 1, activation: softmax}
              |     ^^^^^
              end in linear, which is the default, or in relu or softplus for numbers above 0""");
    assertThat(rows(NUMBER, "{units: 2}", ""))
        .isEqualTo(
            """
            src/experiments/rows.yaml:4:5: the last layer, Dense 'dense', gives [2], but the data has a number to be predicted
              |   - Dense: {units: 2}
              |     ^^^^^
              the network must end in [1]""");
  }

  @Test
  void aLossOfAnotherTaskIsLocated() throws Exception {
    assertThat(rows(TWO, "{units: 1, activation: sigmoid}", "loss: huber"))
        .isEqualTo(
            """
            src/experiments/rows.yaml:5:7: the loss huber does not fit: the data is for binary classification
              | loss: huber
              |       ^^^^^
              its losses are binary_crossentropy, binary_focal_crossentropy, hinge, mean_squared_error, squared_hinge""");
  }

  @Test
  void withoutItsUsualActivationATaskHasNoDefaultLoss() throws Exception {
    assertThat(check(Samples.MINIMAL.replace(", activation: softmax", "")))
        .isEqualTo(
            """
            src/experiments/cnn.yaml:4:5: the last layer, Dense 'dense', ends in linear, with which multi-class classification has no default loss
              |   - Dense: {units: 10}
              |     ^^^^^
              end in softmax for categorical_crossentropy, or say which loss is meant: categorical_crossentropy, categorical_focal_crossentropy, categorical_hinge, cosine_similarity, hinge, kl_divergence, mean_squared_error, squared_hinge""");
    assertThat(rows(NUMBER, "{units: 1, activation: sigmoid}", ""))
        .isEqualTo(
            """
            src/experiments/rows.yaml:4:5: the last layer, Dense 'dense', ends in sigmoid, with which regression has no default loss
              |   - Dense: {units: 1, activation: sigmoid}
              |     ^^^^^
              say which loss is meant: cosine_similarity, huber, log_cosh, mean_absolute_error, mean_absolute_percentage_error, mean_squared_error, mean_squared_logarithmic_error, poisson""");
    assertThat(rows(NUMBER, "{units: 1, activation: sigmoid}", "loss: mean_squared_error"))
        .isEmpty();
  }

  @Test
  void aMetricOfAnotherTaskIsLocated() throws Exception {
    assertThat(rows(NUMBER, "{units: 1}", "gate: {test_accuracy: {min: 0.9}}"))
        .isEqualTo(
            """
            src/experiments/rows.yaml:5:24: there is no test_accuracy of this data: it is for regression
              | gate: {test_accuracy: {min: 0.9}}
              |                        ^^^
              known: test_loss, test_mean_absolute_error, test_r2, test_root_mean_squared_error, train_loss, train_mean_absolute_error""");
  }

  @Test
  void ofATableWhoseClassesMayBeNumbersItIsToldOnceHowToSaySo() throws Exception {
    String csv = "dataset: {csv: rows.csv, target: y, test_split: 0.2";
    String network =
        """
        }
        epochs: 1
        architecture:
          - Dense: {units: 1, activation: sigmoid}
        loss: binary_crossentropy
        gate: {test_accuracy: {min: 0.9}}
        """;

    assertThat(table(csv + network, NUMBER))
        .isEqualTo(
            """
            src/experiments/rows.yaml:5:7: the loss binary_crossentropy does not fit: the data is for regression
              | loss: binary_crossentropy
              |       ^^^^^^^^^^^^^^^^^^^
              its losses are cosine_similarity, huber, log_cosh, mean_absolute_error, mean_absolute_percentage_error, mean_squared_error, mean_squared_logarithmic_error, poisson
              if the numbers of its target are classes, write target_type: classes

            src/experiments/rows.yaml:6:24: there is no test_accuracy of this data: it is for regression
              | gate: {test_accuracy: {min: 0.9}}
              |                        ^^^
              known: test_loss, test_mean_absolute_error, test_r2, test_root_mean_squared_error, train_loss, train_mean_absolute_error""");
    assertThat(table(csv + ", target_type: numbers" + network, NUMBER))
        .doesNotContain("target_type: classes");
    assertThat(table(csv + ", target_type: classes" + network, TWO)).isEmpty();
  }

  private String table(String text, Targets targets) throws Exception {
    return NetworkCheck.check(rows(text), Shape.of(4), targets).stream()
        .map(Problem::render)
        .collect(joining("\n\n"));
  }

  private String rows(Targets targets, String end, String line) throws Exception {
    return NetworkCheck.check(rows(end, line), Shape.of(4), targets).stream()
        .map(Problem::render)
        .collect(joining("\n\n"));
  }

  /** Of data whose samples have weights. */
  private String weighted(String line) throws Exception {
    return NetworkCheck.checkSampleWeights(rows("{units: 1, activation: sigmoid}", line)).stream()
        .map(Problem::render)
        .collect(joining("\n\n"));
  }

  private LocatedExperiment rows(String end, String line) throws Exception {
    return rows(
        "dataset: {path: rows}\nepochs: 1\narchitecture:\n  - Dense: " + end + "\n" + line + "\n");
  }

  private LocatedExperiment rows(String text) throws Exception {
    return new ExperimentFolder(base)
        .with("rows.yaml", text).read().stream()
            .filter(each -> each.experiment().name().equals("rows"))
            .findFirst()
            .orElseThrow();
  }

  @Test
  void aLayerTooLargeForMemoryIsLocated() throws Exception {
    assertThat(check(Samples.withLayer("Conv2D: {filters: 2147483647, kernel_size: 3}")))
        .isEqualTo(
            """
            src/experiments/cnn.yaml:4:5: Conv2D 'conv2d' is too large: more than 2,147,483,647 parameters, or as many outputs a sample (the input gives [28, 28, 1])
              |   - Conv2D: {filters: 2147483647, kernel_size: 3}
              |     ^^^^^^""");
  }

  @Test
  void layersTooLargeTogetherAreLocated() throws Exception {
    String text =
        """
        dataset: mnist
        epochs: 1
        architecture:
          - Flatten
          - Dense: {units: 1500000}
          - Dense: {units: 700}
          - Dense: {units: 10, activation: softmax}
        """;

    assertThat(check(text))
        .isEqualTo(
            """
            src/experiments/cnn.yaml:4:3: the network has 2,227,507,710 parameters; at most 2,147,483,639 are possible
              |   - Flatten
              |   ^
              layer              output        parameters
              flatten (Flatten)  [784]                  0
              dense (Dense)      [1500000]  1,177,500,000
              dense_1 (Dense)    [700]      1,050,000,700
              dense_2 (Dense)    [10]               7,010""");
  }

  @Test
  void aPartThatTheFileLeavesOutIsLocatedAtThePartAroundIt() throws Exception {
    LocatedExperiment experiment =
        new ExperimentFolder(base).with("cnn.yaml", Samples.MINIMAL).read().get(0);

    assertThat(experiment.problemAt(List.of("expect", "parameters"), "message").location())
        .isEqualTo("src/experiments/cnn.yaml:1:1");
    assertThat(experiment.problemAt(List.of("dataset", "path"), "message").location())
        .isEqualTo("src/experiments/cnn.yaml:1:10");
    assertThat(experiment.problemAt(List.of("architecture", 7), "message").location())
        .isEqualTo("src/experiments/cnn.yaml:3:3");
  }
}
