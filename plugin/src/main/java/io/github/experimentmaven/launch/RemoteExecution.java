package io.github.experimentmaven.launch;

import io.github.experimentmaven.plan.Run;
import io.github.experimentmaven.remote.DriverMessage;
import io.github.experimentmaven.result.RunFolder;
import io.github.experimentmaven.storage.FileFailure;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One run that is trained elsewhere, as it is seen from here. Not for several threads. */
final class RemoteExecution {

  private final Run run;
  private final LaunchSettings settings;
  private final LaunchListener listener;
  private final RunInProgress progress;
  private @Nullable EventFollower follower;
  private @Nullable RunOutcome outcome;

  RemoteExecution(Run run, LaunchSettings settings, LaunchListener listener) {
    this.run = run;
    this.settings = settings;
    this.listener = listener;
    progress = new RunInProgress(run, settings, listener);
  }

  /** Whether it has no outcome yet. */
  boolean isOpen() {
    return outcome == null;
  }

  RunOutcome outcome() {
    RunOutcome known = outcome;
    if (known == null) {
      throw new IllegalStateException(run.label() + " is still trained");
    }
    return known;
  }

  /** It begins, once more if it was lost. A late message changes nothing. */
  void started(String host) {
    if (!isOpen()) {
      return;
    }
    boolean again = follower != null;
    if (begin() && again) {
      listener.warned(run, "it is trained again, on " + host);
      try {
        Files.deleteIfExists(progress.files().events());
        follower = progress.follower();
      } catch (IOException e) {
        finish(progress.failed(new Ending.FilesUnusable(FileFailure.text(e))));
      }
    }
  }

  /** Events come as the bytes that the trainer has written. */
  void events(byte[] bytes) {
    if (!isOpen() || !begin()) {
      return;
    }
    try {
      Files.write(
          progress.files().events(), bytes, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
      followed().poll();
    } catch (IOException e) {
      finish(progress.failed(new Ending.FilesUnusable(FileFailure.text(e))));
    }
  }

  void lost(String reason) {
    if (isOpen() && begin()) {
      listener.warned(run, "it was lost: " + reason);
    }
  }

  /** What its trainer left is here. */
  RunOutcome ended(DriverMessage.Ended ended) {
    if (!isOpen() || !begin()) {
      return outcome();
    }
    try {
      RunFolder files = progress.files();
      take(Path.of(ended.folder()), files);
      followed().drain();
      return finish(progress.judged(ending(ended, files)));
    } catch (IOException e) {
      return finish(progress.failed(new Ending.FilesUnusable(FileFailure.text(e))));
    }
  }

  private Ending ending(DriverMessage.Ended ended, RunFolder files) throws IOException {
    Duration limit = settings.timeLimit();
    if (ended.isTimedOut() && limit != null) {
      return new Ending.TimedOut(limit);
    }
    Optional<CrashReport> crash = CrashReport.of(files.path());
    return crash.isPresent()
        ? new Ending.Crashed(crash.get())
        : new Ending.Exited(ended.exitCode());
  }

  RunOutcome failed(Ending ending) {
    if (!isOpen() || !begin()) {
      return outcome();
    }
    return finish(progress.failed(ending));
  }

  void notStarted() {
    if (isOpen()) {
      outcome = new RunOutcome.NotStarted(run);
    }
  }

  /** Of one that has begun and will not end. */
  void abandon(Ending ending) {
    if (isOpen() && follower != null) {
      finish(progress.failed(ending));
    }
  }

  /** Returns false if it could not be begun, which is its outcome then. */
  private boolean begin() {
    if (follower != null) {
      return true;
    }
    listener.started(run);
    try {
      progress.begin();
      follower = progress.follower();
      return true;
    } catch (IOException e) {
      finish(progress.failed(new Ending.FilesUnusable(FileFailure.text(e))));
      return false;
    }
  }

  private EventFollower followed() {
    EventFollower known = follower;
    if (known == null) {
      throw new IllegalStateException(run.label() + " has not begun");
    }
    return known;
  }

  private RunOutcome finish(RunOutcome known) {
    outcome = known;
    listener.finished(known);
    return known;
  }

  private static void take(Path from, RunFolder files) throws IOException {
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(from)) {
      for (Path entry : entries) {
        Files.move(
            entry,
            files.path().resolve(String.valueOf(entry.getFileName())),
            StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }
}
