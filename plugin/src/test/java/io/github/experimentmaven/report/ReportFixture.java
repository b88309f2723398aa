package io.github.experimentmaven.report;

import static io.github.experimentmaven.result.ResultFixture.epoch;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.experimentmaven.accepted.AcceptedLayer;
import io.github.experimentmaven.accepted.AcceptedResult;
import io.github.experimentmaven.accepted.AcceptedResult.PredictionsFile;
import io.github.experimentmaven.accepted.AcceptedRun;
import io.github.experimentmaven.dataset.Dataset;
import io.github.experimentmaven.dataset.DatasetFile;
import io.github.experimentmaven.dataset.DatasetFixture;
import io.github.experimentmaven.dataset.DatasetStatistics;
import io.github.experimentmaven.dataset.SampleImage;
import io.github.experimentmaven.descriptor.ExperimentReader;
import io.github.experimentmaven.experiment.ActivationFunction;
import io.github.experimentmaven.experiment.Architecture;
import io.github.experimentmaven.experiment.BaselinePolicy;
import io.github.experimentmaven.experiment.Bounds;
import io.github.experimentmaven.experiment.Callbacks;
import io.github.experimentmaven.experiment.DatasetSource;
import io.github.experimentmaven.experiment.Expectations;
import io.github.experimentmaven.experiment.Experiment;
import io.github.experimentmaven.experiment.Layer;
import io.github.experimentmaven.experiment.Loss;
import io.github.experimentmaven.experiment.Metric;
import io.github.experimentmaven.experiment.NetworkSummary;
import io.github.experimentmaven.experiment.NetworkSummary.MismatchException;
import io.github.experimentmaven.experiment.Networks;
import io.github.experimentmaven.experiment.Numerics;
import io.github.experimentmaven.experiment.Optimizer;
import io.github.experimentmaven.experiment.Shape;
import io.github.experimentmaven.failure.DescriptorException;
import io.github.experimentmaven.gate.Gate;
import io.github.experimentmaven.provenance.IdentityFixture;
import io.github.experimentmaven.provenance.RunKey;
import io.github.experimentmaven.report.model.DatasetProfile;
import io.github.experimentmaven.report.model.FlippedImage;
import io.github.experimentmaven.report.model.MistakenImage;
import io.github.experimentmaven.report.model.PastResult;
import io.github.experimentmaven.report.model.ReportedBaseline;
import io.github.experimentmaven.report.model.ReportedExperiment;
import io.github.experimentmaven.result.AugmentedImages;
import io.github.experimentmaven.result.ExperimentResult;
import io.github.experimentmaven.result.ExperimentResult.RunFailure;
import io.github.experimentmaven.result.ImageChanges;
import io.github.experimentmaven.result.ResultFixture;
import io.github.experimentmaven.result.RunResult;
import io.github.experimentmaven.result.RunResult.ClassResult;
import io.github.experimentmaven.result.RunResult.DatasetFacts;
import io.github.experimentmaven.result.RunResult.EpochResult;
import io.github.experimentmaven.result.RunResult.LayerResult;
import io.github.experimentmaven.result.TrainingCourse;
import io.github.experimentmaven.result.Verdict;
import io.github.experimentmaven.result.Verdict.BaselineComparison;
import io.github.experimentmaven.result.Verdict.Check;
import io.github.experimentmaven.result.Verdict.Outcome;
import io.github.experimentmaven.task.MulticlassClassification;
import io.github.experimentmaven.task.Targets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Experiments with results that could be real; always the same ones. */
public final class ReportFixture {

  private static final int TEST_IMAGES_A_CLASS = 1000;
  private static final int EPOCHS = 5;

  private final String name;
  private String description = "";
  private Architecture architecture = Architecture.chain(perceptron(10));
  private Shape input = Shape.of(28, 28, 1);
  private List<String> classNames = digits(10);
  private List<Long> seeds = List.of(123L);
  private Map<Metric, Bounds> gate = Map.of();
  private Expectations expect = new Expectations(null);
  private double errorRate = 0.02;
  private boolean diverged;
  private boolean averaged;
  private List<RunFailure> failures = List.of();
  private List<Check> checks = List.of();
  private @Nullable ImageChanges images;
  private @Nullable AcceptedResult baseline;
  private List<PastResult> history = List.of();
  private BaselinePolicy policy = BaselinePolicy.DEFAULT;
  private @Nullable DatasetProfile dataset;
  private @Nullable String module;
  private int planned = EPOCHS;
  private Callbacks callbacks = Callbacks.NONE;
  private List<TrainingCourse> courses = List.of();
  private @Nullable AugmentedImages augmented;

