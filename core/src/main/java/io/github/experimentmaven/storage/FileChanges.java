package io.github.experimentmaven.storage;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Changes of several files that are made all together or not at all, whenever it ends: on a full
 * disk, killed, or with the power.
 *
 * <p>All files are written beside their places first. A journal says which, and then that they are
 * complete: what comes after that is renaming. Whoever finds a journal whose writer is gone
 * finishes what was complete, and takes away the rest. The writer keeps the journal locked; the
 * system takes the lock back from a process that dies.
 */
public final class FileChanges {

  /** Of the journal. Raised when its form changes. */
  public static final int FORMAT_VERSION = 1;

  private static final String COMPLETE = "complete";

  private static final long POLL_MILLIS = 50;

  private static final long PATIENCE_MILLIS = 60_000;

  private final Path journal;
  private final Map<Path, Optional<byte[]>> contents = new LinkedHashMap<>();

  /**
   * No changes yet.
   *
   * @param journal there while they are made, and after that only if it was interrupted
   */
  public FileChanges(Path journal) {
    this.journal = journal;
  }

  /**
   * What became of changes that were interrupted.
   *
   * @param isFinished whether they are made now; if not, nothing of them is
   * @param files that they are of
   */
  public record Settled(boolean isFinished, List<Path> files) {

    public Settled {
      files = List.copyOf(files);
    }
  }

  /** The journal's first line. */
  private record Plan(int formatVersion, List<Step> steps) {}

  /**
   * A file.
   *
   * @param file relative to the journal's folder, if there is such a path
   * @param temporary what takes its place, in the same folder; null if the file is to be deleted
   * @param sha256 of that
   */
  private record Step(String file, @Nullable String temporary, @Nullable String sha256) {}

  /** Has a file written, over what is there. A link stays one: the file it names is written. */
  public void write(Path file, byte[] content) {
    contents.put(file, Optional.of(content));
  }

  /** Has a file deleted, if it is there. */
  public void delete(Path file) {
    contents.put(file, Optional.empty());
  }

  /**
   * Makes the changes.
   *
   * @throws IOException if they cannot be made; all files are then as they were, or, if the journal
   *     is still there, whoever {@linkplain #settle settles} it makes the rest
   */
  public void make() throws IOException {
    if (contents.isEmpty()) {
      return;
    }
    Files.createDirectories(folder());
    settle(journal);
    List<Step> steps = steps();
    try (FileChannel channel =
        FileChannel.open(
            journal,
            StandardOpenOption.CREATE_NEW,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE)) {
      lock(channel);
      try {
        append(channel, RecordJson.line(new Plan(FORMAT_VERSION, steps)));
        prepare(steps);
        append(channel, COMPLETE);
      } catch (IOException e) {
        undo(journal, steps);
        throw FileFailure.at(journal, e);
      }
      finish(journal, steps);
    }
  }

