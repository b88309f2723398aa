package io.github.experimentmaven.trainer.network;

import java.lang.ref.Reference;
import java.nio.FloatBuffer;
import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The floats of an array as Java loops take them. ND4J gives an array's memory back as soon as
 * nobody refers to the array, and a buffer over the memory does not; this does, so that nothing is
 * read or written that belongs to somebody else by then.
 */
final class Floats {

  private final FloatBuffer memory;
  private final Object owner;

  private Floats(FloatBuffer memory, Object owner) {
    this.memory = memory;
    this.owner = owner;
  }

  /** An array's; both have the same memory. */
  static Floats of(INDArray array) {
    return of(Buffer.pointer(array).limit(array.length()));
  }

  /** Those from where a pointer is to its limit; both have the same memory. */
  static Floats of(FloatPointer memory) {
    return new Floats(memory.asByteBuffer().asFloatBuffer(), memory);
  }

  /** These themselves, not a copy. */
  static Floats of(float[] values) {
    return new Floats(FloatBuffer.wrap(values), values);
  }

  /** A part, which has the same memory. */
  Floats slice(int from, int count) {
    return new Floats(memory.slice(from, count), owner);
  }

  /** How many they are. */
  int capacity() {
    return memory.capacity();
  }

  float get(int index) {
    try {
      return memory.get(index);
    } finally {
      Reference.reachabilityFence(owner);
    }
  }

  void get(int index, float[] into) {
    get(index, into, 0, into.length);
  }

  void get(int index, float[] into, int offset, int count) {
    try {
      memory.get(index, into, offset, count);
    } finally {
      Reference.reachabilityFence(owner);
    }
  }

  void put(int index, float value) {
    try {
      memory.put(index, value);
    } finally {
      Reference.reachabilityFence(owner);
    }
  }

  void put(int index, float[] values) {
    put(index, values, 0, values.length);
  }

  void put(int index, float[] values, int offset, int count) {
    try {
      memory.put(index, values, offset, count);
    } finally {
      Reference.reachabilityFence(owner);
    }
  }

  void put(int index, Floats values, int offset, int count) {
    try {
      memory.put(index, values.memory, offset, count);
    } finally {
      Reference.reachabilityFence(owner);
      Reference.reachabilityFence(values.owner);
    }
  }
}
