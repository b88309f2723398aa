package io.github.experimentmaven.trainer;

import io.github.experimentmaven.experiment.Part;
import io.github.experimentmaven.trainer.network.TrainableNetwork;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates the network after each epoch: on the validation set, and where there is none on the
 * test set. This is then only looked at, never used to choose anything.
 */
final class EpochEvaluation implements StatefulListener<EpochEvaluation.State> {

  private final TrainableNetwork network;
  private final Samples samples;
  private final Samples.Batch batch;
  private final TaskEvaluation task;
  private final Part part;
  private @Nullable Evaluation latest;
  private double seconds;

  /**
   * @param network that is trained
   * @param parts the samples
   * @param task what the network is asked for
   */
  EpochEvaluation(TrainableNetwork network, SampleParts parts, TaskEvaluation task) {
    this.network = network;
    this.task = task;
    samples = parts.evaluated();
    part = parts.evaluatedPart();
    batch = samples.batch();
  }

  /**
   * What outlasts an epoch.
   *
   * @param seconds spent evaluating so far
   */
  record State(double seconds) {}

  /**
   * To be called before the first step.
   *
   * @param trained how many samples the network is shown at once in training
   */
  void prepare(int trained) {
    Evaluation.prepare(network, samples, batch, trained);
  }

  @Override
  public void onEpoch(TrainedEpoch epoch) throws DivergedException {
    latest = evaluate(samples, batch, epoch.number());
  }

  /**
   * Evaluates the network once more on other samples.
   *
   * @param others that are no part of what is evaluated after each epoch
   * @param epoch from whose end the network is
   * @throws DivergedException if the loss is no finite number
   */
  Evaluation once(Samples others, int epoch) throws DivergedException {
    return evaluate(others, others.batch(), epoch);
  }

  private Evaluation evaluate(Samples some, Samples.Batch room, int epoch)
      throws DivergedException {
    long start = System.nanoTime();
    Evaluation evaluation = Evaluation.of(network, some, room, task);
    seconds += (System.nanoTime() - start) / 1e9;
    DivergedException.requireFinite(evaluation.loss(), epoch);
    return evaluation;
  }

  /** Of which part of the data the samples are. */
  Part part() {
    return part;
  }

  /** The evaluation after the latest epoch. */
  Evaluation latest() {
    if (latest == null) {
      throw new IllegalStateException("an epoch is trained before it is evaluated");
    }
    return latest;
  }

  /** The time spent evaluating, in the attempts before this one, too. */
  double seconds() {
    return seconds;
  }

  @Override
  public String name() {
    return "evaluation";
  }

  @Override
  public Class<State> stateType() {
    return State.class;
  }

  @Override
  public State state() {
    return new State(seconds);
  }

  @Override
  public void restore(State state) {
    seconds = state.seconds();
  }
}
