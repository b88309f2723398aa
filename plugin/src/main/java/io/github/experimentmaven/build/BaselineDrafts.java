package io.github.experimentmaven.build;

import io.github.experimentmaven.baseline.AcceptedBaseline;
import io.github.experimentmaven.baseline.Baseline;
import io.github.experimentmaven.baseline.BaselineException;
import io.github.experimentmaven.baseline.BaselineFiles;
import io.github.experimentmaven.baseline.SeedPredictions;
import io.github.experimentmaven.dataset.Dataset;
import io.github.experimentmaven.dataset.DatasetException;
import io.github.experimentmaven.dataset.DatasetFiles;
import io.github.experimentmaven.dataset.SampleImage;
import io.github.experimentmaven.descriptor.DescriptorException;
import io.github.experimentmaven.gate.BaselineText;
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
  Map<String, Dataset> data(ExperimentModule module)
      throws DescriptorException, UnknownNameException {
    Map<String, Dataset> data = new TreeMap<>();
    catalog
        .check(module)
        .forEach(checked -> data.put(checked.experiment().name(), checked.dataset()));
    return data;
  }

  /** Why recorded results cannot become a baseline, for people. */
  static Optional<String> refusal(
      ExperimentModule module, JudgedExperiment each, Map<String, Dataset> data) {
    String name = each.experiment().name();
    DatasetFiles files = dataset(data, name).files();
    for (RunResult run : each.result().runs()) {
      if (!Baseline.isComparable(run)) {
        return Optional.of(
            "%s: seed %d has a metric that is not finite and cannot be compared"
                .formatted(name, run.seed()));
      }
      List<String> changed = ChangedData.between(run.provenance().identity().dataset(), files);
      if (!changed.isEmpty()) {
        return Optional.of(
            "%s: the %s have changed since seed %d was trained; run 'mvn clean verify'"
                .formatted(name, String.join(" and ", changed), run.seed()));
      }
      if (each.experiment().baseline().artifact() == null
          && !Files.exists(RecordedPredictions.file(module, run))) {
        return Optional.of(
            "%s: seed %d's predictions are missing: %s does not exist; run 'mvn verify' again"
                .formatted(name, run.seed(), module.shown(RecordedPredictions.file(module, run))));
      }
    }
    return Optional.empty();
  }

  /**
   * The baseline that an experiment's recorded results would be.
   *
   * @param each with results that are not refused
   * @return null if the experiment has its baseline from an artifact
   * @throws IOException if the predictions of a run, or the present baseline, cannot be read
   */
  @Nullable BaselineDraft of(
      ExperimentModule module, JudgedExperiment each, Map<String, Dataset> data, String reason)
      throws DatasetException, IOException {
    if (each.experiment().baseline().artifact() != null) {
      return null;
    }
    String name = each.experiment().name();
    List<RunResult> runs = each.result().runs();
    List<int[]> predictions = new ArrayList<>();
    for (RunResult run : runs) {
      predictions.add(
          RecordedPredictions.read(RecordedPredictions.file(module, run), run).classes());
    }
    BaselineFiles files = module.baselineFiles(name);
    int[] labels = SampleImage.testLabels(dataset(data, name));
    AcceptedBaseline next = files.draft(reason, runs, new SeedPredictions(labels, predictions));
    String state = "new";
    Stream<String> details = BaselineText.figures(each.experiment(), next.facts());
    boolean isNeeded = true;
    String kept = reason;
    List<String> warnings = new ArrayList<>();
    if (files.exists()) {
      try {
        AcceptedBaseline present = files.read();
        isNeeded = !present.saysTheSameAs(next);
        kept = isNeeded ? reason : present.facts().reason();
        state = isNeeded ? "changed" : unchanged(kept, reason);
        warnings.addAll(lostSeeds(present.facts().seeds(), next.facts().seeds()));
        details =
            isNeeded
                ? BaselineText.changes(each.experiment(), present.facts(), next.facts())
                : Stream.empty();
      } catch (BaselineException e) {
        // Accepting again is one of the ways out of it.
        state = "new, in place of one that cannot be used";
        details = Stream.concat(String.valueOf(e.getMessage()).lines().limit(1), details);
      }
    }
    Stream<String> description =
        Stream.concat(Stream.of("baseline: " + state), details.map(line -> "  " + line));
    return new BaselineDraft(files, next, isNeeded, kept, description.toList(), warnings);
  }

  /**
   * The state of a file that is left as it is.
   *
   * @param kept the reason that is in it
   * @param reason the one that was given now
   */
  static String unchanged(String kept, String reason) {
    return kept.equals(reason) ? "unchanged" : "unchanged; the reason stays \"" + kept + "\"";
  }

  private static List<String> lostSeeds(List<Long> before, List<Long> after) {
    if (after.containsAll(before)) {
      return List.of();
    }
    return List.of(
        after.size() < before.size()
            ? "the baseline had %s, this has %d".formatted(seeds(before.size()), after.size())
            : "the baseline had the seeds %s, this has %s"
                .formatted(listed(before), listed(after)));
  }

  private static String seeds(int count) {
    return count == 1 ? "1 seed" : count + " seeds";
  }

  private static String listed(List<Long> seeds) {
    return seeds.stream().map(String::valueOf).collect(Collectors.joining(", "));
  }

  private static Dataset dataset(Map<String, Dataset> data, String name) {
    Dataset dataset = data.get(name);
    if (dataset == null) {
      throw new IllegalArgumentException(name + " has no data");
    }
    return dataset;
  }
}
