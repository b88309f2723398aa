package io.github.experimentmaven.launch;

import io.github.experimentmaven.experiment.Part;
import io.github.experimentmaven.numbers.Decimal;
import io.github.experimentmaven.plan.Run;
import io.github.experimentmaven.result.Metrics;
import io.github.experimentmaven.result.PausedRun;
import io.github.experimentmaven.result.RunEvent;
import io.github.experimentmaven.result.RunResult;
import io.github.experimentmaven.result.TrainingCourse.Ending;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** What progress is told in: segments of a line, the same in every locale. */
final class ProgressText {

  /** Between the segments of a line. */
  static final String GAP = "  ";

  private static final int DIGITS = 4;
  private static final int MOST_FIGURES = 2;
  private static final int SECONDS = 60;
  private static final int MINUTES = 60;

  private ProgressText() {}

  /**
   * A finished epoch.
   *
   * @param trainImages images the epoch trained on; 0 if unknown
   */
  static List<String> epoch(Run run, RunEvent.EpochDone event, int trainImages) {
    RunResult.EpochResult epoch = event.result();
    List<String> segments = new ArrayList<>();
    segments.add(run.label());
    segments.add(format("epoch %d/%d", epoch.epoch(), event.epochs()));
    // As Keras prints them: what is measured while training goes without its part.
    figures(epoch.metrics().of(Part.TRAIN))
        .forEach(figure -> segments.add(figure.replaceFirst("^" + Part.TRAIN.key() + "_", "")));
    segments.addAll(figures(epoch.metrics().evaluated()));
    if (trainImages > 0 && epoch.seconds() > 0) {
      segments.add(speed(trainImages / epoch.seconds()));
    }
    segments.add(seconds(epoch.seconds()));
    return segments;
  }

  /** A run that is not trained. */
  static List<String> cached(RunOutcome outcome) {
    List<String> segments = new ArrayList<>(List.of(outcome.run().label(), "cached"));
    if (outcome instanceof RunOutcome.Paused paused) {
      segments.addAll(far(paused.paused()));
    }
    outcome
        .completion()
        .ifPresent(result -> segments.addAll(figures(result.metrics().of(Part.TEST))));
    return segments;
  }

  /** How far a paused training has come. */
  private static List<String> far(PausedRun paused) {
    RunResult.EpochResult last = paused.epochs().get(paused.epochs().size() - 1);
    List<String> segments = new ArrayList<>(List.of(format("up to epoch %d", last.epoch())));
    segments.addAll(figures(last.metrics().evaluated()));
    return segments;
  }

  /** A run that is trained, and why, if that is to be said. */
  static String started(String reason) {
    return reason.isEmpty() ? "started" : "started: " + reason;
  }

  /** Why a run was trained that is over. */
  static Optional<String> trained(String reason) {
    return reason.isEmpty() ? Optional.empty() : Optional.of("had to be trained: " + reason);
  }

  /** A training that resumes an earlier attempt. */
  static String resumed(RunEvent.Resumed event) {
    return format("resumes after epoch %d of %d", event.epoch(), event.epochs());
  }

  /** The same of one that is over. */
  static String wentOn(RunEvent.Resumed event) {
    return format("went on after epoch %d of %d", event.epoch(), event.epochs());
  }

  /** What was decided after an epoch, if the event is of that. */
  static Optional<String> decided(RunEvent event) {
    if (event instanceof RunEvent.LearningRateReduced reduced) {
      return Optional.of(
          format(
              "learning rate %s after epoch %d",
              Decimal.plain(reduced.learningRate()), reduced.epoch()));
    }
    if (event instanceof RunEvent.Ended ended) {
      return Optional.of(
          format(
              "%s after epoch %d of %d",
              ended.ending() == Ending.TIME_LIMIT ? "time limit reached" : "stopped early",
              ended.epoch(),
              ended.epochs()));
    }
    return event instanceof RunEvent.WeightsRestored restored
        ? Optional.of(format("weights of epoch %d restored", restored.epoch()))
        : Optional.empty();
  }

  /** A run that is over. */
  static List<String> finished(RunOutcome outcome) {
    String label = outcome.run().label();
    if (outcome instanceof RunOutcome.Paused paused) {
      return Stream.concat(Stream.of(label, "paused"), far(paused.paused()).stream()).toList();
    }
    return outcome
        .completion()
        .map(result -> done(label, result))
        .or(() -> outcome.failure().map(failed -> List.of(label, "failed: " + failed.reason())))
        .orElseThrow();
  }

  /** How far all runs are together; nothing of a single one. */
  static List<String> overall(WorkLeft work) {
    if (work.runs() < 2) {
      return List.of();
    }
    String count = format("%d of %d runs", work.over(), work.runs());
    // Asked once: another thread may tell meanwhile that the last run is over.
    OptionalDouble seconds = work.seconds();
    return seconds.isEmpty()
        ? List.of(count)
        : List.of(count, "about " + duration(seconds.getAsDouble()) + " left");
  }

  /** So many results that need no training. */
  static String known(int cached, int runs) {
    return format("%d of %d runs cached", cached, runs);
  }

  /** A time in the two units that people would tell it in. */
  static String duration(double seconds) {
    long whole = Decimal.whole(seconds);
    if (whole < SECONDS) {
      return whole + " s";
    }
    long minutes = Decimal.whole(seconds / SECONDS);
    return minutes < MINUTES
        ? minutes + " min"
        : format("%d h %d min", minutes / MINUTES, minutes % MINUTES);
  }

  private static List<String> done(String label, RunResult result) {
    List<String> segments = new ArrayList<>(List.of(label, "done"));
    segments.addAll(figures(result.metrics().of(Part.TEST)));
    if (result.imagesPerSecond() != null) {
      segments.add(speed(result.imagesPerSecond()));
    }
    segments.add(seconds(result.totalSeconds()));
    return segments;
  }

  static String speed(double imagesPerSecond) {
    return Decimal.grouped(imagesPerSecond) + " samples/s";
  }

  static String seconds(double seconds) {
    return (seconds < 10 ? Decimal.fixed(seconds, 1) : Decimal.grouped(seconds)) + " s";
  }

  /** Each metric after its name, in their order; of many the first and the last, the headline. */
  static List<String> figures(Metrics metrics) {
    List<String> figures = new ArrayList<>();
    metrics.values().forEach((name, value) -> figures.add(figure(name, value)));
    return figures.size() <= MOST_FIGURES
        ? figures
        : List.of(figures.get(0), figures.get(figures.size() - 1));
  }

  private static String figure(String name, double value) {
    return name + " " + Decimal.fixed(value, DIGITS);
  }

  static String format(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