  private ReportFixture(String name) {
    this.name = name;
  }

  /** A perceptron on ten digits with one seed and no gate, unless told otherwise. */
  public static ReportFixture experiment(String name) {
    return new ReportFixture(name);
  }

  public ReportFixture description(String description) {
    this.description = description;
    return this;
  }

  public ReportFixture architecture(List<Layer> layers) {
    this.architecture = Architecture.chain(layers);
    return this;
  }

  /** A network that may branch, on images of that shape. */
  public ReportFixture architecture(Architecture network, Shape images) {
    this.architecture = network;
    this.input = images;
    return this;
  }

  public ReportFixture classes(List<String> classNames) {
    this.classNames = classNames;
    this.architecture = Architecture.chain(perceptron(classNames.size()));
    return this;
  }

  public ReportFixture seeds(Long... seeds) {
    this.seeds = List.of(seeds);
    return this;
  }

  public ReportFixture gate(Metric metric, @Nullable Double min, @Nullable Double max) {
    Map<Metric, Bounds> all = new TreeMap<>();
    all.putAll(gate);
    all.put(metric, new Bounds(min, max));
    this.gate = all;
    return this;
  }

  public ReportFixture parameters(long parameters) {
    this.expect = new Expectations(parameters);
    return this;
  }

  public ReportFixture errorRate(double errorRate) {
    this.errorRate = errorRate;
    return this;
  }

  /** No loss is a number from the second epoch on. */
  public ReportFixture diverged() {
    this.diverged = true;
    return this;
  }

  /** Instead of that seed's run. */
  public ReportFixture failure(long seed, String message) {
    this.failures = List.of(new RunFailure(seed, message));
    return this;
  }

  /** One more thing that had to hold, beside the gates. */
  public ReportFixture check(Check check) {
    this.checks = Stream.concat(checks.stream(), Stream.of(check)).toList();
    return this;
  }

  /** One more comparison with a baseline of ten seeds by ten of today, with 95 % confidence. */
  public ReportFixture compared(
      Metric metric, Outcome outcome, double now, double better, double room, double margin) {
    double baseline = metric.higherIsBetter() ? now - better : now + better;
    return check(
        new Check(
            metric.key() + " vs baseline",
            "at most " + margin + " worse than the baseline",
            now,
            better + margin,
            outcome,
            metric.key() + " is as it is beside the baseline",
            new BaselineComparison(
                baseline, 10, 10, better, better - room, better + room, 0.95, margin, "welch")));
  }

  /** Beside a baseline. */
  public ReportFixture images(ImageChanges images) {
    this.images = images;
    return this;
  }

  /**
   * Held to ten seeds that all have the same figures: those it was {@linkplain #compared} with, if
   * it was; flipped test images are shown if there are data.
   */
  public ReportFixture baseline(long parameters, List<AcceptedLayer> layers) {
    double accuracy = baselineMean(MulticlassClassification.TEST_ACCURACY, 0.9834);
    double loss = baselineMean(Metric.TEST_LOSS, 0.0566);
    List<AcceptedRun> runs =
        LongStream.rangeClosed(1, 10)
            .mapToObj(
                seed ->
                    new AcceptedRun(
                        RunKey.of(seed),
                        Map.of(
                            "test_accuracy",
                            accuracy,
                            "test_loss",
                            loss,
                            "train_accuracy",
                            accuracy + 0.004,
                            "train_loss",
                            loss / 2),
                        hash(seed + 1),
                        List.of(hash(seed)),
                        hash(seed + 2)))
            .toList();
    this.baseline =
        new AcceptedResult(
            AcceptedResult.FORMAT_VERSION,
            name,
            "ten seeds",
            IdentityFixture.identity(64),
            IdentityFixture.environment(),
            parameters,
            layers,
            60_000,
            TEST_IMAGES_A_CLASS * classNames.size(),
            runs,
            new PredictionsFile(name + ".predictions.gz", hash(3)),
            hash(4));
    return this;
  }

