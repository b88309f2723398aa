package io.github.experimentmaven.recording;

import io.github.experimentmaven.accepted.AcceptedBaseline;
import io.github.experimentmaven.accepted.AcceptedResult;
import io.github.experimentmaven.accepted.BaselineFiles;
import io.github.experimentmaven.agreement.ResultComparison;
import io.github.experimentmaven.failure.BaselineException;
import io.github.experimentmaven.module.ExperimentModule;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a module itself has accepted of its experiments, whatever else they are held to: where an
 * experiment has its baseline from an artifact, its own results can be accepted all the same, for
 * their bits.
 */
public final class OwnBaselines {

  private OwnBaselines() {}

  /**
   * What was accepted, by the experiments' names.
   *
   * @throws BaselineException if something cannot be believed
   * @throws IOException if a file cannot be read
   */
  public static Map<String, AcceptedResult> read(ExperimentModule module, List<String> experiments)
      throws BaselineException, IOException {
    Map<String, AcceptedResult> accepted = new TreeMap<>();
    for (String experiment : experiments) {
      BaselineFiles files = module.baselineFiles(experiment);
      if (files.exists()) {
        accepted.put(experiment, files.read().facts());
      }
    }
    return accepted;
  }

  /**
   * Compares each experiment of which results were accepted and recorded.
   *
   * @return in their order
   * @throws BaselineException if what was accepted cannot be believed; also of an experiment
   *     without results
   * @throws IOException if a file cannot be read
   */
  public static List<ResultComparison> compare(
      ExperimentModule module, List<JudgedExperiment> judged)
      throws BaselineException, IOException {
    List<ResultComparison> comparisons = new ArrayList<>();
    for (JudgedExperiment each : judged) {
      Optional<AcceptedResult> accepted = of(module, each);
      if (accepted.isPresent() && !each.result().runs().isEmpty()) {
        // How near they are is asked by those who reproduce.
        comparisons.add(ResultComparison.of(accepted.get(), each.result().runs(), null));
      }
    }
    return comparisons;
  }

  private static Optional<AcceptedResult> of(ExperimentModule module, JudgedExperiment each)
      throws BaselineException, IOException {
    String name = each.experiment().name();
    AcceptedBaseline judgedBy = each.baseline();
    return judgedBy != null && each.experiment().baseline().artifact() == null
        ? Optional.of(judgedBy.facts())
        : Optional.ofNullable(read(module, List.of(name)).get(name));
  }
}
