package io.github.experimentmaven.trainer.network;

import java.lang.ref.Reference;
import java.nio.IntBuffer;
import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The bits of an array's floats as Java loops take them, like {@link Floats}. */
final class Bits {

  private final IntBuffer memory;
  private final Object owner;

  private Bits(IntBuffer memory, Object owner) {
    this.memory = memory;
    this.owner = owner;
  }

  /** An array's; both have the same memory. */
  static Bits of(INDArray array) {
    return of(Buffer.pointer(array).limit(array.length()));
  }

  /** Those from where a pointer is to its limit; both have the same memory. */
  static Bits of(FloatPointer memory) {
    return new Bits(memory.asByteBuffer().asIntBuffer(), memory);
  }

  /** How many they are. */
  int capacity() {
    return memory.capacity();
  }

  void get(int index, int[] into) {
    get(index, into, 0, into.length);
  }

  void get(int index, int[] into, int offset, int count) {
    try {
      memory.get(index, into, offset, count);
    } finally {
      Reference.reachabilityFence(owner);
    }
  }

  void put(int index, int[] values) {
    put(index, values, 0, values.length);
  }

  void put(int index, int[] values, int offset, int count) {
    try {
      memory.put(index, values, offset, count);
    } finally {
      Reference.reachabilityFence(owner);
    }
  }
}
