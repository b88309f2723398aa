package io.github.experimentmaven.lock;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.experimentmaven.storage.AtomicFile;
import io.github.experimentmaven.storage.RecordJson;
import io.github.experimentmaven.storage.ReviewText;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

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

  private static final String ADVICE =
      "\n  restore it from version control, or accept the results anew:"
          + " mvn experiment:accept -Dexperiment.reason=...";

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
    String text = text().replace("\r\n", "\n");
    requireFormat(tree(text));
    Lock lock;
    try {
      lock = RecordJson.parse(text, Lock.class);
    } catch (JsonProcessingException e) {
      throw new LockException(at(e) + ": damaged or edited: " + firstLine(e) + ADVICE, e);
    }
    requireFingerprints(lock);
    String found = lock.contentSha256();
    if (!found.equals(lock.sha256())) {
      throw damaged(
          "the SHA-256 of its content is " + found + ", but its last field says " + lock.sha256());
    }
    requireLayout(text, ReviewText.of(lock));
    if (!lock.experiment().equals(experiment)) {
      throw new LockException(
          "%s is the lock of '%s', not of '%s'%s"
              .formatted(shownAs, lock.experiment(), experiment, ADVICE));
    }
    return lock;
  }

  private String text() throws LockException, IOException {
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(path));
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
    } catch (CharacterCodingException e) {
      throw new LockException(
          "%s is damaged or was edited: byte %d is not UTF-8%s"
              .formatted(shownAs, bytes.position() + 1, ADVICE),
          e);
    }
  }

  private JsonNode tree(String text) throws LockException, IOException {
    try {
      return RecordJson.parse(text, JsonNode.class);
    } catch (JsonProcessingException e) {
      throw new LockException(at(e) + ": not valid JSON: " + firstLine(e) + ADVICE, e);
    }
  }

  private void requireFormat(JsonNode tree) throws LockException {
    JsonNode version = tree.path("format_version");
    if (!version.isInt()) {
      throw damaged("it has no format_version");
    }
    if (version.intValue() != Lock.FORMAT_VERSION) {
      throw new LockException(
          """
          %s is of format %d, but this version of the plugin reads and writes format %d
            use the version of the plugin that wrote it, or accept the results anew: \
          mvn experiment:accept -Dexperiment.reason=..."""
              .formatted(shownAs, version.intValue(), Lock.FORMAT_VERSION));
    }
  }

  private void requireFingerprints(Lock lock) throws LockException {
    List<LockedRun> wrong =
        lock.runs().stream()
            .filter(run -> !run.fingerprint().equals(expectedFingerprint(lock, run)))
            .toList();
    if (wrong.isEmpty()) {
      return;
    }
    LockedRun first = wrong.get(0);
    if (lock.runs().size() > 1 && wrong.size() == lock.runs().size()) {
      throw damaged("no run's fingerprint follows from its identity, which must have changed");
    }
    throw damaged(
        "the fingerprint of %s does not follow from its identity: it is %s, but must be %s"
            .formatted(first.label(), first.fingerprint(), expectedFingerprint(lock, first)));
  }

  private static String expectedFingerprint(Lock lock, LockedRun run) {
    return lock.identity().fingerprint(run.cell(), run.seed());
  }

  /** What the hash does not cover: how numbers are spelt, spaces, keys that are there twice. */
  private void requireLayout(String text, String expected) throws LockException {
    if (text.equals(expected)) {
      return;
    }
    List<String> lines = text.lines().toList();
    List<String> expectedLines = expected.lines().toList();
    int line = 0;
    while (line < Math.min(lines.size(), expectedLines.size())
        && lines.get(line).equals(expectedLines.get(line))) {
      line++;
    }
    throw new LockException(
        "%s:%d: damaged or edited: the line is not laid out as it was written%s"
            .formatted(shownAs, line + 1, ADVICE));
  }

  private LockException damaged(String how) {
    return new LockException(shownAs + " is damaged or was edited: " + how + ADVICE);
  }

  private String at(JsonProcessingException error) {
    JsonLocation location = Objects.requireNonNullElse(error.getLocation(), JsonLocation.NA);
    return location.getLineNr() < 1
        ? shownAs
        : shownAs + ":" + location.getLineNr() + ":" + location.getColumnNr();
  }

  /** Without Jackson's advice on its own settings. */
  private static String firstLine(JsonProcessingException error) {
    return String.valueOf(error.getOriginalMessage())
        .lines()
        .findFirst()
        .orElse("")
        .replaceFirst(" \\(index \\d+\\); `.*", "");
  }
}
