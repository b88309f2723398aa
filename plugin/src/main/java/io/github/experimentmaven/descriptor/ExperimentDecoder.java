package io.github.experimentmaven.descriptor;

import io.github.experimentmaven.experiment.BaselinePolicy;
import io.github.experimentmaven.experiment.Bounds;
import io.github.experimentmaven.experiment.Callbacks;
import io.github.experimentmaven.experiment.DatasetSource;
import io.github.experimentmaven.experiment.EarlyStopping;
import io.github.experimentmaven.experiment.Experiment;
import io.github.experimentmaven.experiment.LearningRate;
import io.github.experimentmaven.experiment.Loss;
import io.github.experimentmaven.experiment.Metric;
import io.github.experimentmaven.experiment.Part;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Turns a file's tree into an experiment. */
final class ExperimentDecoder {

  /** The language: what an experiment file may hold. */
  static final RecordType LANGUAGE =
      new RecordType(
          Experiment.class,
          Map.of("name", new NameType(), "seeds", new SeedsType()),
          FileKeys.TYPE.keys());

  /** Keys of a baseline that say how it is compared. */
  private static final Map<String, Function<BaselinePolicy, Object>> COMPARISON =
      Map.of(
          "confidence", BaselinePolicy::confidence,
          "on_inconclusive", BaselinePolicy::onInconclusive,
          "max_seeds", BaselinePolicy::maxSeeds);

  private final Problems problems;

  ExperimentDecoder(Problems problems) {
    this.problems = problems;
  }

  /**
   * The experiment of a file, which is one only if no problem was reported.
   *
   * @param defaultName the name if the file gives none
   * @return null if its keys cannot be read; otherwise what they say, even if that makes no
   *     experiment
   */
  @Nullable Experiment decode(Node root, String defaultName) {
    requireMap(root, problems);
    if (!(root instanceof Node.Mapping mapping)) {
      return null;
    }
    boolean learning = hasWeightsOrEpochs(mapping);
    boolean named = hasName(mapping, defaultName);
    boolean seeded = hasOneKindOfSeed(mapping);
    Object decoded =
        LANGUAGE.decode(
            named ? named(mapping, defaultName) : mapping,
            Position.START,
            "an experiment",
            "key",
            problems);
    if (!learning || !named || !seeded || decoded == null) {
      return null;
    }
    Experiment experiment = withLoss((Experiment) decoded, mapping);
    checkMeasured(experiment, mapping);
    checkTestSamples(experiment, mapping);
    checkValidation(experiment, mapping);
    checkDecisions(experiment, mapping);
    checkComparison(experiment, mapping);
    checkMoreSeeds(experiment, mapping);
    checkBounds(experiment.gate(), mapping);
    return experiment;
  }

  /** Reports a file that holds something else than keys. */
  static void requireMap(Node root, Problems problems) {
    if (!(root instanceof Node.Mapping || root instanceof Node.Broken)) {
      problems.add(
          root.at(),
          "an experiment file must be a map of keys such as dataset and architecture, found "
              + root.found());
    }
  }

  /** The default follows from another key. */
  private static Experiment withLoss(Experiment experiment, Node.Mapping mapping) {
    return mapping.entry("loss").isPresent() || experiment.trainer() != null
        ? experiment
        : experiment.withLoss(Loss.usual(experiment.architecture().layers()));
  }

  /** Without an epoch there must be weights to evaluate. */
  private boolean hasWeightsOrEpochs(Node.Mapping mapping) {
    Optional<Node> none =
        mapping
            .entry("epochs")
            .map(Node.Entry::value)
            .filter(value -> value instanceof Node.Scalar number && number.text().equals("0"));
    if (none.isEmpty()
        || mapping.entry("initial_weights").isPresent()
        || mapping.entry("trainer").isPresent()) {
      return true;
    }
    problems.add(none.get().at(), "epochs must be at least 1, found 0");
    return false;
  }

