package io.github.experimentmaven.launch;

import io.github.experimentmaven.numbers.Decimal;
import io.github.experimentmaven.plan.Run;
import io.github.experimentmaven.result.RunResult;
import io.github.experimentmaven.storage.RecordJson;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.stream.Collectors;

/**
 * How long runs would take, by the times of others that were trained here: a run takes the time
 * that its multiplications took in those.
 *
 * @param seconds that each run takes
 */
public record TrainingForecast(List<Double> seconds) {

  private static final List<Integer> CORES = List.of(1, 10, 100, 1000);

  public TrainingForecast {
    seconds = List.copyOf(seconds);
  }

  /**
   * A forecast.
   *
   * @param missing the runs that would be trained
   * @param all of the same module, of which some may have their results
   * @return nothing if none has, or it is not known how much work a run is
   */
  public static Optional<TrainingForecast> of(List<Run> missing, List<Run> all) {
    double work = 0;
    double seconds = 0;
    for (Run run : all) {
      Optional<RunResult> result = result(run);
      if (result.isPresent() && Double.isFinite(run.expectedWork())) {
        work += run.expectedWork();
        seconds += result.get().totalSeconds();
      }
    }
    double perWork = seconds / work;
    List<Double> each = missing.stream().map(run -> perWork * run.expectedWork()).toList();
    return each.isEmpty() || !each.stream().allMatch(Double::isFinite)
        ? Optional.empty()
        : Optional.of(new TrainingForecast(each));
  }

  /** That which the run would leave, if an earlier build has left it. */
  private static Optional<RunResult> result(Run run) {
    if (!run.folder().isComplete()) {
      return Optional.empty();
    }
    try {
      RunResult result = RecordJson.read(run.folder().result(), RunResult.class);
      return Optional.of(result).filter(it -> it.fingerprint().equals(run.fingerprint()));
    } catch (IOException e) {
      // Of another version, or damaged: a forecast can do without.
      return Optional.empty();
    }
  }

  /**
   * The time from the first to the last, if each core that is free takes the longest run that is
   * left: at most 4/3 of the shortest time there is (Graham, Bounds on Multiprocessing Timing
   * Anomalies, 1969).
   *
   * @param cores at least 1
   * @return in seconds
   */
  public double makespan(int cores) {
    PriorityQueue<Double> ends = new PriorityQueue<>();
    double last = 0;
    for (double run : seconds.stream().sorted(Comparator.reverseOrder()).toList()) {
      double end = run + (ends.size() < cores ? 0 : ends.remove());
      ends.add(end);
      last = Math.max(last, end);
    }
    return last;
  }

  /** In a line. */
  public String text() {
    return "By the runs that were trained here, "
        + (seconds.size() == 1 ? "this takes " : "these take ")
        + CORES.stream()
            .map(
                cores ->
                    "about %s on %s"
                        .formatted(
                            ProgressText.duration(makespan(cores)),
                            cores == 1 ? "1 core" : Decimal.grouped(cores)))
            .collect(Collectors.joining(", "));
  }
}
