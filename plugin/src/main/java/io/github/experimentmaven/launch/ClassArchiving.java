package io.github.experimentmaven.launch;

import io.github.experimentmaven.storage.FolderLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.commons.io.FileUtils;

/**
 * Makes a {@link ClassArchive}: a fork of its own rehearses a training and keeps its classes, and a
 * second one starts with them, as trainers will, to show that this Java does so without a word. It
 * takes some three seconds, once for a version of the plugin and a Java.
 *
 * <p>No run waits for it and none can fail of it. That it cannot be made concerns nobody: there is
 * then none.
 */
final class ClassArchiving {

  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final ClassArchive archive;
  private final TrainerCommand command;

  /**
   * @param archive to be made
   * @param command of a trainer of the same Java and class path
   */
  ClassArchiving(ClassArchive archive, TrainerCommand command) {
    this.archive = archive;
    this.command = command;
  }

  /** What a fork takes of the machine's memory, in bytes: a trainer's at most. */
  long memory() {
    return command.memory().process();
  }

  /**
   * Makes it, unless it is there already or another build is making one.
   *
   * @param forks takes the processes
   * @throws InterruptedException if the build was interrupted
   */
  void make(Forks forks) throws InterruptedException {
    try {
      Optional<FolderLock> lock = FolderLock.tryAcquire(archive.folder());
      if (lock.isPresent()) {
        try (FolderLock held = lock.get()) {
          if (archive.isMissing()) {
            makeIn(archive.folder().resolve("new"), forks);
          }
        }
      }
    } catch (IOException e) {
      // A full disk, a folder of somebody else: the trainers start without it.
    }
  }

  /**
   * Makes it in a folder, of which nothing is left.
   *
   * @param folder may hold what a build that was killed has left
   */
  private void makeIn(Path folder, Forks forks) throws IOException, InterruptedException {
    FileUtils.deleteDirectory(folder.toFile());
    try {
      Path work = Files.createDirectories(folder.resolve("rehearsal"));
      Path made = folder.resolve("classes.jsa");
      if (!succeeds(command.rehearsal(work, made), folder, "rehearsal", forks)) {
        // Then no trainer of this machine works, or it was ended; the next build tries again.
        return;
      }
      boolean usable =
          Files.isRegularFile(made)
              && succeeds(command.dryRun(work, made), folder, "start", forks)
              && Files.size(log(folder, "start")) == 0;
      if (!usable) {
        Files.write(made, new byte[0]);
      }
      archive.put(made);
    } finally {
      FileUtils.deleteDirectory(folder.toFile());
    }
  }

  private boolean succeeds(List<String> arguments, Path folder, String name, Forks forks)
      throws IOException, InterruptedException {
    Process process =
        forks.start(command.process(arguments, folder.resolve(name + ".args"), log(folder, name)));
    try {
      return process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS) && process.exitValue() == 0;
    } finally {
      forks.destroy(process);
    }
  }

  private static Path log(Path folder, String name) {
    return folder.resolve(name + ".log");
  }
}
