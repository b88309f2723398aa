package io.github.experimentmaven.preparation.npz;

import io.github.experimentmaven.experiment.Part;
import io.github.experimentmaven.failure.DatasetException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * An archive of four arrays, {@code x_train}, {@code y_train}, {@code x_test} and {@code y_test},
 * or six with {@code x_val} and {@code y_val}; and one more if samples are weighted.
 */
final class NpzArchive implements AutoCloseable {

  private static final int MOST_SHOWN = 10;

  private final Path file;
  private final ZipFile archive;

  private NpzArchive(Path file, ZipFile archive) {
    this.file = file;
    this.archive = archive;
  }

  static NpzArchive open(Path file) throws DatasetException {
    try {
      return new NpzArchive(file, new ZipFile(file.toFile()));
    } catch (IOException e) {
      throw new DatasetException(
          "%s cannot be read as an archive of numpy.savez: %s".formatted(file, e.getMessage()), e);
    }
  }

  /** What is done with an array; what is wrong with it is told with its name. */
  interface Use<T> {
    T of(NpyArray array) throws BadArrayException, DatasetException, IOException;
  }

  /** The parts that it has, in order; what is missing of one is told when it is used. */
  List<Part> parts() {
    return Stream.of(Part.values())
        .filter(part -> part != Part.VALIDATION || entry("x_val") != null || entry("y_val") != null)
        .toList();
  }

  /** Uses the features of a part. */
  <T> T features(Part part, Use<T> use) throws DatasetException, IOException {
    return use("x_" + part.key(), expected(), use);
  }

  /** Uses the targets of a part. */
  <T> T targets(Part part, Use<T> use) throws DatasetException, IOException {
    return use("y_" + part.key(), expected(), use);
  }

  /** Uses the weights of the training samples, which the experiment names. */
  <T> T weights(String name, Use<T> use) throws DatasetException, IOException {
    if (entry(name) == null) {
      throw new DatasetException(
          "%s has no array '%s', which sample_weight names; found %s"
              .formatted(file, shown(name), names()),
          new DatasetException.NamedBy("sample_weight", name));
    }
    return use(name, "", use);
  }

  private String expected() {
    return parts().contains(Part.VALIDATION)
        ? "x_train, y_train, x_val, y_val, x_test and y_test"
        : "x_train, y_train, x_test and y_test";
  }

  private @Nullable ZipEntry entry(String name) {
    return archive.getEntry(name + ".npy");
  }

  private <T> T use(String name, String expected, Use<T> use) throws DatasetException, IOException {
    ZipEntry entry = entry(name);
    if (entry == null) {
      throw new DatasetException(
          "%s has no array %s; expected %s, found %s".formatted(file, name, expected, names()));
    }
    try (NpyArray array = NpyArray.open(archive, entry)) {
      return use.of(array);
    } catch (BadArrayException e) {
      throw new DatasetException("%s, %s: %s".formatted(file, shown(name), e.getMessage()), e);
    }
  }

  private List<String> names() {
    return archive.stream()
        .limit(MOST_SHOWN)
        .map(entry -> shown(entry.getName().replaceAll("\\.npy$", "")))
        .collect(Collectors.toList());
  }

  private static String shown(String name) {
    return name.replaceAll("[^ -~]", "?");
  }

  @Override
  public void close() throws IOException {
    archive.close();
  }
}
