package io.github.experimentmaven.launch;

import io.github.experimentmaven.plan.Run;
import io.github.experimentmaven.result.Job;
import io.github.experimentmaven.result.RunFolder;
import io.github.experimentmaven.storage.RecordJson;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The folder of one fork, beside that of its run: {@code seed-1.<token>}. No other fork is told the
 * token, so that whatever the fork of an abandoned build still writes, it does not write here. Once
 * the fork is gone its folder as a whole takes the place of the run's: what is there is of one fork
 * and no other.
 */
final class ForkFolder {

  private static final int TOKEN_DIGITS = 12;

  private static final String TOKEN = "\\.[0-9a-f]{" + TOKEN_DIGITS + "}";

  /** How often a folder is taken out of the way that somebody else puts there again. */
  private static final int ATTEMPTS = 3;

  private final Run run;
  private final RunFolder files;

  private ForkFolder(Run run, RunFolder files) {
    this.run = run;
    this.files = files;
  }

  /**
   * Makes a folder for a new fork, and takes the run's away: no file of an earlier run stays, so
   * that none can pass for the new run's. Only a checkpoint stays, the latest of those that earlier
   * forks have left: the trainer knows whether it is one of this job.
   */
  static ForkFolder make(Run run) throws IOException {
    RunFolder folder = run.folder();
    // First, as it is what makes a run look complete.
    Files.deleteIfExists(folder.result());
    String token = UUID.randomUUID().toString().replace("-", "").substring(0, TOKEN_DIGITS);
    RunFolder files =
        new RunFolder(folder.path().resolveSibling(folder.path().getFileName() + "." + token));
    List<Path> earlier = earlier(folder);
    Files.createDirectories(files.path());
    keepCheckpoint(earlier, files);
    for (Path each : earlier) {
      delete(each);
    }
    RecordJson.write(files.job(), run.job());
    return new ForkFolder(run, files);
  }

  /** What an earlier fork of the very same job has left: a checkpoint, and no result. */
  static Optional<RunFolder> unfinished(Run run) {
    try {
      for (Path each : earlier(run.folder())) {
        RunFolder files = new RunFolder(each);
        if (Files.isRegularFile(files.checkpoint())
            && !Files.exists(files.result())
            && hasJob(run, files)) {
          return Optional.of(files);
        }
      }
    } catch (IOException e) {
      // Whoever makes the fork's folder tells what is wrong there.
      return Optional.empty();
    }
    return Optional.empty();
  }

  /** Removes the folders of forks that were left with their builds. */
  static void removeLeft(RunFolder folder) throws IOException {
    for (Path each : left(folder)) {
      delete(each);
    }
  }

  /** Its files. */
  RunFolder files() {
    return files;
  }

  /**
   * Whether nobody has removed it, or put something else there.
   *
   * @throws ClosedByInterruptException if the thread is interrupted meanwhile
   */
  boolean isStillThere() throws ClosedByInterruptException {
    return hasJob(run, files);
  }

  /** False if its job is damaged, or of another version. */
  private static boolean hasJob(Run run, RunFolder files) throws ClosedByInterruptException {
    try {
      return RecordJson.read(files.job(), Job.class).equals(run.job());
    } catch (ClosedByInterruptException e) {
      throw e;
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * Leaves events, log and checkpoint of a fork that did not complete, and takes away what looks
   * like results.
   */
  void discardResults() throws IOException {
    Files.deleteIfExists(files.result());
    Files.deleteIfExists(files.model());
    Files.deleteIfExists(files.predictions());
    Files.deleteIfExists(files.augmented());
    Files.deleteIfExists(files.paused());
    try (DirectoryStream<Path> temporary = Files.newDirectoryStream(files.path(), ".*.tmp")) {
      for (Path each : temporary) {
        Files.deleteIfExists(each);
      }
    }
  }

  /** Has it take the place of the run's folder. */
  void putInPlace() throws IOException {
    for (int attempt = 1; ; attempt++) {
      delete(run.folder().path());
      try {
        Files.move(files.path(), run.folder().path(), StandardCopyOption.ATOMIC_MOVE);
        return;
      } catch (FileSystemException e) {
        if (attempt == ATTEMPTS) {
          throw e;
        }
      }
    }
  }

  /** Removes it with all that is in it. */
  void remove() throws IOException {
    delete(files.path());
  }

  /** A text of the fork as it is to be read later: with the run's folder in place of this one. */
  String shown(String text) {
    return text.replace(
        files.path().toAbsolutePath().toString(), run.folder().path().toAbsolutePath().toString());
  }

  private static void keepCheckpoint(List<Path> earlier, RunFolder files) throws IOException {
    Path latest = null;
    FileTime time = null;
    for (Path each : earlier) {
      Path checkpoint = new RunFolder(each).checkpoint();
      if (Files.isRegularFile(checkpoint)) {
        FileTime modified = Files.getLastModifiedTime(checkpoint);
        if (time == null || modified.compareTo(time) > 0) {
          latest = checkpoint;
          time = modified;
        }
      }
    }
    if (latest != null) {
      Files.move(latest, files.checkpoint(), StandardCopyOption.ATOMIC_MOVE);
    }
  }

  /** All that earlier forks of a run may have left, its own folder last. */
  private static List<Path> earlier(RunFolder folder) throws IOException {
    List<Path> earlier = left(folder);
    earlier.add(folder.path());
    return earlier;
  }

  /** The folders of forks of the same run. */
  private static List<Path> left(RunFolder folder) throws IOException {
    Pattern name =
        Pattern.compile(Pattern.quote(String.valueOf(folder.path().getFileName())) + TOKEN);
    List<Path> left = new ArrayList<>();
    try (DirectoryStream<Path> beside =
        Files.newDirectoryStream(
            folder.path().resolveSibling("."),
            entry -> name.matcher(String.valueOf(entry.getFileName())).matches())) {
      beside.forEach(left::add);
    } catch (NoSuchFileException e) {
      // No run of the experiment was ever begun.
      return left;
    }
    return left;
  }

  /** With all that is in it. What a fork that still lives puts there meanwhile stays for now. */
  static void delete(Path folder) throws IOException {
    if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      Files.deleteIfExists(folder);
      return;
    }
    List<Path> entries = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
      stream.forEach(entries::add);
    } catch (NoSuchFileException e) {
      return;
    }
    entries.sort(Comparator.naturalOrder());
    for (Path entry : entries) {
      delete(entry);
    }
    try {
      Files.deleteIfExists(folder);
    } catch (DirectoryNotEmptyException e) {
      // The next build finds it as this one has.
      return;
    }
  }
}
