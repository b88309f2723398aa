package io.github.experimentmaven.result;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.github.experimentmaven.provenance.Provenance;
import java.util.ArrayList;
import java.util.List;

/**
 * What one run produced: {@code result.json} of its folder. Outside the fields named for durations,
 * speed and memory, two runs of the same inputs give the same bytes.
 *
 * @param formatVersion {@link #FORMAT_VERSION} of the plugin that wrote it
 * @param experiment the experiment's name
 * @param seed the run's seed
 * @param parameters the network's number of parameters, trainable or not
 * @param layers the network, from the input to the output
 * @param dataset facts of the data
 * @param epochs one entry an epoch, in order
 * @param trainLoss {@code train_loss} of the last epoch
 * @param trainAccuracy {@code train_accuracy} of the last epoch
 * @param testLoss {@code test_loss} of the last epoch
 * @param testAccuracy {@code test_accuracy} of the last epoch
 * @param confusionMatrix {@code [actual class][predicted class]}, counts over the test images
 * @param classes precision, recall and F1 of each class
 * @param imagesPerSecond training images a second, evaluation not counted
 * @param trainingSeconds time spent training, evaluation not counted; of a run that went on after
 *     an interruption this and the two that follow are sums over its parts
 * @param evaluationSeconds time spent evaluating
 * @param totalSeconds time from the start of the trainer to the end
 * @param peakMemoryBytes the trainer's peak resident memory; 0 where the system does not tell
 * @param initialWeightsSha256 SHA-256 over the parameters before the first step
 * @param weightsSha256 SHA-256 over the final parameters, little-endian floats in Deeplearning4j's
 *     order; that of the last epoch
 * @param predictionsSha256 {@link Predictions#sha256()}: what the network said of the test images
 * @param provenance what the result came from
 */
@JsonPropertyOrder(alphabetic = false)
public record RunResult(
    int formatVersion,
    String experiment,
    long seed,
    long parameters,
    List<LayerResult> layers,
    DatasetFacts dataset,
    List<EpochResult> epochs,
    double trainLoss,
    double trainAccuracy,
    double testLoss,
    double testAccuracy,
    List<List<Integer>> confusionMatrix,
    List<ClassResult> classes,
    double imagesPerSecond,
    double trainingSeconds,
    double evaluationSeconds,
    double totalSeconds,
    long peakMemoryBytes,
    String initialWeightsSha256,
    String weightsSha256,
    String predictionsSha256,
    Provenance provenance) {

  /** Raised when a field is added, removed or changes its meaning. */
  public static final int FORMAT_VERSION = 4;

  public RunResult {
    layers = List.copyOf(layers);
    epochs = List.copyOf(epochs);
    confusionMatrix = confusionMatrix.stream().map(List::copyOf).toList();
    classes = List.copyOf(classes);
  }

  /**
   * The same result under the names that a job has for the experiment, its data and its classes:
   * runs of one fingerprint may have other ones.
   */
  public RunResult named(Job job) {
    List<String> classNames = job.dataset().classNames();
    List<ClassResult> named = new ArrayList<>();
    for (int i = 0; i < classes.size(); i++) {
      ClassResult each = classes.get(i);
      named.add(
          new ClassResult(
              classNames.get(i), each.precision(), each.recall(), each.f1(), each.support()));
    }
    return new RunResult(
        formatVersion,
        job.experiment(),
        seed,
        parameters,
        layers,
        new DatasetFacts(
            job.dataset().name(),
            dataset.trainImages(),
            dataset.testImages(),
            dataset.imageShape(),
            classNames),
        epochs,
        trainLoss,
        trainAccuracy,
        testLoss,
        testAccuracy,
        confusionMatrix,
        named,
        imagesPerSecond,
        trainingSeconds,
        evaluationSeconds,
        totalSeconds,
        peakMemoryBytes,
        initialWeightsSha256,
        weightsSha256,
        predictionsSha256,
        provenance);
  }

  /**
   * One layer of the network.
   *
   * @param name the layer's name
   * @param type the kind of layer: {@code Conv2D}
   * @param outputShape of one sample, {@code [height, width, channels]} or {@code [features]}
   * @param parameters trainable or not
   * @param nonTrainableParameters those that gradient descent leaves alone
   */
  public record LayerResult(
      String name,
      String type,
      List<Integer> outputShape,
      long parameters,
      long nonTrainableParameters) {

    public LayerResult {
      outputShape = List.copyOf(outputShape);
    }
  }

  /**
   * Facts of the data the run used.
   *
   * @param name the data set's name
   * @param trainImages number of training images
   * @param testImages number of test images
   * @param imageShape {@code [height, width, channels]}
   * @param classNames in the order of the labels
   */
  public record DatasetFacts(
      String name,
      int trainImages,
      int testImages,
      List<Integer> imageShape,
      List<String> classNames) {

    public DatasetFacts {
      imageShape = List.copyOf(imageShape);
      classNames = List.copyOf(classNames);
    }
  }

  /**
   * One epoch.
   *
   * @param epoch from 1
   * @param trainLoss Keras' {@code History} loss: running mean over the batches, weighted by their
   *     size, taken while training, regularisation included
   * @param trainAccuracy Keras' {@code History} accuracy, taken the same way
   * @param testLoss mean loss over the test set after the epoch, regularisation included
   * @param testAccuracy fraction of the test set that is right after the epoch
   * @param seconds time spent training, evaluation not counted
   * @param weightsSha256 SHA-256 over the parameters after the epoch, as that of the final ones
   */
  public record EpochResult(
      int epoch,
      double trainLoss,
      double trainAccuracy,
      double testLoss,
      double testAccuracy,
      double seconds,
      String weightsSha256) {}

  /**
   * One class over the test set.
   *
   * @param name the class's name
   * @param precision fraction right of what was predicted as this class; 0 if nothing was
   * @param recall fraction right of what is this class; 0 if nothing is
   * @param f1 harmonic mean of both; 0 if both are
   * @param support how many test images are of this class
   */
  public record ClassResult(String name, double precision, double recall, double f1, int support) {}
}
