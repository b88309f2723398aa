package io.github.experimentmaven.preparation.npz;

import io.github.experimentmaven.experiment.Part;
import io.github.experimentmaven.failure.DatasetException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** An archive of four arrays: {@code x_train}, {@code y_train}, {@code x_test}, {@code y_test}. */
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

  /** Uses the features of a part. */
  <T> T features(Part part, Use<T> use) throws DatasetException, IOException {
    return use("x_" + part.key(), use);
  }

  /** Uses the targets of a part. */
  <T> T targets(Part part, Use<T> use) throws DatasetException, IOException {
    return use("y_" + part.key(), use);
  }

  private <T> T use(String name, Use<T> use) throws DatasetException, IOException {
    ZipEntry entry = archive.getEntry(name + ".npy");
    if (entry == null) {
      throw new DatasetException(
          "%s has no array %s; expected x_train, y_train, x_test and y_test, found %s"
              .formatted(file, name, names()));
    }
    try (NpyArray array = NpyArray.open(archive, entry)) {
      return use.of(array);
    } catch (BadArrayException e) {
      throw new DatasetException("%s, %s: %s".formatted(file, name, e.getMessage()), e);
    }
  }

  private List<String> names() {
    return archive.stream()
        .limit(MOST_SHOWN)
        .map(entry -> entry.getName().replaceAll("\\.npy$", "").replaceAll("[^ -~]", "?"))
        .collect(Collectors.toList());
  }

  @Override
  public void close() throws IOException {
    archive.close();
  }
}