  private double baselineMean(Metric metric, double otherwise) {
    return checks.stream()
        .filter(check -> check.name().equals(metric.key() + " vs baseline"))
        .map(check -> Objects.requireNonNull(check.comparison()).baselineMean())
        .findFirst()
        .orElse(otherwise);
  }

  /** Held to a baseline that a jar has. */
  public ReportFixture baselineFrom(String artifact) {
    policy =
        new BaselinePolicy(
            artifact, policy.confidence(), policy.onInconclusive(), policy.maxSeeds());
    return this;
  }

  /** What was accepted before, the oldest first. */
  public ReportFixture history(PastResult... history) {
    this.history = List.of(history);
    return this;
  }

  public ReportFixture dataset(DatasetProfile dataset) {
    this.dataset = dataset;
    return this;
  }

  /** The weights of the runs are averages, which no epoch had. */
  public ReportFixture averaged() {
    averaged = true;
    return this;
  }

  /** As many epochs were to be trained; five were. */
  public ReportFixture epochs(int planned) {
    this.planned = planned;
    return this;
  }

  /** What was decided in the runs, in the order of their seeds. */
  public ReportFixture decided(Callbacks by, TrainingCourse... ofRuns) {
    this.callbacks = by;
    this.courses = List.of(ofRuns);
    return this;
  }

  /** Two training images of that shape, three epochs long augmented to the other one. */
  public ReportFixture augmented(Shape shape, Shape changed) {
    Random random = new Random(5);
    this.augmented =
        new AugmentedImages(
            AugmentedImages.FORMAT_VERSION,
            shape.dimensions(),
            changed.dimensions(),
            Stream.of(1, 2)
                .map(
                    image ->
                        new AugmentedImages.Example(
                            pixels(shape, random),
                            Stream.of(1, 2, 3)
                                .map(
                                    epoch ->
                                        new AugmentedImages.Variant(epoch, pixels(changed, random)))
                                .toList()))
                .toList());
    return this;
  }

  private static AugmentedImages.Pixels pixels(Shape shape, Random random) {
    byte[] bytes = new byte[shape.size()];
    random.nextBytes(bytes);
    return AugmentedImages.Pixels.of(bytes);
  }

  /** In the report of several modules, another of which has an experiment of the same name. */
  public ReportFixture module(String module) {
    this.module = module;
    return this;
  }

  public ReportedExperiment build() {
    Experiment experiment =
        new Experiment(
            name,
            description,
            new DatasetSource.Artifact("io.github.experimentmaven:mnist-dataset"),
            architecture,
            null,
            null,
            new Optimizer.RmsProp(0.001, 0.9, 0, 1e-7, false, false),
            Loss.CATEGORICAL_CROSSENTROPY,
            null,
            planned,
            64,
            null,
            callbacks,
            seeds,
            null,
            Numerics.PORTABLE,
            expect,
            gate,
            policy);
    List<Long> failed = failures.stream().map(failure -> failure.key().seed()).toList();
    List<RunResult> runs =
        seeds.stream().filter(seed -> !failed.contains(seed)).map(this::run).toList();
    return new ReportedExperiment(
        experiment,
        new ExperimentResult(
            name,
            "src/experiments/" + name + ".yaml",
            JsonNodeFactory.instance.objectNode(),
            runs,
            failures,
            verdict(Gate.judge(experiment, runs, failures))),
        dataset,
        baseline == null ? null : new ReportedBaseline(baseline, flipped()),
        history,
        mistakes(runs),
        null,
        augmented,
        module == null ? name : module + "/" + name,
        module == null ? "" : ":" + module);
  }

  /** Of the data set's samples, as if they were test images. */
  private List<MistakenImage> mistakes(List<RunResult> runs) {
    if (dataset == null || runs.isEmpty()) {
      return List.of();
    }
    return IntStream.range(0, Math.min(22, dataset.samples().size()))
        .mapToObj(
            i -> {
              SampleImage image = dataset.samples().get(i);
              int answer = (image.label() + 1) % classNames.size();
              int agreeing = Math.max(1, runs.size() - i / 3);
              return new MistakenImage(image, answer, agreeing, 0.9993 - 0.01 * i);
            })
        .toList();
  }

