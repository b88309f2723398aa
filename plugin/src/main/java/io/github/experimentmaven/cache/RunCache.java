package io.github.experimentmaven.cache;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import io.github.experimentmaven.result.RunFolder;
import io.github.experimentmaven.result.RunResult;
import io.github.experimentmaven.storage.AtomicFile;
import io.github.experimentmaven.storage.FileFailure;
import io.github.experimentmaven.storage.RecordJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Results of runs by their fingerprint, in a folder that may be shared: by the threads of a build,
 * by builds that run at the same time, and, as a copy or on a network drive, by machines. It needs
 * no lock: an entry appears and disappears by a rename.
 *
 * <p>Nothing that goes wrong with it fails a build: what cannot be taken out is trained, what
 * cannot be put in is not kept, and a warning says why.
 */
public final class RunCache {

  /** How often an entry is looked at that others change meanwhile. */
  private static final int LOOKS = 3;

  private final CacheFolder folder;
  private final CacheMode mode;
  private final SizeLimit limit;
  private final Consumer<String> warnings;

  /**
   * A cache.
   *
   * @param folder made when the first result is stored
   * @param mode which way results go
   * @param sizeLimit how many bytes all entries together may have; more than 0
   * @param warnings takes one line for each thing that went wrong; called on the threads that use
   *     the cache
   */
  public RunCache(Path folder, CacheMode mode, long sizeLimit, Consumer<String> warnings) {
    this.folder = new CacheFolder(folder);
    this.mode = mode;
    this.limit = new SizeLimit(sizeLimit);
    this.warnings = warnings;
  }

  /** A cache that nothing is taken out of or put in. */
  public static RunCache off() {
    return new RunCache(Path.of("."), CacheMode.OFF, 1, warning -> {});
  }

  /** Which way results go. */
  public CacheMode mode() {
    return mode;
  }

  /**
   * Whether a result would be taken out of the cache. It is only seen then whether it is whole.
   *
   * @param fingerprint of the run; 64 lower-case hexadecimal digits
   */
  public boolean contains(String fingerprint) {
    return mode.reads() && Files.isDirectory(folder.entry(fingerprint), NOFOLLOW_LINKS);
  }

  /**
   * Takes a result out of the cache: result, predictions, model, augmented images, events and log,
   * as far as they were stored, replace those of the run's folder. Each is compared with its hash
   * on the way; a damaged entry is thrown away, and nothing of it gets into the folder.
   *
   * @param fingerprint of the run; 64 lower-case hexadecimal digits
   * @param target the run's folder; made if need be
   * @return the result; empty if the run has to be trained
   */
  public Optional<RunResult> restore(String fingerprint, RunFolder target) {
    Path entry = folder.entry(fingerprint);
    if (!mode.reads()) {
      return Optional.empty();
    }
    try {
      return lookUp(entry, fingerprint, target);
    } catch (IOException e) {
      warnings.accept(
          "cache entry %s cannot be copied to %s: %s; the run is trained again"
              .formatted(entry, target.path(), FileFailure.text(e)));
      return Optional.empty();
    }
  }

  /**
   * Puts a result into the cache, unless it is there already, and removes what was not used for
   * longest if the cache has become too large; what was stored just now stays in any case.
   *
   * @param fingerprint of the run; 64 lower-case hexadecimal digits
   * @param source the run's folder
   * @throws IllegalArgumentException if the run is not complete
   */
  public void store(String fingerprint, RunFolder source) {
    Path entry = folder.entry(fingerprint);
    if (!source.isComplete()) {
      throw new IllegalArgumentException(
          source.path() + " has no " + EntryManifest.RESULT + ": the run is not complete");
    }
    if (!mode.writes() || Files.exists(entry, NOFOLLOW_LINKS)) {
      return;
    }
    try {
      if (!write(entry, fingerprint, source)) {
        return;
      }
    } catch (IOException e) {
      warnings.accept(
          "the result in %s is not put into the cache %s: %s"
              .formatted(source.path(), folder.path(), FileFailure.text(e)));
      return;
    }
    try {
      if (limit.enforce(folder, entry)) {
        folder.removeLeftovers();
      }
    } catch (IOException e) {
      warnings.accept(
          "the cache %s may become larger than its limit, as old entries cannot be removed: %s"
              .formatted(folder.path(), FileFailure.text(e)));
    }
  }

  private Optional<RunResult> lookUp(Path entry, String fingerprint, RunFolder target)
      throws IOException {
    for (int look = 1; look <= LOOKS && Files.exists(entry, NOFOLLOW_LINKS); look++) {
      try {
        RunResult result = Restoration.restore(new CacheEntry(entry, fingerprint), target);
        if (mode.writes()) {
          CacheFolder.markUsed(entry.resolve(EntryManifest.FILE_NAME));
        }
        return Optional.of(result);
      } catch (DamagedEntryException damage) {
        if (mode.writes()) {
          if (throwAway(entry, fingerprint, damage)) {
            return Optional.empty();
          }
        } else if (look == LOOKS) {
          warn(entry, damage, "it stays, as the cache is only read");
        }
      }
    }
    return Optional.empty();
  }

  /**
   * Throws away an entry that seemed damaged. It is judged again where nobody else can get at it:
   * somebody may have removed or replaced it in the middle of the first look.
   *
   * @return false if it was nothing but that
   */
  private boolean throwAway(Path entry, String fingerprint, DamagedEntryException suspicion)
      throws IOException {
    Optional<Path> aside;
    try {
      aside = CacheFolder.setAside(entry);
    } catch (IOException e) {
      warn(entry, suspicion, "it cannot be removed (" + FileFailure.text(e) + ")");
      return true;
    }
    if (aside.isEmpty()) {
      return false;
    }
    try {
      new CacheEntry(aside.get(), fingerprint).verify();
    } catch (DamagedEntryException damage) {
      warn(entry, damage, "it was thrown away");
      CacheFolder.delete(aside.get());
      return true;
    }
    if (!CacheFolder.putInPlace(aside.get(), entry)) {
      CacheFolder.delete(aside.get());
    }
    return false;
  }

  /** Returns whether it was this copy that became the entry. */
  private static boolean write(Path entry, String fingerprint, RunFolder source)
      throws IOException {
    Path temporary = CacheFolder.temporaryName(entry);
    try {
      Files.createDirectories(temporary);
      List<StoredFile> files = new ArrayList<>();
      for (String name : EntryManifest.NAMES) {
        Path file = source.path().resolve(name);
        if (Files.isRegularFile(file)) {
          try (InputStream in = Files.newInputStream(file);
              OutputStream out = Files.newOutputStream(temporary.resolve(name))) {
            files.add(StoredFile.copy(name, in, out));
          }
          AtomicFile.sync(temporary.resolve(name));
        }
      }
      // The copy, not the original: another build may have changed that meanwhile.
      if (!RecordJson.read(temporary.resolve(EntryManifest.RESULT), RunResult.class)
          .fingerprint()
          .equals(fingerprint)) {
        throw new IOException("the result there is that of another run");
      }
      RecordJson.write(
          temporary.resolve(EntryManifest.FILE_NAME), EntryManifest.of(fingerprint, files));
      AtomicFile.sync(temporary.resolve(EntryManifest.FILE_NAME));
      return CacheFolder.putInPlace(temporary, entry);
    } finally {
      CacheFolder.delete(temporary);
    }
  }

  private void warn(Path entry, DamagedEntryException damage, String consequence) {
    warnings.accept(
        "cache entry %s is damaged: %s; %s, and the run is trained again"
            .formatted(entry, damage.getMessage(), consequence));
  }
}
