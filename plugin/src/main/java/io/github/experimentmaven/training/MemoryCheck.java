package io.github.experimentmaven.training;

import io.github.experimentmaven.experiment.Training;
import io.github.experimentmaven.failure.DescriptorException;
import io.github.experimentmaven.failure.Problem;
import io.github.experimentmaven.launch.Launcher;
import io.github.experimentmaven.launch.MemoryLack;
import io.github.experimentmaven.module.CheckedExperiment;
import io.github.experimentmaven.plan.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Refuses networks that cannot have the memory that they need, before anything is trained. */
final class MemoryCheck {

  private MemoryCheck() {}

  /**
   * Does nothing if all of some runs get what they need.
   *
   * @param experiments where it is written what they train
   * @param runs to be trained
   * @param launcher knows what there is
   * @throws DescriptorException with every experiment of which one does not
   */
  static void require(List<CheckedExperiment> experiments, List<Run> runs, Launcher launcher)
      throws DescriptorException {
    List<Problem> problems = new ArrayList<>();
    Set<String> trained = runs.stream().map(Run::experimentName).collect(Collectors.toSet());
    for (CheckedExperiment checked : experiments) {
      int batchSize = checked.experiment().batchSize();
      if (trained.contains(checked.experiment().name())) {
        launcher
            .lack(checked.memory(batchSize))
            .ifPresent(lack -> problems.add(problem(checked, lack, launcher)));
      }
    }
    if (!problems.isEmpty()) {
      throw new DescriptorException(problems);
    }
  }

  private static Problem problem(CheckedExperiment checked, MemoryLack lack, Launcher launcher) {
    if (checked.experiment().trainer() != null) {
      return checked.source().problemAt(List.of("trainer"), lack.message(), lack.remedy());
    }
    Optional<Integer> smaller = smallerBatch(checked, launcher);
    List<String> hints = new ArrayList<>();
    smaller.ifPresent(size -> hints.add("a batch_size of " + size + " would do"));
    Optional.ofNullable(lack.remedy()).ifPresent(hints::add);
    if (smaller.isEmpty()) {
      hints.add(
          String.format(
              Locale.ROOT,
              "a smaller batch_size would not do: it has %,d parameters",
              checked.network().parameters()));
    }
    return checked
        .source()
        .problemAt(
            List.of(smaller.isPresent() ? "batch_size" : "architecture"),
            lack.message(),
            String.join("\n", hints));
  }

  /** The largest of half the batch size, a quarter of it and so on that gets what it needs. */
  private static Optional<Integer> smallerBatch(CheckedExperiment checked, Launcher launcher) {
    Training training = checked.experiment().training();
    for (int size = training.batchSize() / 2; size >= 1; size /= 2) {
      if (launcher.lack(checked.memory(size)).isEmpty()) {
        return Optional.of(size);
      }
    }
    return Optional.empty();
  }
}
