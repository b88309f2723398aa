package io.github.experimentmaven.dataset;

import io.github.experimentmaven.failure.DatasetException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

/** Writes small IDX files, and whole data sets of them, for tests. */
public final class IdxFiles {

  private IdxFiles() {}

  /** An IDX file of unsigned bytes. */
  public static byte[] idx(byte[] data, int... dimensions) {
    ByteBuffer buffer = ByteBuffer.allocate(4 + 4 * dimensions.length + data.length);
    buffer.put(new byte[] {0, 0, 8, (byte) dimensions.length});
    for (int dimension : dimensions) {
      buffer.putInt(dimension);
    }
    return buffer.put(data).array();
  }

  /** An IDX file whose values count up: 0, 1, ..., 255, 0, ... */
  public static byte[] counting(int... dimensions) {
    int size = 1;
    for (int dimension : dimensions) {
      size *= dimension;
    }
    byte[] data = new byte[size];
    for (int i = 0; i < size; i++) {
      data[i] = (byte) i;
    }
    return idx(data, dimensions);
  }

  /** An IDX file of labels. */
  public static byte[] labels(int... labels) {
    byte[] data = new byte[labels.length];
    for (int i = 0; i < labels.length; i++) {
      data[i] = (byte) labels[i];
    }
    return idx(data, labels.length);
  }

  /** The same bytes, gzipped. */
  public static byte[] gzip(byte[] bytes) {
    var out = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /**
   * A data set without a manifest: six training and three test images, 4 x 5 pixels, one channel,
   * three classes.
   *
   * @return the folder
   */
  public static Path writeSmallDataset(Path folder) throws IOException {
    Files.createDirectories(folder);
    Files.write(folder.resolve("train-images-idx3-ubyte"), counting(6, 4, 5));
    Files.write(folder.resolve("train-labels-idx1-ubyte"), labels(0, 1, 2, 0, 1, 0));
    Files.write(folder.resolve("t10k-images-idx3-ubyte.gz"), gzip(counting(3, 4, 5)));
    Files.write(folder.resolve("t10k-labels-idx1-ubyte.gz"), gzip(labels(2, 2, 1)));
    return folder;
  }

  /** Adds the manifest that fits the folder of {@link #writeSmallDataset}. */
  public static Path writeSmallManifest(Path folder) throws IOException, DatasetException {
    Files.writeString(folder.resolve(DatasetManifest.FILE_NAME), smallManifest(folder));
    return folder;
  }

  /** The manifest that fits the folder of {@link #writeSmallDataset}. */
  public static String smallManifest(Path folder) throws DatasetException {
    return """
        {
          "format_version": 1,
          "name": "Small",
          "description": "Nothing in particular.",
          "image_shape": [4, 5, 1],
          "classes": ["cat", "dog", "eel"],
          "train_count": 6,
          "test_count": 3,
          "files": {
            "train_images": {"file": "train-images-idx3-ubyte", "sha256": "%s"},
            "train_labels": {"file": "train-labels-idx1-ubyte", "sha256": "%s"},
            "test_images": {"file": "t10k-images-idx3-ubyte.gz", "sha256": "%s"},
            "test_labels": {"file": "t10k-labels-idx1-ubyte.gz", "sha256": "%s"}
          },
          "licence": "CC0",
          "origin": "A test"
        }
        """
        .formatted(
            DatasetFile.of(folder.resolve("train-images-idx3-ubyte")).sha256(),
            DatasetFile.of(folder.resolve("train-labels-idx1-ubyte")).sha256(),
            DatasetFile.of(folder.resolve("t10k-images-idx3-ubyte.gz")).sha256(),
            DatasetFile.of(folder.resolve("t10k-labels-idx1-ubyte.gz")).sha256());
  }
}
