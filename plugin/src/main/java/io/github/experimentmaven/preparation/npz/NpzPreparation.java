package io.github.experimentmaven.preparation.npz;

import io.github.experimentmaven.dataset.DatasetWriter;
import io.github.experimentmaven.dataset.IdxOutput;
import io.github.experimentmaven.experiment.Part;
import io.github.experimentmaven.failure.DatasetException;
import io.github.experimentmaven.preparation.Preparation;
import io.github.experimentmaven.task.Column;
import io.github.experimentmaven.task.Features;
import io.github.experimentmaven.task.Targets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The arrays of a NumPy archive as a data set. Bytes of three or four dimensions are images; other
 * numbers of three are sequences; numbers of one or two are rows. Integers to be told are classes,
 * from 0 to the largest; floats are numbers to be predicted.
 */
public final class NpzPreparation implements Preparation {

  /** Raised whenever the same file gives other bytes. */
  private static final int REVISION = 2;

  private static final int MOST_COLUMNS = 100_000;
  private static final int MOST_NUMBERS = 1 << 24;
  private static final int MOST_CLASSES = 65_536;

  private final Path file;
  private final @Nullable String weights;

  /**
   * @param file the archive
   * @param weights the array of the weights of the training samples; null if they count alike
   */
  public NpzPreparation(Path file, @Nullable String weights) {
    this.file = file;
    this.weights = weights;
  }

  /** The name is that of the file, and stands in the manifest. */
  @Override
  public String recipe() {
    return "npz %s, name %s%s"
        .formatted(REVISION, name(), weights == null ? "" : ", weights " + weights);
  }

  @Override
  public Map<String, Path> sources() throws DatasetException {
    if (!Files.isRegularFile(file)) {
      throw new DatasetException("there is no file %s".formatted(file));
    }
    return Map.of("npz", file);
  }

  @Override
  public void write(Path folder) throws DatasetException, IOException {
    try (NpzArchive archive = NpzArchive.open(file)) {
      Features features = archive.features(Part.TRAIN, NpzPreparation::features);
      Targets targets = targets(archive);
      DatasetWriter writer = new DatasetWriter(folder);
      int trained = 0;
      for (Part part : archive.parts()) {
        int samples;
        try (IdxOutput out = writer.features(part, features)) {
          samples = archive.features(part, array -> write(array, features, out));
        }
        try (IdxOutput out = writer.targets(part, targets)) {
          archive.targets(part, array -> write(array, samples, targets, out));
        }
        trained = part == Part.TRAIN ? samples : trained;
      }
      if (weights != null) {
        writeWeights(archive, weights, trained, writer);
      }
      writer.finish(name(), "", features, targets, "", "");
    }
  }

  private static Features features(NpyArray array) throws BadArrayException {
    List<Integer> sample = array.sampleShape();
    boolean isBytes = array.kind() == ValueKind.UNSIGNED && array.valueBytes() == 1;
    if (sample.size() == 2 && isBytes) {
      return new Features.Images(List.of(sample.get(0), sample.get(1), 1));
    }
    if (sample.size() == 3 && isBytes) {
      return new Features.Images(sample);
    }
    if (sample.size() == 2) {
      if (array.sampleValues() > MOST_NUMBERS) {
        throw new BadArrayException(
            "it has %s numbers a sample; at most %s are read"
                .formatted(array.sampleValues(), MOST_NUMBERS));
      }
      return new Features.Sequences(sample);
    }
    if (sample.size() > 1) {
      throw new BadArrayException(
          "its shape is %s of %s; expected [samples, height, width] or [samples, height, width, channels] of uint8, which training divides by 255, [samples, steps, features] of other numbers, or [samples, columns]"
              .formatted(array.shape(), words(array)));
    }
    if (array.sampleValues() > MOST_COLUMNS) {
      throw new BadArrayException(
          "it has %s columns; at most %s are read".formatted(array.sampleValues(), MOST_COLUMNS));
    }
    return new Features.Numbers(
        IntStream.rangeClosed(1, array.sampleValues())
            .mapToObj(i -> Column.unscaled(String.valueOf(i)))
            .toList());
  }

  private static String words(NpyArray array) {
    return switch (array.kind()) {
      case BOOLEAN -> "bool";
      case UNSIGNED -> "uint" + array.valueBytes() * Byte.SIZE;
      case SIGNED -> "int" + array.valueBytes() * Byte.SIZE;
      case FLOAT -> "float" + array.valueBytes() * Byte.SIZE;
    };
  }

