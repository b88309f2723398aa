package io.github.experimentmaven.trainer.network;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;

class BufferTest {

  private final Buffer buffer = new Buffer(2, 3);

  @Test
  void aSmallerBatchHasTheBeginningOfALargerOnes() {
    INDArray large = buffer.of(4);
    Buffer.pointer(large).put(new float[24], 0, 24);
    INDArray small = buffer.of(2);

    Floats.of(small).put(5, 7);

    assertThat(small.shape()).containsExactly(2, 2, 3);
    assertThat(small.getFloat(0, 1, 2)).isEqualTo(7);
    assertThat(large.getFloat(0, 1, 2)).isEqualTo(7);
    assertThat(buffer.block().bytes()).isEqualTo(4 * 6 * Float.BYTES);
  }

  @Test
  void everyBatchSizeIsTheSameArrayEachTime() {
    INDArray four = buffer.of(4);
    INDArray two = buffer.of(2);

    assertThat(buffer.of(4)).isSameAs(four);
    assertThat(buffer.of(2)).isSameAs(two);
  }

  @Test
  void itGrowsWithItsLargestBatch() {
    INDArray small = buffer.of(2);
    buffer.of(5);

    assertThat(buffer.of(2)).isNotSameAs(small);
    assertThat(buffer.block().bytes()).isEqualTo(5 * 6 * Float.BYTES);
  }

  @Test
  void buffersThatShareHaveTheMemoryOfTheLarger() {
    Buffer other = new Buffer(4);
    buffer.share(other.block());
    INDArray first = other.of(2);
    INDArray second = buffer.of(2);

    assertThat(other.block().bytes()).isEqualTo(2 * 6 * Float.BYTES);
    // What was smaller is gone.
    assertThat(other.of(2)).isNotSameAs(first);
    Floats.of(second).put(0, 3);
    assertThat(other.of(2).getFloat(0, 0)).isEqualTo(3);
  }

  @Test
  void itsMemoryIsGivenBack() {
    buffer.of(2);
    buffer.block().close();

    assertThat(buffer.block().bytes()).isZero();
    assertThat(buffer.of(2).length()).isEqualTo(12);
  }

  @Test
  void pointersAreMovedApartFromEachOther() {
    INDArray array = buffer.of(1);
    Buffer.pointer(array).position(3).put(5);

    assertThat(Buffer.pointer(array).position()).isZero();
    assertThat(array.getFloat(0, 1, 0)).isEqualTo(5);
  }
}
