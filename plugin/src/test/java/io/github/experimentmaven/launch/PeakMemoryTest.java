package io.github.experimentmaven.launch;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.experimentmaven.dataset.Dataset;
import io.github.experimentmaven.dataset.DatasetReader;
import io.github.experimentmaven.dataset.ExperimentData;
import io.github.experimentmaven.dataset.IdxFiles;
import io.github.experimentmaven.experiment.ActivationFunction;
import io.github.experimentmaven.experiment.BaselinePolicy;
import io.github.experimentmaven.experiment.DatasetSource;
import io.github.experimentmaven.experiment.Expectations;
import io.github.experimentmaven.experiment.Experiment;
import io.github.experimentmaven.experiment.Layer;
import io.github.experimentmaven.experiment.Loss;
import io.github.experimentmaven.experiment.MemoryPlan;
import io.github.experimentmaven.experiment.Networks;
import io.github.experimentmaven.experiment.Numerics;
import io.github.experimentmaven.experiment.Optimizer;
import io.github.experimentmaven.experiment.Padding;
import io.github.experimentmaven.experiment.Size;
import io.github.experimentmaven.plan.Run;
import io.github.experimentmaven.plan.RuntimeFixture;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Trainers get along with the memory that is planned for them, and take about as much. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "only Linux tells the peak of a process")
final class PeakMemoryTest {

  private static final int CLASSES = 10;
  private static final int TRAIN = 1000;
  private static final int TEST = 200;

  @TempDir private static Path directory;

  private static Dataset dataset;

  @BeforeAll
  static void writeTheData() throws Exception {
    Path folder = Files.createDirectories(directory.resolve("data"));
    write(folder, "train", TRAIN);
    write(folder, "t10k", TEST);
    dataset = DatasetReader.read(folder);
  }

  private static void write(Path folder, String part, int count) throws IOException {
    Files.write(
        folder.resolve(part + "-images-idx3-ubyte.gz"),
        IdxFiles.gzip(IdxFiles.counting(count, 28, 28)));
    int[] labels = IntStream.range(0, count).map(i -> i % CLASSES).toArray();
    Files.write(folder.resolve(part + "-labels-idx1-ubyte"), IdxFiles.labels(labels));
  }

  static Stream<Arguments> networks() {
    Layer.Dense last = Networks.dense(CLASSES, ActivationFunction.SOFTMAX);
    Layer flatten = new Layer.Flatten(null);
    return Stream.of(
        Arguments.of("hardly anything", 10, List.of(flatten, last)),
        Arguments.of(
            "weights",
            200,
            List.of(
                flatten,
                Networks.dense(8000, ActivationFunction.RELU),
                Networks.dense(1500, ActivationFunction.TANH),
                last)),
        Arguments.of("convolutions in large batches", 500, Networks.cnn()),
        Arguments.of(
            "convolutions of 1 x 1",
            500,
            List.of(
                Networks.convolution(32, 3, ActivationFunction.RELU),
                Networks.convolution(16, 1, ActivationFunction.RELU),
                Networks.convolution(
                    64, Size.square(1), Size.square(2), Padding.SAME, ActivationFunction.RELU),
                new Layer.GlobalAveragePooling2D(null),
                last)),
        Arguments.of(
            "normalization and pools of all kinds",
            250,
            List.of(
                Networks.convolution(24, 5, ActivationFunction.LINEAR),
                new Layer.BatchNormalization(0.99, 0.001, null),
                new Layer.Activation(ActivationFunction.ELU, null),
                new Layer.MaxPooling2D(Size.square(3), Size.square(1), Padding.SAME, null),
                new Layer.Dropout(0.25, null),
                Networks.convolution(32, 3, ActivationFunction.RELU),
                new Layer.AveragePooling2D(Size.square(2), null, Padding.VALID, null),
                new Layer.GlobalAveragePooling2D(null),
                last)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("networks")
  void aTrainingTakesWhatIsPlannedForItWithinAFifth(String name, int batchSize, List<Layer> layers)
      throws Exception {
    Run run =
        RuntimeFixture.planner(directory.resolve(name.replace(' ', '-')))
            .plan(Map.of(experiment(batchSize, layers), ExperimentData.of(dataset)))
            .get(0);

    RunOutcome outcome =
        TestLauncher.ofRealTrainers(classPath())
            .launch(List.of(run), settings(), ProgressListener.SILENT)
            .get(0);

    assertThat(outcome.failure()).isEmpty();
    long peak = outcome.completion().orElseThrow().peakMemoryBytes();
    // A process may have the heap of as many threads as it can use.
    MemoryPlan planned = run.job().memory(1);
    assertThat(peak - planned.data())
        .isCloseTo(planned.process(run.memory().heapLimit()), Percentage.withPercentage(20));
  }

  private static LaunchSettings settings() {
    LaunchSettings fake = FakeRuns.settings(directory);
    return new LaunchSettings(
        fake.java(),
        List.of(),
        null,
        Map.of(),
        null,
        null,
        null,
        1,
        false,
        fake.nativeCache(),
        fake.dataCache(),
        directory);
  }

  private static Experiment experiment(int batchSize, List<Layer> layers) {
    return new Experiment(
        "planned",
        "",
        new DatasetSource.Folder("data"),
        layers,
        new Optimizer.Adam(0.001, 0.9, 0.999, 1e-7, false),
        Loss.CATEGORICAL_CROSSENTROPY,
        2,
        batchSize,
        List.of(7L),
        null,
        Numerics.PORTABLE,
        new Expectations(null),
        Map.of(),
        BaselinePolicy.DEFAULT);
  }

  private static List<Path> classPath() {
    String path =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    return Arrays.stream(path.split(File.pathSeparator)).map(Path::of).toList();
  }
}
