package io.github.experimentmaven.benchmark;

import io.github.experimentmaven.launch.ProgressListener;
import io.github.experimentmaven.launch.RunOutcome;
import io.github.experimentmaven.plan.Run;
import io.github.experimentmaven.result.RunEvent;
import io.github.experimentmaven.result.RunFolder;
import io.github.experimentmaven.storage.RecordJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is seen of a trainer from outside: when it was started, when it had its first batch done,
 * and what it had used when an epoch was trained and when it was evaluated. It looks into the run's
 * events itself, as the launcher does so too rarely for a start of a second.
 */
final class TrainerWatch implements ProgressListener {

  private static final long INTERVAL_MILLIS = 10;

  private volatile double startedAt;
  private volatile double firstBatchAt;
  private volatile boolean ended;
  private volatile boolean late;
  private @Nullable Thread thread;
  private int seen;
  private ProcessUse use = ProcessUse.NONE;
  private final List<ProcessUse> trained = new ArrayList<>();
  private final List<ProcessUse> evaluated = new ArrayList<>();

  /** Seconds since 1970. */
  double startedAt() {
    return startedAt;
  }

  /** Seconds since 1970. */
  double firstBatchAt() {
    return firstBatchAt;
  }

  /** What the trainer had used when each epoch was trained. */
  List<ProcessUse> trained() {
    return List.copyOf(trained);
  }

  /** What it had used when each epoch was evaluated. */
  List<ProcessUse> evaluated() {
    return List.copyOf(evaluated);
  }

  @Override
  public void cached(RunOutcome outcome) {
    throw new IllegalStateException("nothing is measured by a cached result");
  }

  @Override
  public void started(Run run, String reason) {
    startedAt = now();
    thread = new Thread(() -> watch(run), "trainer-watch");
    thread.setDaemon(true);
    thread.start();
  }

  private void watch(Run run) {
    try {
      boolean last = false;
      while (!last) {
        last = ended;
        look(run);
        Thread.sleep(INTERVAL_MILLIS);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void look(Run run) throws IOException {
    List<RunEvent> events = news(events(run));
    // A trainer that is gone has used what it had when it was last seen.
    use = trainer(run).flatMap(ProcessUse::of).orElse(use);
    for (RunEvent event : events) {
      if (event instanceof RunEvent.BatchDone batch) {
        if (firstBatchAt == 0) {
          late = ended;
          firstBatchAt = now();
        }
        if (batch.batch() == batch.batches()) {
          trained.add(use);
        }
      } else if (event instanceof RunEvent.EpochDone) {
        evaluated.add(use);
      }
    }
  }

  /** In the folder of the fork, {@code seed-123.token}, until that takes the place of the run's. */
  private static Path events(Run run) throws IOException {
    Path folder = run.folder().path();
    if (Files.isDirectory(folder.getParent())) {
      try (DirectoryStream<Path> forks =
          Files.newDirectoryStream(folder.getParent(), folder.getFileName() + ".*")) {
        for (Path fork : forks) {
          return new RunFolder(fork).events();
        }
      }
    }
    return run.folder().events();
  }

  /** The events of the lines that were completed since the last time. */
  private List<RunEvent> news(Path file) throws IOException {
    List<RunEvent> events = new ArrayList<>();
    String text = text(file);
    if (!text.isEmpty()) {
      List<String> lines = text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
      for (String line : lines.subList(seen, lines.size())) {
        events.add(RecordJson.parse(line, RunEvent.class));
      }
      seen = lines.size();
    }
    return events;
  }

  /** Empty if it is not there, or not there any more. */
  private static String text(Path file) throws IOException {
    try {
      return Files.readString(file);
    } catch (NoSuchFileException e) {
      return "";
    }
  }

  /** The child whose argument file is in the run's folder. */
  private static Optional<ProcessHandle> trainer(Run run) {
    String folder = run.folder().path().toAbsolutePath().toString();
    return ProcessHandle.current()
        .children()
        .filter(child -> child.info().commandLine().orElse("").contains(folder))
        .findFirst();
  }

  private static double now() {
    return System.currentTimeMillis() / 1000.0;
  }

  @Override
  public void happened(Run run, RunEvent event) {}

  @Override
  public void warned(Run run, String warning) {}

  @Override
  public void finished(RunOutcome outcome) {
    ended = true;
    try {
      if (thread != null) {
        thread.join();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (late) {
      throw new IllegalStateException(
          "the events of %s were not seen while it trained".formatted(outcome.run().label()));
    }
  }
}
