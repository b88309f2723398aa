package io.github.experimentmaven.trainer;

import io.github.experimentmaven.dataset.ExperimentData;
import io.github.experimentmaven.dataset.InitialWeights;
import io.github.experimentmaven.provenance.Identity;
import io.github.experimentmaven.trainer.network.TrainableNetwork;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Weights that a network starts from in the place of those that were drawn. */
final class StartingPoint {

  private StartingPoint() {}

  /**
   * Gives a network the weights that its job says, if it says some.
   *
   * @param identity of the job, which has their hash
   * @param file little-endian floats in Deeplearning4j's order; null if there is none
   * @throws JobException if they are not those of the job
   */
  static void give(TrainableNetwork network, Identity identity, @Nullable Path file)
      throws JobException, IOException {
    String expected = identity.data().get(ExperimentData.INITIAL_WEIGHTS);
    if (expected == null) {
      return;
    }
    if (file == null) {
      throw new JobException("the job starts from weights, but no file of them was given");
    }
    float[] weights = network.weights();
    float[] given = new float[weights.length];
    long bytes = (long) given.length * Float.BYTES;
    if (Files.size(file) != bytes) {
      throw new JobException(
          "%s has %s bytes, but the network's weights take %s"
              .formatted(file, Files.size(file), bytes));
    }
    ByteBuffer.wrap(Files.readAllBytes(file))
        .order(ByteOrder.LITTLE_ENDIAN)
        .asFloatBuffer()
        .get(given);
    if (!WeightsHash.of(given).equals(expected)) {
      throw new JobException(file + " has other weights than the job says; build again");
    }
    for (int i = 0; i < given.length; i++) {
      if (!InitialWeights.isDrawn(given[i])) {
        weights[i] = given[i];
      }
    }
    network.setWeights(weights);
  }
}
