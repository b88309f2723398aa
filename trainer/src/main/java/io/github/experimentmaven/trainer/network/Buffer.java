package io.github.experimentmaven.trainer.network;

import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.util.HashMap;
import java.util.Map;
import org.bytedeco.javacpp.FloatPointer;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * An array that is allocated once for each batch size and then used again and again: training
 * leaves no garbage.
 */
final class Buffer {

  private final long[] sampleShape;
  private final Map<Long, INDArray> arrays = new HashMap<>();
  private @Nullable INDArray last;

  /**
   * @param sampleShape the shape of one sample
   */
  Buffer(long... sampleShape) {
    this.sampleShape = sampleShape.clone();
  }

  /** The array of shape {@code [batch, sampleShape...]}, its content whatever it was. */
  INDArray of(long batch) {
    if (last == null || last.size(0) != batch) {
      last = arrays.computeIfAbsent(batch, this::allocate);
    }
    return last;
  }

  private INDArray allocate(long batch) {
    long[] shape = new long[sampleShape.length + 1];
    shape[0] = batch;
    System.arraycopy(sampleShape, 0, shape, 1, sampleShape.length);
    try (MemoryWorkspace outside = LibraryMemory.leave()) {
      return Nd4j.createUninitialized(DataType.FLOAT, shape, 'c');
    }
  }

  /** An array's memory as native code takes it. */
  static FloatPointer pointer(INDArray array) {
    // A view's buffer points at the start of what it is a view of.
    FloatPointer start = (FloatPointer) array.data().pointer();
    long offset = array.offset();
    return offset == 0 ? start : start.getPointer(offset);
  }

  /** An array's memory as Java loops take it. */
  static FloatBuffer floats(INDArray array) {
    return pointer(array).limit(array.length()).asByteBuffer().asFloatBuffer();
  }

  /** The bits of an array's floats as Java loops take them. */
  static IntBuffer bits(INDArray array) {
    return pointer(array).limit(array.length()).asByteBuffer().asIntBuffer();
  }

  /** The array itself if it is contiguous in C order, else a copy that is. */
  static INDArray contiguous(INDArray array) {
    boolean plain = array.ordering() == 'c' && !array.isView() && array.elementWiseStride() == 1;
    return plain ? array : array.dup('c');
  }
}
