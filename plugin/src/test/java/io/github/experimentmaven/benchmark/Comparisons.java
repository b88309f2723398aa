package io.github.experimentmaven.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What of the measurements is worth comparing, as far as it was measured. */
final class Comparisons {

  /** Of which the plugin's is told as a multiple of its rivals'. */
  private static final List<Quantity> COMPARED =
      List.of(
          Quantity.TRAINING,
          Quantity.PROCESSOR_TIME,
          Quantity.EVALUATION,
          Quantity.EVALUATION_PROCESSOR_TIME,
          Quantity.PEAK_MEMORY,
          Quantity.MEMORY_AT_THE_END,
          Quantity.READING,
          Quantity.DURATION);

  private final List<Measurement> measurements;
  private final List<Comparison> comparisons = new ArrayList<>();

  private Comparisons(List<Measurement> measurements) {
    this.measurements = measurements;
  }

  /** The plugin with each rival, and builds with the plugin with the same build without. */
  static List<Comparison> of(List<Measurement> measurements) {
    Comparisons all = new Comparisons(measurements);
    for (String subject : measurements.stream().map(Measurement::subject).distinct().toList()) {
      for (Quantity quantity : COMPARED) {
        all.ratio(subject, quantity, PlainDeeplearning4j.NAME);
        all.ratio(subject, quantity, PyTorch.NAME);
        all.ratio(subject, quantity, PyTorch.CHANNELS_LAST);
        all.ratio(subject, quantity, Pandas.NAME);
      }
    }
    all.difference(Builds.SKIPPED);
    all.difference(Builds.DESCRIBED);
    all.difference(Builds.UNCHANGED);
    return List.copyOf(all.comparisons);
  }

  private void ratio(String subject, Quantity quantity, String rival) {
    find(subject, quantity, PluginTrainer.NAME)
        .ifPresent(
            plugin ->
                find(subject, quantity, rival)
                    .map(other -> Comparison.ratio(plugin, other))
                    .ifPresent(comparisons::add));
  }

  private void difference(String build) {
    find(Builds.SUBJECT, Quantity.DURATION, build)
        .ifPresent(
            with ->
                find(Builds.SUBJECT, Quantity.DURATION, Builds.WITHOUT)
                    .map(without -> Comparison.difference(with, without))
                    .ifPresent(comparisons::add));
  }

  private Optional<Measurement> find(String subject, Quantity quantity, String contender) {
    return measurements.stream()
        .filter(
            one ->
                one.subject().equals(subject)
                    && one.quantity() == quantity
                    && one.contender().equals(contender))
        .findFirst();
  }
}
