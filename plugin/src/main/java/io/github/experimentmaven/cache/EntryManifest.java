package io.github.experimentmaven.cache;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.github.experimentmaven.result.RunFolder;
import io.github.experimentmaven.storage.Sha256;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What is in an entry: its {@code entry.json}.
 *
 * @param formatVersion {@link #FORMAT_VERSION} of the plugin that wrote it
 * @param fingerprint of the run
 * @param files in the order of {@link #NAMES}
 * @param sha256 of all the above, so that damage to the manifest is not taken for damage to a file
 */
@JsonPropertyOrder(alphabetic = false)
record EntryManifest(int formatVersion, String fingerprint, List<StoredFile> files, String sha256) {

  static final String FILE_NAME = "entry.json";

  /** Raised when the form of an entry changes. */
  static final int FORMAT_VERSION = 1;

  /** The file that every entry of a complete run has. */
  static final String RESULT = name(RunFolder::result);

  /** The only file that an entry of a paused run has. */
  static final String PAUSED = name(RunFolder::paused);

  /**
   * The only names a file of an entry may have: an entry comes from who knows where, and must not
   * write to other places.
   */
  static final List<String> NAMES =
      List.of(
          RESULT,
          name(RunFolder::predictions),
          name(RunFolder::model),
          name(RunFolder::augmented),
          name(RunFolder::events),
          name(RunFolder::log),
          PAUSED);

  private static final int SHOWN_DIGITS = 12;

  EntryManifest {
    files = List.copyOf(files);
  }

  static EntryManifest of(String fingerprint, List<StoredFile> files) {
    return new EntryManifest(
        FORMAT_VERSION, fingerprint, files, seal(FORMAT_VERSION, fingerprint, files));
  }

  /**
   * What is wrong with it, on one line.
   *
   * @param wanted the fingerprint it should have
   */
  Optional<String> problem(String wanted) {
    String seal = seal(formatVersion, fingerprint, files);
    if (!seal.equals(sha256)) {
      return manifest("has SHA-256 " + shown(seal) + ", expected " + shown(sha256));
    }
    if (formatVersion != FORMAT_VERSION) {
      return manifest("has format version " + formatVersion + ", expected " + FORMAT_VERSION);
    }
    if (!fingerprint.equals(wanted)) {
      return manifest("is of run " + shown(fingerprint) + ", expected " + shown(wanted));
    }
    Set<String> names = new HashSet<>();
    for (StoredFile file : files) {
      if (!NAMES.contains(file.name())) {
        return manifest("lists '" + file.name() + "', which is not a file of a run");
      }
      if (!names.add(file.name())) {
        return manifest("lists " + file.name() + " twice");
      }
    }
    return names.contains(RESULT) || names.equals(Set.of(PAUSED))
        ? Optional.empty()
        : manifest("does not list " + RESULT);
  }

  /** The first digits of a hash, for people. */
  static String shown(String hash) {
    return hash.length() <= SHOWN_DIGITS ? hash : hash.substring(0, SHOWN_DIGITS) + "...";
  }

  private static Optional<String> manifest(String problem) {
    return Optional.of(FILE_NAME + " " + problem);
  }

  private static String seal(int formatVersion, String fingerprint, List<StoredFile> files) {
    Stream<String> head = Stream.of(formatVersion + " " + fingerprint);
    Stream<String> lines =
        files.stream().map(file -> file.sha256() + " " + file.size() + " " + file.name());
    return Sha256.of(String.join("\n", Stream.concat(head, lines).toList()));
  }

  private static String name(Function<RunFolder, Path> file) {
    return file.apply(new RunFolder(Path.of(""))).toString();
  }
}
