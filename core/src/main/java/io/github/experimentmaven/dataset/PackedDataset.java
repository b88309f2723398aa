package io.github.experimentmaven.dataset;

import io.github.experimentmaven.failure.DatasetException;
import io.github.experimentmaven.storage.AtomicFile;
import io.github.experimentmaven.storage.Sha256;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/**
 * Writes a data set as it is published: its files gzipped, and the manifest that describes them.
 */
public final class PackedDataset {

  private PackedDataset() {}

  /**
   * Writes the files, each whole or not at all, and the manifest last.
   *
   * @param dataset that is published
   * @param folder made if need be; what it has of a data set is overwritten
   * @return the manifest
   * @throws DatasetException if a file was damaged since the data set was read
   * @throws IOException if the folder cannot be written
   */
  public static DatasetManifest write(Dataset dataset, Path folder)
      throws DatasetException, IOException {
    Files.createDirectories(folder);
    Map<String, DatasetManifest.Entry> entries = new LinkedHashMap<>();
    for (Map.Entry<String, DatasetFile> each : dataset.files().byPart().entrySet()) {
      String name = each.getKey() + ".gz";
      Path packed = folder.resolve(name);
      pack(each.getValue(), packed);
      entries.put(
          each.getKey(),
          new DatasetManifest.Entry(
              name, DatasetFile.sha256(packed, Sha256::of), each.getValue().contentSha256()));
    }
    DatasetManifest manifest =
        new DatasetManifest(
            DatasetManifest.FORMAT_VERSION,
            dataset.name(),
            dataset.description(),
            dataset.features(),
            dataset.targets(),
            DatasetManifest.Counts.of(dataset.counts()),
            entries,
            dataset.licence(),
            dataset.origin());
    manifest.write(folder.resolve(DatasetManifest.FILE_NAME));
    return manifest;
  }

  private static void pack(DatasetFile file, Path packed) throws DatasetException, IOException {
    try (IdxInput input = IdxInput.open(file.path())) {
      Path unfinished = packed.resolveSibling("." + packed.getFileName() + ".tmp");
      try {
        try (OutputStream out = Files.newOutputStream(unfinished);
            OutputStream gzip = new GZIPOutputStream(new BufferedOutputStream(out))) {
          input.copyTo(gzip);
        }
        if (!input.contentSha256().equals(file.contentSha256())) {
          throw new DatasetException(
              "%s was changed since it was read; start again".formatted(file.path()));
        }
        AtomicFile.move(unfinished, packed);
      } finally {
        Files.deleteIfExists(unfinished);
      }
    }
  }
}
