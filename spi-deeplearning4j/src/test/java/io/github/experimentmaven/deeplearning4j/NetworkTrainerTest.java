package io.github.experimentmaven.deeplearning4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.experimentmaven.spi.TrainingOutcome;
import java.nio.file.Path;
import java.util.List;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.factory.Nd4j;

class NetworkTrainerTest {

  private static final String EXPECTED =
      "trainer.parameters.network names a public class that implements"
          + " io.github.experimentmaven.deeplearning4j.NetworkConfiguration or GraphConfiguration,"
          + " with a public constructor without arguments";

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(classes = {Networks.Layers.class, Networks.Graph.class})
  void aNetworkLearnsClasses(Class<?> network) throws Exception {
    Table table = Table.ofRows(3, folder, "network", network, "epochs", 40, "batch_size", 16);

    TrainingOutcome outcome = new NetworkTrainer().train(table);

    assertThat(accuracy(outcome.predictions(), table.testLabels())).isGreaterThan(0.9);
    assertThat(outcome.metrics()).containsOnlyKeys("train_loss");
    assertThat(outcome.metrics().get("train_loss")).isBetween(0.0, 0.5);
    assertThat(table.parameters().unread()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(classes = {Networks.Layers.class, Networks.Graph.class})
  void theSeedOfTheRunDecidesTheBits(Class<?> network) throws Exception {
    Table table = Table.ofRows(3, folder, "network", network, "epochs", 3);
    TrainingOutcome first = new NetworkTrainer().train(table);
    Nd4j.getRandom().setSeed(99);
    TrainingOutcome again = new NetworkTrainer().train(table);

    assertThat(again.predictions()).isDeepEqualTo(first.predictions());
    assertThat(again.metrics()).isEqualTo(first.metrics());
    assertThat(new NetworkTrainer().train(table.withSeed(8)).predictions())
        .isNotEqualTo(first.predictions());
  }

  @Test
  void theModelIsKeptAsItWasTrained() throws Exception {
    Table table = Table.ofRows(3, folder, "network", Networks.Layers.class, "epochs", 4);
    TrainingOutcome outcome = new NetworkTrainer().train(table);

    MultiLayerNetwork model =
        ModelSerializer.restoreMultiLayerNetwork(folder.resolve("model.zip").toFile());

    assertThat(model.output(Nd4j.create(table.testFeatures())).toFloatMatrix())
        .isDeepEqualTo(outcome.predictions());
    assertThat(model.getEpochCount()).isEqualTo(4);
    assertThat(model.getIterationCount()).as("90 samples in batches of 32").isEqualTo(4 * 3);
    assertThat(outcome.parameterCount()).hasValue(2 * 16 + 16 + 16 * 3 + 3);
    assertThat(outcome.parameterCount()).hasValue(model.numParams());
  }

  @Test
  void ofTwoClassesANetworkMayTellTheSecondAlone() throws Exception {
    Table table = Table.ofRows(2, folder, "network", Networks.Binary.class, "epochs", 40);

    float[][] predictions = new NetworkTrainer().train(table).predictions();

    int[] labels = table.testLabels();
    for (int i = 0; i < labels.length; i++) {
      assertThat(predictions[i]).hasSize(1);
      assertThat(predictions[i][0] > 0.5).as("sample %d", i).isEqualTo(labels[i] == 1);
    }
  }

  @Test
  void aNetworkLearnsNumbers() throws Exception {
    Table table = Table.ofRows(0, folder, "network", Networks.Layers.class, "epochs", 100);

    float[][] predictions = new NetworkTrainer().train(table).predictions();

    float[][] features = table.testFeatures();
    double squares = 0;
    for (int i = 0; i < predictions.length; i++) {
      squares += Math.pow(predictions[i][0] - 2 * features[i][0], 2) / predictions.length;
    }
    assertThat(squares).as("of a variance of 1").isLessThan(0.1);
  }

  @Test
  void aNetworkIsShownPicturesWithTheirChannels() throws Exception {
    Table table =
        Table.of(List.of(4, 3, 2), 2, folder, "network", Networks.Convolutions.class, "epochs", 40);

    TrainingOutcome outcome = new NetworkTrainer().train(table);

    assertThat(accuracy(outcome.predictions(), table.testLabels())).isGreaterThan(0.9);
    assertThat(outcome.parameterCount()).hasValue(2 * 2 * 2 * 4 + 4 + 3 * 2 * 4 * 2 + 2);
  }

  @Test
  void theChannelsOfPicturesComeFirst() {
    float[] picture = {1, 10, 2, 20, 3, 30, 4, 40, 5, 50, 6, 60};
    Samples samples = new Samples(new float[][] {new float[12], picture}, List.of(2, 3, 2));

    assertThat(samples.batch(new int[] {1, 0}, 0, 1))
        .isEqualTo(
            Nd4j.create(
                new float[] {1, 2, 3, 4, 5, 6, 10, 20, 30, 40, 50, 60}, new long[] {1, 2, 2, 3}));
  }

  @Test
  void parametersAreChecked() {
    assertMessage(
        Table.ofRows(3, folder),
        "the class needs the parameter 'network', but parameters has none");
    assertMessage(
        Table.ofRows(3, folder, "network", Networks.Layers.class, "epochs", 0),
        "the parameter 'epochs' must be 1 or more, found '0'");
    assertMessage(
        Table.ofRows(3, folder, "network", Networks.Layers.class, "epochs", 1, "batch_size", -1),
        "the parameter 'batch_size' must be 1 or more, found '-1'");
  }

  @Test
  void aClassThatDescribesNoNetworkIsRefused() {
    assertMessage(
        Table.ofRows(3, folder, "network", "com.acme.Net", "epochs", 1),
        "there is no class com.acme.Net on the class path of the project; " + EXPECTED);
    assertMessage(of(String.class), "java.lang.String describes no network; " + EXPECTED);
    assertMessage(
        of(Networks.Hidden.class), name("Hidden") + " is abstract or not public; " + EXPECTED);
    assertMessage(
        of(NetworkConfiguration.class),
        NetworkConfiguration.class.getName() + " is abstract or not public; " + EXPECTED);
    assertMessage(
        of(Networks.WithArgument.class),
        name("WithArgument") + " has no public constructor without arguments; " + EXPECTED);
    assertMessage(
        of(Networks.None.class),
        name("None") + " returned null; expected the configuration of a network");
    assertThatThrownBy(() -> new NetworkTrainer().train(of(Networks.Failing.class)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("no network today");
  }

  @Test
  void aNetworkWhoseOutputDoesNotFitTheDataIsRefused() {
    assertMessage(
        of(Networks.Narrow.class),
        "the network of %s gives the shape [1, 1] for a sample; expected [1, 3], one number for each class"
            .formatted(name("Narrow")));
    assertMessage(
        of(Networks.TwoOutputs.class),
        "the graph of %s has 1 inputs and 2 outputs; expected one of each"
            .formatted(name("TwoOutputs")));
  }

  private Table of(Class<?> network) {
    return Table.ofRows(3, folder, "network", network, "epochs", 1);
  }

  private static String name(String simpleName) {
    return Networks.class.getName() + "$" + simpleName;
  }

  private static void assertMessage(Table table, String message) {
    assertThatThrownBy(() -> new NetworkTrainer().train(table))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  private static double accuracy(float[][] predictions, int[] labels) {
    double right = 0;
    for (int i = 0; i < labels.length; i++) {
      int best = 0;
      for (int j = 1; j < predictions[i].length; j++) {
        best = predictions[i][j] > predictions[i][best] ? j : best;
      }
      right += best == labels[i] ? 1 : 0;
    }
    return right / labels.length;
  }
}
