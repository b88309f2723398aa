package io.github.experimentmaven.trainer.network;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.bytedeco.javacpp.FloatPointer;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * An array for batches of any size, used again and again: training leaves no garbage. Its memory is
 * that of the largest batch so far; a smaller one has the beginning of it.
 */
public final class Buffer {

  private final long[] sampleShape;
  private final long sampleLength;
  private final Map<Long, INDArray> arrays = new HashMap<>();
  private Block block = new Block();
  private @Nullable INDArray lastWhole;

  /**
   * @param sampleShape the shape of one sample
   */
  public Buffer(long... sampleShape) {
    this.sampleShape = sampleShape.clone();
    sampleLength = Arrays.stream(sampleShape).reduce(1, Math::multiplyExact);
  }

  /** Memory that grows; several buffers may have it one after another. */
  static final class Block {

    private @Nullable INDArray whole;

    /** At least so many floats; what was there before is gone if they are more than ever. */
    private INDArray of(long length) {
      if (whole == null || whole.length() < length) {
        close();
        whole = Nd4j.createUninitialized(DataType.FLOAT, new long[] {length}, 'c');
      }
      return whole;
    }

    /** Gives the memory back, at once. */
    void close() {
      if (whole != null) {
        whole.close();
        whole = null;
      }
    }

    /** How much it is. */
    long bytes() {
      return whole == null ? 0 : whole.length() * Float.BYTES;
    }
  }

  /**
   * Takes its memory from elsewhere.
   *
   * @param shared of buffers that are never needed at the same time
   */
  void share(Block shared) {
    block = shared;
  }

  /** Where its memory is. */
  Block block() {
    return block;
  }

  /** The array of shape {@code [batch, sampleShape...]}, its content whatever it was. */
  public INDArray of(long batch) {
    INDArray whole = block.of(Math.multiplyExact(batch, sampleLength));
    if (whole != lastWhole) {
      arrays.clear();
      lastWhole = whole;
    }
    return arrays.computeIfAbsent(batch, size -> over(whole, size));
  }

  private INDArray over(INDArray whole, long batch) {
    long[] shape = new long[sampleShape.length + 1];
    shape[0] = batch;
    System.arraycopy(sampleShape, 0, shape, 1, sampleShape.length);
    return Nd4j.create(whole.data(), shape);
  }

  /**
   * An array's memory as native code takes it: a pointer of one's own, free to be moved. The memory
   * stays as long as there is the pointer or one derived from it.
   */
  public static FloatPointer pointer(INDArray array) {
    return ArrayPointer.to(array);
  }
}
