package io.github.experimentmaven.result;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.github.experimentmaven.experiment.Metric;
import io.github.experimentmaven.experiment.Part;
import io.github.experimentmaven.experiment.Shape;
import io.github.experimentmaven.provenance.Provenance;
import io.github.experimentmaven.provenance.RunKey;
import io.github.experimentmaven.task.Features;
import io.github.experimentmaven.task.Targets;
import io.github.experimentmaven.task.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What one run produced: {@code result.json} of its folder. Outside the fields named for durations,
 * speed and memory, two runs of the same inputs give the same bytes.
 *
 * @param formatVersion {@link #FORMAT_VERSION} of the plugin that wrote it
 * @param experiment the experiment's name
 * @param key which run of the experiment it is
 * @param parameters the network's number of parameters, trainable or not; null if a class of the
 *     project trained and did not say
 * @param layers the network, from the input to the output; empty if a class of the project trained
 * @param dataset facts of the data
 * @param epochs one entry an epoch, in order; empty if a class of the project trained, or if the
 *     initial weights were only evaluated
 * @param metrics those of the epoch whose weights are kept, the last one unless another is chosen:
 *     {@code test_accuracy} and whatever else the task has, and with a validation part its {@code
 *     val_accuracy} and so on; where the weights are averages of those after each step, those of
 *     test and validation are of the averages
 * @param confusionMatrix {@code [actual class][predicted class]}, counts over the test samples;
 *     empty if the task has no classes
 * @param classes precision, recall and F1 of each class; empty if the task has none
 * @param imagesPerSecond training samples a second, evaluation not counted; null if a class of the
 *     project trained, as nobody knows how often it looked at them, or if nothing was trained
 * @param trainingSeconds time spent training, evaluation not counted; of a run that went on after
 *     an interruption this and the two that follow are sums over its parts
 * @param evaluationSeconds time spent evaluating
 * @param totalSeconds time from the start of the trainer to the end
 * @param peakMemoryBytes the trainer's peak resident memory; 0 where the system does not tell
 * @param initialWeightsSha256 SHA-256 over the parameters before the first step; null if a class of
 *     the project trained
 * @param weightsSha256 SHA-256 over the final parameters, little-endian floats in Deeplearning4j's
 *     order; that of the epoch whose weights are kept, or of averages; null if a class of the
 *     project trained
 * @param predictionsSha256 {@link Predictions#sha256()}: what the network said of the test samples
 * @param course what was decided after epochs; null if nothing was to be decided
 * @param provenance what the result came from
 */
@JsonPropertyOrder(alphabetic = false)
public record RunResult(
    int formatVersion,
    String experiment,
    @JsonProperty("seed") RunKey key,
    @Nullable Long parameters,
    List<LayerResult> layers,
    DatasetFacts dataset,
    List<EpochResult> epochs,
    @JsonUnwrapped Metrics metrics,
    List<List<Integer>> confusionMatrix,
    List<ClassResult> classes,
    @Nullable Double imagesPerSecond,
    double trainingSeconds,
    double evaluationSeconds,
    double totalSeconds,
    long peakMemoryBytes,
    @Nullable String initialWeightsSha256,
    @Nullable String weightsSha256,
    String predictionsSha256,
    @Nullable TrainingCourse course,
    Provenance provenance) {

  /** Raised when a field is added, removed or changes its meaning. */
  public static final int FORMAT_VERSION = 6;

  /** Of the run that it is the result of. */
  public String fingerprint() {
    return provenance.fingerprint();
  }

  public RunResult {
    layers = List.copyOf(layers);
    epochs = List.copyOf(epochs);
    confusionMatrix = confusionMatrix.stream().map(List::copyOf).toList();
    classes = List.copyOf(classes);
    boolean ofClass = weightsSha256 == null;
    boolean learnt = !ofClass && !epochs.isEmpty();
    Task task = task(dataset, layers, ofClass);
    for (Metric metric : task.metrics()) {
      if (learnt || metric.part() == Part.TEST) {
        metrics.value(metric);
      }
    }
    for (Metric metric : task.epochMetrics(dataset.evaluated())) {
      epochs.forEach(epoch -> epoch.metrics().value(metric));
    }
  }

  /** The result of a network that the plugin trained. */
  public RunResult(
      int formatVersion,
      String experiment,
      RunKey key,
      long parameters,
      List<LayerResult> layers,
      DatasetFacts dataset,
      List<EpochResult> epochs,
      Metrics metrics,
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
    this(
        formatVersion,
        experiment,
        key,
        Long.valueOf(parameters),
        layers,
        dataset,
        epochs,
        metrics,
        confusionMatrix,
        classes,
        Double.valueOf(imagesPerSecond),
        trainingSeconds,
        evaluationSeconds,
        totalSeconds,
        peakMemoryBytes,
        initialWeightsSha256,
        weightsSha256,
        predictionsSha256,
        null,
        provenance);
  }

  /** Whether a class of the project trained, of which weights and epochs are not known. */
  public boolean trainedByClass() {
    return weightsSha256 == null;
  }

  /** All that the metrics may be of, part by part: some may not be measured. */
  public List<Metric> measured() {
    return Stream.concat(epochMetrics().stream(), task().metrics().stream()).distinct().toList();
  }

  /** What was measured in each epoch, in order. */
  public List<Metric> epochMetrics() {
    return task().epochMetrics(dataset.evaluated());
  }

  /** The epoch whose weights are those of the result. */
  public int keptEpoch() {
    return course == null ? epochs.size() : course.keptEpoch();
  }

  /** Whether its weights are averages of those after each step, which no epoch had. */
  public boolean hasAveragedWeights() {
    return keptEpoch() > 0 && !epochs.get(keptEpoch() - 1).weightsSha256().equals(weightsSha256);
  }

  /**
   * What is known of an epoch: its metrics, and of that whose weights are kept, or are averaged
   * last, those of the result on the test part.
   */
  public Metrics metricsOf(EpochResult epoch) {
    return (dataset.evaluated() == Part.VALIDATION || course != null || hasAveragedWeights())
            && epoch.epoch() == keptEpoch()
        ? epoch.metrics().and(metrics.of(Part.TEST))
        : epoch.metrics();
  }

  /** What the network was asked for. */
  public Task task() {
    return task(dataset, layers, trainedByClass());
  }

  private static Task task(DatasetFacts dataset, List<LayerResult> layers, boolean ofClass) {
    if (ofClass) {
      return Task.of(dataset.targets());
    }
    Shape output =
        layers.isEmpty()
            ? dataset.features().shape()
            : new Shape(layers.get(layers.size() - 1).outputShape());
    return Task.of(dataset.targets(), output);
  }

  /**
   * The same result under the names that a job has for the experiment, its data and its classes:
   * runs of one fingerprint may have other ones.
   */
  public RunResult named(Job job) {
    List<ClassResult> named = new ArrayList<>();
    for (int i = 0; i < classes.size(); i++) {
      ClassResult each = classes.get(i);
      named.add(
          new ClassResult(
              job.dataset().targets().classes().classNames().get(i),
              each.precision(),
              each.recall(),
              each.f1(),
              each.support()));
    }
    return new RunResult(
        formatVersion,
        job.experiment(),
        key,
        parameters,
        layers,
        job.dataset(),
        epochs,
        metrics,
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
        course,
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
   * Facts of the data that a run uses.
   *
   * @param name the data set's name
   * @param trainImages number of training samples
   * @param validationImages number of validation samples; null if there are none
   * @param testImages number of test samples
   * @param features what a network is shown of a sample
   * @param targets what it is asked for
   */
  public record DatasetFacts(
      String name,
      int trainImages,
      @Nullable Integer validationImages,
      int testImages,
      Features features,
      Targets targets) {

    /** Facts of data without a validation part. */
    public DatasetFacts(
        String name, int trainImages, int testImages, Features features, Targets targets) {
      this(name, trainImages, null, testImages, features, targets);
    }

    /** How many samples a part has; 0 if there is none. */
    public int count(Part part) {
      return switch (part) {
        case TRAIN -> trainImages;
        case VALIDATION -> validationImages == null ? 0 : validationImages;
        case TEST -> testImages;
      };
    }

    /** How many samples there are in all. */
    public int samples() {
      return Stream.of(Part.values()).mapToInt(this::count).sum();
    }

    /** What a network is evaluated on after each epoch. */
    public Part evaluated() {
      return validationImages == null ? Part.TEST : Part.VALIDATION;
    }
  }

  /**
   * One epoch.
   *
   * @param epoch from 1
   * @param metrics those of the training part as Keras' {@code History} has them, running means
   *     over the batches, weighted by their size, taken while training, regularisation included;
   *     those of the validation part, or where there is none of the test part, over all of it,
   *     after the epoch
   * @param seconds time spent training, evaluation not counted
   * @param weightsSha256 SHA-256 over the parameters after the epoch, as that of the final ones
   */
  public record EpochResult(
      int epoch, @JsonUnwrapped Metrics metrics, double seconds, String weightsSha256) {}

  /**
   * One class over the test set.
   *
   * @param name the class's name
   * @param precision fraction right of what was predicted as this class; 0 if nothing was
   * @param recall fraction right of what is this class; 0 if nothing is
   * @param f1 harmonic mean of both; 0 if both are
   * @param support how many test samples are of this class
   */
  public record ClassResult(String name, double precision, double recall, double f1, int support) {}
}
