package io.github.experimentmaven.trainer.network;

import io.github.experimentmaven.experiment.Architecture;
import io.github.experimentmaven.experiment.LayerChain;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The layers of a network, chain by chain, with all the memory that they need: the way from samples
 * to what is before the last activation, and the way back to the gradients of the parameters.
 */
final class Passes implements AutoCloseable {

  private final List<FunctionChain> chains;
  private final Buffer deltas;
  private final List<@Nullable GradientSum> sums = new ArrayList<>();
  private final Map<Integer, Buffer.Block> sumBlocks = new TreeMap<>();
  private final List<Buffer.Block> gradients = List.of(new Buffer.Block(), new Buffer.Block());

  /**
   * @param chains of the layers, in their order, with memory that nobody else uses
   * @param width how many numbers the last one puts out
   */
  Passes(List<FunctionChain> chains, int width) {
    this.chains = List.copyOf(chains);
    deltas = new Buffer(width);
    for (FunctionChain chain : chains) {
      shareGradients(chain.functions());
      sums.add(sum(chain));
    }
  }

  private @Nullable GradientSum sum(FunctionChain chain) {
    int number = chain.place().sum();
    return number == LayerChain.NO_SUM
        ? null
        : new GradientSum(
            sumBlocks.computeIfAbsent(number, any -> new Buffer.Block()),
            Assembly.batchedShape(chain.output()));
  }

  /**
   * A layer reads the gradient of its output and writes that of its input: two arrays are enough
   * for all of them. What is behind a chain is a sum, and before it another one.
   */
  private void shareGradients(List<LayerFunction> functions) {
    int next = 0;
    for (LayerFunction function : functions) {
      Buffer own = function.inputGradient();
      if (own != null) {
        own.share(gradients.get(next));
        next = 1 - next;
      }
    }
  }

  /**
   * Gives the random numbers of an epoch to the layers that draw some.
   *
   * @param epoch from 1
   */
  void startEpoch(int epoch) {
    functions().forEach(function -> function.startEpoch(epoch));
  }

  /**
   * Begins a batch of training.
   *
   * @param samples which ones of the training set it has
   */
  void startBatch(int[] samples) {
    functions().forEach(function -> function.startBatch(samples));
  }

  /**
   * The way forward in training.
   *
   * @param samples some of the batch, {@code [samples, channels, height, width]} or {@code
   *     [samples, features]}, contiguous
   * @param first the place in the batch of the first of them
   * @param outputs takes what is before the last activation, {@code [samples * width]}
   */
  void train(INDArray samples, int first, float[] outputs) {
    functions().forEach(function -> function.startPart(first));
    forward(samples, true, outputs);
  }

  /** Whether samples are augmented on their way. */
  boolean augments() {
    return !augmentation().isEmpty();
  }

  /**
   * The way forward in training as far as samples are augmented.
   *
   * @param samples the first of a batch, as in training
   * @return what they have become, until the next way forward
   */
  INDArray augmented(INDArray samples) {
    INDArray flow = samples;
    for (LayerFunction function : augmentation()) {
      function.startPart(0);
      flow = function.forward(flow, true);
    }
    return flow;
  }

  /** Of several chains that augment the data, the first one has them. */
  private List<LayerFunction> augmentation() {
    return chains.stream()
        .filter(chain -> chain.place().sources().equals(List.of(Architecture.DATA_POSITION)))
        .map(FunctionChain::augmentation)
        .filter(functions -> !functions.isEmpty())
        .findFirst()
        .orElse(List.of());
  }

  /**
   * The way forward outside of training.
   *
   * @param samples as in training
   * @param outputs likewise
   */
  void predict(INDArray samples, float[] outputs) {
    forward(samples, false, outputs);
  }

  private void forward(INDArray samples, boolean training, float[] outputs) {
    List<INDArray> outputsOfChains = new ArrayList<>();
    for (FunctionChain chain : chains) {
      List<INDArray> inputs = new ArrayList<>();
      for (int source : chain.place().sources()) {
        inputs.add(source < 0 ? samples : outputsOfChains.get(source));
      }
      MergingFunction merging = chain.merging();
      INDArray flow = merging == null ? inputs.get(0) : merging.forward(inputs);
      for (LayerFunction function : chain.functions()) {
        flow = function.forward(flow, training);
      }
      outputsOfChains.add(flow);
    }
    Buffer.pointer(outputsOfChains.get(chains.size() - 1)).get(outputs);
  }

  /**
   * The way back from {@link #train}, which leaves the gradients of the parameters where the
   * functions have them.
   *
   * @param delta the gradient of what the way forward put out
   * @param samples how many it had
   */
  void backward(float[] delta, int samples) {
    for (GradientSum sum : sums) {
      if (sum != null) {
        sum.start(samples);
      }
    }
    INDArray last = deltas.of(samples);
    Buffer.pointer(last).put(delta);
    for (int i = chains.size() - 1; i >= 0; i--) {
      FunctionChain chain = chains.get(i);
      GradientSum sum = sums.get(i);
      if (sum == null && i < chains.size() - 1) {
        continue; // nothing in it learns
      }
      INDArray flow = backward(chain, sum == null ? last : sum.array());
      if (chain.place().readsLearned()) {
        passOn(chain, flow);
      }
    }
  }

  private static INDArray backward(FunctionChain chain, INDArray outputGradient) {
    INDArray flow = outputGradient;
    int firstTrained = chain.firstTrained();
    for (int i = chain.functions().size() - 1; i >= Math.max(firstTrained, 0); i--) {
      INDArray next = chain.functions().get(i).backward(flow, i > firstTrained);
      if (next != null) {
        flow = next;
      }
    }
    return flow;
  }

  private void passOn(FunctionChain chain, INDArray gradient) {
    List<@Nullable GradientSum> read = new ArrayList<>();
    for (int source : chain.place().sources()) {
      read.add(source < 0 ? null : sums.get(source));
    }
    MergingFunction merging = chain.merging();
    if (merging != null) {
      merging.backward(gradient, read);
    } else if (read.get(0) != null) {
      read.get(0).add(gradient);
    }
  }

  private Stream<LayerFunction> functions() {
    return chains.stream().flatMap(chain -> chain.functions().stream());
  }

  /** The memory of the arrays in bytes, as much as the largest batches so far have needed. */
  long arrayBytes() {
    return blocks().mapToLong(Buffer.Block::bytes).sum();
  }

  /** Gives the memory of the arrays back. The next batch would take some again. */
  @Override
  public void close() {
    blocks().forEach(Buffer.Block::close);
  }

  private Stream<Buffer.Block> blocks() {
    Stream<Buffer> kept = chains.stream().flatMap(FunctionChain::kept);
    return Stream.concat(
        Stream.concat(kept, Stream.of(deltas)).map(Buffer::block),
        Stream.concat(gradients.stream(), sumBlocks.values().stream()));
  }
}
