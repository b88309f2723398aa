package io.github.experimentmaven.spark;

import io.github.experimentmaven.remote.RemoteRun;
import io.github.experimentmaven.storage.AtomicFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.jspecify.annotations.Nullable;

/**
 * The checkpoint of a run, which comes with it if the machine of the build has one; and kept, if
 * there is a folder that all machines see, where it outlives this one. The trainer knows whether it
 * is of its job.
 */
final class KeptCheckpoint {

  private final Path local;
  private final @Nullable Path shared;
  private @Nullable FileTime copied;

  private KeptCheckpoint(Path local, @Nullable Path shared) {
    this.local = local;
    this.shared = shared;
  }

  /**
   * That of a run, put where its trainer looks for it.
   *
   * @param local where that is
   */
  static KeptCheckpoint of(RemoteRun run, Path local) throws IOException {
    Path shared = run.sharedCheckpoint().isEmpty() ? null : Path.of(run.sharedCheckpoint());
    KeptCheckpoint checkpoint = new KeptCheckpoint(local, shared);
    if (shared != null && Files.isRegularFile(shared)) {
      Files.copy(shared, local);
    } else if (!run.checkpoint().isEmpty()) {
      Files.copy(ExecutorFolder.shipped(run.checkpoint()), local);
    }
    checkpoint.copied = Files.exists(local) ? Files.getLastModifiedTime(local) : null;
    return checkpoint;
  }

  /** Copies what the trainer has written since, as a whole or not at all. */
  void keep() throws IOException {
    if (shared == null || !Files.isRegularFile(local)) {
      return;
    }
    FileTime written = Files.getLastModifiedTime(local);
    if (written.equals(copied)) {
      return;
    }
    AtomicFile.write(shared, unfinished -> Files.copy(local, unfinished));
    copied = written;
  }

  /** Removes the copy of a training that has come to its end. */
  void forget() throws IOException {
    if (shared != null) {
      Files.deleteIfExists(shared);
    }
  }
}
