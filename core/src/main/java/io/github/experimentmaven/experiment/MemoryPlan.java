package io.github.experimentmaven.experiment;

import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/**
 * What a training takes of memory, known before it starts. All in bytes. Where batches are divided,
 * it is that of as many threads as there are parts; a single thread takes less.
 *
 * @param weights parameters, trainable or not, those of the best epoch if they are kept, and what
 *     orthogonal ones are drawn in, if there is no other room for it; once more outside of the
 *     heap, as Deeplearning4j has them
 * @param gradients of the weights, likewise
 * @param optimizer what it remembers of each weight
 * @param activations the outputs of the layers for the largest batch
 * @param activationGradients their gradients
 * @param scratch what some layers work with, whatever the batch
 * @param samples batches, the order of the samples, and what was predicted for each
 * @param data the data set, unpacked; mapped into memory, and shared by all who do the same, so
 *     that it counts towards no limit
 */
public record MemoryPlan(
    Need weights,
    Need gradients,
    Need optimizer,
    Need activations,
    Need activationGradients,
    Need scratch,
    Need samples,
    long data) {

  /**
   * The fewest test samples that are shown to a network at once, unless there are fewer: all that
   * its layers put out for them is then more than the processor's cache holds.
   */
  public static final int FEW_EVALUATED = 100;

  /** The most: weights are then fetched from memory seldom enough. */
  private static final long MANY_EVALUATED = 500;

  /** Numbers of all layers that the processor's cache holds while samples are evaluated. */
  private static final long CACHED = 1 << 20;

  /** What a class of a project may use on either side of the heap, unless somebody says. */
  private static final long OF_CLASS = 1L << 30;

  /**
   * What the libraries themselves hold on the heap: after a full collection 9 MiB of a training of
   * ten weights, and the buffer of a checkpoint.
   */
  private static final long LIBRARIES = mebibytes(16);

  /** On the heap for what is left behind by each step, until it is collected. */
  private static final long HEAP_RESERVE = mebibytes(32);

  /** What may be drawn there, before the first step. */
  private static final long DRAWN_IN_RESERVE = HEAP_RESERVE / 4;

  /** Outside of the heap for what Deeplearning4j allocates beside the arrays that are planned. */
  private static final long OFF_HEAP_RESERVE = mebibytes(16);

  /**
   * The process itself: the virtual machine, its code and classes, and what is touched of the
   * native libraries and allocated by them: 120 to 128 MiB of a perceptron on machines with AVX2,
   * the peak of resident memory without what is planned of it.
   */
  private static final long PROCESS = mebibytes(124);

  /**
   * An amount of memory.
   *
   * @param heap of the Java heap
   * @param offHeap of what native code allocates
   */
  public record Need(long heap, long offHeap) {

    private static Need floats(long onHeap, long outside) {
      return new Need(product(Float.BYTES, onHeap), product(Float.BYTES, outside));
    }

    /** On either side of the heap. */
    public long bytes() {
      return sum(heap, offHeap);
    }
  }

  /**
   * The plan of a training by a class of a project, of which nothing is known: memory for its data
   * as it gets it, and 1 GiB on either side of the heap.
   *
   * @param samples how many there are
   * @param numbers of each
   * @param bytesASample of the data set, once it is unpacked
   */
  public static MemoryPlan ofClass(long samples, long numbers, long bytesASample) {
    Need none = new Need(0, 0);
    long floats = product(2L * Float.BYTES, product(samples, sum(numbers, 16)));
    return new MemoryPlan(
        none,
        none,
        none,
        none,
        none,
        new Need(OF_CLASS, OF_CLASS),
        new Need(floats, 0),
        product(samples, bytesASample));
  }

  /**
   * The plan of a training.
   *
   * @param training the network and how it learns
   * @param network its shapes
   * @param trainCount how many samples are trained on
   * @param testCount how many are tested with
   * @param bytesASample of the data set, once it is unpacked
   */
  public static MemoryPlan of(
      Training training, NetworkSummary network, int trainCount, int testCount, long bytesASample) {
    return of(training, network, trainCount, 0, testCount, bytesASample);
  }

  /**
   * The plan of a training with a validation set.
   *
   * @param training the network and how it learns
   * @param network its shapes
   * @param trainCount how many samples are trained on
   * @param validationCount how many are evaluated after each epoch; 0 for those of the test set
   * @param testCount how many are tested with
   * @param bytesASample of the data set, once it is unpacked
   */
  public static MemoryPlan of(
      Training training,
      NetworkSummary network,
      int trainCount,
      int validationCount,
      int testCount,
      long bytesASample) {
    return of(
        training,
        network,
        trainCount,
        validationCount,
        testCount,
        bytesASample,
        BatchDivision.of(training, network).parts());
  }

  /**
   * The same on a number of threads.
   *
   * @param training the network and how it learns
   * @param network its shapes
   * @param trainCount how many samples are trained on
   * @param validationCount how many are evaluated after each epoch; 0 for those of the test set
   * @param testCount how many are tested with
   * @param bytesASample of the data set, once it is unpacked
   * @param threads that it computes on, at least 1
   */
  public static MemoryPlan of(
      Training training,
      NetworkSummary network,
      int trainCount,
      int validationCount,
      int testCount,
      long bytesASample,
      int threads) {

    LayerMemory layers = LayerMemory.of(training.architecture(), network);
    long parameters = sum(network.parameters(), layers.held());
    long batch = Math.min(training.batchSize(), trainCount);
    int most = evaluationBatchSize(layers, network);
    long tested = Math.min(most, testCount);
    long validated = Math.min(most, validationCount);
    long largest = Math.max(batch, Math.max(tested, validated));
    long input = network.input().size();
    long output = network.output().size();
    long batches = batch + tested + validated;
    long answered = (long) testCount + validationCount;
    // Each part of a batch has gradients of its own, and each thread arrays for one part at a time.
    long parts = BatchDivision.of(training, network).parts();
    long lanes = Math.min(threads, parts);
    long copies = training.callbacks().keepsWeights() ? 2 : 1;
    long states = training.optimizer().floatsAWeight();
    // While orthogonal kernels are drawn, there are the weights alone.
    long free =
        sum(product(copies - 1 + parts + states, parameters), DRAWN_IN_RESERVE / Float.BYTES);
    long drawn = Math.max(0, product(2, layers.orthogonal()) - free);
    long trained = inLanes(lanes, batch, parts);
    long passed = inLanes(lanes, largest, parts);
    return new MemoryPlan(
        Need.floats(sum(product(copies, parameters), drawn), parameters),
        Need.floats(product(parts, parameters), product(lanes, parameters)),
        Need.floats(product(states, parameters), 0),
        Need.floats(
            sum(
                product(trained, layers.winners()),
                product(passed, sum(layers.positions(), 2 * output))),
            sum(product(passed, layers.outputs()), product(trained, layers.trainingOutputs()))),
        Need.floats(0, product(trained, sum(layers.inputGradients(), output))),
        Need.floats(
            product(lanes, layers.scratch()),
            sum(product(lanes, layers.nativeScratch()), product(trained, layers.temporary()))),
        Need.floats(
            sum(sum(trainCount, product(10, answered)), product(batches, output)),
            product(batches, input)),
        product(trainCount + answered, bytesASample));
  }

  /**
   * The same where each training sample has a weight of its own among the data.
   *
   * @param trainCount how many samples are trained on
   */
  public MemoryPlan withSampleWeights(int trainCount) {
    return new MemoryPlan(
        weights,
        gradients,
        optimizer,
        activations,
        activationGradients,
        scratch,
        samples,
        sum(data, product(Float.BYTES, trainCount)));
  }

  /**
   * How many test samples are shown to a network at once: the more, the less it costs to fetch the
   * weights, as long as all that the layers put out stays in the processor's cache.
   *
   * @param training its layers
   * @param network their shapes
   */
  public static int evaluationBatchSize(Training training, NetworkSummary network) {
    return evaluationBatchSize(LayerMemory.of(training.architecture(), network), network);
  }

  private static int evaluationBatchSize(LayerMemory layers, NetworkSummary network) {
    long fitting = CACHED / sum(network.input().size(), layers.outputs());
    return (int) Math.max(FEW_EVALUATED, Math.min(fitting, MANY_EVALUATED));
  }

  /** The least that the Java heap must have. */
  public long heap() {
    return sum(total(Need::heap), LIBRARIES);
  }

  /** The least that native code must be allowed to allocate. */
  public long offHeap() {
    return total(Need::offHeap);
  }

  /** The size of the Java heap to train with. */
  public long heapLimit() {
    return sum(heap(), HEAP_RESERVE);
  }

  /** What native code is allowed to allocate. */
  public long offHeapLimit() {
    return sum(offHeap(), OFF_HEAP_RESERVE);
  }

  /**
   * What the process takes of the machine's memory once it has filled its heap; the mapped data is
   * not in it.
   */
  public long process() {
    return process(heapLimit());
  }

  /**
   * The same with another Java heap.
   *
   * @param heap its size
   */
  public long process(long heap) {
    return sum(sum(heap, offHeap()), PROCESS);
  }

  /** Of {@link #process()} what is there whatever the network. */
  public long overhead() {
    return LIBRARIES + HEAP_RESERVE + PROCESS;
  }

  private long total(ToLongFunction<Need> side) {
    return Stream.of(
            weights, gradients, optimizer, activations, activationGradients, scratch, samples)
        .mapToLong(side)
        .reduce(0, MemoryPlan::sum);
  }

  private static long mebibytes(int count) {
    return (long) count << 20;
  }

  /** More memory than can be counted is more than there is. */
  private static long sum(long a, long b) {
    long sum = a + b;
    return sum < 0 ? Long.MAX_VALUE : sum;
  }

  /** How many samples of a batch lanes have arrays for, each for the largest part. */
  private static long inLanes(long lanes, long batch, long parts) {
    return Math.min(batch, lanes * ((batch + parts - 1) / parts));
  }

  private static long product(long a, long b) {
    return Math.multiplyHigh(a, b) == 0 && a * b >= 0 ? a * b : Long.MAX_VALUE;
  }
}
