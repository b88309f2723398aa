package io.github.experimentmaven.lock;

import io.github.experimentmaven.files.FileFailure;
import io.github.experimentmaven.files.ReviewedLayout;
import io.github.experimentmaven.storage.AtomicFile;
import io.github.experimentmaven.storage.DamagedFileException;
import io.github.experimentmaven.storage.ReviewText;
import io.github.experimentmaven.storage.ReviewedJson;
import io.github.experimentmaven.storage.Seal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;

/**
 * The file of a lock, and all that is done to believe it.
 *
 * @param experiment whose lock it is
 * @param path the file; need not exist
 * @param shownAs the file as people know it
 */
public record LockFile(String experiment, Path path, String shownAs) {

  /** What follows the experiment's name in the name of its lock. */
  public static final String SUFFIX = ".lock.json";

  /** Whether the experiment has a lock. */
  public boolean exists() {
    return Files.exists(path);
  }

  /** Writes a lock over the one that is there; the file is either the old or the new one. */
  public void write(Lock lock) throws IOException {
    AtomicFile.write(path, temporary -> Files.writeString(temporary, ReviewText.of(lock)));
  }

  /**
   * Reads the lock and verifies it: every fingerprint must follow from the identity, and the whole
   * must be, byte by byte but for the kind of line ends, what {@link #write} writes.
   *
   * @throws LockException if it is not a lock, damaged, edited, of another experiment or of another
   *     format
   * @throws IOException if there is no such file, or it cannot be read
   */
  public Lock read() throws LockException, IOException {
    try {
      FileFailure.requireNoFolder(path, shownAs);
      ReviewedJson json = ReviewedJson.read(path, shownAs);
      requireFormat(json.formatVersion());
      Lock lock = json.as(Lock.class);
      requireFingerprints(json, lock);
      json.requireSeal(Seal.of(lock), lock.sha256());
      requireLayout(json, lock);
      requireExperiment(lock);
      return lock;
    } catch (DamagedFileException e) {
      throw new LockException(e.getMessage() + advice(), e);
    }
  }

  private void requireFormat(int version) throws LockException {
    if (version != Lock.FORMAT_VERSION) {
      throw new LockException(
          """
          %s is of format %d, but this version of the plugin reads and writes format %d
            use the version of the plugin that wrote it, or %s"""
              .formatted(shownAs, version, Lock.FORMAT_VERSION, acceptance()));
    }
  }

  private void requireExperiment(Lock lock) throws LockException {
    if (!lock.experiment().equals(experiment)) {
      throw new LockException(
          "%s is the lock of '%s', not of '%s'%s"
              .formatted(shownAs, lock.experiment(), experiment, advice()));
    }
  }

  private static void requireFingerprints(ReviewedJson json, Lock lock)
      throws DamagedFileException {
    List<LockedRun> wrong =
        lock.runs().stream()
            .filter(run -> !run.fingerprint().equals(expectedFingerprint(lock, run)))
            .toList();
    if (wrong.isEmpty()) {
      return;
    }
    LockedRun first = wrong.get(0);
    if (lock.runs().size() > 1 && wrong.size() == lock.runs().size()) {
      throw json.damaged("no run's fingerprint follows from its identity, which must have changed");
    }
    throw json.damaged(
        "the fingerprint of %s does not follow from its identity: it is %s, but must be %s"
            .formatted(first.label(), first.fingerprint(), expectedFingerprint(lock, first)));
  }

  private static String expectedFingerprint(Lock lock, LockedRun run) {
    return lock.identity().fingerprint(run.seed());
  }

  private void requireLayout(ReviewedJson json, Lock lock) throws LockException {
    OptionalInt line = ReviewedLayout.firstOther(json, lock);
    if (line.isPresent()) {
      throw new LockException(ReviewedLayout.complaint(shownAs, line.getAsInt()) + advice());
    }
  }

  private String advice() {
    return "\n  restore it from version control, or " + acceptance();
  }

  private String acceptance() {
    return "accept the results again: mvn experiment:accept -Dexperiment.names="
        + experiment
        + " -Dexperiment.reason=\"...\"";
  }
}
