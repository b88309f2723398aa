package io.github.experimentmaven.trainer.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Stream;
import org.bytedeco.javacpp.FloatPointer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataBuffer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class ArrayPointerTest {

  /** All ways to an array's memory past ND4J. */
  static Stream<Arguments> waysToMemory() {
    return Stream.of(
        way("a pointer", Buffer::pointer),
        way("a moved pointer", array -> Buffer.pointer(array).position(2)),
        way("a derived pointer", array -> Buffer.pointer(array).getPointer(2)),
        way("one derived of that", array -> Buffer.pointer(array).getPointer(2).getPointer(1)),
        way("a pointer to a part", array -> Buffer.pointer(part(array))),
        way("floats", Floats::of),
        way("floats of a part", array -> Floats.of(part(array))),
        way("a slice of floats", array -> Floats.of(array).slice(2, 3)),
        way("floats of a pointer", array -> Floats.of(Buffer.pointer(array).limit(3))),
        way("bits", Bits::of));
  }

  private static INDArray part(INDArray array) {
    return array.reshape(2, 3).getRow(1);
  }

  private static Arguments way(String name, Function<INDArray, Object> way) {
    return Arguments.of(name, way);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("waysToMemory")
  void theMemoryStaysAsLongAsSomebodyCanReachIt(String name, Function<INDArray, Object> way)
      throws Exception {
    AtomicReference<Object> reached = new AtomicReference<>();
    WeakReference<DataBuffer> memory = reach(way, reached);

    assertThat(isGivenBack(memory)).as("while there is %s", name).isFalse();
    reached.set(null);
    assertThat(isGivenBack(memory)).as("afterwards").isTrue();
  }

  /** Here, so that no frame of the test refers to the array. */
  private static WeakReference<DataBuffer> reach(
      Function<INDArray, Object> way, AtomicReference<Object> reached) {
    INDArray array = array();
    reached.set(way.apply(array));
    return new WeakReference<>(array.data());
  }

  @Test
  void aDerivedPointerPointsWhereThatOfJavaCppDoes() {
    INDArray array = array();
    FloatPointer derived = Buffer.pointer(part(array)).getPointer(1);

    assertThat(derived.get()).isEqualTo(4);
    assertThat(derived.getPointer(1).get()).isEqualTo(5);
    assertThat(derived.limit(2).get(1)).isEqualTo(5);
    derived.put(1, 7);
    assertThat(array.getFloat(5)).isEqualTo(7);
  }

  @Test
  void floatsAndBitsAreThoseOfTheArray() {
    INDArray part = part(array());
    Floats floats = Floats.of(part);
    Bits bits = Bits.of(part);

    floats.put(0, floats, 2, 1);
    floats.put(2, new float[] {8});

    assertThat(floats.capacity()).isEqualTo(3);
    assertThat(floats.slice(1, 2).get(0)).isEqualTo(4);
    assertThat(part.toFloatVector()).containsExactly(5, 4, 8);
    int[] values = new int[2];
    bits.get(1, values);
    assertThat(Float.intBitsToFloat(values[1])).isEqualTo(8);
    bits.put(0, values);
    assertThat(part.toFloatVector()).containsExactly(4, 8, 8);
    assertThat(bits.capacity()).isEqualTo(3);
  }

  private static INDArray array() {
    return Nd4j.create(new float[] {0, 1, 2, 3, 4, 5});
  }

  private static boolean isGivenBack(WeakReference<?> memory) throws InterruptedException {
    for (int tries = 0; tries < 5 && memory.get() != null; tries++) {
      System.gc();
      Thread.sleep(1);
    }
    return memory.get() == null;
  }
}
