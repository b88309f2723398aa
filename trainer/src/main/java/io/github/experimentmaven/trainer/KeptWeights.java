package io.github.experimentmaven.trainer;

import io.github.experimentmaven.trainer.network.TrainableNetwork;
import io.github.experimentmaven.trainer.state.NumberSink;
import io.github.experimentmaven.trainer.state.NumberSource;
import io.github.experimentmaven.trainer.state.Resumable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The weights of one epoch, kept while the network is trained on. */
final class KeptWeights implements Resumable {

  private final TrainableNetwork network;
  private float @Nullable [] weights;
  private int epoch;

  KeptWeights(TrainableNetwork network) {
    this.network = network;
  }

  /** Keeps those that the network has after an epoch, in place of earlier ones. */
  void keep(int number) {
    if (weights == null) {
      weights = new float[network.weightsView().remaining()];
    }
    network.weightsView().get(weights);
    epoch = number;
  }

  /** The epoch they are of; 0 while none are kept. */
  int epoch() {
    return epoch;
  }

  /** Gives them back to the network, which stays as it is if none are kept. */
  void giveBack() {
    if (weights != null) {
      network.setWeights(weights);
    }
  }

  @Override
  public void save(NumberSink sink) throws IOException {
    sink.putInt(epoch);
    if (weights != null) {
      sink.putFloats(weights);
    }
  }

  @Override
  public void restore(NumberSource source) throws IOException {
    epoch = source.nextInt();
    weights = epoch == 0 ? null : new float[network.weightsView().remaining()];
    if (weights != null) {
      source.nextFloats(weights);
    }
  }
}
