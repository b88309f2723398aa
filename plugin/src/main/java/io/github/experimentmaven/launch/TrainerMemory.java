package io.github.experimentmaven.launch;

import io.github.experimentmaven.experiment.MemoryPlan;
import io.github.experimentmaven.numbers.Decimal;
import java.util.List;
import java.util.Optional;

/**
 * The memory of one trainer on this machine.
 *
 * @param plan what the training needs
 * @param heap the limit of its Java heap
 * @param offHeap the limit of what its native code may allocate
 */
record TrainerMemory(MemoryPlan plan, MemoryLimit heap, MemoryLimit offHeap) {

  // Beside heap and native allocations: code, metaspace, thread stacks, and what oneDNN takes.
  private static final MemorySize OVERHEAD = MemorySize.parse("512m");

  /** That of a trainer with some settings. */
  static TrainerMemory of(LaunchSettings settings, MemoryPlan plan) {
    return new TrainerMemory(
        plan, MemoryLimit.heap(settings, plan), MemoryLimit.offHeap(settings, plan));
  }

  /** What the process takes of the machine's memory, in bytes, once it has filled its heap. */
  long process() {
    return plan.process(heap.size().bytes());
  }

  /** The limits as options of the JVM. */
  List<String> options() {
    String javacpp = "-Dorg.bytedeco.javacpp.";
    return List.of(
        "-Xmx" + heap.size(),
        javacpp + "maxbytes=" + offHeap.size(),
        javacpp + "maxphysicalbytes=" + physical());
  }

  /** JavaCPP counts mapped data as well, except on Linux. */
  private MemorySize physical() {
    return heap.size().plus(offHeap.size()).plus(OVERHEAD).plus(MemorySize.ofAtLeast(plan.data()));
  }

  /**
   * Why the training does not get what it needs.
   *
   * @param capacity of the machine
   */
  Optional<MemoryLack> lack(Capacity capacity) {
    if (plan.heap() > heap.size().bytes()) {
      return Optional.of(lack(heap, plan.heap(), plan.heapLimit(), "Java heap"));
    }
    if (plan.offHeap() > offHeap.size().bytes()) {
      return Optional.of(
          lack(offHeap, plan.offHeap(), plan.offHeapLimit(), "memory outside of the Java heap"));
    }
    if (process() > capacity.memory().bytes()) {
      return Optional.of(
          new MemoryLack(
              "a training of this network takes about %s of memory; this machine has %s"
                  .formatted(mebibytes(process()), mebibytes(capacity.memory().bytes())),
              null));
    }
    return Optional.empty();
  }

  private static MemoryLack lack(MemoryLimit limit, long least, long enough, String what) {
    return new MemoryLack(
        "a training of this network needs at least %s of %s, but has %s"
            .formatted(mebibytes(least), what, limit.words()),
        "it would be " + MemorySize.ofAtLeast(enough) + " if nobody set it");
  }

  private static String mebibytes(long bytes) {
    return Decimal.grouped(Math.ceil(bytes / (double) (1 << 20))) + " MiB";
  }
}