  /** Of the data set's samples, the first eleven newly wrong, the next five newly right. */
  private List<FlippedImage> flipped() {
    if (dataset == null || images == null) {
      return List.of();
    }
    List<SampleImage> samples = dataset.samples();
    return IntStream.range(0, Math.min(16, samples.size()))
        .mapToObj(
            i -> {
              int label = samples.get(i).label();
              int other = (label + 1) % classNames.size();
              return i < 11
                  ? new FlippedImage(samples.get(i), label, other)
                  : new FlippedImage(samples.get(i), other, label);
            })
        .toList();
  }

  private Verdict verdict(Verdict gates) {
    List<Check> all = Stream.concat(gates.checks().stream(), checks.stream()).toList();
    Outcome worst =
        all.stream().map(Check::outcome).max(Comparator.naturalOrder()).orElse(gates.outcome());
    return new Verdict(worst, all, images);
  }

  private RunResult run(long seed) {
    Random random = new Random(seed);
    List<List<Integer>> matrix = confusion(random);
    int images = TEST_IMAGES_A_CLASS * classNames.size();
    int right = IntStream.range(0, classNames.size()).map(i -> matrix.get(i).get(i)).sum();
    double accuracy = (double) right / images;
    TrainingCourse course = courses.isEmpty() ? null : courses.get(seeds.indexOf(seed));
    int kept = course == null ? EPOCHS : course.keptEpoch();
    List<EpochResult> epochs = new ArrayList<>(epochs(accuracy, kept, random));
    EpochResult last = epochs.get(kept - 1);
    if (!averaged) {
      epochs.set(kept - 1, new EpochResult(kept, last.metrics(), last.seconds(), hash(seed)));
    }
    return new RunResult(
        RunResult.FORMAT_VERSION,
        name,
        RunKey.of(seed),
        Long.valueOf(summary().parameters()),
        layers(),
        new DatasetFacts(
            "mnist",
            60_000,
            images,
            ResultFixture.images(input.height(), input.width(), input.channels()),
            new Targets.Classes(classNames)),
        epochs,
        last.metrics(),
        matrix,
        scores(matrix),
        Double.valueOf(4688.25 + seed),
        64.2,
        2.31,
        68.9,
        641_728_512L,
        hash(seed + 1),
        hash(seed),
        hash(seed + 2),
        course,
        IdentityFixture.provenance(seed));
  }

  private static String hash(long number) {
    return "%016x".formatted(number * 0x9E3779B97F4A7C15L).repeat(4);
  }

  private List<List<Integer>> confusion(Random random) {
    List<List<Integer>> matrix = new ArrayList<>();
    int classes = classNames.size();
    for (int i = 0; i < classes; i++) {
      int[] row = new int[classes];
      int wrong = (int) Math.round(TEST_IMAGES_A_CLASS * errorRate * (0.5 + random.nextDouble()));
      row[i] = TEST_IMAGES_A_CLASS - wrong;
      for (int k = 0; k < wrong; k++) {
        // Some classes attract more mistakes than others.
        int shift = 1 + (int) ((classes - 1) * Math.pow(random.nextDouble(), 3));
        row[(i + shift) % classes]++;
      }
      matrix.add(IntStream.of(row).boxed().toList());
    }
    return matrix;
  }

  /** The best one is that which is kept. */
  private List<EpochResult> epochs(double accuracy, int kept, Random random) {
    List<EpochResult> epochs = new ArrayList<>();
    for (int epoch = 1; epoch <= EPOCHS; epoch++) {
      double decay = Math.abs(Math.pow(0.42, epoch - 1) - Math.pow(0.42, kept - 1));
      double left = 1.1 * (1 - accuracy) * decay + random.nextDouble() * 0.0004;
      double test = epoch == kept ? accuracy : accuracy - left;
      double train = Math.min(1, accuracy + 0.009 - 2.2 * left);
      boolean lost = diverged && epoch > 1;
      epochs.add(
          epoch(
              epoch,
              lost ? Double.NaN : 3.2 * (1 - train),
              train,
              lost ? Double.NaN : 3.4 * (1 - test) + 0.001,
              test,
              12.8 + epoch * 0.01));
    }
    return epochs;
  }

