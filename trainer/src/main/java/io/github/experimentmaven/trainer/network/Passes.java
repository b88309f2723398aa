package io.github.experimentmaven.trainer.network;

import java.util.List;
import java.util.stream.Stream;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The layers of a network one after the other, with all the memory that they need: the way from
 * samples to what is before the last activation, and the way back to the gradients of the
 * parameters.
 */
final class Passes implements AutoCloseable {

  private final List<LayerFunction> functions;
  private final int firstTrained;
  private final Buffer deltas;
  private final List<Buffer.Block> gradients = List.of(new Buffer.Block(), new Buffer.Block());

  /**
   * @param functions of the layers, in their order, with memory that nobody else uses
   * @param firstTrained the place of the first that has parameters: before it nobody needs a
   *     gradient
   * @param width how many numbers the last one puts out
   */
  Passes(List<LayerFunction> functions, int firstTrained, int width) {
    this.functions = List.copyOf(functions);
    this.firstTrained = firstTrained;
    deltas = new Buffer(width);
    shareGradients();
  }

  /**
   * A layer reads the gradient of its output and writes that of its input: two arrays are enough
   * for all of them.
   */
  private void shareGradients() {
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
    functions.forEach(function -> function.startEpoch(epoch));
  }

  /** Begins a batch of training. */
  void startBatch() {
    functions.forEach(LayerFunction::startBatch);
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
    functions.forEach(function -> function.startPart(first));
    forward(samples, true, outputs);
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
    INDArray flow = samples;
    for (LayerFunction function : functions) {
      flow = function.forward(flow, training);
    }
    Buffer.pointer(flow).get(outputs);
  }

  /**
   * The way back from {@link #train}, which leaves the gradients of the parameters where the
   * functions have them.
   *
   * @param delta the gradient of what the way forward put out
   * @param samples how many it had
   */
  void backward(float[] delta, int samples) {
    INDArray flow = deltas.of(samples);
    Buffer.pointer(flow).put(delta);
    for (int i = functions.size() - 1; i >= firstTrained; i--) {
      INDArray next = functions.get(i).backward(flow, i > firstTrained);
      if (next != null) {
        flow = next;
      }
    }
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
    Stream<Buffer> kept = functions.stream().flatMap(function -> function.kept().stream());
    return Stream.concat(
        Stream.concat(kept, Stream.of(deltas)).map(Buffer::block), gradients.stream());
  }
}
