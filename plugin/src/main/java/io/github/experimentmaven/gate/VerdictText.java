package io.github.experimentmaven.gate;

import io.github.experimentmaven.experiment.Metric;
import io.github.experimentmaven.numbers.Digits;
import io.github.experimentmaven.result.ExperimentResult;
import io.github.experimentmaven.result.ImageChanges;
import io.github.experimentmaven.result.ImageChanges.ClassChange;
import io.github.experimentmaven.result.ImageChanges.Flips;
import io.github.experimentmaven.result.RunResult;
import io.github.experimentmaven.result.Verdict;
import io.github.experimentmaven.result.Verdict.Check;
import io.github.experimentmaven.result.Verdict.Outcome;
import io.github.experimentmaven.statistics.Moments;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A verdict for the console, the measured values with it whether it passes or not:
 *
 * <pre>
 * mnist-cnn: FAIL (1 of 2 checks failed)
 *   passed    parameters 93322 is exactly what is required
 *   FAILED    test_accuracy 0.9712 is below the required 0.975 by 0.0038
 *   measured  test_accuracy 0.9712, test_loss 0.0921, train_accuracy 0.9805, train_loss 0.0634
 * </pre>
 */
public final class VerdictText {

  private static final String CONTINUATION = "\n            ";

  private VerdictText() {}

  /**
   * One or more lines about one matter.
   *
   * @param text joined by {@code \n}, without one at the end
   * @param isWarning whether it is what people should look at though it fails nothing
   * @param isUndecided whether it says so because the seeds do not suffice to tell
   */
  public record Paragraph(String text, boolean isWarning, boolean isUndecided) {

    /** A matter that is decided. */
    public Paragraph(String text, boolean isWarning) {
      this(text, isWarning, false);
    }
  }

  /** The lines about an experiment, joined by {@code \n}, without one at the end. */
  public static String of(ExperimentResult result) {
    return paragraphs(result).stream().map(Paragraph::text).collect(Collectors.joining("\n"));
  }

  /** The same, matter by matter. */
  public static List<Paragraph> paragraphs(ExperimentResult result) {
    Verdict verdict = result.verdict();
    List<Paragraph> paragraphs = new ArrayList<>();
    paragraphs.add(
        new Paragraph(
            result.name() + ": " + verdict.outcome() + " (" + counted(result) + ")", false));
    for (Check check : verdict.checks()) {
      paragraphs.add(
          new Paragraph(
              label(check.outcome()) + check.explanation().strip().replaceAll("\\R", CONTINUATION),
              check.outcome() == Outcome.INCONCLUSIVE || check.outcome() == Outcome.IMPROVED,
              check.outcome() == Outcome.INCONCLUSIVE));
    }
    if (!result.runs().isEmpty()) {
      paragraphs.add(new Paragraph("  measured  " + measured(result.runs()), false));
    }
    if (verdict.images() != null) {
      paragraphs.addAll(samples(result, verdict.images()));
    }
    return paragraphs;
  }

  private static String label(Outcome outcome) {
    return switch (outcome) {
      case STOPPED -> "  stopped   ";
      case IMPROVED -> "  improved  ";
      case PASS -> "  passed    ";
      case NEW -> "  new       ";
      case INCONCLUSIVE -> "  undecided ";
      case FAIL -> "  FAILED    ";
    };
  }

  private static String counted(ExperimentResult result) {
    List<Check> checks = result.verdict().checks();
    if (result.stopped() != null && checks.isEmpty()) {
      return StoppedText.of(result.stopped());
    }
    long failed = count(checks, Outcome.FAIL);
    if (checks.isEmpty()) {
      return "nothing is required";
    }
    if (failed > 0) {
      return failed + " of " + checks(checks.size()) + " failed";
    }
    long open = count(checks, Outcome.INCONCLUSIVE);
    if (open > 0) {
      return open + " of " + checks(checks.size()) + " inconclusive";
    }
    return checks(checks.size() - (int) count(checks, Outcome.NEW)) + " passed";
  }

  private static long count(List<Check> checks, Outcome outcome) {
    return checks.stream().filter(check -> check.outcome() == outcome).count();
  }

  private static String checks(int count) {
    return count == 1 ? "1 check" : count + " checks";
  }

  private static List<Paragraph> samples(ExperimentResult result, ImageChanges changes) {
    List<Paragraph> paragraphs = new ArrayList<>();
    if (changes.newlyWrong().count() + changes.newlyRight().count() > 0) {
      paragraphs.add(
          new Paragraph(
              "  %-9s newly wrong: ".formatted(noun(result) + "s")
                  + flips(changes, changes.newlyWrong())
                  + "; newly right: "
                  + flips(changes, changes.newlyRight())
                  + compared(changes),
              false));
    }
    if (changes.areClassesTested()) {
      changes.classes().stream()
          .filter(ClassChange::isWorse)
          .map(VerdictText::worse)
          .forEach(paragraphs::add);
    } else {
      changes.classes().stream()
          .max(Comparator.comparingDouble(VerdictText::drop))
          .filter(greatest -> drop(greatest) > 0)
          .map(VerdictText::greatest)
          .ifPresent(paragraphs::add);
    }
    return paragraphs;
  }

  private static String noun(ExperimentResult result) {
    return result.runs().isEmpty() ? "sample" : result.runs().get(0).dataset().features().noun();
  }

  private static String flips(ImageChanges changes, Flips flips) {
    return changes.pairs() == 1
        ? Digits.fixed(flips.count(), 0)
        : Digits.fixed(flips.count(), 1)
            + ", of which "
            + flips.stable()
            + " with every seed before and now";
  }

  private static String compared(ImageChanges changes) {
    Double p = changes.mcNemarP();
    if (p != null) {
      return "; McNemar's p "
          + (p < 0.001 ? "< 0.001" : Digits.fixed(p, 3))
          + ", for information: it compares two trained models, not recipes";
    }
    return "; means over "
        + changes.pairs()
        + " pairs of networks, "
        + (changes.seeds().isEmpty()
            ? "each of the baseline with each of these"
            : "each seed's with the baseline's of the same seed");
  }

  private static double drop(ClassChange change) {
    return change.baseline() - change.recall();
  }

  private static Paragraph worse(ClassChange change) {
    return new Paragraph(
        "  warning   the recall of "
            + dropped(change)
            + ", more than seed-to-seed variation explains",
        true);
  }

  private static Paragraph greatest(ClassChange change) {
    return new Paragraph(
        "  recall    most of all, that of "
            + dropped(change)
            + ", which so few seeds cannot tell from seed-to-seed variation",
        false);
  }

  private static String dropped(ClassChange change) {
    int digits = Digits.tellingApart(drop(change));
    return "class '"
        + change.name()
        + "' dropped from "
        + Digits.fixed(change.baseline(), digits)
        + " to "
        + Digits.fixed(change.recall(), digits);
  }

  private static String measured(List<RunResult> runs) {
    String means =
        runs.get(0).task().metrics().stream()
            .sorted()
            .filter(metric -> MetricValues.has(metric, runs))
            .map(metric -> metric.key() + " " + mean(metric, runs))
            .collect(Collectors.joining(", "));
    return runs.size() == 1 ? means : means + " (means of " + SeedCount.ofResults(runs) + ")";
  }

  private static String mean(Metric metric, List<RunResult> runs) {
    double mean = Moments.mean(MetricValues.of(metric, runs));
    return Digits.fixed(mean, Digits.USUAL);
  }
}
