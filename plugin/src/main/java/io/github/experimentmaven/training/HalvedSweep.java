package io.github.experimentmaven.training;

import io.github.experimentmaven.choosing.Rung;
import io.github.experimentmaven.choosing.Rung.Contender;
import io.github.experimentmaven.descriptor.HalvingPlace;
import io.github.experimentmaven.experiment.Halving;
import io.github.experimentmaven.experiment.Metric;
import io.github.experimentmaven.launch.RunOutcome;
import io.github.experimentmaven.launch.RunOutcome.Completed;
import io.github.experimentmaven.launch.RunOutcome.Paused;
import io.github.experimentmaven.module.CheckedExperiment;
import io.github.experimentmaven.plan.Leg;
import io.github.experimentmaven.plan.Run;
import io.github.experimentmaven.result.PausedRun;
import io.github.experimentmaven.result.RunFolder;
import io.github.experimentmaven.result.RunResult;
import io.github.experimentmaven.result.StoppedExperiment;
import io.github.experimentmaven.statistics.Moments;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A sweep on its way through successive halving, rung by rung: which parts of its trainings are
 * next, and which experiments are stopped when these are done. Every part is the same training with
 * the same number of epochs to come, so that what goes on to the end is what it would have been
 * without.
 *
 * <p>An experiment of which a run failed is no contender any more. It counts for how many go on all
 * the same: once it does not fail, the others are those that would have gone on beside it.
 */
final class HalvedSweep {

  private final String name;
  private final Halving halving;
  private final Metric metric;
  private final List<Integer> rungs;
  private final Map<String, List<Run>> runs;
  private final Map<RunFolder, RunOutcome> outcomes = new HashMap<>();
  private final Map<String, StoppedExperiment> stopped = new LinkedHashMap<>();
  // Whose trainings go on, in the order of the file.
  private List<String> contenders;
  private int passed;
  private int trained;
  private boolean over;

  private HalvedSweep(
      String name, Halving halving, Metric metric, int epochs, Map<String, List<Run>> runs) {
    this.name = name;
    this.halving = halving;
    this.metric = metric;
    this.rungs = halving.rungs(epochs);
    this.runs = runs;
    this.contenders = List.copyOf(runs.keySet());
  }

  /**
   * The sweeps among some experiments that say {@code halving}. Where only a part of a sweep was
   * asked for, that is trained to its end: the best of a part need not be those of the whole.
   *
   * @param runs of all experiments
   */
  static List<HalvedSweep> of(List<CheckedExperiment> experiments, List<Run> runs) {
    Map<String, List<CheckedExperiment>> sweeps = new LinkedHashMap<>();
    experiments.stream()
        .filter(each -> each.source().halving().isPresent())
        .forEach(
            each ->
                sweeps
                    .computeIfAbsent(
                        each.source().cell().orElseThrow().sweep(), key -> new ArrayList<>())
                    .add(each));
    List<HalvedSweep> halved = new ArrayList<>();
    sweeps.forEach((sweep, cells) -> of(sweep, cells, runs).ifPresent(halved::add));
    return halved;
  }

  private static Optional<HalvedSweep> of(
      String sweep, List<CheckedExperiment> cells, List<Run> runs) {
    HalvingPlace place = place(cells.get(0));
    if (cells.size() < place.experiments()) {
      return Optional.empty();
    }
    List<CheckedExperiment> inOrder = new ArrayList<>(cells);
    inOrder.sort(Comparator.comparingInt(each -> place(each).place()));
    Map<String, List<Run>> byExperiment = new LinkedHashMap<>();
    inOrder.forEach(each -> byExperiment.put(each.experiment().name(), new ArrayList<>()));
    runs.forEach(
        run -> byExperiment.computeIfPresent(run.experimentName(), (key, own) -> with(own, run)));
    return Optional.of(
        new HalvedSweep(
            sweep,
            place.halving(),
            cells.get(0).task().headline().onValidation(),
            cells.stream().mapToInt(each -> each.experiment().epochs()).max().orElse(0),
            byExperiment));
  }

  private static HalvingPlace place(CheckedExperiment each) {
    return each.source().halving().orElseThrow();
  }

  private static List<Run> with(List<Run> all, Run another) {
    all.add(another);
    return all;
  }

  /** Whether an experiment is one of its own. */
  boolean has(String experiment) {
    return runs.containsKey(experiment);
  }

  /** The parts of trainings that are to be done next; none if the sweep is at its end. */
  List<Run> next() {
    if (over) {
      return List.of();
    }
    int until = passed < rungs.size() ? rungs.get(passed) : Integer.MAX_VALUE;
    return contenders.stream()
        .flatMap(each -> runs(each).stream())
        .filter(run -> !(outcomes.get(run.folder()) instanceof Completed))
        .map(run -> part(run, trained, until))
        .toList();
  }

  private static Run part(Run run, int after, int until) {
    int epochs = run.experiment().epochs();
    // Without epochs there is nothing to divide.
    return after < epochs ? run.part(new Leg(after, Math.min(until, epochs))) : run;
  }

