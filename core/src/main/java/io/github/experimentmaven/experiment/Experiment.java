package io.github.experimentmaven.experiment;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One experiment, complete: defaults filled in, properties replaced, checked for everything that
 * can be checked without its data.
 *
 * @param name unique in the module; letters, digits, dots, dashes and underscores, so that it can
 *     name a folder
 * @param description one sentence for people, or empty
 * @param dataset where the data comes from
 * @param architecture the layers, and what each of them reads; empty if a class trains
 * @param trainer the class of the project that trains; null if the plugin does
 * @param initialWeights what Keras has saved for the weights to start from; null if they are drawn
 * @param optimizer how weights are changed
 * @param loss what is minimised
 * @param classWeight how much samples count, by their class; null if all count alike
 * @param epochs how many times the training set is gone through
 * @param batchSize samples a step
 * @param validation what of the training samples is set apart to be evaluated on after each epoch;
 *     null if the test samples are evaluated then
 * @param callbacks what is decided after each epoch
 * @param seeds one run each, or with folds one run a fold each; distinct
 * @param folds of the training samples, for cross-validation; null if the data's own test samples
 *     are tested with
 * @param numerics which instructions of the processor are used
 * @param expect exact contracts
 * @param gate what metrics must keep within
 * @param baseline how they are compared with the baseline
 */
