package io.github.experimentmaven.trainer.network;

import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.buffer.DataBuffer;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * An array's memory as native code takes it. ND4J gives the memory back as soon as nobody refers to
 * the array, whatever pointers there are; this one refers to it, and so does what is derived of it.
 */
final class ArrayPointer extends FloatPointer {

  @SuppressWarnings("unused") // is there to be referred to
  private final DataBuffer owner;

  private ArrayPointer(FloatPointer pointer, DataBuffer owner) {
    super(pointer);
    this.owner = owner;
  }

  /** To the first float of an array; free to be moved. */
  static ArrayPointer to(INDArray array) {
    DataBuffer data = array.data();
    // A view's buffer points at the start of what it is a view of.
    return new ArrayPointer((FloatPointer) data.pointer(), data).offsetAddress(array.offset());
  }

  @Override
  @SuppressWarnings("unchecked") // as that of FloatPointer does
  public FloatPointer getPointer(long index) {
    return new ArrayPointer(this, owner).offsetAddress(index);
  }
}
