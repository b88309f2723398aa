package io.github.experimentmaven.launch;

import io.github.experimentmaven.result.RunEvent;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How far a run has come, by its events. Not for several threads. */
final class RunTrace {

  private @Nullable RunEvent last;
  private @Nullable String complaint;

  /** Takes the next event. */
  void add(RunEvent event) {
    if (event instanceof RunEvent.Failed failed) {
      complaint = failed.message();
    } else {
      last = event;
    }
  }

  /** What the trainer itself said was wrong; null if it said nothing. */
  @Nullable String complaint() {
    return complaint;
  }

  /** The last event before any complaint, in words; empty if there was none. */
  Optional<String> lastEvent() {
    return Optional.ofNullable(last).map(RunTrace::inWords);
  }

  private static String inWords(RunEvent event) {
    if (event instanceof RunEvent.Started) {
      return "trainer started";
    }
    if (event instanceof RunEvent.DataLoaded data) {
      return words(
          "data loaded, %,d training and %,d test samples", data.trainImages(), data.testImages());
    }
    if (event instanceof RunEvent.NetworkBuilt network) {
      return words("network built, %,d parameters", network.parameters());
    }
    if (event instanceof RunEvent.Resumed resumed) {
      return ProgressText.resumed(resumed);
    }
    if (event instanceof RunEvent.BatchDone batch) {
      return words(
          "epoch %d of %d, batch %,d of %,d",
          batch.epoch(), batch.epochs(), batch.batch(), batch.batches());
    }
    if (event instanceof RunEvent.EpochDone epoch) {
      List<String> tested = ProgressText.figures(epoch.result().metrics().evaluated());
      return words(
          "epoch %d of %d done, %s",
          epoch.result().epoch(), epoch.epochs(), tested.get(tested.size() - 1));
    }
    Optional<String> decided = ProgressText.decided(event);
    if (decided.isPresent()) {
      return decided.get();
    }
    if (event instanceof RunEvent.Paused paused) {
      return words("paused after epoch %d of %d", paused.epoch(), paused.epochs());
    }
    if (event instanceof RunEvent.Finished) {
      return "result written";
    }
    throw new IllegalStateException("an event without words: " + event);
  }

  private static String words(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
