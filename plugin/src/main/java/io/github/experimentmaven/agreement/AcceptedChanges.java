package io.github.experimentmaven.agreement;

import io.github.experimentmaven.accepted.AcceptedResult;
import io.github.experimentmaven.accepted.AcceptedRun;
import io.github.experimentmaven.accepted.Divergence;
import io.github.experimentmaven.numbers.Decimal;
import io.github.experimentmaven.numbers.Digits;
import io.github.experimentmaven.provenance.Difference;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What a result says that the accepted one does not, for those who are about to accept it. */
public final class AcceptedChanges {

  /** Enough for any two metrics that are not the same. */
  private static final int MOST_DIGITS = 17;

  private AcceptedChanges() {}

  /**
   * The changes in the order of the file; the reason and the environment are none, as they do not
   * change what was accepted.
   *
   * @param present what is accepted now
   * @param next what would take its place
   * @return line by line; empty if both say the same
   */
  public static List<String> between(AcceptedResult present, AcceptedResult next) {
    List<String> changes = new ArrayList<>();
    Difference.between(present.identity(), next.identity())
        .forEach(input -> changes.add(input.toString()));
    for (AcceptedRun before : present.runs()) {
      next.run(before.key())
          .ifPresentOrElse(
              after -> compare(before, after, changes),
              () -> changes.add(before.label() + " is not accepted any more"));
    }
    for (AcceptedRun after : next.runs()) {
      if (present.run(after.key()).isEmpty()) {
        changes.add(after.label() + " is new: " + results(after));
      }
    }
    return List.copyOf(changes);
  }

  /** A run's results, in a few words. */
  public static String results(AcceptedRun run) {
    return run.metrics().entrySet().stream()
        .map(metric -> metric.getKey() + " " + shown(metric.getValue(), Digits.USUAL))
        .collect(Collectors.joining(", "));
  }

  private static void compare(AcceptedRun before, AcceptedRun after, List<String> changes) {
    String run = before.label() + ": ";
    Set<String> metrics = new LinkedHashSet<>(before.metrics().keySet());
    metrics.addAll(after.metrics().keySet());
    Optional<Difference> bits = Divergence.between(before, after);
    bits.filter(what -> !metrics.contains(what.field())).ifPresent(what -> changes.add(run + what));
    List<String> values = new ArrayList<>();
    for (String metric : metrics) {
      Double one = before.metrics().get(metric);
      Double other = after.metrics().get(metric);
      if (one == null || other == null) {
        values.add(metric + (one == null ? " is new" : " is not measured any more"));
      } else if (!one.equals(other)) {
        int digits = Math.min(MOST_DIGITS, Digits.tellingApart(other - one));
        values.add(metric + " " + shown(one, digits) + " -> " + shown(other, digits));
      }
    }
    if (!values.isEmpty()) {
      changes.add(run + String.join(", ", values));
    }
  }

  private static String shown(double value, int digits) {
    return Decimal.fixed(value, digits);
  }
}
