package io.github.experimentmaven.trainer;

import io.github.experimentmaven.storage.Sha256;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * SHA-256 over parameters as little-endian floats. Not over the model zip: its configuration is
 * written by Deeplearning4j and may change with its version.
 */
final class WeightsHash {

  /** Piece by piece, since no array holds the bytes of half a billion parameters. */
  private static final int PIECE = 1 << 14;

  private WeightsHash() {}

  static String of(float[] weights) {
    return of(FloatBuffer.wrap(weights));
  }

  static String of(FloatBuffer weights) {
    MessageDigest digest = Sha256.newDigest();
    ByteBuffer bytes = ByteBuffer.allocate(PIECE * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    FloatBuffer floats = bytes.asFloatBuffer();
    int count;
    for (int from = 0; from < weights.limit(); from += count) {
      count = Math.min(PIECE, weights.limit() - from);
      floats.put(0, weights, from, count);
      digest.update(bytes.array(), 0, count * Float.BYTES);
    }
    return HexFormat.of().formatHex(digest.digest());
  }
}
