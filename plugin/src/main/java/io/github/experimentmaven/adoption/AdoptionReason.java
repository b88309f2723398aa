package io.github.experimentmaven.adoption;

import io.github.experimentmaven.choosing.SweepRanking;
import io.github.experimentmaven.choosing.SweepRanking.Ranked;
import io.github.experimentmaven.experiment.Metric;
import io.github.experimentmaven.numbers.Decimal;
import io.github.experimentmaven.result.ExperimentResult;
import io.github.experimentmaven.statistics.Choice;
import io.github.experimentmaven.statistics.Choice.Candidate;
import io.github.experimentmaven.statistics.Moments;
import io.github.experimentmaven.statistics.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Why an experiment was taken out of a sweep, with the table that it was chosen from. */
final class AdoptionReason {

  /** A reviewer reads no more. */
  private static final int MOST_ROWS = 20;

  private static final int DIGITS = 5;

  private final String sweep;
  private final Ranked ranked;
  private final Optional<String> stopped;
  private final String reason;

  AdoptionReason(String sweep, Ranked ranked, Optional<String> stopped, String reason) {
    this.sweep = sweep;
    this.ranked = ranked;
    this.stopped = stopped;
    this.reason = reason;
  }

  /** Line by line, without line ends. */
  List<String> lines() {
    ExperimentResult best = ranked.places().get(0);
    Sample sample = ranked.choice().recipes().get(0).sample();
    int all = ranked.places().size();
    List<String> lines = new ArrayList<>();
    lines.add("%s, adopted from the sweep %s (%s)".formatted(best.name(), sweep, best.file()));
    if (!reason.isBlank()) {
      reason.strip().lines().map(line -> line.replaceAll("\\p{Cntrl}", " ")).forEach(lines::add);
    }
    lines.add("");
    lines.add(
        "The best %s of %s experiments, %s as the mean over %s %s."
            .formatted(
                ranked.metric().key(),
                all,
                Decimal.fixed(sample.mean(), DIGITS),
                sample.size(),
                ranked.hasFolds() ? "folds" : sample.size() == 1 ? "seed" : "seeds"));
    lines.add(certainty(all));
    stopped.ifPresent(
        line -> lines.add(line + " What these might have come to, nothing of this tells."));
    lines.add("");
    lines.addAll(table());
    if (all > MOST_ROWS) {
      lines.add("and %s more".formatted(all - MOST_ROWS));
    }
    ranked
        .excluded()
        .forEach(each -> lines.add(each.result().name() + " was no choice: " + each.reason()));
    return lines;
  }

  private String certainty(int all) {
    Choice choice = ranked.choice();
    String confidence = Decimal.plain(100 * (1 - SweepRanking.ALPHA)) + "%";
    if (all == 1) {
      return "It was the only choice.";
    }
    if (!choice.knowsSpread()) {
      return "With one seed each nothing tells whether it is better than the others.";
    }
    return choice.isSettled()
        ? "With %s confidence it is the best of them.".formatted(confidence)
        : "With %s confidence the best is among the %s that are marked; nothing tells them apart."
            .formatted(confidence, ranked.mayBeBest());
  }

  private List<String> table() {
    boolean tested = !ranked.hasFolds();
    List<List<String>> rows = new ArrayList<>();
    List<String> head = new ArrayList<>(List.of("", "", ranked.metric().key(), "+-"));
    if (tested) {
      head.add(headline().key());
    }
    rows.add(head);
    for (int i = 0; i < Math.min(MOST_ROWS, ranked.places().size()); i++) {
      Candidate candidate = ranked.choice().recipes().get(i);
      List<String> row = new ArrayList<>();
      row.add((i + 1) + (candidate.mayBeBest() ? " *" : "  "));
      row.add(ranked.places().get(i).name());
      row.add(Decimal.fixed(candidate.sample().mean(), DIGITS));
      row.add(
          candidate.sample().standardDeviation().isEmpty()
              ? ""
              : Decimal.fixed(candidate.sample().standardDeviation().getAsDouble(), DIGITS));
      if (tested) {
        row.add(Decimal.fixed(test(ranked.places().get(i)), DIGITS));
      }
      rows.add(row);
    }
    int[] widths =
        IntStream.range(0, head.size())
            .map(column -> rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0))
            .toArray();
    return rows.stream()
        .map(
            row -> {
              StringBuilder line = new StringBuilder();
              for (int i = 0; i < row.size(); i++) {
                String space = " ".repeat(widths[i] - row.get(i).length());
                line.append(i == 0 ? "" : "  ")
                    .append(i == 1 ? row.get(i) + space : space + row.get(i));
              }
              return line.toString().stripTrailing();
            })
        .toList();
  }

  private Metric headline() {
    return ranked.places().get(0).runs().get(0).task().headline();
  }

  private double test(ExperimentResult each) {
    return Moments.mean(each.runs().stream().map(run -> run.metrics().value(headline())).toList());
  }
}
