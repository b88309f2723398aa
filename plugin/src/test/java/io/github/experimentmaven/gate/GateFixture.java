package io.github.experimentmaven.gate;

import static io.github.experimentmaven.result.ResultFixture.classes;
import static io.github.experimentmaven.result.ResultFixture.images;
import static io.github.experimentmaven.result.ResultFixture.metrics;

import io.github.experimentmaven.experiment.BaselinePolicy;
import io.github.experimentmaven.experiment.Bounds;
import io.github.experimentmaven.experiment.DatasetSource;
import io.github.experimentmaven.experiment.Expectations;
import io.github.experimentmaven.experiment.Experiment;
import io.github.experimentmaven.experiment.Folds;
import io.github.experimentmaven.experiment.Loss;
import io.github.experimentmaven.experiment.Metric;
import io.github.experimentmaven.experiment.Numerics;
import io.github.experimentmaven.experiment.Optimizer;
import io.github.experimentmaven.provenance.IdentityFixture;
import io.github.experimentmaven.provenance.Provenance;
import io.github.experimentmaven.provenance.RunKey;
import io.github.experimentmaven.result.RunResult;
import io.github.experimentmaven.result.RunResult.DatasetFacts;
import io.github.experimentmaven.result.RunResult.EpochResult;
import io.github.experimentmaven.result.RunResult.LayerResult;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Runs and experiments with just what a gate looks at. */
final class GateFixture {

  private GateFixture() {}

  static RunResult run(long seed, long parameters, double testAccuracy, double testLoss) {
    return run(
        seed, parameters, testAccuracy, testLoss, "0".repeat(64), IdentityFixture.provenance(seed));
  }

  static RunResult run(
      long seed,
      long parameters,
      double testAccuracy,
      double testLoss,
      String weights,
      Provenance provenance) {
    return run(RunKey.of(seed), parameters, testAccuracy, testLoss, weights, provenance);
  }

  static RunResult run(
      RunKey key,
      long parameters,
      double testAccuracy,
      double testLoss,
      String weights,
      Provenance provenance) {
    return new RunResult(
        RunResult.FORMAT_VERSION,
        "mnist-mlp",
        key,
        parameters,
        List.of(
            new LayerResult(
                "dense", "Dense", List.of(Math.max(2, (int) parameters / 10)), parameters, 0)),
        new DatasetFacts("mnist", 60_000, 10_000, images(28, 28, 1), classes("0", "1")),
        List.of(new EpochResult(1, metrics(0.0421, 0.9889, testLoss, testAccuracy), 64, weights)),
        metrics(0.0421, 0.9889, testLoss, testAccuracy),
        List.of(List.of(4_900, 100), List.of(100, 4_900)),
        List.of(),
        4688,
        64,
        2,
        68,
        0,
        "1".repeat(64),
        weights,
        "2".repeat(64),
        provenance);
  }

  /** An experiment with what a gate looks at; its network and its training do not matter. */
  static Experiment experiment(List<Long> seeds, Map<Metric, Bounds> gate, BaselinePolicy policy) {
    return experiment(seeds, null, gate, policy);
  }

  static Experiment experiment(
      List<Long> seeds, @Nullable Folds folds, Map<Metric, Bounds> gate, BaselinePolicy policy) {
    return new Experiment(
        "mnist-mlp",
        "",
        new DatasetSource.Folder("data"),
        List.of(),
        new Optimizer.Adam(0.001, 0.9, 0.999, 1e-7, false),
        Loss.CATEGORICAL_CROSSENTROPY,
        1,
        128,
        seeds,
        folds,
        Numerics.PORTABLE,
        new Expectations(null),
        gate,
        policy);
  }
}
