package io.github.experimentmaven.trainer.network;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;

/**
 * Turns floats into their bits and bits into floats, many at a time, by memory that is read as the
 * other: {@link Float#floatToRawIntBits} and its counterpart are no vector instructions.
 */
final class FloatBits {

  private final FloatBuffer floats;
  private final IntBuffer bits;

  /**
   * @param size how many at a time
   */
  FloatBits(int size) {
    ByteBuffer memory =
        ByteBuffer.allocateDirect(size * Float.BYTES).order(ByteOrder.nativeOrder());
    floats = memory.asFloatBuffer();
    bits = memory.asIntBuffer();
  }

  /** The bits of the first floats. */
  void bits(float[] from, int[] to, int count) {
    floats.put(0, from, 0, count);
    bits.get(0, to, 0, count);
  }

  /** The floats of the first bits. */
  void floats(int[] from, float[] to, int count) {
    bits.put(0, from, 0, count);
    floats.get(0, to, 0, count);
  }
}