  private static Targets targets(NpzArchive archive) throws DatasetException, IOException {
    Targets widest = archive.targets(Part.TRAIN, NpzPreparation::targets);
    for (Part part : archive.parts()) {
      Targets own = archive.targets(part, NpzPreparation::targets);
      boolean areClasses = widest instanceof Targets.Classes && own instanceof Targets.Classes;
      if (areClasses && own.classes().count() > widest.classes().count()) {
        widest = own;
      }
    }
    return widest;
  }

  /** Labels are read to their end, to find the largest. */
  private static Targets targets(NpyArray array) throws BadArrayException {
    if (array.sampleShape().size() > 1) {
      throw new BadArrayException(
          "its shape is %s; expected [samples] or [samples, numbers]".formatted(array.shape()));
    }
    int values = array.sampleValues();
    if (values > MOST_COLUMNS) {
      throw new BadArrayException(
          "it has %s columns; at most %s are read".formatted(values, MOST_COLUMNS));
    }
    if (array.kind() == ValueKind.FLOAT) {
      return new Targets.Numbers(
          values == 1
              ? List.of("y")
              : IntStream.rangeClosed(1, values).mapToObj(i -> "y" + i).toList());
    }
    if (values != 1) {
      throw new BadArrayException(
          "it has %s integers a sample; expected the label of one class, as argmax(axis=1) has it, or floats to predict"
              .formatted(values));
    }
    int largest = 0;
    for (int i = 0; i < array.count(); i++) {
      long label = array.nextInteger();
      if (label < 0 || label >= MOST_CLASSES) {
        throw new BadArrayException(
            "sample %s has the label %s; expected 0 to %s".formatted(i, label, MOST_CLASSES - 1));
      }
      largest = Math.max(largest, (int) label);
    }
    return new Targets.Classes(
        IntStream.rangeClosed(0, largest).mapToObj(String::valueOf).toList());
  }

  /** Writes the features of a part, and says how many samples it has. */
  private static int write(NpyArray array, Features features, IdxOutput out)
      throws BadArrayException, IOException {
    Features found = features(array);
    if (!found.equals(features)) {
      throw new BadArrayException(
          "its samples are %s of %s; those of x_train are %s"
              .formatted(array.sampleShape(), words(array), features.shape()));
    }
    float[] row = new float[features instanceof Features.Images ? 0 : array.sampleValues()];
    for (int i = 0; i < array.count(); i++) {
      if (features instanceof Features.Images) {
        out.write(array.nextBytes());
      } else {
        array.next(row);
        out.write(row);
      }
    }
    array.expectEnd();
    return array.count();
  }

  private static int write(NpyArray array, int samples, Targets targets, IdxOutput out)
      throws BadArrayException, IOException {
    boolean areClasses = targets instanceof Targets.Classes;
    boolean fits =
        areClasses
            ? array.kind() != ValueKind.FLOAT
            : array.kind() == ValueKind.FLOAT
                && targets.bytesASample() == (long) array.sampleValues() * Float.BYTES;
    if (!fits) {
      throw new BadArrayException(
          "it has %s values of %s a sample, unlike y_train"
              .formatted(array.sampleValues(), words(array)));
    }
    if (array.count() != samples) {
      throw new BadArrayException(
          "it has %s samples; its features have %s".formatted(array.count(), samples));
    }
    float[] numbers = new float[areClasses ? 0 : array.sampleValues()];
    for (int i = 0; i < samples; i++) {
      if (areClasses) {
        out.write((int) array.nextInteger());
      } else {
        array.next(numbers);
        out.write(numbers);
      }
    }
    array.expectEnd();
    return samples;
  }

  private static void writeWeights(
      NpzArchive archive, String name, int samples, DatasetWriter writer)
      throws DatasetException, IOException {
    try (IdxOutput out = writer.weights()) {
      archive.weights(name, array -> writeWeights(array, samples, out));
    }
  }

  private static int writeWeights(NpyArray array, int samples, IdxOutput out)
      throws BadArrayException, IOException {
    if (array.sampleValues() != 1 || array.count() != samples) {
      throw new BadArrayException(
          "its shape is %s; expected [%s], a weight for each training sample"
              .formatted(array.shape(), samples));
    }
    float[] weight = new float[1];
    for (int i = 0; i < samples; i++) {
      array.next(weight);
      if (!(weight[0] > 0)) {
        throw new BadArrayException(
            "sample %s has the weight %s; expected a number above 0".formatted(i, weight[0]));
      }
      out.write(weight);
    }
    array.expectEnd();
    return samples;
  }

  private String name() {
    Path name = file.getFileName();
    return name == null ? file.toString() : name.toString().replaceAll("\\.npz$", "");
  }
}