  /** Without an epoch nothing is measured in training or after an epoch. */
  private void checkMeasured(Experiment experiment, Node.Mapping mapping) {
    if (experiment.trainer() != null || experiment.epochs() > 0) {
      return;
    }
    if (experiment.validation() != null) {
      problems.add(
          mapping.entry("validation").orElseThrow().keyAt(),
          "with epochs: 0 there is no epoch after which a validation set is evaluated",
          "leave validation out: the test set is evaluated");
      return;
    }
    for (Metric metric : experiment.gate().keySet()) {
      if (metric.part() != Part.TEST) {
        problems.add(
            inner(mapping, "gate").flatMap(gate -> gate.entry(metric.key())).orElseThrow().keyAt(),
            metric.key() + " is not measured with epochs: 0",
            "gate metrics of the test set");
        return;
      }
    }
  }

  /** An accuracy in percent would be a bound that nothing meets, or a margin that nothing uses. */
  private void checkBounds(Map<Metric, Bounds> gate, Node.Mapping mapping) {
    for (Map.Entry<Metric, Bounds> gated : gate.entrySet()) {
      Metric metric = gated.getKey();
      Bounds bounds = gated.getValue();
      if (metric.quantity().isFraction()) {
        checkFraction(metric, "min", bounds.min(), mapping);
        checkFraction(metric, "max", bounds.max(), mapping);
        checkFraction(metric, "max_drop", bounds.maxDrop(), mapping);
      }
    }
  }

  private void checkFraction(
      Metric metric, String key, @Nullable Double value, Node.Mapping mapping) {
    if (value == null || (value >= 0 && value <= 1)) {
      return;
    }
    Node.Entry entry =
        inner(mapping, "gate")
            .flatMap(gate -> inner(gate, metric.key()))
            .flatMap(bounds -> bounds.entry(key))
            .orElseThrow();
    problems.add(
        entry.value().at(),
        "%s is a fraction between 0 and 1, found %s: %s"
            .formatted(metric.key(), key, entry.value().found()),
        value > 1 && value <= 100 ? "for percent, divide by 100" : null);
  }

  /** From one place: the data has some, or each fold is that of a run. */
  private void checkTestSamples(Experiment experiment, Node.Mapping mapping) {
    DatasetSource source = experiment.dataset();
    if (source.lacksTestRows()
        && (experiment.folds() == null || source instanceof DatasetSource.Subset)) {
      problems.add(
          mapping.entry("dataset").orElseThrow().value().at(),
          "dataset: give test_split, split_column, or two files, {train: ..., test: ...}",
          source instanceof DatasetSource.Subset ? null : "or folds, for cross-validation");
      return;
    }
    if (experiment.folds() != null && source.testSplit() != null) {
      problems.add(
          mapping.entry("folds").orElseThrow().keyAt(),
          "folds and test_split are given: with folds each sample is tested with in one of the runs",
          "keep one of them");
      return;
    }
  }

  private void checkValidation(Experiment experiment, Node.Mapping mapping) {
    if (experiment.validation() == null || experiment.folds() == null) {
      return;
    }
    problems.add(
        mapping.entry("validation").orElseThrow().keyAt(),
        "validation and folds are given: with folds each run is evaluated on its fold",
        "keep one of them");
  }

  /** The weights of one epoch are kept, and the learning rate is changed in one way. */
  private void checkDecisions(Experiment experiment, Node.Mapping mapping) {
    Callbacks callbacks = experiment.callbacks();
    EarlyStopping stopping = callbacks.earlyStopping();
    if (callbacks.bestWeights() != null && stopping != null && stopping.restoreBestWeights()) {
      problems.add(
          mapping.entry("best_weights").orElseThrow().keyAt(),
          "best_weights and restore_best_weights of early_stopping are given: the weights of one"
              + " epoch are kept",
          "keep one of them");
      return;
    }
    if (callbacks.reduceLrOnPlateau() != null
        && experiment.optimizer().learningRate() instanceof LearningRate.Schedule) {
      problems.add(
          mapping.entry("reduce_lr_on_plateau").orElseThrow().keyAt(),
          "reduce_lr_on_plateau cannot reduce a learning rate that follows a schedule, as in Keras",
          "give a number as learning_rate, or leave reduce_lr_on_plateau out");
      return;
    }
  }