@Described("An experiment: a network, the data it learns from, and what must hold of the result.")
public record Experiment(
    @Argument(
            value = "Unique in the module; default: the file's name without its extension.",
            optional = true)
        String name,
    @Argument(value = "A one-sentence description.", optional = true) String description,
    @Argument("Where the data comes from; a bare name such as mnist is a known artifact.")
        DatasetSource dataset,
    @Argument(value = "The layers, from the input to the output.", unless = "trainer")
        Architecture architecture,
    @Argument(
            value = "A class of the project that trains, in place of all that describes a network.",
            optional = true)
        @Nullable TrainerClass trainer,
    @Argument(
            value =
                "A file of Keras with the weights to start from: a .keras archive, or an .h5 or"
                    + " .weights.h5 file; or a map that says which layers take theirs.",
            optional = true,
            unless = "trainer")
        @Nullable SavedWeights initialWeights,
    @Argument(
            value = "How weights are updated after each batch.",
            defaultValue = "rmsprop",
            unless = "trainer")
        Optimizer optimizer,
    @Argument(
            value = "What training minimises.",
            defaultValue = "categorical_crossentropy",
            unless = "trainer",
            defaultNote =
                "`categorical_crossentropy` behind softmax, `binary_crossentropy` behind sigmoid,"
                    + " else `mean_squared_error`")
        Loss loss,
    @Argument(
            value =
                "How much training samples count, by their class: their losses are multiplied by"
                    + " it. balanced: samples / (classes * samples of the class). In a map, classes"
                    + " have their names or their numbers from 0; those left out count 1.",
            optional = true,
            min = 0,
            unless = "trainer")
        @Nullable ClassWeight classWeight,
    @Argument(
            value = "Number of passes over the training set; 0 only evaluates the initial_weights.",
            min = 0,
            unless = "trainer")
        int epochs,
    @Argument(value = "Samples per batch.", defaultValue = "32", min = 1, unless = "trainer")
        int batchSize,
    @Argument(
            value =
                "A validation set, taken from the training samples; the test set is then evaluated"
                    + " once, at the end.",
            optional = true,
            unless = "trainer")
        @Nullable Validation validation,
    @Unwrapped Callbacks callbacks,
    @Argument(value = "The seeds of several runs.", min = 0)
        @OnlyElement(
            key = "seed",
            value = "The seed of the only run; default: 1.",
            defaultValue = "1")
        List<Long> seeds,
    @Argument(
            value =
                "Cross-validation: so many runs a seed, each of them tested with another part of"
                    + " the training samples and trained on all others.",
            optional = true)
        @Nullable Folds folds,
    @Argument(value = "Which instructions the arithmetic may use.", defaultValue = "portable")
        Numerics numerics,
    @Argument(value = "Exact contracts, checked before anything is trained.", optional = true)
        Expectations expect,
    @Argument(
            value = "Bounds on the metrics of the last epoch, or of that whose weights are kept.",
            optional = true)
        Map<Metric, Bounds> gate,
    @Argument(value = "How the result is compared with its baseline.", optional = true)
        BaselinePolicy baseline) {

  public Experiment {
    seeds = List.copyOf(seeds);
    gate = Collections.unmodifiableMap(new TreeMap<>(gate));
  }

  /** An experiment in which the plugin trains a chain of layers. */
  public Experiment(
      String name,
      String description,
      DatasetSource dataset,
      List<Layer> layers,
      Optimizer optimizer,
      Loss loss,
      int epochs,
      int batchSize,
      List<Long> seeds,
      @Nullable Folds folds,
      Numerics numerics,
      Expectations expect,
      Map<Metric, Bounds> gate,
      BaselinePolicy baseline) {
    this(
        name,
        description,
        dataset,
        Architecture.chain(layers),
        null,
        null,
        optimizer,
        loss,
        null,
        epochs,
        batchSize,
        null,
        Callbacks.NONE,
        seeds,
        folds,
        numerics,
        expect,
        gate,
        baseline);
  }

  /**
   * What of it the plugin's own trainer must know.
   *
   * @throws IllegalStateException if a class of the project trains
   */
  public Training training() {
    if (trainer != null) {
      throw new IllegalStateException(name + " is trained by " + trainer.className());
    }
    return new Training(architecture, optimizer, loss, classWeight, epochs, batchSize, callbacks);
  }

  /** Whether the result is to be held against a baseline. */
  public boolean needsBaseline() {
    return baseline.artifact() != null || hasMaxDrop();
  }

  /** Whether a metric may only be so much worse than its baseline. */
  public boolean hasMaxDrop() {
    return gate.values().stream().anyMatch(bounds -> bounds.maxDrop() != null);
  }

  /** By how much a metric may be worse than its baseline; null if that is not gated. */
  public @Nullable Double maxDrop(Metric metric) {
    Bounds bounds = gate.get(metric);
    return bounds == null ? null : bounds.maxDrop();
  }

  /**
   * Whether seeds may be added to its own where those do not settle the comparison. With folds none
   * are: what is uncertain then is how folds differ, of which more seeds tell nothing.
   */
  public boolean mayAddSeeds() {
    return needsBaseline()
        && folds == null
        && baseline.addsSeeds()
        && baseline.maxSeeds() > seeds.size()
        && Collections.max(seeds) <= Long.MAX_VALUE - baseline.maxSeeds();
  }

  /**
   * The seeds of the first so many runs: the experiment's own, then one after the other from the
   * greatest of them on.
   *
   * @param count not fewer than the experiment has
   */
  public List<Long> seedsUpTo(int count) {
    long greatest = seeds.stream().mapToLong(Long::longValue).max().orElse(0);
    return Stream.concat(
            seeds.stream(),
            LongStream.rangeClosed(1, (long) count - seeds.size())
                .mapToObj(more -> greatest + more))
        .toList();
  }

  /** The same experiment with other seeds. */
  public Experiment withSeeds(List<Long> others) {
    return with(name, loss, epochs, others);
  }

  /** The same experiment for another number of epochs. */
  public Experiment withEpochs(int other) {
    return with(name, loss, other, seeds);
  }

  /** The same experiment under another name. */
  public Experiment withName(String other) {
    return with(other, loss, epochs, seeds);
  }

  /** The same experiment with another loss. */
  public Experiment withLoss(Loss other) {
    return with(name, other, epochs, seeds);
  }

  private Experiment with(
      String otherName, Loss otherLoss, int otherEpochs, List<Long> otherSeeds) {
    return new Experiment(
        otherName,
        description,
        dataset,
        architecture,
        trainer,
        initialWeights,
        optimizer,
        otherLoss,
        classWeight,
        otherEpochs,
        batchSize,
        validation,
        callbacks,
        otherSeeds,
        folds,
        numerics,
        expect,
        gate,
        baseline);
  }
}
