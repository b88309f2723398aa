package io.github.experimentmaven.agreement;

import io.github.experimentmaven.accepted.Divergence;
import io.github.experimentmaven.provenance.Difference;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A comparison for the console:
 *
 * <pre>
 * mnist-mlp: statistically equal
 *   diverges     seed 123: weights after epoch 1 0123456789ab... -> ba9876543210...
 *   inputs       numerics.native_classifier linux-x86_64-onednn-avx2 -> linux-x86_64-onednn-avx512
 *   environment  the same
 *   accuracy     0.9801 -> 0.9799, difference -0.0002 (95%: -0.0041 to +0.0037)
 * </pre>
 */
public final class ResultComparisonText {

  private static final String CONTINUATION = "\n               ";
  private static final String SAME = "the same";

  private ResultComparisonText() {}

  /** How far results agree with the accepted ones, and what may explain where they do not. */
  public static String verdict(ResultComparison comparison) {
    List<String> lines = new ArrayList<>();
    lines.add(comparison.experiment() + ": " + comparison.agreement().words());
    if (comparison.agreement() != Agreement.BITWISE) {
      lines.addAll(explanation(comparison, comparison.divergences()));
      lines.add(
          "  %-11s  %s".formatted(comparison.metric().quantity().name(), difference(comparison)));
    } else if (!comparison.inputs().isEmpty()) {
      lines.add("  inputs       " + listed(comparison.inputs()));
    }
    return String.join("\n", lines);
  }

  /** That the same inputs did not give the same bits; what may explain it comes with it. */
  public static String brokenPromise(ResultComparison comparison) {
    return Stream.concat(
            Stream.of(
                comparison.experiment()
                    + ": the same inputs did not give the bits that were accepted"),
            explanation(comparison, comparison.brokenPromises()).stream())
        .reduce((one, other) -> one + "\n" + other)
        .orElseThrow();
  }

  /**
   * In which of its inputs an experiment differs from what was accepted, line by line; nothing if
   * in none.
   */
  public static List<String> changedInputs(ResultComparison comparison) {
    String start = comparison.experiment() + " differs from what was accepted in";
    List<Difference> inputs = comparison.inputs();
    if (inputs.stream().allMatch(each -> each.field().equals(ResultComparison.SEEDS))) {
      // A recipe is accepted with many seeds and checked with few.
      return List.of();
    }
    if (inputs.size() == 1) {
      return List.of(start + " " + inputs.get(0));
    }
    return inputs.isEmpty()
        ? List.of()
        : Stream.concat(Stream.of(start), inputs.stream().map(each -> "  " + each)).toList();
  }

  private static String difference(ResultComparison comparison) {
    if (comparison.difference() != null) {
      return comparison.difference().toString();
    }
    // What is not bitwise equal diverges, if seeds are in common.
    return comparison.divergences().isEmpty()
        ? "no seed in common"
        : "not measured of what was accepted";
  }

  private static List<String> explanation(
      ResultComparison comparison, List<Divergence> divergences) {
    return List.of(
        "  diverges     " + (divergences.isEmpty() ? "nowhere" : listed(divergences)),
        "  inputs       " + listed(comparison.inputs()),
        "  environment  " + listed(comparison.environment()));
  }

  private static String listed(List<?> items) {
    return items.isEmpty()
        ? SAME
        : String.join(CONTINUATION, items.stream().map(String::valueOf).toList());
  }
}