  /**
   * Takes what became of the parts that were next, and decides who goes on; from one rung to the
   * next as long as all that it takes is known.
   *
   * @param done outcomes of these, and of whatever else
   * @param log takes a line for each rung
   * @return what became of the runs that are stopped by it
   */
  List<Paused> take(List<RunOutcome> done, Consumer<String> log) {
    done.stream()
        .filter(each -> has(each.run().experimentName()))
        .forEach(each -> outcomes.put(each.run().folder(), each));
    List<Paused> stops = new ArrayList<>();
    while (!over) {
      over = passed == rungs.size() || !isComplete();
      if (!over) {
        stops.addAll(decide(log));
        over = contenders.isEmpty();
        if (!over && !next().isEmpty()) {
          break;
        }
      }
    }
    return stops;
  }

  private boolean isComplete() {
    return contenders.stream()
        .flatMap(each -> runs(each).stream())
        .map(run -> outcomes.get(run.folder()))
        .noneMatch(each -> each == null || each instanceof RunOutcome.NotStarted);
  }

  private List<Paused> decide(Consumer<String> log) {
    Rung rung = new Rung(halving, metric, rungs.get(passed));
    List<Contender> candidates =
        contenders.stream().map(each -> new Contender(each, score(each, rung))).toList();
    List<String> promoted = rung.promoted(candidates);
    List<Paused> stops = new ArrayList<>();
    for (Contender each : candidates) {
      if (!promoted.contains(each.name()) && each.score() != null && !hasEnded(each.name(), rung)) {
        stops.addAll(stop(each, rung, promoted.size()));
      }
    }
    log.accept(
        "%s: %s of %s experiments go on after epoch %s (rung %s of %s), the best by %s"
            .formatted(
                name,
                promoted.size(),
                contenders.size(),
                rung.epoch(),
                passed + 1,
                rungs.size(),
                metric.key()));
    contenders = promoted;
    trained = rung.epoch();
    // Where one is left, there is nothing to compare any more.
    passed = promoted.size() > 1 ? passed + 1 : rungs.size();
    return stops;
  }

  /** Null if a run failed. */
  private @Nullable Double score(String experiment, Rung rung) {
    List<Double> values = new ArrayList<>();
    for (Run run : runs(experiment)) {
      OptionalDouble value = value(outcome(run), rung);
      if (value.isEmpty()) {
        return null;
      }
      values.add(value.getAsDouble());
    }
    return Moments.mean(values);
  }

  private static OptionalDouble value(RunOutcome outcome, Rung rung) {
    if (outcome instanceof Completed completed) {
      return OptionalDouble.of(rung.value(completed.result()));
    }
    return outcome instanceof Paused paused
        ? OptionalDouble.of(rung.value(paused.paused()))
        : OptionalDouble.empty();
  }

  private boolean hasEnded(String experiment, Rung rung) {
    return runs(experiment).stream()
        .allMatch(
            run ->
                outcome(run) instanceof Completed completed && rung.hasEnded(completed.result()));
  }

  private List<Paused> stop(Contender loser, Rung rung, int promoted) {
    List<Run> own = runs(loser.name());
    List<Paused> stops = new ArrayList<>();
    for (Run run : own) {
      Paused stop = new Paused(run, far(outcome(run), rung));
      stops.add(stop);
      outcomes.put(run.folder(), stop);
    }
    double score = Objects.requireNonNull(loser.score());
    StoppedExperiment how =
        new StoppedExperiment(
            halving,
            passed + 1,
            rungs.size(),
            rung.epoch(),
            own.get(0).experiment().epochs(),
            contenders.size(),
            promoted,
            metric.key(),
            Double.isFinite(score) ? score : null,
            stops.stream().map(Paused::paused).toList());
    stopped.put(loser.name(), how);
    return stops;
  }

  /** How far a run had come at a rung, whatever is known of it beyond. */
  private static PausedRun far(RunOutcome outcome, Rung rung) {
    if (outcome instanceof Paused paused) {
      return paused.paused().after(rung.epoch());
    }
    RunResult result = ((Completed) outcome).result();
    return new PausedRun(
            PausedRun.FORMAT_VERSION, result.key(), result.fingerprint(), result.epochs())
        .after(Math.min(rung.epoch(), result.epochs().size()));
  }

  /** The experiments that were stopped, by their names, in the order in which they were. */
  Map<String, StoppedExperiment> stopped() {
    return new LinkedHashMap<>(stopped);
  }

  /** What became of each run of which anything is known. */
  List<RunOutcome> outcomes() {
    return runs.values().stream()
        .flatMap(List::stream)
        .map(run -> outcomes.get(run.folder()))
        .filter(Objects::nonNull)
        .toList();
  }

  private List<Run> runs(String experiment) {
    return Objects.requireNonNull(runs.get(experiment));
  }

  private RunOutcome outcome(Run run) {
    return Objects.requireNonNull(outcomes.get(run.folder()));
  }
}
