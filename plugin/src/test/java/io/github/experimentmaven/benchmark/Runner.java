package io.github.experimentmaven.benchmark;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Measures contenders in turns, a b c a b c, so that whatever else the machine does meanwhile hits
 * all of them.
 */
final class Runner {

  private final int repeats;
  private final Consumer<String> log;

  /**
   * A runner.
   *
   * @param repeats how many rounds, at least 1
   * @param log takes one line a measurement
   */
  Runner(int repeats, Consumer<String> log) {
    if (repeats < 1) {
      throw new IllegalArgumentException("benchmark.repeats must be at least 1, not " + repeats);
    }
    this.repeats = repeats;
    this.log = log;
  }

  /**
   * Measures.
   *
   * @return one measurement a contender and quantity, in their order
   * @throws IOException if a contender fails
   */
  List<Measurement> run(List<? extends Contender> contenders)
      throws IOException, InterruptedException {
    Map<Contender, Map<Quantity, List<Double>>> values = new LinkedHashMap<>();
    for (int round = 1; round <= repeats; round++) {
      for (Contender contender : contenders) {
        Map<Quantity, Double> measured = contender.measure(round);
        log.accept(line(contender, round, measured));
        Map<Quantity, List<Double>> all =
            values.computeIfAbsent(contender, key -> new LinkedHashMap<>());
        measured.forEach(
            (quantity, value) ->
                all.computeIfAbsent(quantity, key -> new ArrayList<>()).add(value));
      }
    }
    return values.entrySet().stream()
        .flatMap(
            entry ->
                entry.getValue().entrySet().stream()
                    .map(
                        one ->
                            new Measurement(
                                entry.getKey().subject(),
                                entry.getKey().name(),
                                one.getKey(),
                                one.getValue())))
        .toList();
  }

  private String line(Contender contender, int round, Map<Quantity, Double> measured) {
    StringBuilder line = new StringBuilder();
    line.append(round).append('/').append(repeats);
    line.append("  ").append(contender.subject()).append(' ').append(contender.name());
    measured.forEach(
        (quantity, value) ->
            line.append("  ")
                .append(quantity.label())
                .append(' ')
                .append(quantity.format(value))
                .append(quantity.unit().isEmpty() ? "" : " " + quantity.unit()));
    return line.toString();
  }
}