  private List<ClassResult> scores(List<List<Integer>> matrix) {
    return IntStream.range(0, classNames.size())
        .mapToObj(
            i -> {
              double right = matrix.get(i).get(i);
              double answered = matrix.stream().mapToInt(row -> row.get(i)).sum();
              double precision = right / answered;
              double recall = right / TEST_IMAGES_A_CLASS;
              return new ClassResult(
                  classNames.get(i),
                  precision,
                  recall,
                  2 * precision * recall / (precision + recall),
                  TEST_IMAGES_A_CLASS);
            })
        .toList();
  }

  private NetworkSummary summary() {
    try {
      return NetworkSummary.of(architecture, input);
    } catch (MismatchException e) {
      throw new IllegalStateException(e);
    }
  }

  private List<LayerResult> layers() {
    return summary().layers().stream()
        .map(
            layer ->
                new LayerResult(
                    layer.name(),
                    layer.type(),
                    layer.output().dimensions(),
                    layer.parameters(),
                    layer.nonTrainableParameters()))
        .toList();
  }

  /** 784-512-classes. */
  public static List<Layer> perceptron(int classes) {
    return List.of(
        new Layer.Flatten(null),
        Networks.dense(512, ActivationFunction.RELU),
        Networks.dense(classes, ActivationFunction.SOFTMAX));
  }

  /** Three convolutions, two poolings, two dense layers. */
  public static List<Layer> convolutional() {
    return Networks.cnn();
  }

  /** ResNet-20, on images of 32 x 32 pixels and three channels. */
  public static Architecture residual() {
    Path file = Path.of("src", "benchmark", "experiments", "resnet-20.yaml");
    try {
      return new ExperimentReader(Path.of(""), property -> null)
          .read(List.of(file))
          .get(0)
          .experiment()
          .architecture();
    } catch (DescriptorException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The names {@code 0}, {@code 1}, ... */
  public static List<String> digits(int classes) {
    return IntStream.range(0, classes).mapToObj(String::valueOf).toList();
  }

  /** A data set of 25 made-up images of the given shape. */
  public static DatasetProfile dataset(Shape shape, List<String> classNames) {
    return named("MNIST", shape, classNames);
  }

  /** The same with every text it may have. */
  public static DatasetProfile named(String name, Shape shape, List<String> classNames) {
    Random random = new Random(7);
    List<SampleImage> samples =
        IntStream.range(0, 25)
            .mapToObj(
                i -> {
                  byte[] pixels = new byte[shape.size()];
                  random.nextBytes(pixels);
                  return new SampleImage(1000 + i, i % classNames.size(), shape, pixels);
                })
            .toList();
    return profile(name, shape, classNames, samples);
  }

  /** A data set with the given samples. */
  public static DatasetProfile profile(
      Shape shape, List<String> classNames, List<SampleImage> samples) {
    return profile("MNIST", shape, classNames, samples);
  }

  private static DatasetProfile profile(
      String name, Shape shape, List<String> classNames, List<SampleImage> samples) {
    List<Integer> train =
        IntStream.range(0, classNames.size()).mapToObj(i -> 5421 + 13 * i).toList();
    List<Integer> test =
        IntStream.range(0, classNames.size()).mapToObj(i -> TEST_IMAGES_A_CLASS).toList();
    DatasetFile unread = new DatasetFile(Path.of("unread"), "", "");
    Dataset dataset =
        DatasetFixture.images(
            name,
            "Handwritten digits.",
            DatasetFixture.files(unread, unread, unread, unread),
            shape,
            classNames,
            sum(train),
            sum(test),
            "CC BY-SA 3.0",
            "LeCun, Cortes, Burges");
    return new DatasetProfile(
        dataset,
        new DatasetStatistics(train, test, new DatasetStatistics.Pixels(0.13066, 0.30811)),
        List.of(),
        samples);
  }

  private static int sum(List<Integer> counts) {
    return counts.stream().mapToInt(Integer::intValue).sum();
  }
}
