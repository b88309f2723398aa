package io.github.experimentmaven.cache;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import io.github.experimentmaven.result.PausedRun;
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
 * Results of runs by their fingerprint, and how far paused ones have come, in a folder that may be
 * shared: by the threads of a build, by builds that run at the same time, and, as a copy or on a
 * network drive, by machines. It needs no lock: an entry appears and disappears by a rename.
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
      Content<RunResult> content = found -> Restoration.restore(found, target);
      return lookUp(entry, fingerprint, content, CacheEntry::verify);
    } catch (IOException e) {
      warnings.accept(
          "cache entry %s cannot be copied to %s: %s; the run is trained again"
              .formatted(entry, target.path(), FileFailure.text(e)));
      return Optional.empty();
    }
  }

  /**
   * How far a run had come when it was paused.
   *
   * @param fingerprint of the run; 64 lower-case hexadecimal digits
   * @param epoch after which it was paused
   * @return empty if the run has to be trained until then
   */
  public Optional<PausedRun> paused(String fingerprint, int epoch) {
    if (!mode.reads()) {
      return Optional.empty();
    }
    String key = PausedRun.cacheKey(fingerprint, epoch);
    Path entry = folder.entry(key);
    try {
      return lookUp(
          entry,
          key,
          found -> found.paused(fingerprint, epoch),
          found -> found.paused(fingerprint, epoch));
    } catch (IOException e) {
      warnings.accept(
          "cache entry %s cannot be read: %s; the run is trained again"
              .formatted(entry, FileFailure.text(e)));
      return Optional.empty();
    }
  }

  /**
   * Keeps how far a paused run has come: under a key of its own, so that nobody takes it for a
   * result.
   */
  public void store(PausedRun paused) {
    String key = PausedRun.cacheKey(paused.fingerprint(), paused.epochs().size());
    store(
        key,
        temporary -> {
          Path file = temporary.resolve(EntryManifest.PAUSED);
          RecordJson.write(file, paused);
          try (InputStream in = Files.newInputStream(file)) {
            return List.of(
                StoredFile.copy(EntryManifest.PAUSED, in, OutputStream.nullOutputStream()));
          }
        },
        "how far a paused run has come");
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
    if (!source.isComplete()) {
      throw new IllegalArgumentException(
          source.path() + " has no " + EntryManifest.RESULT + ": the run is not complete");
    }
    store(
        fingerprint,
        temporary -> copied(temporary, fingerprint, source),
        "the result in " + source.path());
  }

  private void store(String key, Filling filling, String what) {
    Path entry = folder.entry(key);
    if (!mode.writes() || Files.exists(entry, NOFOLLOW_LINKS)) {
      return;
    }
    try {
      if (!write(entry, key, filling)) {
        return;
      }
    } catch (IOException e) {
      warnings.accept(
          "%s is not put into the cache %s: %s"
              .formatted(what, folder.path(), FileFailure.text(e)));
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

  /** What is taken out of an entry. */
  private interface Content<T> {

    T of(CacheEntry entry) throws IOException, DamagedEntryException;
  }

  /** Whether an entry is whole. */
  private interface Proof {

    void of(CacheEntry entry) throws IOException, DamagedEntryException;
  }

  /** What fills a new entry. */
  private interface Filling {

    List<StoredFile> of(Path folder) throws IOException;
  }

  private <T> Optional<T> lookUp(Path entry, String key, Content<T> content, Proof proof)
      throws IOException {
    for (int look = 1; look <= LOOKS && Files.exists(entry, NOFOLLOW_LINKS); look++) {
      try {
        T found = content.of(new CacheEntry(entry, key));
        if (mode.writes()) {
          CacheFolder.markUsed(entry.resolve(EntryManifest.FILE_NAME));
        }
        return Optional.of(found);
      } catch (DamagedEntryException damage) {
        if (mode.writes()) {
          if (throwAway(entry, key, proof, damage)) {
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
  private boolean throwAway(Path entry, String key, Proof proof, DamagedEntryException suspicion)
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
      proof.of(new CacheEntry(aside.get(), key));
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
  private static boolean write(Path entry, String key, Filling filling) throws IOException {
    Path temporary = CacheFolder.temporaryName(entry);
    try {
      Files.createDirectories(temporary);
      List<StoredFile> files = filling.of(temporary);
      for (StoredFile file : files) {
        AtomicFile.sync(temporary.resolve(file.name()));
      }
      RecordJson.write(temporary.resolve(EntryManifest.FILE_NAME), EntryManifest.of(key, files));
      AtomicFile.sync(temporary.resolve(EntryManifest.FILE_NAME));
      return CacheFolder.putInPlace(temporary, entry);
    } finally {
      CacheFolder.delete(temporary);
    }
  }

  /** Fills an entry with what a complete run has left. */
  private static List<StoredFile> copied(Path temporary, String fingerprint, RunFolder source)
      throws IOException {
    List<StoredFile> files = new ArrayList<>();
    for (String name : EntryManifest.NAMES) {
      Path file = source.path().resolve(name);
      if (!name.equals(EntryManifest.PAUSED) && Files.isRegularFile(file)) {
        try (InputStream in = Files.newInputStream(file);
            OutputStream out = Files.newOutputStream(temporary.resolve(name))) {
          files.add(StoredFile.copy(name, in, out));
        }
      }
    }
    // The copy, not the original: another build may have changed that meanwhile.
    if (!RecordJson.read(temporary.resolve(EntryManifest.RESULT), RunResult.class)
        .fingerprint()
        .equals(fingerprint)) {
      throw new IOException("the result there is that of another run");
    }
    return files;
  }

  private void warn(Path entry, DamagedEntryException damage, String consequence) {
    warnings.accept(
        "cache entry %s is damaged: %s; %s, and the run is trained again"
            .formatted(entry, damage.getMessage(), consequence));
  }
}
