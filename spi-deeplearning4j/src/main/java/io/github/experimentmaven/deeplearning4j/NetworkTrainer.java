package io.github.experimentmaven.deeplearning4j;

import io.github.experimentmaven.spi.ExperimentTrainer;
import io.github.experimentmaven.spi.Parameters;
import io.github.experimentmaven.spi.TrainingOutcome;
import io.github.experimentmaven.spi.TrainingTask;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;

/**
 * Trains a network of a project's own with Deeplearning4j:
 *
 * <pre>{@code
 * trainer:
 *   class: io.github.experimentmaven.deeplearning4j.NetworkTrainer
 *   parameters: {network: com.acme.Net, epochs: 5, batch_size: 32}
 * }</pre>
 *
 * <p>In every epoch it shuffles the samples by the seed of the run and takes a step for each batch,
 * of which the last may be smaller. The training loss is the mean over the batches of the last
 * epoch, taken while training, with whatever the network adds to it, such as weight decay. The
 * trained network is kept as {@value #MODEL}.
 */
public final class NetworkTrainer implements ExperimentTrainer {

  static final String MODEL = "model.zip";

  private static final int DEFAULT_BATCH_SIZE = 32;

  /** Made when an experiment names it. */
  public NetworkTrainer() {}

  @Override
  public TrainingOutcome train(TrainingTask task) throws Exception {
    Parameters parameters = task.parameters();
    String name = parameters.text("network");
    int epochs = atLeastOne("epochs", parameters.integer("epochs"));
    int batchSize = atLeastOne("batch_size", parameters.integer("batch_size", DEFAULT_BATCH_SIZE));
    NetworkTask given = new NetworkTask(task);
    Network network = NetworkClass.network(name, given);
    Samples test = new Samples(task.testFeatures(), task.shape());
    int outputs = outputs(name, network, test, given);
    Samples train = new Samples(task.trainFeatures(), task.shape());
    Samples targets = new Samples(targets(task, outputs), List.of(outputs));
    double loss = fit(network, train, targets, epochs, batchSize, task.seed());
    network.save(task.folder().resolve(MODEL));
    return TrainingOutcome.of(predictions(network, test, batchSize))
        .withParameterCount(network.parameterCount())
        .withMetric("train_loss", loss);
  }

  private static int atLeastOne(String name, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(
          "the parameter '%s' must be 1 or more, found '%s'".formatted(name, value));
    }
    return value;
  }

  /** How many numbers the network gives for a sample, which is asked for the first one. */
  private static int outputs(String name, Network network, Samples test, NetworkTask task) {
    INDArray output = network.output(test.batch(new int[] {0}, 0, 1));
    boolean isBinary = task.classNames().size() == 2;
    boolean fits =
        output.rank() == 2
            && (output.size(1) == task.outputs() || (isBinary && output.size(1) == 1));
    if (!fits) {
      throw new IllegalArgumentException(
          "the network of %s gives the shape %s for a sample; expected [1, %s]%s, one number for each %s"
              .formatted(
                  name,
                  Arrays.toString(output.shape()),
                  task.outputs(),
                  isBinary ? " or [1, 1]" : "",
                  task.classNames().isEmpty() ? "target" : "class"));
    }
    return Math.toIntExact(output.size(1));
  }

  /** As the network gives them: of two classes the second one alone, if that is what it tells. */
  private static float[][] targets(TrainingTask task, int outputs) {
    float[][] targets = task.trainTargets();
    if (outputs == 1 && !task.classNames().isEmpty()) {
      for (int i = 0; i < targets.length; i++) {
        targets[i] = new float[] {targets[i][1]};
      }
    }
    return targets;
  }

  private static double fit(
      Network network, Samples train, Samples targets, int epochs, int batchSize, long seed) {
    Random random = new Random(seed);
    int[] order = inOrder(train.count());
    double loss = 0;
    for (int epoch = 1; epoch <= epochs; epoch++) {
      shuffle(order, random);
      double sum = 0;
      for (int from = 0; from < order.length; from += batchSize) {
        int to = Math.min(from + batchSize, order.length);
        DataSet batch = new DataSet(train.batch(order, from, to), targets.batch(order, from, to));
        sum += network.step(batch) * (to - from);
      }
      network.endEpoch();
      loss = sum / order.length;
      System.out.printf("epoch %s of %s: loss %s%n", epoch, epochs, (float) loss);
    }
    return loss;
  }

  private static float[][] predictions(Network network, Samples samples, int batchSize) {
    int[] order = inOrder(samples.count());
    float[][] predictions = new float[order.length][];
    for (int from = 0; from < order.length; from += batchSize) {
      int to = Math.min(from + batchSize, order.length);
      float[][] batch = network.output(samples.batch(order, from, to)).toFloatMatrix();
      System.arraycopy(batch, 0, predictions, from, batch.length);
    }
    return predictions;
  }

  private static int[] inOrder(int count) {
    int[] order = new int[count];
    Arrays.setAll(order, i -> i);
    return order;
  }

  /** As Fisher and Yates do. */
  private static void shuffle(int[] order, Random random) {
    for (int i = order.length - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      int swapped = order[i];
      order[i] = order[other];
      order[other] = swapped;
    }
  }
}
