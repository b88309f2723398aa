package io.github.experimentmaven.trainer.network;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
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
   * Writes the file.
   *
   * @param network with its current parameters; the optimizer's state is left out: it is Keras',
   *     which Deeplearning4j's updaters could not go on with
   * @param file overwritten if it is there
   */
  public static void write(TrainableNetwork network, Path file) throws IOException {
    ByteArrayOutputStream library = new ByteArrayOutputStream();
    ModelSerializer.writeModel(network.network(), library, false);
    try (OutputStream out = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, byte[]> entry : entries(library.toByteArray()).entrySet()) {
        zip.putNextEntry(stored(entry.getKey(), entry.getValue()));
        zip.write(entry.getValue());
        zip.closeEntry();
      }
    }
  }

  private static Map<String, byte[]> entries(byte[] archive) throws IOException {
    Map<String, byte[]> entries = new TreeMap<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        entries.put(entry.getName(), zip.readAllBytes());
      }
    }
    return entries;
  }

  private static ZipEntry stored(String name, byte[] content) {
    CRC32 checksum = new CRC32();
    checksum.update(content);
    ZipEntry entry = new ZipEntry(name);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(content.length);
    entry.setCrc(checksum.getValue());
    entry.setTimeLocal(TIME);
    return entry;
  }
}
