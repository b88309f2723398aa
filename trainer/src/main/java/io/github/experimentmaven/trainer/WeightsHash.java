package io.github.experimentmaven.trainer;

import io.github.experimentmaven.storage.Sha256;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * SHA-256 over parameters as little-endian floats. Not over the model zip: its configuration is
 * written by Deeplearning4j and may change with its version.
 */
final class WeightsHash {

  private WeightsHash() {}

  static String of(float[] weights) {
    ByteBuffer bytes =
        ByteBuffer.allocate(weights.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(weights);
    return Sha256.of(bytes.array());
  }
}
