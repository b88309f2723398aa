package io.github.experimentmaven.trainer.network;

import io.github.experimentmaven.task.Column;
import io.github.experimentmaven.task.Features;
import io.github.experimentmaven.task.Vocabulary;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.deeplearning4j.util.ModelSerializer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.api.preprocessor.NormalizerStandardize;
import org.nd4j.linalg.dataset.api.preprocessor.serializer.NormalizerSerializer;
import org.nd4j.linalg.factory.Nd4j;

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
   * @param features what it was shown; their scaling becomes the normalizer of the zip, and the
   *     words of a column of texts an object of it that is called as the column
   * @param file overwritten if it is there
   */
  public static void write(TrainableNetwork network, Features features, Path file)
      throws IOException {
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
        // Behind the others in the order of names, too.
        if (features instanceof Features.Rows rows) {
          if (rows.hasScaling()) {
            writeEntry(ModelSerializer.NORMALIZER_BIN, normalizer(rows), zip);
          }
          for (Vocabulary each : rows.vocabularies()) {
            writeEntry("objects/" + each.column(), words(each), zip);
          }
        }
      }
    } finally {
      Files.deleteIfExists(library);
    }
  }

  private static void writeEntry(String name, byte[] content, ZipOutputStream zip)
      throws IOException {
    CRC32 crc = new CRC32();
    crc.update(content);
    ZipEntry entry = new ZipEntry(name);
    entry.setSize(content.length);
    entry.setCrc(crc.getValue());
    zip.putNextEntry(stored(entry));
    zip.write(content);
    zip.closeEntry();
  }

  /** As {@link ModelSerializer#addObjectToFile} writes an object: a list of texts. */
  private static byte[] words(Vocabulary vocabulary) throws IOException {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(content)) {
      out.writeObject(new ArrayList<>(vocabulary.words()));
    }
    return content.toByteArray();
  }

  /**
   * Deeplearning4j's own, which does to raw numbers what was done to those that were trained on.
   */
  private static byte[] normalizer(Features.Rows features) throws IOException {
    List<Column> columns = features.columns();
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    NormalizerSerializer.getDefault()
        .write(
            new NormalizerStandardize(
                row(columns.stream().mapToDouble(Column::shift).toArray()),
                row(columns.stream().mapToDouble(Column::scale).toArray())),
            content);
    return content.toByteArray();
  }

  private static INDArray row(double[] values) {
    return Nd4j.createFromArray(values).reshape(1, values.length);
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
