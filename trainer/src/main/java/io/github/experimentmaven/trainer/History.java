package io.github.experimentmaven.trainer;

import io.github.experimentmaven.experiment.Part;
import io.github.experimentmaven.result.RunResult.EpochResult;
import io.github.experimentmaven.trainer.network.TrainableNetwork;
import java.util.ArrayList;
import java.util.List;

/** Writes down what every epoch came to, as Keras' {@code History} does. */
final class History implements StatefulListener<History.State> {

  private final TrainableNetwork network;
  private final TrainingMetrics training;
  private final EpochEvaluation evaluation;
  private final List<EpochResult> epochs = new ArrayList<>();
  private String initialWeightsSha256;

  /**
   * @param network as it is before the first step
   * @param training told of each epoch before this one
   * @param evaluation told of each epoch before this one
   */
  History(TrainableNetwork network, TrainingMetrics training, EpochEvaluation evaluation) {
    this.network = network;
    this.training = training;
    this.evaluation = evaluation;
    initialWeightsSha256 = WeightsHash.of(network.weightsView());
  }

  /**
   * What outlasts an epoch.
   *
   * @param epochs those that are done
   * @param initialWeightsSha256 of the parameters before the first step
   */
  record State(List<EpochResult> epochs, String initialWeightsSha256) {

    State {
      epochs = List.copyOf(epochs);
    }
  }

  @Override
  public void onEpoch(TrainedEpoch epoch) {
    epochs.add(
        new EpochResult(
            epoch.number(),
            training
                .mean()
                .metrics()
                .measuredOn(Part.TRAIN)
                .and(evaluation.latest().metrics().measuredOn(evaluation.part())),
            epoch.seconds(),
            WeightsHash.of(network.weightsView())));
  }

  /** What the latest epoch came to in a metric. */
  double latest(String metric) {
    return epochs.get(epochs.size() - 1).metrics().value(metric);
  }

  /** The epochs that are done, in order, those of the attempts before this one included. */
  List<EpochResult> epochs() {
    return List.copyOf(epochs);
  }

  /** SHA-256 over the parameters before the first step. */
  String initialWeightsSha256() {
    return initialWeightsSha256;
  }

  @Override
  public String name() {
    return "history";
  }

  @Override
  public Class<State> stateType() {
    return State.class;
  }

  @Override
  public State state() {
    return new State(epochs, initialWeightsSha256);
  }

  @Override
  public void restore(State state) {
    epochs.addAll(state.epochs());
    initialWeightsSha256 = state.initialWeightsSha256();
  }
}
