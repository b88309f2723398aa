package io.github.experimentmaven.gate;

import io.github.experimentmaven.accepted.AcceptedResult;
import io.github.experimentmaven.experiment.Bounds;
import io.github.experimentmaven.experiment.Experiment;
import io.github.experimentmaven.experiment.Metric;
import io.github.experimentmaven.numbers.Digits;
import io.github.experimentmaven.provenance.RunKey;
import io.github.experimentmaven.result.RunResult;
import io.github.experimentmaven.result.Verdict.Check;
import io.github.experimentmaven.result.Verdict.Outcome;
import io.github.experimentmaven.statistics.Direction;
import io.github.experimentmaven.statistics.FisherExact;
import io.github.experimentmaven.statistics.Measure;
import io.github.experimentmaven.statistics.Moments;
import io.github.experimentmaven.statistics.Outliers;
import io.github.experimentmaven.statistics.Sample;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Seeds that went wrong where others of the same recipe did not: in a gated metric not finite, or
 * {@linkplain Outliers far outside} what the others allow and beyond what the gate tolerates. They
 * have a check of their own, and take no part in the comparison with the baseline, which they would
 * blind. With folds these are runs of a seed and a fold, and how far one is from the others tells
 * nothing: a fold may be hard by itself. Then only those went wrong that are not finite or have not
 * learned.
 *
 * <p>A network that says the same of nearly every sample has not learned, however many seeds did
 * the same: half of the seeds like that would hide each other. All gated metrics share {@link
 * Outliers#ALPHA}. A baseline that has such seeds was accepted with them: then the candidate may
 * have them, too, as long as there are not significantly more ({@link FisherExact}).
 */
public final class OutlyingSeeds {

  private static final double MORE_OFTEN = 0.05;

  private final Map<Metric, Group> groups;
  private final int seeds;
  private final int baselineSeeds;

  private OutlyingSeeds(Map<Metric, Group> groups, int seeds, int baselineSeeds) {
    this.groups = groups;
    this.seeds = seeds;
    this.baselineSeeds = baselineSeeds;
  }

  /**
   * One metric.
   *
   * @param values by run
   * @param outlying some of them, not all
   */
  private record Values(Map<RunKey, Double> values, Set<RunKey> outlying) {

    List<Double> others() {
      return values.entrySet().stream()
          .filter(entry -> !outlying.contains(entry.getKey()))
          .map(Map.Entry::getValue)
          .toList();
    }
  }

  private record Group(Values baseline, Values candidate) {}

  /**
   * Looks for them.
   *
   * @param baseline null if there is none
   * @param runs the candidate's
   */
  public static OutlyingSeeds of(
      Experiment experiment, @Nullable AcceptedResult baseline, List<RunResult> runs) {
    Map<Metric, Group> groups = new TreeMap<>();
    double alpha = Outliers.ALPHA / Math.max(1, experiment.gate().size());
    if (!runs.isEmpty()) {
      experiment
          .gate()
          .forEach(
              (metric, bounds) -> groups.put(metric, group(metric, bounds, baseline, runs, alpha)));
    }
    return new OutlyingSeeds(groups, runs.size(), baseline == null ? 0 : baseline.runs().size());
  }

  private static Group group(
      Metric metric,
      Bounds bounds,
      @Nullable AcceptedResult baseline,
      List<RunResult> runs,
      double alpha) {
    Measure measure = MetricValues.measure(metric, runs.get(0));
    Map<RunKey, Double> accepted = new TreeMap<>();
    if (baseline != null && baseline.has(metric)) {
      baseline.runs().forEach(run -> accepted.put(run.key(), run.value(metric)));
    }
    double chance = TaskGate.of(runs.get(0).task()).withoutLearning(metric, runs.get(0));
    double best = metric.quantity().best();
    Values before =
        new Values(accepted, outlying(accepted, List.of(), measure, bounds, alpha, chance, best));
    Map<RunKey, Double> measured = new TreeMap<>();
    runs.forEach(run -> measured.put(run.key(), MetricValues.of(metric, run)));
    return new Group(
        before,
        new Values(
            measured, outlying(measured, before.others(), measure, bounds, alpha, chance, best)));
  }

  private static Set<RunKey> outlying(
      Map<RunKey, Double> values,
      List<Double> reference,
      Measure measure,
      Bounds bounds,
      double alpha,
      double chance,
      double best) {
    Set<RunKey> outlying = new TreeSet<>();
    List<RunKey> finite = new ArrayList<>();
    values.forEach(
        (run, value) -> {
          if (Double.isFinite(value)) {
            finite.add(run);
          } else {
            outlying.add(run);
          }
        });
    if (finite.isEmpty()) {
      return Set.of();
    }
    Sample sample = new Sample(measure, finite.stream().map(values::get).toList());
    Set<Integer> far = new HashSet<>();
    if (finite.get(0).fold() == null) {
      far.addAll(
          reference.isEmpty() || finite.size() < 2
              ? Outliers.of(sample, alpha)
              : Outliers.of(sample, new Sample(measure, reference), alpha));
    }
    far.addAll(withoutLearning(sample, chance, best));
    List<Double> others =
        reference.isEmpty()
            ? IntStream.range(0, finite.size())
                .filter(index -> !far.contains(index))
                .mapToObj(sample.values()::get)
                .toList()
            : reference;
    far.stream()
        .filter(index -> !isTolerated(sample.values().get(index), others, measure, bounds))
        .map(finite::get)
        .forEach(outlying::add);
    return outlying;
  }

  /**
   * Those that know no more than what is frequent, where each of the others knows more than half of
   * what there is to know beyond that: not where all are still about to learn.
   *
   * @param chance what they reach that have not learned; NaN if nobody knows
   * @param best what can be reached
   */
  private static Set<Integer> withoutLearning(Sample sample, double chance, double best) {
    Direction direction = sample.measure().direction();
    List<Double> values = sample.values();
    Set<Integer> ignorant =
        IntStream.range(0, values.size())
            .filter(index -> direction.gain(chance, values.get(index)) <= 0)
            .boxed()
            .collect(Collectors.toSet());
    double learned = (chance + best) / 2;
    boolean othersLearned =
        IntStream.range(0, values.size())
            .filter(index -> !ignorant.contains(index))
            .allMatch(index -> direction.gain(learned, values.get(index)) >= 0);
    return othersLearned && ignorant.size() < values.size() ? ignorant : Set.of();
  }

  /** Whether the gate would take a result like this if all seeds had it. */
  private static boolean isTolerated(
      double value, List<Double> others, Measure measure, Bounds bounds) {
    boolean isWithin =
        (bounds.min() == null || value >= bounds.min())
            && (bounds.max() == null || value <= bounds.max());
    return isWithin
        && (bounds.maxDrop() == null
            || measure.direction().gain(Moments.mean(others), value) >= -bounds.maxDrop());
  }

  /** The candidate's seeds. */
  public Set<RunKey> ofCandidate() {
    return groups.values().stream()
        .flatMap(group -> group.candidate().outlying().stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The baseline's seeds. */
  public Set<RunKey> ofBaseline() {
    return groups.values().stream()
        .flatMap(group -> group.baseline().outlying().stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The check; nothing if no seed of the candidate is one. */
  public Optional<Check> check() {
    Set<RunKey> bad = ofCandidate();
    if (bad.isEmpty()) {
      return Optional.empty();
    }
    boolean asBefore = !ofBaseline().isEmpty() && !isMoreOften(bad.size());
    return Optional.of(
        new Check(
            CheckSubject.Single.OUTLIERS.checkName(),
            ofBaseline().isEmpty() ? "none" : "not more of them than in the baseline",
            (double) bad.size(),
            null,
            asBefore ? Outcome.PASS : Outcome.FAIL,
            explanation(bad, asBefore)));
  }

  /** Whether the candidate has more than the baseline, so that accepting it accepts more. */
  public boolean areMoreThanBefore() {
    return ofCandidate().size() > ofBaseline().size();
  }

  private boolean isMoreOften(int bad) {
    return FisherExact.pValue(bad, seeds, ofBaseline().size(), baselineSeeds) <= MORE_OFTEN;
  }

  private String explanation(Set<RunKey> bad, boolean asBefore) {
    String metrics =
        groups.entrySet().stream()
            .filter(entry -> !entry.getValue().candidate().outlying().isEmpty())
            .map(entry -> explanation(entry.getKey(), entry.getValue()))
            .collect(Collectors.joining("; "));
    return "%s went wrong where the others did not: %s; %s"
        .formatted(SeedCount.ofRuns(bad), metrics, consequence(asBefore));
  }

  private boolean haveFolds() {
    return groups.values().stream().anyMatch(group -> hasFolds(group.candidate()));
  }

  private String consequence(boolean asBefore) {
    int before = ofBaseline().size();
    if (asBefore) {
      return "as %s of the baseline's %s did, so not significantly more often"
          .formatted(before, baselineSeeds);
    }
    String reason =
        before == 0
            ? "look at how training went, or at its learning rate"
            : "of the baseline's %s %s %s did, significantly fewer"
                .formatted(baselineSeeds, haveFolds() ? "runs" : "seeds", before);
    return reason + "; if the recipe is like that, accept it with -Dexperiment.accept.outliers";
  }

  private static String explanation(Metric metric, Group group) {
    Values candidate = group.candidate();
    String values =
        candidate.values().entrySet().stream()
            .filter(entry -> candidate.outlying().contains(entry.getKey()))
            .map(
                entry ->
                    figure(entry.getValue()) + " with " + SeedCount.ofRuns(Set.of(entry.getKey())))
            .collect(Collectors.joining(" and "));
    List<String> others = new ArrayList<>();
    List<Double> own = candidate.others();
    if (!own.isEmpty()) {
      others.add(range(own) + " with the other " + others(own.size(), hasFolds(candidate)));
    }
    List<Double> before = group.baseline().others();
    if (!before.isEmpty()) {
      others.add(range(before) + " in the baseline");
    }
    return "%s is %s, against %s".formatted(metric.key(), values, String.join(" and ", others));
  }

  private static boolean hasFolds(Values values) {
    return values.values().keySet().stream().anyMatch(run -> run.fold() != null);
  }

  private static String others(int count, boolean haveFolds) {
    String noun = haveFolds ? "run" : "seed";
    return count == 1 ? noun : count + " " + noun + "s";
  }

  private static String range(List<Double> values) {
    String least = figure(values.stream().mapToDouble(Double::doubleValue).min().orElseThrow());
    String greatest = figure(values.stream().mapToDouble(Double::doubleValue).max().orElseThrow());
    return least.equals(greatest) ? least : least + " to " + greatest;
  }

  private static String figure(double value) {
    return Digits.fixed(value, Digits.USUAL);
  }
}
