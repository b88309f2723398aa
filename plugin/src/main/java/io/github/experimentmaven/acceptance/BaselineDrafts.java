package io.github.experimentmaven.acceptance;

import io.github.experimentmaven.accepted.AcceptedBaseline;
import io.github.experimentmaven.accepted.AcceptedResult;
import io.github.experimentmaven.accepted.BaselineFiles;
import io.github.experimentmaven.accepted.KeptPredictions;
import io.github.experimentmaven.agreement.AcceptedChanges;
import io.github.experimentmaven.dataset.Dataset;
import io.github.experimentmaven.dataset.ExperimentData;
import io.github.experimentmaven.failure.BaselineException;
import io.github.experimentmaven.failure.DatasetException;
import io.github.experimentmaven.failure.ExperimentException;
import io.github.experimentmaven.gate.BaselineText;
import io.github.experimentmaven.gate.TaskPredictions;
import io.github.experimentmaven.module.ExperimentCatalog;
import io.github.experimentmaven.module.ExperimentModule;
import io.github.experimentmaven.recording.JudgedExperiment;
import io.github.experimentmaven.recording.RecordedPredictions;
import io.github.experimentmaven.result.PooledPredictions;
import io.github.experimentmaven.result.Predictions;
import io.github.experimentmaven.result.RunResult;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.inject.Inject;
import javax.inject.Named;
import javax.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Drafts the baselines that recorded results would be. */
@Named
@Singleton
final class BaselineDrafts {

  private final ExperimentCatalog catalog;

  @Inject
  BaselineDrafts(ExperimentCatalog catalog) {
    this.catalog = catalog;
  }

  /** The data of a module's experiments, by their names. */
  Map<String, ExperimentData> data(ExperimentModule module) throws ExperimentException {
    Map<String, ExperimentData> data = new TreeMap<>();
    catalog.check(module).forEach(checked -> data.put(checked.experiment().name(), checked.data()));
    return data;
  }

  /** Why recorded results cannot become a baseline, for people. */
  static Optional<String> refusal(
      ExperimentModule module, JudgedExperiment each, Map<String, ExperimentData> data) {
    String name = each.experiment().name();
    ExperimentData own = dataset(data, name);
    for (RunResult run : each.result().runs()) {
      if (!AcceptedResult.isComparable(run)) {
        return Optional.of(
            "%s: %s has a metric that is not finite and cannot be compared"
                .formatted(name, run.key().label()));
      }
      List<String> changed = ChangedData.between(run.provenance().identity(), own);
      if (!changed.isEmpty()) {
        return Optional.of(
            "%s: the %s have changed since %s was trained; run 'mvn clean verify'"
                .formatted(name, String.join(" and ", changed), run.key().label()));
      }
      if (TaskPredictions.of(run.task()).isPresent()
          && !Files.exists(RecordedPredictions.file(module, run))) {
        return Optional.of(
            "%s: %s's predictions are missing: %s does not exist; run 'mvn verify' again"
                .formatted(
                    name, run.key().label(), module.shown(RecordedPredictions.file(module, run))));
      }
    }
    return Optional.empty();
  }

  /**
   * The baseline that an experiment's recorded results would be. One that is there and says the
   * same stays, and is at most put into the format of this version.
   *
   * @param each with results that are not refused
   * @throws IOException if the predictions of a run, or the present baseline, cannot be read
   */
  BaselineDraft of(
      ExperimentModule module,
      JudgedExperiment each,
      Map<String, ExperimentData> data,
      String reason)
      throws DatasetException, IOException {
    String name = each.experiment().name();
    List<RunResult> runs = each.result().runs();
    BaselineFiles files = module.baselineFiles(name);
    AcceptedBaseline next =
        files.draft(reason, runs, kept(module, runs, dataset(data, name).whole()));
    if (!files.exists()) {
      return draft(files, next, "new", figures(each, next), List.of());
    }
    try {
      AcceptedBaseline present = files.read();
      return present.saysTheSameAs(next)
          ? unchanged(files, present, reason)
          : draft(
              files,
              next,
              "changed",
              changes(each, present, next),
              lostSeeds(present.facts().seeds(), next.facts().seeds()));
    } catch (BaselineException e) {
      // Accepting again is one of the ways out of it.
      return draft(
          files,
          next,
          "new, in place of one that cannot be used",
          Stream.concat(String.valueOf(e.getMessage()).lines().limit(1), figures(each, next)),
          List.of());
    }
  }

  /** What is kept of the runs' predictions; null if their task keeps none. */
  private static @Nullable KeptPredictions kept(
      ExperimentModule module, List<RunResult> runs, Dataset dataset)
      throws DatasetException, IOException {
    Optional<TaskPredictions> task = TaskPredictions.of(runs.get(0).task());
    if (task.isEmpty()) {
      return null;
    }
    List<Predictions> recorded = new ArrayList<>();
    for (RunResult run : runs) {
      recorded.add(RecordedPredictions.read(RecordedPredictions.file(module, run), run));
    }
    return task.get().kept(List.copyOf(PooledPredictions.of(runs, recorded).values()), dataset);
  }

  private static BaselineDraft draft(
      BaselineFiles files,
      AcceptedBaseline next,
      String state,
      Stream<String> details,
      List<String> warnings) {
    return new BaselineDraft(files, next, true, true, description(state, details), warnings);
  }

  private static BaselineDraft unchanged(
      BaselineFiles files, AcceptedBaseline present, String reason) throws IOException {
    String kept = present.facts().reason();
    String state =
        (present.isOfEarlierFormat() ? "unchanged, in another format" : "unchanged")
            + (kept.equals(reason) ? "" : "; the reason stays \"" + kept + "\"");
    return new BaselineDraft(
        files,
        files.inThisFormat(present),
        false,
        present.isOfEarlierFormat(),
        description(state, Stream.empty()),
        List.of());
  }

  private static List<String> description(String state, Stream<String> details) {
    return Stream.concat(Stream.of("baseline: " + state), details.map(line -> "  " + line))
        .toList();
  }

  private static Stream<String> figures(JudgedExperiment each, AcceptedBaseline next) {
    return Stream.concat(
        next.facts().runs().stream().map(run -> run.label() + ": " + AcceptedChanges.results(run)),
        BaselineText.figures(each.experiment(), next.facts()));
  }

  private static Stream<String> changes(
      JudgedExperiment each, AcceptedBaseline present, AcceptedBaseline next) {
    return Stream.concat(
        AcceptedChanges.between(present.facts(), next.facts()).stream(),
        BaselineText.changes(each.experiment(), present.facts(), next.facts()));
  }

  private static List<String> lostSeeds(List<Long> before, List<Long> after) {
    if (after.containsAll(before)) {
      return List.of();
    }
    return List.of(
        after.size() < before.size()
            ? "the baseline had %s, this has %s".formatted(seeds(before.size()), after.size())
            : "the baseline had the seeds %s, this has %s"
                .formatted(listed(before), listed(after)));
  }

  private static String seeds(int count) {
    return count == 1 ? "1 seed" : count + " seeds";
  }

  private static String listed(List<Long> seeds) {
    return seeds.stream().map(String::valueOf).collect(Collectors.joining(", "));
  }

  private static ExperimentData dataset(Map<String, ExperimentData> data, String name) {
    ExperimentData dataset = data.get(name);
    if (dataset == null) {
      throw new IllegalArgumentException(name + " has no data");
    }
    return dataset;
  }
}
