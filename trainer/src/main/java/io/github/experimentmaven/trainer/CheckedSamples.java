package io.github.experimentmaven.trainer;

import io.github.experimentmaven.dataset.DatasetWriter;
import io.github.experimentmaven.dataset.IdxOutput;
import io.github.experimentmaven.experiment.Part;
import io.github.experimentmaven.spi.SampleFormat;
import io.github.experimentmaven.spi.SampleOutput;
import io.github.experimentmaven.task.Features;
import io.github.experimentmaven.task.Targets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Writes the samples of one part that are what they should be, and refuses all others. */
final class CheckedSamples implements SampleOutput, AutoCloseable {

  /** More would not be read. */
  private static final int MOST_NAMES = 10;

  private final Part part;
  private final SampleFormat format;
  private final long imageSize;
  private final Map<String, Integer> labels = new HashMap<>();
  private final IdxOutput features;
  private final IdxOutput targets;
  private int count;

  CheckedSamples(
      DatasetWriter writer, Part part, SampleFormat format, Features features, Targets targets)
      throws IOException {
    this.part = part;
    this.format = format;
    this.imageSize = format.imageShape().isEmpty() ? 0 : features.bytesASample();
    for (String name : format.classNames()) {
      labels.put(name, labels.size());
    }
    this.features = writer.features(part, features);
    try {
      this.targets = writer.targets(part, targets);
    } catch (IOException e) {
      this.features.close();
      throw e;
    }
  }

  /** How many were written. */
  int count() {
    return count;
  }

  @Override
  public void add(float[] row, int label) {
    require(row);
    require(label);
    write(() -> features.write(row), () -> targets.write(label));
  }

  @Override
  public void add(float[] row, String className) {
    add(row, label(className));
  }

  @Override
  public void add(float[] row, float[] numbers) {
    require(row);
    requireNumbers(numbers);
    write(() -> features.write(row), () -> targets.write(numbers));
  }

  @Override
  public void add(byte[] image, int label) {
    require(image);
    require(label);
    write(() -> features.write(image), () -> targets.write(label));
  }

  @Override
  public void add(byte[] image, String className) {
    add(image, label(className));
  }

  @Override
  public void add(byte[] image, float[] numbers) {
    require(image);
    requireNumbers(numbers);
    write(() -> features.write(image), () -> targets.write(numbers));
  }

  @Override
  public void close() throws IOException {
    try (features) {
      targets.close();
    }
  }

  private void require(float[] row) {
    if (format.columns().isEmpty()) {
      throw refused(
          "is a row; expected an image of %s, which is an array of bytes"
              .formatted(format.imageShape()));
    }
    require(row, "value", format.columns());
  }

  private void requireNumbers(float[] numbers) {
    if (format.targetNames().isEmpty()) {
      throw refused("has numbers to be predicted; expected " + classes());
    }
    require(numbers, "number to be predicted", format.targetNames());
  }

  private void require(float[] values, String noun, List<String> names) {
    if (values.length != names.size()) {
      throw refused(
          "has %s %s; expected %s: %s"
              .formatted(
                  values.length,
                  values.length == 1 ? noun : noun.replaceFirst("^\\w+", "$0s"),
                  names.size(),
                  some(names)));
    }
    for (int i = 0; i < values.length; i++) {
      if (!Float.isFinite(values[i])) {
        throw refused(
            "has %s for '%s'; expected a finite number".formatted(values[i], names.get(i)));
      }
    }
  }

  private void require(byte[] image) {
    if (format.imageShape().isEmpty()) {
      throw refused(
          "is an image; expected a row of %s, which is an array of floats"
              .formatted(some(format.columns())));
    }
    if (image.length != imageSize) {
      throw refused(
          "has %s bytes; expected %s, which is %s"
              .formatted(image.length, imageSize, format.imageShape()));
    }
  }

  private void require(int label) {
    if (format.classNames().isEmpty()) {
      throw refused("has a class; expected numbers to be predicted: " + some(format.targetNames()));
    }
    if (label < 0 || label >= format.classNames().size()) {
      throw refused("has the label %s; expected %s".formatted(label, classes()));
    }
  }

  private int label(String className) {
    Integer label = labels.get(className);
    if (label == null && !labels.isEmpty()) {
      throw refused("has the class '%s'; expected %s".formatted(className, classes()));
    }
    return label == null ? 0 : label;
  }

  private String classes() {
    return "the label of a class, from 0 to %s, or its name: %s"
        .formatted(format.classNames().size() - 1, some(format.classNames()));
  }

  private static String some(List<String> names) {
    String shown = String.join(", ", names.subList(0, Math.min(names.size(), MOST_NAMES)));
    return names.size() > MOST_NAMES
        ? shown + " and %s more".formatted(names.size() - MOST_NAMES)
        : shown;
  }

  /** As if it was thrown where the class has given the sample. */
  private IllegalArgumentException refused(String what) {
    IllegalArgumentException refusal =
        new IllegalArgumentException("%s sample %s %s".formatted(part.key(), count, what));
    String own = CheckedSamples.class.getName();
    refusal.setStackTrace(
        Arrays.stream(refusal.getStackTrace())
            .dropWhile(frame -> frame.getClassName().equals(own))
            .toArray(StackTraceElement[]::new));
    return refusal;
  }

  private interface Writing {
    void write() throws IOException;
  }

  private void write(Writing ofFeatures, Writing ofTargets) {
    try {
      ofFeatures.write();
      ofTargets.write();
    } catch (IOException e) {
      throw new UncheckedIOException("the samples cannot be written: " + e.getMessage(), e);
    }
    count++;
  }
}
