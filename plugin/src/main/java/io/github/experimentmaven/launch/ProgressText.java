package io.github.experimentmaven.launch;

import io.github.experimentmaven.numbers.Decimal;
import io.github.experimentmaven.plan.Run;
import io.github.experimentmaven.result.RunEvent;
import io.github.experimentmaven.result.RunResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What progress is told in: segments of a line, the same in every locale. */
final class ProgressText {

  /** Between the segments of a line. */
  static final String GAP = "  ";

  private static final int DIGITS = 4;

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
    segments.add(figure("loss", epoch.trainLoss()));
    segments.add(figure("accuracy", epoch.trainAccuracy()));
    segments.add(figure("test_loss", epoch.testLoss()));
    segments.add(figure("test_accuracy", epoch.testAccuracy()));
    if (trainImages > 0 && epoch.seconds() > 0) {
      segments.add(speed(trainImages / epoch.seconds()));
    }
    segments.add(seconds(epoch.seconds()));
    return segments;
  }

  /** A run that is not trained. */
  static List<String> cached(Run run, RunResult result) {
    return List.of(
        run.label(),
        "cached",
        figure("test_loss", result.testLoss()),
        figure("test_accuracy", result.testAccuracy()));
  }

  /** A run that is trained, and why, if that is to be said. */
  static String started(String reason) {
    return reason.isEmpty() ? "started" : "started: " + reason;
  }

  /** A training that resumes an earlier attempt. */
  static String resumed(RunEvent.Resumed event) {
    return format("resumes after epoch %d of %d", event.epoch(), event.epochs());
  }

  /** A run that is over. */
  static List<String> finished(RunOutcome outcome) {
    String label = outcome.run().label();
    return outcome
        .completion()
        .map(result -> done(label, result))
        .or(() -> outcome.failure().map(failed -> List.of(label, "failed: " + failed.reason())))
        .orElseThrow();
  }

  private static List<String> done(String label, RunResult result) {
    return List.of(
        label,
        "done",
        figure("test_loss", result.testLoss()),
        figure("test_accuracy", result.testAccuracy()),
        speed(result.imagesPerSecond()),
        seconds(result.totalSeconds()));
  }

  static String speed(double imagesPerSecond) {
    return Decimal.grouped(imagesPerSecond) + " images/s";
  }

  static String seconds(double seconds) {
    return (seconds < 10 ? Decimal.fixed(seconds, 1) : Decimal.grouped(seconds)) + " s";
  }

  /** A loss or an accuracy after its name. */
  static String figure(String name, double value) {
    return name + " " + Decimal.fixed(value, DIGITS);
  }

  static String format(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
