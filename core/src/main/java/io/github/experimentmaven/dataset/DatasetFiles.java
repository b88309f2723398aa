package io.github.experimentmaven.dataset;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/**
 * The four files of a data set, each in IDX format, gzipped or not, in one folder.
 *
 * @param trainImages {@code [count, height, width]} or {@code [count, height, width, channels]}
 * @param trainLabels {@code [count]}
 * @param testImages as {@code trainImages}
 * @param testLabels as {@code trainLabels}
 */
public record DatasetFiles(
    DatasetFile trainImages,
    DatasetFile trainLabels,
    DatasetFile testImages,
    DatasetFile testLabels) {

  /**
   * Finds and hashes the files of a folder.
   *
   * @param names the names each may have; exactly one of them must be there
   * @param reading what makes a file of the data set of one that was found
   * @throws DatasetException naming all that are missing or there more than once
   */
  static DatasetFiles in(Path folder, Function<DatasetPart, List<String>> names, Reading reading)
      throws DatasetException {
    Map<DatasetPart, Path> found = new EnumMap<>(DatasetPart.class);
    List<String> problems = new ArrayList<>();
    for (var part : DatasetPart.values()) {
      List<String> expected = names.apply(part);
      List<String> present =
          expected.stream().filter(name -> Files.exists(folder.resolve(name))).toList();
      if (present.size() == 1) {
        found.put(part, folder.resolve(present.get(0)));
      } else if (present.isEmpty()) {
        problems.add("no %s; looked for %s".formatted(part.words(), String.join(", ", expected)));
      } else {
        problems.add(
            "%s more than once; keep only one of %s"
                .formatted(part.words(), String.join(", ", present)));
      }
    }
    if (!problems.isEmpty()) {
      throw new DatasetException(
          "%s does not hold the four files of a data set:\n  %s"
              .formatted(folder, String.join("\n  ", problems)));
    }
    return new DatasetFiles(
        reading.read(DatasetPart.TRAIN_IMAGES, of(found, DatasetPart.TRAIN_IMAGES)),
        reading.read(DatasetPart.TRAIN_LABELS, of(found, DatasetPart.TRAIN_LABELS)),
        reading.read(DatasetPart.TEST_IMAGES, of(found, DatasetPart.TEST_IMAGES)),
        reading.read(DatasetPart.TEST_LABELS, of(found, DatasetPart.TEST_LABELS)));
  }

  /**
   * The files by the names that records have for them: {@code train_images}, {@code train_labels},
   * {@code test_images}, {@code test_labels}, in this order.
   */
  public Map<String, DatasetFile> byPart() {
    Map<String, DatasetFile> files = new LinkedHashMap<>();
    files.put(DatasetPart.TRAIN_IMAGES.key(), trainImages);
    files.put(DatasetPart.TRAIN_LABELS.key(), trainLabels);
    files.put(DatasetPart.TEST_IMAGES.key(), testImages);
    files.put(DatasetPart.TEST_LABELS.key(), testLabels);
    return Collections.unmodifiableMap(files);
  }

  /** The folder they are in, absolute. */
  public Path folder() {
    return Objects.requireNonNull(trainImages.path().toAbsolutePath().getParent());
  }

  /** Makes a file of a data set of one that was found. */
  @FunctionalInterface
  interface Reading {
    DatasetFile read(DatasetPart part, Path file) throws DatasetException;
  }

  private static Path of(Map<DatasetPart, Path> found, DatasetPart part) {
    return Objects.requireNonNull(found.get(part));
  }
}
