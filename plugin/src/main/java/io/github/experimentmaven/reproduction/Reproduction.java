package io.github.experimentmaven.reproduction;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.experimentmaven.accepted.AcceptedResult;
import io.github.experimentmaven.agreement.ResultComparison;
import io.github.experimentmaven.dataset.ExperimentData;
import io.github.experimentmaven.experiment.Experiment;
import io.github.experimentmaven.experiment.Metric;
import io.github.experimentmaven.failure.BaselineException;
import io.github.experimentmaven.failure.DescriptorException;
import io.github.experimentmaven.failure.ExperimentException;
import io.github.experimentmaven.launch.RunOutcome;
import io.github.experimentmaven.launch.Trainings;
import io.github.experimentmaven.module.CheckedExperiment;
import io.github.experimentmaven.module.ExperimentCatalog;
import io.github.experimentmaven.module.ExperimentModule;
import io.github.experimentmaven.plan.Run;
import io.github.experimentmaven.provenance.Difference;
import io.github.experimentmaven.provenance.Identity;
import io.github.experimentmaven.recording.OwnBaselines;
import io.github.experimentmaven.result.RunResult;
import io.github.experimentmaven.training.ExperimentBuild;
import io.github.experimentmaven.training.TrainingSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import javax.inject.Inject;
import javax.inject.Named;
import javax.inject.Singleton;
import org.jspecify.annotations.Nullable;

/**
 * Trains again what was accepted, from the experiment files and data as they are now, with the
 * accepted seeds and from the beginning, and compares the results. What is recorded of the module
 * stays as it is.
 */
@Named
@Singleton
public final class Reproduction {

  private final ExperimentCatalog catalog;
  private final ExperimentBuild build;

  @Inject
  Reproduction(ExperimentCatalog catalog, ExperimentBuild build) {
    this.catalog = catalog;
    this.build = build;
  }

  /**
   * What a module has accepted of its experiments.
   *
   * @param results by the experiments' names
   * @param without the names of the experiments of which nothing was accepted
   */
  public record Accepted(Map<String, AcceptedResult> results, List<String> without) {

    public Accepted {
      results = Collections.unmodifiableMap(new TreeMap<>(results));
      without = List.copyOf(without);
    }
  }

  /**
   * What came of it.
   *
   * @param outcomes how each run ended
   * @param comparisons by the experiments' names; of those whose runs are all complete
   */
  public record Result(List<RunOutcome> outcomes, List<ResultComparison> comparisons) {

    public Result {
      outcomes = List.copyOf(outcomes);
      comparisons = List.copyOf(comparisons);
    }
  }

  /**
   * Reads what was accepted.
   *
   * @throws BaselineException if something of it cannot be believed
   */
  public Accepted accepted(ExperimentModule module) throws ExperimentException, IOException {
    List<String> names =
        catalog.read(module).stream().map(located -> located.experiment().name()).toList();
    Map<String, AcceptedResult> results = OwnBaselines.read(module, names);
    return new Accepted(
        results, names.stream().filter(name -> !results.containsKey(name)).toList());
  }

  /**
   * What is to be trained.
   *
   * @param accepted by the experiments' names
   * @param margins how far the metrics that people look at first may be apart and still count as
   *     equal, by the names of the experiments for which that is said
   * @param runs of the accepted seeds, from the experiments as they are now
   */
  public record Plan(
      Map<String, AcceptedResult> accepted, Map<String, Double> margins, List<Run> runs) {

    public Plan {
      accepted = Map.copyOf(accepted);
      margins = Map.copyOf(margins);
      runs = List.copyOf(runs);
    }

    /** The experiments of which nobody said what counts as equal. */
    public List<String> withoutMargin() {
      return accepted.keySet().stream()
          .filter(name -> !margins.containsKey(name))
          .sorted()
          .toList();
    }

    /** The metric that people look at first in an experiment that is planned. */
    public Metric headline(String experiment) {
      return runs.stream()
          .filter(run -> run.experimentName().equals(experiment))
          .findFirst()
          .map(run -> run.job().task().headline())
          .orElseThrow(() -> new IllegalArgumentException(experiment + " is not planned"));
    }

    /**
     * The experiments that are not what was accepted, or whose data are not, in which no training
     * gives the same bits; with all their inputs that differ. Where only the software or the
     * kernels are other ones, training shows whether that matters.
     */
    public Map<String, List<Difference>> otherExperiments() {
      return differing(Plan::recipe);
    }

    /** The same with those that may use other kernels. */
    public Map<String, List<Difference>> changedExperiments() {
      return differing(Identity::experiment);
    }

    private Map<String, List<Difference>> differing(Function<Identity, JsonNode> compared) {
      Map<String, List<Difference>> others = new TreeMap<>();
      for (Run run : runs) {
        Identity before = of(accepted, run.experimentName()).identity();
        Identity present = run.job().identity();
        if (!compared.apply(before).equals(compared.apply(present))
            || !before.data().equals(present.data())) {
          others.put(run.experimentName(), Difference.between(before, present));
        }
      }
      return others;
    }

    /** Which kernels it may use decides no bit where the processor has the same ones anyway. */
    private static JsonNode recipe(Identity identity) {
      ObjectNode recipe = identity.experiment().deepCopy();
      recipe.remove("numerics");
      return recipe;
    }
  }

