package io.github.experimentmaven.benchmark;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;

/**
 * How little heap is enough: halves what lies between a heap that is enough and one that is not.
 * Enough is one with which no more time is taken than some times that of the heap to begin with.
 *
 * @param preparation with a heap that is enough
 */
record LeastHeap(PluginPreparation preparation) implements Contender {

  /** Between the heaps that are tried last. */
  private static final int STEP_MEBIBYTES = 4;

  private static final int TIMES_AS_LONG = 4;

  /** Whether something is enough. */
  @FunctionalInterface
  interface Trial {
    boolean isEnough(int mebibytes) throws IOException, InterruptedException;
  }

  @Override
  public String subject() {
    return preparation.subject();
  }

  @Override
  public String name() {
    return preparation.name();
  }

  @Override
  public Map<Quantity, Double> measure(int round) throws IOException, InterruptedException {
    long start = System.nanoTime();
    preparation.measure(round);
    Duration limit = Duration.ofNanos(System.nanoTime() - start).multipliedBy(TIMES_AS_LONG);
    int least =
        least(
            preparation.heapMebibytes(),
            mebibytes ->
                new PluginPreparation(
                        preparation.files(), preparation.state(), preparation.folder(), mebibytes)
                    .fits(mebibytes + "m", limit));
    return Map.of(
        Quantity.LEAST_HEAP,
        (double) least,
        Quantity.LEAST_HEAP_OF_FLOATS,
        least / preparation.figures().mebibytesOfFloats());
  }

  /** The least that is enough, to the step. */
  static int least(int enough, Trial trial) throws IOException, InterruptedException {
    int most = enough;
    int tooLittle = 0;
    while (most - tooLittle > STEP_MEBIBYTES) {
      int middle = tooLittle + (most - tooLittle) / 2;
      if (trial.isEnough(middle)) {
        most = middle;
      } else {
        tooLittle = middle;
      }
    }
    return most;
  }
}
