package io.github.experimentmaven.gate;

import io.github.experimentmaven.accepted.AcceptedBaseline;
import io.github.experimentmaven.accepted.KeptPredictions;
import io.github.experimentmaven.dataset.Dataset;
import io.github.experimentmaven.dataset.SampleImage;
import io.github.experimentmaven.experiment.Experiment;
import io.github.experimentmaven.failure.DatasetException;
import io.github.experimentmaven.gate.ImageComparison.Side;
import io.github.experimentmaven.provenance.RunKey;
import io.github.experimentmaven.result.ClassPredictions;
import io.github.experimentmaven.result.ImageChanges;
import io.github.experimentmaven.result.Predictions;
import io.github.experimentmaven.result.ProbabilityPredictions;
import io.github.experimentmaven.result.RunKeys;
import io.github.experimentmaven.result.RunResult;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Keeps the classes, of two as of many, and tells which samples have become wrong or right. Of
 * probabilities the answers are kept, as those alone decide about wrong or right.
 */
final class ClassificationPredictions implements TaskPredictions {

  @Override
  public String format() {
    return SeedPredictions.FORMAT;
  }

  @Override
  public KeptPredictions kept(List<Predictions> recorded, Dataset dataset) throws DatasetException {
    return new SeedPredictions(SampleImage.testLabels(dataset), classes(recorded));
  }

  @Override
  public KeptPredictions read(byte[] content) throws IOException {
    return SeedPredictions.of(content);
  }

  @Override
  public Optional<ImageChanges> changes(
      Experiment experiment,
      AcceptedBaseline baseline,
      List<RunResult> runs,
      List<Predictions> recorded) {
    return baseline
        .predictions(SeedPredictions.class)
        .map(accepted -> changes(experiment, baseline, accepted, runs, recorded));
  }

  private static ImageChanges changes(
      Experiment experiment,
      AcceptedBaseline baseline,
      SeedPredictions accepted,
      List<RunResult> runs,
      List<Predictions> recorded) {
    OutlyingSeeds outlying = OutlyingSeeds.of(experiment, baseline.facts(), runs);
    Side before = new Side(baseline.facts().seeds(), accepted);
    Side now =
        new Side(
            RunKeys.seeds(runs.stream().map(RunResult::key).toList()),
            accepted.ofOthers(classes(recorded)));
    return ImageComparison.of(
        before.without(seeds(outlying.ofBaseline())),
        now.without(seeds(outlying.ofCandidate())),
        runs.get(0).dataset().targets().classes().classNames(),
        experiment.baseline().confidence());
  }

  /** With folds, those of which a fold went wrong. */
  private static Set<Long> seeds(Set<RunKey> runs) {
    return runs.stream().map(RunKey::seed).collect(Collectors.toSet());
  }

  private static List<int[]> classes(List<Predictions> recorded) {
    return recorded.stream().map(ClassificationPredictions::answers).toList();
  }

  private static int[] answers(Predictions recorded) {
    return recorded instanceof ProbabilityPredictions probabilities
        ? probabilities.answers().classes()
        : ((ClassPredictions) recorded).classes();
  }
}