  /**
   * What is said of a comparison where nothing is compared would hold nobody to anything. What
   * holds anyway may be written out.
   */
  private void checkComparison(Experiment experiment, Node.Mapping mapping) {
    if (experiment.hasMaxDrop()) {
      return;
    }
    COMPARISON.forEach(
        (key, value) -> {
          if (!value.apply(experiment.baseline()).equals(value.apply(BaselinePolicy.DEFAULT))) {
            problems.add(
                inner(mapping, "baseline").flatMap(keys -> keys.entry(key)).orElseThrow().keyAt(),
                key + " is about metrics that have a max_drop, and none has one here",
                "give a metric of the gate a max_drop, or leave it out");
          }
        });
  }

  private void checkMoreSeeds(Experiment experiment, Node.Mapping mapping) {
    BaselinePolicy policy = experiment.baseline();
    int seeds = experiment.seeds().size();
    Optional<Position> asked = moreSeedsAt(mapping);
    if (!policy.addsSeeds() || asked.isEmpty()) {
      return;
    }
    if (experiment.folds() != null) {
      problems.add(
          asked.get(),
          "more_seeds cannot be used with folds: more seeds do not tell more of how folds differ",
          "give more seeds, or on_inconclusive: warn");
      return;
    }
    if (policy.maxSeeds() <= seeds) {
      problems.add(
          asked.get(),
          "more_seeds cannot add any: max_seeds is %s, and the experiment has %s already"
              .formatted(policy.maxSeeds(), seeds),
          "give a greater max_seeds, fewer seeds, or on_inconclusive: warn");
      return;
    }
    long greatest = Collections.max(experiment.seeds());
    if (greatest > Long.MAX_VALUE - policy.maxSeeds()) {
      problems.add(
          asked.get(),
          "more_seeds adds the seeds after the greatest one, and there are none after " + greatest,
          "give smaller seeds, or on_inconclusive: warn");
      return;
    }
  }

  /** Where more seeds are asked for; nothing if they are added by default, where they can be. */
  private static Optional<Position> moreSeedsAt(Node.Mapping mapping) {
    return inner(mapping, "baseline")
        .flatMap(keys -> keys.entry("max_seeds").or(() -> keys.entry("on_inconclusive")))
        .map(entry -> entry.value().at());
  }

  private static Optional<Node.Mapping> inner(Node.Mapping mapping, String key) {
    return mapping
        .entry(key)
        .map(Node.Entry::value)
        .filter(Node.Mapping.class::isInstance)
        .map(Node.Mapping.class::cast);
  }

  private boolean hasName(Node.Mapping mapping, String defaultName) {
    if (mapping.entry("name").isPresent() || ExperimentName.isValid(defaultName)) {
      return true;
    }
    problems.add(
        Position.WHOLE_FILE,
        "the file's name gives the experiment the name '" + defaultName + "', which is not valid",
        "rename the file, or give it the key 'name': " + ExperimentName.RULE);
    return false;
  }

  /** As if the file's name stood in it where it gives none. */
  private static Node.Mapping named(Node.Mapping mapping, String defaultName) {
    if (mapping.entry("name").isPresent()) {
      return mapping;
    }
    List<Node.Entry> entries = new ArrayList<>(mapping.entries());
    Position at = Position.WHOLE_FILE;
    entries.add(new Node.Entry("name", at, new Node.Scalar(defaultName, Node.Style.TEXT, at)));
    return new Node.Mapping(entries, mapping.at());
  }

  private boolean hasOneKindOfSeed(Node.Mapping mapping) {
    if (mapping.entry("seed").isPresent() && mapping.entry("seeds").isPresent()) {
      problems.add(
          mapping.entry("seeds").get().keyAt(),
          "both 'seed' and 'seeds' are given",
          "keep one of them");
      return false;
    }
    return true;
  }
}
