package io.github.experimentmaven.trainer;

import static java.util.stream.Collectors.toMap;

import com.fasterxml.jackson.databind.node.NullNode;
import io.github.experimentmaven.dataset.IdxHeader;
import io.github.experimentmaven.dataset.IdxType;
import io.github.experimentmaven.experiment.ActivationFunction;
import io.github.experimentmaven.experiment.Initializer;
import io.github.experimentmaven.experiment.Layer;
import io.github.experimentmaven.experiment.Loss;
import io.github.experimentmaven.experiment.Optimizer;
import io.github.experimentmaven.experiment.Padding;
import io.github.experimentmaven.experiment.Shape;
import io.github.experimentmaven.experiment.Size;
import io.github.experimentmaven.experiment.Training;
import io.github.experimentmaven.provenance.Arithmetic;
import io.github.experimentmaven.provenance.Identity;
import io.github.experimentmaven.provenance.Identity.NumericsIdentity;
import io.github.experimentmaven.provenance.KernelVariableNames;
import io.github.experimentmaven.provenance.RunKey;
import io.github.experimentmaven.result.Job;
import io.github.experimentmaven.result.Job.ExpectedFile;
import io.github.experimentmaven.result.RunFolder;
import io.github.experimentmaven.result.RunResult;
import io.github.experimentmaven.storage.RecordJson;
import io.github.experimentmaven.storage.Sha256;
import io.github.experimentmaven.task.Features;
import io.github.experimentmaven.task.Targets;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/**
 * A training of made-up images from the job to the result, for the sake of the classes that it
 * loads: a JVM that is told to ({@code -XX:ArchiveClassesAtExit}) keeps them for those after it,
 * and they start in half the time. It has the layers that most networks have.
 */
public final class Rehearsal {

  private static final Shape IMAGE = Shape.of(8, 8, 1);
  private static final int CLASSES = 2;
  private static final int TRAIN_IMAGES = 12;
  private static final int TEST_IMAGES = 4;

  /** A checkpoint is only written between epochs. */
  private static final int EPOCHS = 2;

  /** With a last batch of another size. */
  private static final int BATCH_SIZE = 8;

  private final Path data;
  private final Map<String, ExpectedFile> files = new LinkedHashMap<>();

  private Rehearsal(Path data) {
    this.data = data;
  }

  /**
   * Trains.
   *
   * @param arguments an empty folder, which takes the data and the run
   */
  public static void main(String[] arguments) throws IOException {
    ParentWatch.start();
    Path folder = Path.of(arguments[0]);
    Path data = Files.createDirectory(folder.resolve("data"));
    RunFolder run = new RunFolder(Files.createDirectory(folder.resolve("run")));
    RecordJson.write(run.job(), new Rehearsal(data).job());
    System.exit(Trainer.run(run, data, folder.resolve("unpacked")).code());
  }

  private Job job() throws IOException {
    addFile("train_images", TRAIN_IMAGES, IMAGE.height(), IMAGE.width());
    addFile("train_labels", TRAIN_IMAGES);
    addFile("test_images", TEST_IMAGES, IMAGE.height(), IMAGE.width());
    addFile("test_labels", TEST_IMAGES);
    return new Job(
        Job.FORMAT_VERSION,
        "rehearsal",
        new Training(
            layers(),
            new Optimizer.RmsProp(0.001, 0.9, 0, 1e-7, false, false),
            Loss.CATEGORICAL_CROSSENTROPY,
            EPOCHS,
            BATCH_SIZE),
        RunKey.of(0),
        new RunResult.DatasetFacts(
            "made up",
            TRAIN_IMAGES,
            TEST_IMAGES,
            Features.Images.of(IMAGE),
            new Targets.Classes(List.of("zero", "one"))),
        files,
        "rehearsal",
        identity(),
        Map.of());
  }

  private static List<Layer> layers() {
    return List.of(
        convolution(),
        new Layer.MaxPooling2D(Size.square(2), null, Padding.VALID, null),
        convolution(),
        new Layer.Flatten(null),
        dense(4, ActivationFunction.RELU),
        new Layer.Dropout(0.5, null),
        dense(CLASSES, ActivationFunction.SOFTMAX));
  }

  private static Layer convolution() {
    return new Layer.Conv2D(
        2,
        Size.square(3),
        Size.square(1),
        Padding.VALID,
        Size.square(1),
        ActivationFunction.RELU,
        true,
        Initializer.GLOROT_UNIFORM,
        Initializer.ZEROS,
        null,
        null,
        null,
        null,
        null);
  }

  private static Layer dense(int units, ActivationFunction activation) {
    return new Layer.Dense(
        units,
        activation,
        true,
        Initializer.GLOROT_UNIFORM,
        Initializer.ZEROS,
        null,
        null,
        null,
        null,
        null);
  }

  /** That of this process, whatever it is. */
  private static Identity identity() {
    Map<String, String> variables =
        System.getenv().entrySet().stream()
            .filter(variable -> KernelVariableNames.contains(variable.getKey()))
            .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    return new Identity(
        NullNode.getInstance(),
        Map.of(),
        new NumericsIdentity("", variables, Map.of(), null),
        Arithmetic.REVISION,
        List.of());
  }

  /** Writes an IDX file of bytes that take turns to be 0 and 1, as images and as labels. */
  private void addFile(String part, int... dimensions) throws IOException {
    IdxHeader header =
        new IdxHeader(IdxType.UNSIGNED_BYTE, Arrays.stream(dimensions).boxed().toList());
    ByteBuffer content = ByteBuffer.allocate(header.headerSize() + Math.toIntExact(header.size()));
    content.put(header.bytes());
    while (content.hasRemaining()) {
      content.put((byte) (content.remaining() % CLASSES));
    }
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(data.resolve(part)))) {
      out.write(content.array());
    }
    files.put(part, new ExpectedFile(part, Sha256.of(content.array())));
  }
}
