package io.github.experimentmaven.trainer;

import io.github.experimentmaven.trainer.network.TrainableNetwork;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates the network on the test set after each epoch. The test set is only looked at, never
 * used to choose anything.
 */
final class TestEvaluation implements StatefulListener<TestEvaluation.State> {

  private final TrainableNetwork network;
  private final Images images;
  private final Images.Batch batch;
  private final int classes;
  private @Nullable Evaluation latest;
  private double seconds;

  TestEvaluation(TrainableNetwork network, Images images, int classes) {
    this.network = network;
    this.images = images;
    this.classes = classes;
    batch = images.batch();
  }

  /**
   * What outlasts an epoch.
   *
   * @param seconds spent evaluating so far
   */
  record State(double seconds) {}

  @Override
  public void onEpoch(TrainedEpoch epoch) throws DivergedException {
    long start = System.nanoTime();
    Evaluation evaluation = Evaluation.of(network, images, batch, classes);
    seconds += (System.nanoTime() - start) / 1e9;
    DivergedException.requireFinite(evaluation.loss(), epoch.number());
    latest = evaluation;
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