  /**
   * Settles changes that were interrupted. If somebody is making them right now, waits for that.
   *
   * @return empty if there are none
   * @throws IOException if they can neither be finished nor undone; the message says what to do
   */
  public static Optional<Settled> settle(Path journal) throws IOException {
    if (!Files.exists(journal)) {
      return Optional.empty();
    }
    try (FileChannel channel =
        FileChannel.open(journal, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      lock(channel);
      if (!Files.exists(journal)) {
        return Optional.empty();
      }
      List<String> lines =
          new String(Channels.newInputStream(channel).readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .toList();
      // Before its first line was whole there was nothing else.
      List<Step> steps = lines.size() < 2 && !endsLine(channel) ? List.of() : plan(journal, lines);
      boolean isComplete = lines.size() > 1 && lines.get(1).equals(COMPLETE);
      if (isComplete) {
        finish(journal, steps);
      } else {
        undo(journal, steps);
      }
      return Optional.of(
          new Settled(isComplete, steps.stream().map(step -> file(journal, step.file())).toList()));
    } catch (NoSuchFileException e) {
      // Whoever made them is done.
      return Optional.empty();
    }
  }

  private static boolean endsLine(FileChannel channel) throws IOException {
    ByteBuffer last = ByteBuffer.allocate(1);
    return channel.size() > 0 && channel.read(last, channel.size() - 1) == 1 && last.get(0) == '\n';
  }

  private static List<Step> plan(Path journal, List<String> lines) throws IOException {
    try {
      Plan plan = RecordJson.parse(lines.get(0), Plan.class);
      if (plan.formatVersion() == FORMAT_VERSION) {
        return plan.steps();
      }
    } catch (JsonProcessingException e) {
      throw unsettled(journal, "it is damaged", e);
    }
    throw unsettled(journal, "it is of another version of the plugin", null);
  }

  private List<Step> steps() throws IOException {
    List<Step> steps = new ArrayList<>();
    for (Path file : contents.keySet()) {
      // Nothing can be put in its place, which would show when others are.
      FileFailure.requireNoFolder(file, file.toString());
    }
    for (Map.Entry<Path, Optional<byte[]>> change : contents.entrySet()) {
      Path file = AtomicFile.target(change.getKey());
      Optional<byte[]> content = change.getValue();
      steps.add(
          new Step(
              named(file),
              content.isPresent() ? named(AtomicFile.temporary(file)) : null,
              content.map(Sha256::of).orElse(null)));
    }
    return steps;
  }

  private void prepare(List<Step> steps) throws IOException {
    int index = 0;
    for (Optional<byte[]> content : contents.values()) {
      Step step = steps.get(index++);
      if (step.temporary() != null && content.isPresent()) {
        Path temporary = file(journal, step.temporary());
        try {
          Files.createDirectories(AtomicFile.folder(temporary));
          Files.write(temporary, content.get());
          AtomicFile.sync(temporary);
        } catch (IOException e) {
          throw FileFailure.at(file(journal, step.file()), e);
        }
      }
    }
  }

  private static void finish(Path journal, List<Step> steps) throws IOException {
    Set<Path> folders = new LinkedHashSet<>();
    for (Step step : steps) {
      Path file = file(journal, step.file());
      if (step.temporary() == null) {
        Files.deleteIfExists(file);
      } else {
        try {
          AtomicFile.move(file(journal, step.temporary()), file);
        } catch (NoSuchFileException e) {
          if (!Files.isRegularFile(file)
              || !Sha256.of(Files.readAllBytes(file)).equals(step.sha256())) {
            throw unsettled(
                journal, "of " + file + " there is neither what was before nor what is new", e);
          }
        }
      }
      folders.add(AtomicFile.folder(file));
    }
    for (Path folder : folders) {
      AtomicFile.syncFolder(folder);
    }
    Files.deleteIfExists(journal);
  }

  private static void undo(Path journal, List<Step> steps) throws IOException {
    for (Step step : steps) {
      Path temporary = step.temporary() == null ? null : file(journal, step.temporary());
      // Not even looked for where there is no such folder.
      if (temporary != null && Files.exists(temporary)) {
        Files.deleteIfExists(temporary);
      }
    }
    Files.deleteIfExists(journal);
  }

  private static IOException unsettled(Path journal, String why, @Nullable Exception cause) {
    return new IOException(
        journal
            + " tells of changes that were interrupted, and cannot be settled: "
            + why
            + "; restore the files beside it from version control, and delete it",
        cause);
  }

  /** Waits for whoever has it. Without locks there is nobody to wait for. */
  private static void lock(FileChannel channel) throws IOException {
    for (long waited = 0; waited < PATIENCE_MILLIS; waited += POLL_MILLIS) {
      if (isLocked(channel)) {
        return;
      }
      try {
        TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException("interrupted while waiting for changes of files", e);
      }
    }
    throw new IOException("somebody else is changing the files for a minute now; try again");
  }

  private static boolean isLocked(FileChannel channel) {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false;
    } catch (IOException e) {
      // A file system without locks.
      return true;
    }
  }

  private static void append(FileChannel channel, String line) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
    channel.force(true);
  }

  private Path folder() throws IOException {
    return AtomicFile.folder(journal);
  }

  private String named(Path file) throws IOException {
    Path absolute = file.toAbsolutePath().normalize();
    Path folder = folder().normalize();
    Path name =
        absolute.getRoot() != null && absolute.getRoot().equals(folder.getRoot())
            ? folder.relativize(absolute)
            : absolute;
    return name.toString().replace(name.getFileSystem().getSeparator(), "/");
  }

  private static Path file(Path journal, String name) {
    return journal.toAbsolutePath().resolveSibling(name).normalize();
  }
}
