package io.github.experimentmaven.spark;

import io.github.experimentmaven.remote.SharedFolder;
import io.github.experimentmaven.storage.AtomicFile;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;

/**
 * A file in a folder that all machines see. Its name tells its content, so that it is copied there
 * once, by whichever build comes first.
 *
 * @param address of it
 */
record SharedFile(String address) {

  /** Whether machines open it where it is; Spark fetches it for them otherwise. */
  boolean opensInPlace() {
    return SharedFolder.isPath(address);
  }

  /**
   * Copies a file there, unless it is there.
   *
   * @param file on this machine
   * @param configuration of Hadoop's file systems
   * @throws IOException if that fails; nothing half written is there then
   */
  void put(Path file, Configuration configuration) throws IOException {
    if (opensInPlace()) {
      Path shared = Path.of(address);
      if (!Files.isRegularFile(shared) || Files.size(shared) != Files.size(file)) {
        AtomicFile.write(shared, unfinished -> Files.copy(file, unfinished));
      }
    } else {
      put(file, new org.apache.hadoop.fs.Path(address), configuration);
    }
  }

  private static void put(Path file, org.apache.hadoop.fs.Path shared, Configuration configuration)
      throws IOException {
    FileSystem system = shared.getFileSystem(configuration);
    if (has(system, shared, Files.size(file))) {
      return;
    }
    org.apache.hadoop.fs.Path unfinished = shared.suffix("." + UUID.randomUUID() + ".tmp");
    try {
      system.mkdirs(shared.getParent());
      system.copyFromLocalFile(
          false, true, new org.apache.hadoop.fs.Path(file.toUri()), unfinished);
      // What was there is shorter than it should be; where it came meanwhile, it is as good.
      if (!has(system, shared, Files.size(file))) {
        system.delete(shared, false);
        if (!system.rename(unfinished, shared)) {
          throw new IOException(unfinished + " cannot be renamed to " + shared);
        }
      }
    } finally {
      system.delete(unfinished, false);
    }
  }

  private static boolean has(FileSystem system, org.apache.hadoop.fs.Path file, long size)
      throws IOException {
    try {
      return system.getFileStatus(file).getLen() == size;
    } catch (FileNotFoundException e) {
      return false;
    }
  }
}
