package io.github.experimentmaven.trainer;

import io.github.experimentmaven.experiment.MemoryPlan;
import java.util.Locale;
import org.bytedeco.javacpp.Pointer;

/**
 * What a process may take of memory, in bytes.
 *
 * @param heap of the Java heap
 * @param offHeap of what native code allocates
 */
record AvailableMemory(long heap, long offHeap) {

  /** Of this process. */
  static AvailableMemory ofThisProcess() {
    long offHeap = Pointer.maxBytes();
    // To JavaCPP no bytes are no limit.
    return new AvailableMemory(
        Runtime.getRuntime().maxMemory(), offHeap > 0 ? offHeap : Long.MAX_VALUE);
  }

  /**
   * Does nothing if there is enough.
   *
   * @param plan of the training
   * @throws ExceededException with what is needed and what there is
   */
  void requireFor(MemoryPlan plan) throws ExceededException {
    if (plan.heap() > heap || plan.offHeap() > offHeap) {
      throw new ExceededException(
          String.format(
              Locale.ROOT,
              "the network needs at least %dm of Java heap and %dm of off-heap memory; there are"
                  + " %dm and %dm",
              mebibytes(plan.heap()),
              mebibytes(plan.offHeap()),
              heap >> 20,
              offHeap >> 20));
    }
  }

  /** Rounded up: with as much as is told there is enough. */
  private static long mebibytes(long bytes) {
    return (bytes >> 20) + 1;
  }

  /** Thrown when a network cannot be trained with the memory there is. */
  static final class ExceededException extends Exception {

    private static final long serialVersionUID = 1L;

    private ExceededException(String message) {
      super(message);
    }
  }
}
