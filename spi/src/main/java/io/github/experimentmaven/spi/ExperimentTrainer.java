package io.github.experimentmaven.spi;

/**
 * A training of a project's own: a public class with a public constructor without arguments. It is
 * named by {@code trainer: {class: com.acme.FraudTrainer}} in an experiment file, and made anew for
 * every seed, in a JVM of its own with the project's class path.
 *
 * <p>What it trains with has to come from the {@link TrainingTask} or from the class path: results
 * are kept under a hash of both, so that what comes from elsewhere (a file, an address, the time)
 * is not noticed when it changes. For the same task it should give the same {@link
 * TrainingOutcome}; where it does not, {@code reproduce} says so.
 */
public interface ExperimentTrainer {

  /**
   * Trains, and says what comes of the test samples.
   *
   * @param task the data, the seed and the parameters
   * @throws Exception if it cannot; the run then fails with its message
   */
  TrainingOutcome train(TrainingTask task) throws Exception;
}
