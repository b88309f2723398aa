package io.github.experimentmaven.report.page;

import io.github.experimentmaven.numbers.Decimal;
import io.github.experimentmaven.report.chart.LearningCurve.Mark;
import io.github.experimentmaven.report.model.ReportedExperiment;
import io.github.experimentmaven.result.RunResult;
import io.github.experimentmaven.result.TrainingCourse;
import io.github.experimentmaven.result.TrainingCourse.Ending;
import io.github.experimentmaven.result.TrainingCourse.Reduction;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** What was decided after epochs, in words and as marks on curves. */
final class TrainingSteps {

  /** Of more runs the text would be read by nobody. */
  private static final int MOST_RUNS = 10;

  private TrainingSteps() {}

  /** A sentence a run, or one of all if there are many; none if nothing was to be decided. */
  static List<String> sentences(ReportedExperiment reported) {
    List<RunResult> runs = reported.runs().stream().filter(run -> run.course() != null).toList();
    int planned = reported.experiment().epochs();
    if (runs.size() > MOST_RUNS) {
      return List.of(
          "Runs have trained "
              + range(runs.stream().map(run -> run.epochs().size()).toList())
              + " of "
              + NumberText.counted(planned, "epoch")
              + "; the weights are those of "
              + named(runs.stream().map(RunResult::keptEpoch).toList())
              + ".");
    }
    List<String> sentences = new ArrayList<>();
    for (RunResult run : runs) {
      String one = sentence(run, Objects.requireNonNull(run.course()), planned);
      sentences.add(
          reported.runs().size() == 1
              ? "The training " + one
              : Character.toUpperCase(run.key().label().charAt(0))
                  + run.key().label().substring(1)
                  + " "
                  + one);
    }
    return sentences;
  }

  private static String named(List<Integer> epochs) {
    return (epochs.stream().distinct().count() == 1 ? "epoch " : "epochs ") + range(epochs);
  }

  private static String range(List<Integer> numbers) {
    int least = numbers.stream().min(Comparator.naturalOrder()).orElseThrow();
    int greatest = numbers.stream().max(Comparator.naturalOrder()).orElseThrow();
    return least == greatest ? String.valueOf(least) : least + " to " + greatest;
  }

  private static String sentence(RunResult run, TrainingCourse course, int planned) {
    int epochs = run.epochs().size();
    String end =
        switch (course.ending()) {
          case ALL_EPOCHS -> "ended after all " + NumberText.counted(planned, "epoch");
          case EARLY_STOPPING -> "stopped early, after epoch " + epochs + " of " + planned;
          case TIME_LIMIT ->
              "was ended by its time limit after epoch "
                  + epochs
                  + " of "
                  + planned
                  + ": how many there are by then, the machine decides";
        };
    String reduced =
        course.reductions().stream()
            .map(each -> Decimal.plain(each.learningRate()) + " after epoch " + each.epoch())
            .collect(Collectors.joining(", "));
    return end
        + (reduced.isEmpty() ? "" : "; its learning rate was reduced to " + reduced)
        + weights(run, course);
  }

  private static String weights(RunResult run, TrainingCourse course) {
    if (run.hasAveragedWeights()) {
      return "; its weights are the averages at the end of epoch " + course.keptEpoch() + ".";
    }
    return course.ending() == Ending.ALL_EPOCHS && course.keptEpoch() == run.epochs().size()
        ? "."
        : "; its weights are those of epoch " + course.keptEpoch() + ".";
  }

  /** Of the runs together, of each epoch one mark; those first whose names matter most. */
  static List<Mark> marks(List<RunResult> runs) {
    List<Mark> marks = new ArrayList<>();
    runs.stream()
        .filter(run -> run.keptEpoch() < run.epochs().size())
        .map(RunResult::keptEpoch)
        .distinct()
        .sorted()
        .forEach(epoch -> marks.add(new Mark(epoch, "kept")));
    runs.stream()
        .flatMap(run -> run.course() == null ? null : run.course().reductions().stream())
        .map(Reduction::epoch)
        .distinct()
        .sorted()
        .forEach(epoch -> marks.add(new Mark(epoch, "rate")));
    return marks;
  }
}
