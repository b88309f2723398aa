package io.github.experimentmaven.acceptance;

import io.github.experimentmaven.module.ExperimentModule;
import io.github.experimentmaven.storage.FileChanges;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * An acceptance that was killed. What it was to write is all there or not at all once the next goal
 * has begun.
 */
public final class InterruptedAcceptance {

  private InterruptedAcceptance() {}

  /** Where an acceptance tells what it is writing, beside the experiment files. */
  static Path journal(ExperimentModule module) {
    return module.experimentDirectory().resolve(".accepting");
  }

  /**
   * Finishes one, or undoes it.
   *
   * @return what was done, for people; empty if there was none
   * @throws IOException if neither can be done; the message says what to do
   */
  public static Optional<String> settle(ExperimentModule module) throws IOException {
    return FileChanges.settle(journal(module))
        .map(
            settled ->
                settled.isFinished()
                    ? "An acceptance was interrupted; it is finished now: "
                        + settled.files().stream()
                            .map(module::shown)
                            .collect(Collectors.joining(", "))
                    : "An acceptance was interrupted before all of it was written; nothing of it was"
                        + " kept: accept again");
  }
}
