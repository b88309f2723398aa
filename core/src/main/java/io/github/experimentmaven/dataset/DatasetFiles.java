package io.github.experimentmaven.dataset;

import io.github.experimentmaven.experiment.Part;
import io.github.experimentmaven.failure.DatasetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * The files of a data set, in one folder.
 *
 * @param byPart by the names that records have for them, in this order: of images {@code
 *     train_images}, {@code train_labels}, {@code test_images}, {@code test_labels}; at least one
 */
public record DatasetFiles(Map<String, DatasetFile> byPart) {

  public DatasetFiles {
    byPart = Collections.unmodifiableMap(new LinkedHashMap<>(byPart));
    if (byPart.isEmpty()) {
      throw new IllegalArgumentException("a data set without a file");
    }
  }

  /**
   * Finds and hashes the files of a folder.
   *
   * @param names the names that each may have, by its part; exactly one of them must be there
   * @param reading what makes a file of the data set of one that was found
   * @throws DatasetException naming all that are missing or there more than once
   */
  static DatasetFiles in(Path folder, Map<String, List<String>> names, Reading reading)
      throws DatasetException {
    Map<String, Path> found = new LinkedHashMap<>();
    List<String> problems = new ArrayList<>();
    for (var name : names.entrySet()) {
      String part = name.getKey();
      List<String> expected = name.getValue();
      List<String> present =
          expected.stream().filter(each -> Files.exists(folder.resolve(each))).toList();
      if (present.size() == 1) {
        found.put(part, folder.resolve(present.get(0)));
      } else if (present.isEmpty()) {
        problems.add("no %s; looked for %s".formatted(words(part), String.join(", ", expected)));
      } else {
        problems.add(
            "%s more than once; keep only one of %s"
                .formatted(words(part), String.join(", ", present)));
      }
    }
    if (!problems.isEmpty()) {
      throw new DatasetException(
          "%s does not hold the four files of a data set:\n  %s"
              .formatted(folder, String.join("\n  ", problems)));
    }
    Map<String, DatasetFile> files = new LinkedHashMap<>();
    for (var entry : found.entrySet()) {
      files.put(entry.getKey(), reading.read(entry.getKey(), entry.getValue()));
    }
    return new DatasetFiles(files);
  }

  /** Where they are, by the same names. */
  public Map<String, Path> paths() {
    Map<String, Path> paths = new TreeMap<>();
    byPart.forEach((part, file) -> paths.put(part, file.path()));
    return paths;
  }

  /**
   * A file of a part.
   *
   * @param role what of the samples it has: {@code images}
   * @throws IllegalArgumentException if there is none
   */
  public DatasetFile file(Part part, String role) {
    String key = DatasetManifest.key(part, role);
    DatasetFile file = byPart.get(key);
    if (file == null) {
      throw new IllegalArgumentException("there is no " + key + " among " + byPart.keySet());
    }
    return file;
  }

  private static String words(String part) {
    return part.replaceFirst("^train_", "training_")
        .replaceFirst("^val_", "validation_")
        .replace('_', ' ');
  }

  /** The folder they are in, absolute. */
  public Path folder() {
    return Objects.requireNonNull(
        byPart.values().iterator().next().path().toAbsolutePath().getParent());
  }

  /** Makes a file of a data set of one that was found. */
  @FunctionalInterface
  interface Reading {
    DatasetFile read(String part, Path file) throws DatasetException;
  }
}
