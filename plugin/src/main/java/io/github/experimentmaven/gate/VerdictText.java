package io.github.experimentmaven.gate;

import io.github.experimentmaven.experiment.Metric;
import io.github.experimentmaven.result.ExperimentResult;
import io.github.experimentmaven.result.RunResult;
import io.github.experimentmaven.result.Verdict;
import io.github.experimentmaven.result.Verdict.Check;
import io.github.experimentmaven.result.Verdict.Outcome;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A verdict for the console, the measured values with it whether it passes or not:
 *
 * <pre>
 * mnist-cnn: FAIL (1 of 2 checks does not hold)
 *   passed    parameters 93322 is exactly what is required
 *   FAILED    test_accuracy 0.9712 is below the required 0.975 by 0.0038
 *   measured  test_accuracy 0.9712, test_loss 0.0921, train_accuracy 0.9805, train_loss 0.0634
 * </pre>
 */
public final class VerdictText {

  private static final String CONTINUATION = "\n            ";

  private VerdictText() {}

  /** The lines about an experiment, joined by {@code \n}, without one at the end. */
  public static String of(ExperimentResult result) {
    Verdict verdict = result.verdict();
    List<String> lines = new ArrayList<>();
    lines.add(result.name() + ": " + verdict.outcome() + " (" + counted(verdict.checks()) + ")");
    for (Check check : verdict.checks()) {
      String outcome = check.outcome() == Outcome.PASS ? "passed    " : "FAILED    ";
      lines.add("  " + outcome + check.explanation().strip().replaceAll("\\R", CONTINUATION));
    }
    if (!result.runs().isEmpty()) {
      lines.add("  measured  " + measured(result.runs()));
    }
    return String.join("\n", lines);
  }

  private static String counted(List<Check> checks) {
    long failed = checks.stream().filter(check -> check.outcome() == Outcome.FAIL).count();
    if (checks.isEmpty()) {
      return "nothing is required";
    }
    if (failed > 0) {
      return failed
          + " of "
          + checks(checks.size())
          + (failed == 1 ? " does" : " do")
          + " not hold";
    }
    return checks(checks.size()) + (checks.size() == 1 ? " holds" : " hold");
  }

  private static String checks(int count) {
    return count == 1 ? "1 check" : count + " checks";
  }

  private static String measured(List<RunResult> runs) {
    String means =
        Arrays.stream(Metric.values())
            .map(metric -> metric.key() + " " + mean(metric, runs))
            .collect(Collectors.joining(", "));
    return runs.size() == 1 ? means : means + " (means of " + runs.size() + " seeds)";
  }

  private static String mean(Metric metric, List<RunResult> runs) {
    double mean = SeedMean.of(runs.stream().map(run -> Gate.value(metric, run)).toList());
    return Double.isFinite(mean)
        ? Digits.fixed(new BigDecimal(mean), Digits.USUAL)
        : Double.toString(mean);
  }
}
