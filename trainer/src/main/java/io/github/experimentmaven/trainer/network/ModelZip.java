package io.github.experimentmaven.trainer.network;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.deeplearning4j.util.ModelSerializer;

/**
 * A network as the zip that {@link ModelSerializer} writes and plain Deeplearning4j loads, except
 * that the same network always gives the same bytes: entries are in the order of their names, of
 * one fixed time, and stored, as what compression gives depends on the zlib of the Java that runs.
 */
public final class ModelZip {

  /** As Gradle's reproducible archives: the first days of 1980 need an extra field with a zone. */
  private static final LocalDateTime TIME = LocalDateTime.of(1980, 2, 1, 0, 0);

  private ModelZip() {}

  /**
   * Writes the file, by way of another one: no array holds the parameters of a large network.
   *
   * @param network with its current parameters; the optimizer's state is left out: it is Keras',
   *     which Deeplearning4j's updaters could not go on with
   * @param file overwritten if it is there
   */
  public static void write(TrainableNetwork network, Path file) throws IOException {
    Path library = file.resolveSibling(file.getFileName() + ".library.tmp");
    try {
      ModelSerializer.writeModel(network.network(), library.toFile(), false);
      try (ZipFile from = new ZipFile(library.toFile());
          OutputStream out = Files.newOutputStream(file);
          ZipOutputStream zip = new ZipOutputStream(out)) {
        for (ZipEntry entry : entries(from)) {
          zip.putNextEntry(stored(entry));
          try (InputStream content = from.getInputStream(entry)) {
            content.transferTo(zip);
          }
          zip.closeEntry();
        }
      }
    } finally {
      Files.deleteIfExists(library);
    }
  }

  private static List<? extends ZipEntry> entries(ZipFile archive) {
    return Collections.list(archive.entries()).stream()
        .sorted(Comparator.comparing(ZipEntry::getName))
        .toList();
  }

  private static ZipEntry stored(ZipEntry library) {
    ZipEntry entry = new ZipEntry(library.getName());
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(library.getSize());
    entry.setCrc(library.getCrc());
    entry.setTimeLocal(TIME);
    return entry;
  }
}
