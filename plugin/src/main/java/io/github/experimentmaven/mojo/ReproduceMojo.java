package io.github.experimentmaven.mojo;

import io.github.experimentmaven.agreement.Agreement;
import io.github.experimentmaven.agreement.ResultComparison;
import io.github.experimentmaven.agreement.ResultComparisonText;
import io.github.experimentmaven.cache.RunCache;
import io.github.experimentmaven.experiment.Metric;
import io.github.experimentmaven.experiment.Quantity;
import io.github.experimentmaven.module.ExperimentModule;
import io.github.experimentmaven.provenance.Difference;
import io.github.experimentmaven.reproduction.Reproduction;
import io.github.experimentmaven.training.TrainingSettings;
import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.inject.Inject;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Trains every experiment that has accepted results again, from the beginning and in fresh JVMs,
 * and compares the results with these, bit by bit. Fails the build unless the required level is
 * reached, and then names the first epoch that differs and what may explain it. Where the same bits
 * are wanted of an experiment or data that are not the accepted ones, fails before training.
 * Recorded results are not changed.
 */
@Mojo(name = "reproduce", threadSafe = true)
public final class ReproduceMojo extends TrainingMojo {

  private final Reproduction reproduction;

  /** Skips this goal. */
  @Parameter(property = "experiment.reproduce.skip", defaultValue = "false")
  private boolean skipReproduce;

  /**
   * Required level of agreement: {@code bitwise} (the same weights after every epoch), {@code
   * predictions} (the same class for every test image) or {@code statistical} (test accuracies, or
   * what else people look at first, that are shown to be equal but for a margin).
   */
  @Parameter(property = "experiment.reproduce.level", defaultValue = "bitwise")
  private String level;

  /**
   * How far mean test accuracies, or what else people look at first, may be apart and still count
   * as statistically equal. Default: the {@code max_drop} of {@code test_accuracy}, or of that, in
   * the experiment's gate.
   */
  @Parameter(property = "experiment.reproduce.margin")
  private @Nullable Double margin;

  /** Output folder of the repeated runs. */
  @Parameter(
      property = "experiment.reproduce.outputDirectory",
      defaultValue = "${project.build.directory}/experiments-reproduced")
  private File reproductionDirectory;

  @Inject
  ReproduceMojo(Reproduction reproduction, SessionSlots slots) {
    super(slots);
    this.reproduction = reproduction;
  }

  @Override
  boolean isGoalSkipped() {
    return skipReproduce;
  }

  @Override
  void perform(ExperimentModule module) throws Exception {
    Agreement wanted =
        parsed(
            "experiment.reproduce.level",
            () -> Choice.of(level, Agreement.levels(), Agreement::key));
    requireMarginBelow(Double.POSITIVE_INFINITY);
    Reproduction.Accepted accepted = reproduction.accepted(module);
    List<String> without = accepted.without();
    if (accepted.results().isEmpty() && without.isEmpty()) {
      getLog().info("No experiments in " + module.shown(module.experimentDirectory()));
      return;
    }
    if (accepted.results().isEmpty() || !(module.names().isEmpty() || without.isEmpty())) {
      throw new MojoExecutionException(
          String.join(", ", without)
              + (without.size() == 1 ? " has" : " have")
              + " no accepted results to compare with; accept results first: mvn verify experiment:accept"
              + " -Dexperiment.reason=...");
    }
    without.forEach(name -> getLog().info(name + " has no accepted results and is skipped"));
    // What comes from the cache would prove nothing.
    TrainingSettings settings = settings(RunCache.off());
    Reproduction.Plan plan =
        reproduction.plan(
            module, accepted.results(), settings, reproductionDirectory.toPath(), margin);
    for (String experiment : accepted.results().keySet()) {
      Quantity quantity = plan.headline(experiment).quantity();
      requireMarginBelow(quantity.greatest() - quantity.least());
    }
    if (wanted == Agreement.BITWISE) {
      requireAccepted(plan);
    }
    if (wanted == Agreement.STATISTICAL) {
      requireMargins(plan);
    }
    Reproduction.Result result = reproduction.reproduce(module, plan, settings);
    Optional<String> incompleteness = incompleteness(result.outcomes());
    if (incompleteness.isPresent()) {
      throw new MojoExecutionException(incompleteness.get());
    }
    judge(result.comparisons(), wanted);
  }

  /** Numbers that cannot be further apart than that would always count as equal. */
  private void requireMarginBelow(double furthest) throws MojoExecutionException {
    if (margin != null && !(margin >= 0 && margin < furthest)) {
      throw new MojoExecutionException(
          "experiment.reproduce.margin must lie between 0 and 1, found " + margin);
    }
  }

  /** Nobody should wait for a training that cannot give what is wanted. */
  private static void requireAccepted(Reproduction.Plan plan) throws MojoFailureException {
    Map<String, List<Difference>> others = plan.otherExperiments();
    if (!others.isEmpty()) {
      List<String> paragraphs = new ArrayList<>();
      paragraphs.add(
          "%s of %s %s not what was accepted, so that other bits are certain; nothing was trained"
              .formatted(
                  others.size(),
                  plan.accepted().size(),
                  plan.accepted().size() == 1 ? "experiment is" : "experiments are"));
      others.forEach(
          (name, differences) ->
              paragraphs.add(
                  name
                      + " differs from what was accepted in\n"
                      + differences.stream()
                          .map(each -> "  " + each)
                          .collect(Collectors.joining("\n"))));
      paragraphs.add(
          "Check out the commit that has what was accepted, or ask for less:"
              + " -Dexperiment.reproduce.level=statistical");
      throw new MojoFailureException(String.join("\n\n", paragraphs));
    }
  }

  /** What cannot give the same bits and does not say what counts as equal cannot be found to be. */
  private static void requireMargins(Reproduction.Plan plan) throws MojoExecutionException {
    List<String> unknown =
        plan.withoutMargin().stream().filter(plan.changedExperiments()::containsKey).toList();
    if (!unknown.isEmpty()) {
      List<Metric> metrics = unknown.stream().map(plan::headline).distinct().toList();
      throw new MojoExecutionException(
          String.join(", ", unknown)
              + (unknown.size() == 1 ? " does" : " do")
              + " not say how far "
              + metrics.stream().map(ReproduceMojo::values).collect(Collectors.joining(" and "))
              + " may be apart and still count as equal, so that level"
              + " statistical cannot be reached; nothing was trained. Give "
              + metrics.stream().map(Metric::key).collect(Collectors.joining(" and "))
              + " a max_drop in the gate, or say it here: -Dexperiment.reproduce.margin=0.005");
    }
  }

  private static String values(Metric metric) {
    return metric.quantity().equals(Quantity.ACCURACY) ? "accuracies" : "values of " + metric.key();
  }

  private void judge(List<ResultComparison> comparisons, Agreement wanted)
      throws MojoFailureException {
    List<ResultComparison> missed =
        comparisons.stream().filter(each -> !each.agreement().reaches(wanted)).toList();
    comparisons.stream()
        .filter(each -> !missed.contains(each))
        .flatMap(each -> ResultComparisonText.verdict(each).lines())
        .forEach(getLog()::info);
    if (!missed.isEmpty()) {
      throw new MojoFailureException(
          "%s of %s %s not reproduced; wanted: %s\n\n"
                  .formatted(
                      missed.size(),
                      comparisons.size(),
                      comparisons.size() == 1 ? "experiment was" : "experiments were",
                      wanted.words())
              + missed.stream()
                  .map(ResultComparisonText::verdict)
                  .collect(Collectors.joining("\n\n")));
    }
  }
}
