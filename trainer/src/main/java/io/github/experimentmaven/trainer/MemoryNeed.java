package io.github.experimentmaven.trainer;

import io.github.experimentmaven.experiment.Training;
import io.github.experimentmaven.trainer.optimizer.UpdateRule;
import java.util.Locale;
import org.bytedeco.javacpp.Pointer;

/**
 * Memory of one training, in bytes.
 *
 * @param heap of the Java heap
 * @param offHeap of what native code allocates
 */
record MemoryNeed(long heap, long offHeap) {

  /**
   * The least that a network can be trained with: what is there during every step, however small
   * its batches are. On the heap the weights, the gradient and what the optimizer remembers;
   * outside of it weights and gradient once more, as Deeplearning4j has them.
   *
   * @param training whose optimizer it depends on
   * @param parameters of the network
   */
  static MemoryNeed of(Training training, long parameters) {
    long array = parameters * Float.BYTES;
    long remembered = UpdateRule.floatsAWeight(training.optimizer());
    return new MemoryNeed((2 + remembered) * array, 2 * array);
  }

  /** What this process may take. */
  static MemoryNeed ofThisProcess() {
    long offHeap = Pointer.maxBytes();
    // To JavaCPP no bytes are no limit.
    return new MemoryNeed(Runtime.getRuntime().maxMemory(), offHeap > 0 ? offHeap : Long.MAX_VALUE);
  }

  /**
   * Does nothing if there is enough.
   *
   * @param limit what there is
   * @throws ExceededException with what is needed and what there is
   */
  void requireWithin(MemoryNeed limit) throws ExceededException {
    if (heap > limit.heap || offHeap > limit.offHeap) {
      throw new ExceededException(
          String.format(
              Locale.ROOT,
              "the network needs more than %dm of Java heap and %dm of off-heap memory; there are"
                  + " %dm and %dm",
              mebibytes(heap),
              mebibytes(offHeap),
              mebibytes(limit.heap),
              mebibytes(limit.offHeap)));
    }
  }

  private static long mebibytes(long bytes) {
    return bytes >> 20;
  }

  /** Thrown when a network cannot be trained with the memory there is. */
  static final class ExceededException extends Exception {

    private static final long serialVersionUID = 1L;

    private ExceededException(String message) {
      super(message);
    }
  }
}
