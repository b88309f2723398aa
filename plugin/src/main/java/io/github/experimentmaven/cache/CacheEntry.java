package io.github.experimentmaven.cache;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.github.experimentmaven.result.PausedRun;
import io.github.experimentmaven.result.RunResult;
import io.github.experimentmaven.storage.JsonFault;
import io.github.experimentmaven.storage.RecordJson;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * An entry as it is found: a folder that may be damaged, come from a foreign machine, or go away at
 * any moment. A file that has gone away looks like damage here; {@link RunCache} tells them apart.
 */
final class CacheEntry {

  /** Far more than any manifest has. */
  private static final int LONGEST_MANIFEST = 1 << 16;

  private final Path folder;
  private final String fingerprint;

  CacheEntry(Path folder, String fingerprint) {
    this.folder = folder;
    this.fingerprint = fingerprint;
  }

  /** Where the files of an entry go to. */
  @FunctionalInterface
  interface Destination {

    /**
     * Opens a file.
     *
     * @param name one of {@link EntryManifest#NAMES}
     */
    OutputStream open(String name) throws IOException;
  }

  /**
   * Reads the whole entry.
   *
   * @throws DamagedEntryException if it is not what was stored
   * @throws IOException if it cannot be read
   */
  void verify() throws IOException, DamagedEntryException {
    copyTo(name -> OutputStream.nullOutputStream());
  }

  /**
   * Copies all files but the manifest.
   *
   * @return what is in the copied result
   * @throws DamagedEntryException if it is not what was stored; what was copied is then worthless
   * @throws IOException if it cannot be read, or the copies cannot be written
   */
  RunResult copyTo(Destination destination) throws IOException, DamagedEntryException {
    EntryManifest manifest = readManifest();
    expectNoOtherFile(manifest);
    ByteArrayOutputStream result = new ByteArrayOutputStream();
    for (StoredFile file : manifest.files()) {
      if (file.name().equals(EntryManifest.RESULT)) {
        copy(file, result);
      } else {
        try (OutputStream out = destination.open(file.name())) {
          copy(file, out);
        }
      }
    }
    try (OutputStream out = destination.open(EntryManifest.RESULT)) {
      result.writeTo(out);
    }
    RunResult parsed =
        parse(EntryManifest.RESULT, result.toString(StandardCharsets.UTF_8), RunResult.class);
    if (!parsed.fingerprint().equals(fingerprint)) {
      throw new DamagedEntryException(
          "%s is of run %s, expected %s"
              .formatted(
                  EntryManifest.RESULT,
                  EntryManifest.shown(parsed.fingerprint()),
                  EntryManifest.shown(fingerprint)));
    }
    return parsed;
  }

  /**
   * Reads the entry of a paused run.
   *
   * @param run the fingerprint of the run
   * @param epoch after which it is paused
   * @throws DamagedEntryException if it is not what was stored
   * @throws IOException if it cannot be read
   */
  PausedRun paused(String run, int epoch) throws IOException, DamagedEntryException {
    EntryManifest manifest = readManifest();
    expectNoOtherFile(manifest);
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    for (StoredFile file : manifest.files()) {
      copy(file, content);
    }
    PausedRun parsed =
        parse(EntryManifest.PAUSED, content.toString(StandardCharsets.UTF_8), PausedRun.class);
    if (!parsed.fingerprint().equals(run) || parsed.epochs().size() != epoch) {
      throw new DamagedEntryException(EntryManifest.PAUSED + " is of another run, or epoch");
    }
    return parsed;
  }

  private EntryManifest readManifest() throws IOException, DamagedEntryException {
    if (!Files.isDirectory(folder, NOFOLLOW_LINKS)) {
      throw new DamagedEntryException("the entry is not a folder");
    }
    byte[] bytes;
    try (InputStream in = open(EntryManifest.FILE_NAME)) {
      bytes = in.readNBytes(LONGEST_MANIFEST);
    }
    EntryManifest manifest =
        parse(
            EntryManifest.FILE_NAME,
            new String(bytes, StandardCharsets.UTF_8),
            EntryManifest.class);
    Optional<String> problem = manifest.problem(fingerprint);
    if (problem.isPresent()) {
      throw new DamagedEntryException(problem.get());
    }
    return manifest;
  }

  private void expectNoOtherFile(EntryManifest manifest) throws IOException, DamagedEntryException {
    Set<String> expected = new HashSet<>(Set.of(EntryManifest.FILE_NAME));
    manifest.files().forEach(file -> expected.add(file.name()));
    for (Path file : CacheFolder.list(folder)) {
      String name = String.valueOf(file.getFileName());
      if (!expected.contains(name)) {
        throw new DamagedEntryException("'" + name + "' does not belong to it");
      }
    }
  }

  private void copy(StoredFile expected, OutputStream out)
      throws IOException, DamagedEntryException {
    String name = expected.name();
    try (InputStream in = open(name)) {
      StoredFile found = StoredFile.copy(name, in, out);
      if (found.size() != expected.size()) {
        throw new DamagedEntryException(
            "%s has %s bytes, expected %s".formatted(name, found.size(), expected.size()));
      }
      if (!found.sha256().equals(expected.sha256())) {
        throw new DamagedEntryException(
            "%s has SHA-256 %s, expected %s"
                .formatted(
                    name,
                    EntryManifest.shown(found.sha256()),
                    EntryManifest.shown(expected.sha256())));
      }
    }
  }

  /** A link would lead out of the entry; opening a pipe would wait for ever. */
  private InputStream open(String name) throws IOException, DamagedEntryException {
    Path file = folder.resolve(name);
    try {
      if (!Files.readAttributes(file, BasicFileAttributes.class, NOFOLLOW_LINKS).isRegularFile()) {
        throw new DamagedEntryException(name + " is not a regular file");
      }
      return Files.newInputStream(file, NOFOLLOW_LINKS);
    } catch (NoSuchFileException e) {
      throw new DamagedEntryException(name + " is missing");
    }
  }

  private static <T> T parse(String name, String text, Class<T> type)
      throws IOException, DamagedEntryException {
    try {
      T value = RecordJson.parse(text, type);
      if (value == null) {
        throw new DamagedEntryException(name + " holds only null");
      }
      return value;
    } catch (JsonProcessingException e) {
      throw new DamagedEntryException(name + " is not readable: " + JsonFault.text(e));
    }
  }
}
