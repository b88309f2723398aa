package io.github.experimentmaven.descriptor;

import io.github.experimentmaven.experiment.Argument;
import io.github.experimentmaven.experiment.BaselinePolicy;
import io.github.experimentmaven.experiment.Bounds;
import io.github.experimentmaven.experiment.DatasetSource;
import io.github.experimentmaven.experiment.Described;
import io.github.experimentmaven.experiment.Expectations;
import io.github.experimentmaven.experiment.Experiment;
import io.github.experimentmaven.experiment.Layer;
import io.github.experimentmaven.experiment.Loss;
import io.github.experimentmaven.experiment.Metric;
import io.github.experimentmaven.experiment.Numerics;
import io.github.experimentmaven.experiment.Optimizer;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The keys of an experiment file; an {@link Experiment} is what they stand for. */
@Described("An experiment: a network, the data it learns from, and what must hold of the result.")
record ExperimentFile(
    @Argument(
            value = "Unique in the module; default: the file's name without its extension.",
            optional = true)
        @Nullable ExperimentName name,
    @Argument(value = "A one-sentence description.", optional = true) @Nullable String description,
    @Argument("Where the data comes from; a bare name such as mnist is a known artifact.")
        DatasetSource dataset,
    @Argument("The layers, from the input to the output.") List<Layer> architecture,
    @Argument(value = "How weights are updated after each batch.", defaultValue = "rmsprop")
        Optimizer optimizer,
    @Argument(value = "What training minimises.", defaultValue = "categorical_crossentropy")
        Loss loss,
    @Argument(value = "Number of passes over the training set.", min = 1) int epochs,
    @Argument(value = "Samples per batch.", defaultValue = "32", min = 1) int batchSize,
    @Argument(value = "The seed of the only run; default: 1.", optional = true, min = 0)
        @Nullable Long seed,
    @Argument(value = "The seeds of several runs.", optional = true) @Nullable Seeds seeds,
    @Argument(value = "Which instructions the arithmetic may use.", defaultValue = "portable")
        Numerics numerics,
    @Argument(value = "Exact contracts, checked before anything is trained.", optional = true)
        @Nullable Expectations expect,
    @Argument(value = "Bounds on the metrics of the last epoch.", optional = true)
        Map<Metric, Bounds> gate,
    @Argument(value = "How the result is compared with its baseline.", optional = true)
        @Nullable BaselinePolicy baseline) {

  private static final List<Long> DEFAULT_SEEDS = List.of(1L);

  /** Everything spelt out. */
  static ExperimentFile of(Experiment experiment) {
    return new ExperimentFile(
        new ExperimentName(experiment.name()),
        experiment.description().isEmpty() ? null : experiment.description(),
        experiment.dataset(),
        experiment.architecture(),
        experiment.optimizer(),
        experiment.loss(),
        experiment.epochs(),
        experiment.batchSize(),
        null,
        new Seeds(experiment.seeds()),
        experiment.numerics(),
        experiment.expect().parameters() == null ? null : experiment.expect(),
        experiment.gate(),
        experiment.baseline().equals(BaselinePolicy.DEFAULT) ? null : experiment.baseline());
  }

  /** The experiment, with a name for the case that the file gives none. */
  Experiment toExperiment(String defaultName) {
    List<Long> one = seed == null ? DEFAULT_SEEDS : List.of(seed);
    return new Experiment(
        name == null ? defaultName : name.value(),
        description == null ? "" : description,
        dataset,
        architecture,
        optimizer,
        loss,
        epochs,
        batchSize,
        seeds == null ? one : seeds.values(),
        numerics,
        expect == null ? new Expectations(null) : expect,
        gate,
        baseline == null ? BaselinePolicy.DEFAULT : baseline);
  }
}
