package io.github.experimentmaven.export.github;

import io.github.experimentmaven.experiment.Metric;
import io.github.experimentmaven.export.Measured;
import io.github.experimentmaven.gate.SeedCount;
import io.github.experimentmaven.numbers.Decimal;
import io.github.experimentmaven.result.ExperimentResult;
import io.github.experimentmaven.result.RunKeys;
import io.github.experimentmaven.result.RunResult;
import io.github.experimentmaven.result.Verdict.Check;
import io.github.experimentmaven.result.Verdict.Outcome;
import io.github.experimentmaven.task.Task;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A module's results as Markdown for a job's summary: the verdict first, then a row an experiment,
 * then why what does not simply pass does not.
 */
public final class JobSummary {

  private static final String CUT = "\nThe rest is too long for a summary; see the report.\n";

  private static final int DIGITS = 4;

  private JobSummary() {}

  /**
   * The text; lines end with {@code \n}, the last one too.
   *
   * @param module the module's name
   * @param results at least one
   * @param limit bytes in UTF-8 that the text must fit into; what is too much is cut off at the end
   *     of a line
   */
  public static String of(String module, List<ExperimentResult> results, int limit) {
    Stream<String> table =
        Stream.of(
            "## " + Markdown.text(module) + ": " + counts(results),
            "",
            "| Verdict | Experiment | " + headlines(results) + " | Test loss | Seeds |",
            "| --- | --- | ---: | ---: | ---: |");
    Stream<String> rows = results.stream().map(JobSummary::row);
    Stream<String> reasons = results.stream().flatMap(JobSummary::reasons);
    return fitting(Stream.of(table, rows, reasons).flatMap(lines -> lines).toList(), limit);
  }

  /** {@code 1 FAIL, 2 PASS}, the worst first. */
  private static String counts(List<ExperimentResult> results) {
    return Arrays.stream(Outcome.values())
        .sorted((one, other) -> other.compareTo(one))
        .map(
            outcome ->
                results.stream().filter(each -> each.verdict().outcome() == outcome).count()
                    + " "
                    + outcome)
        .filter(count -> !count.startsWith("0 "))
        .collect(Collectors.joining(", "));
  }

  private static String row(ExperimentResult result) {
    int seeds = result.runs().size() + result.failures().size();
    return "| "
        + symbol(result.verdict().outcome())
        + " "
        + result.verdict().outcome()
        + " | "
        + Markdown.text(result.name())
        + " | "
        + figure(result, task -> task.headline())
        + " | "
        + figure(result, task -> Metric.TEST_LOSS)
        + " | "
        + (result.failures().isEmpty() ? "" : result.runs().size() + " of ")
        + seeds
        + (RunKeys.haveFolds(result.runs()) ? " runs, " + SeedCount.ofResults(result.runs()) : "")
        + " |";
  }

  /** {@code Test accuracy}; of several tasks {@code Test accuracy / Test mae}. */
  private static String headlines(List<ExperimentResult> results) {
    List<Task> tasks =
        results.stream()
            .flatMap(result -> result.runs().stream().limit(1))
            .map(RunResult::task)
            .distinct()
            .toList();
    return (tasks.isEmpty() ? Task.all().subList(0, 1) : tasks)
        .stream()
            .map(task -> task.headline().title())
            .distinct()
            .collect(Collectors.joining(" / "));
  }

  private static String figure(ExperimentResult result, Function<Task, Metric> metric) {
    return Measured.of(result.runs()).stream()
        .filter(measured -> measured.metric().equals(metric.apply(result.runs().get(0).task())))
        .map(
            measured -> {
              var deviation = measured.sample().standardDeviation();
              return digits(measured.sample().mean())
                  + (deviation.isEmpty() ? "" : " ± " + digits(deviation.getAsDouble()));
            })
        .findFirst()
        .orElse("");
  }

  private static String digits(double value) {
    return Decimal.fixed(value, DIGITS);
  }

  private static Stream<String> reasons(ExperimentResult result) {
    List<Check> checks =
        result.verdict().checks().stream()
            .filter(check -> check.outcome() != Outcome.PASS)
            .toList();
    return checks.isEmpty()
        ? Stream.empty()
        : Stream.concat(
            Stream.of("", "### " + Markdown.text(result.name()), ""),
            checks.stream()
                .map(
                    check ->
                        "- "
                            + symbol(check.outcome())
                            + " "
                            + check.outcome()
                            + " "
                            + Markdown.text(check.explanation())));
  }

  private static String symbol(Outcome outcome) {
    return switch (outcome) {
      case STOPPED -> "⏹️";
      case IMPROVED -> "⬆️";
      case PASS -> "✅";
      case NEW -> "🆕";
      case INCONCLUSIVE -> "❔";
      case FAIL -> "❌";
    };
  }

  private static String fitting(List<String> lines, int limit) {
    String whole = String.join("\n", lines) + "\n";
    if (size(whole) <= limit) {
      return whole;
    }
    StringBuilder text = new StringBuilder();
    int left = limit - size(CUT);
    for (String line : lines) {
      left -= size(line) + 1;
      if (left < 0) {
        break;
      }
      text.append(line).append('\n');
    }
    return text.isEmpty() ? "" : text.append(CUT).toString();
  }

  private static int size(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