  /**
   * Plans experiments of which something was accepted.
   *
   * @param accepted by their names; at least one
   * @param settings with a cache that is off
   * @param folder where the runs go; not that of the module's results
   * @param margin how far the metrics that people look at first may be apart and still count as
   *     equal; null for the experiments' own {@code max_drop}
   * @throws DescriptorException if an experiment cannot be trained
   */
  public Plan plan(
      ExperimentModule module,
      Map<String, AcceptedResult> accepted,
      TrainingSettings settings,
      Path folder,
      @Nullable Double margin)
      throws ExperimentException, IOException {
    ExperimentModule elsewhere = module.with(accepted.keySet(), folder);
    Map<Experiment, ExperimentData> data = new LinkedHashMap<>();
    Map<String, Double> margins = new TreeMap<>();
    List<CheckedExperiment> experiments = catalog.check(elsewhere);
    for (CheckedExperiment checked : experiments) {
      Experiment experiment = checked.experiment();
      data.put(experiment.withSeeds(seeds(accepted, experiment.name())), checked.data());
      Double own = experiment.maxDrop(checked.task().headline());
      Double said = margin != null ? margin : own;
      // Of a margin of 0 no interval shows anything.
      if (said != null && said > 0) {
        margins.put(experiment.name(), said);
      }
    }
    return new Plan(accepted, margins, build.plan(elsewhere, experiments, data, settings));
  }

  /**
   * Trains what is planned and compares.
   *
   * @param module whose experiments they are
   * @param settings those of the plan
   * @throws InterruptedException if the build is being cancelled; no trainer is left then
   */
  public Result reproduce(ExperimentModule module, Plan plan, TrainingSettings settings)
      throws ExperimentException, IOException, InterruptedException {
    Map<String, AcceptedResult> accepted = plan.accepted();
    Map<String, Identity> changed = new TreeMap<>();
    for (Run run : plan.runs()) {
      // A training that is resumed would not be repeated from its beginning; and what changed is
      // told from what was accepted, not from an earlier reproduction.
      Trainings.forget(run);
      Identity before = of(accepted, run.experimentName()).identity();
      if (!before.fingerprint(run.key()).equals(run.fingerprint())) {
        changed.put(run.experimentName(), before);
      }
    }
    List<RunOutcome> outcomes = build.train(module, plan.runs(), settings, changed);
    return new Result(outcomes, comparisons(plan, outcomes));
  }

  private static List<Long> seeds(Map<String, AcceptedResult> accepted, String experiment) {
    return of(accepted, experiment).seeds();
  }

  private static AcceptedResult of(Map<String, AcceptedResult> accepted, String experiment) {
    AcceptedResult result = accepted.get(experiment);
    if (result == null) {
      throw new IllegalArgumentException("nothing was accepted of " + experiment);
    }
    return result;
  }

  private static List<ResultComparison> comparisons(Plan plan, List<RunOutcome> outcomes) {
    Map<String, AcceptedResult> accepted = plan.accepted();
    Map<String, List<RunResult>> results = new TreeMap<>();
    for (RunOutcome outcome : outcomes) {
      outcome
          .completion()
          .ifPresent(
              result ->
                  results
                      .computeIfAbsent(result.experiment(), name -> new ArrayList<>())
                      .add(result));
    }
    return results.entrySet().stream()
        .filter(entry -> entry.getValue().size() == of(accepted, entry.getKey()).runs().size())
        .map(
            entry ->
                ResultComparison.of(
                    of(accepted, entry.getKey()),
                    entry.getValue(),
                    plan.margins().get(entry.getKey())))
        .toList();
  }
}
