package io.github.experimentmaven.trainer.network;

import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Takes parts of batches through a network, one at a time, with arrays that no other lane has: all
 * that lanes share are the weights, which nobody changes meanwhile.
 */
final class Lane implements AutoCloseable {

  private final Passes passes;
  private final OutputLoss loss;
  private final int width;
  private final INDArray gradients;

  /**
   * @param passes which write gradients where this lane finds them
   * @param loss of its own, as it has arrays, too
   * @param width how many outputs a sample has
   * @param gradients of all parameters, in their order
   */
  Lane(Passes passes, OutputLoss loss, int width, INDArray gradients) {
    this.passes = passes;
    this.loss = loss;
    this.width = width;
    this.gradients = gradients;
  }

  /**
   * Gives the random numbers of an epoch to the layers that draw some.
   *
   * @param epoch from 1
   */
  void startEpoch(int epoch) {
    passes.startEpoch(epoch);
  }

  /**
   * Begins a batch of training, whether or not a part of it comes here.
   *
   * @param samples which ones of the training set it has
   */
  void startBatch(int[] samples) {
    passes.startBatch(samples);
  }

  /**
   * The outputs outside of training.
   *
   * @param part of a batch
   * @param outputs of the batch, takes those of the part
   */
  void predict(BatchPart part, float[] outputs) {
    float[] own = new float[part.size() * width];
    passes.predict(part.samples(), own);
    give(own, part, outputs);
  }

  /**
   * The outputs in training.
   *
   * @param part of a batch
   * @param outputs of the batch, takes those of the part
   * @return those of the part
   */
  float[] train(BatchPart part, float[] outputs) {
    float[] own = new float[part.size() * width];
    passes.train(part.samples(), part.first(), own);
    give(own, part, outputs);
    return own;
  }

  private void give(float[] own, BatchPart part, float[] outputs) {
    loss.activate(own);
    System.arraycopy(own, 0, outputs, part.first() * width, own.length);
  }

  /**
   * The outputs in training, and what the part adds to the gradient of the batch's mean loss.
   *
   * @param part of a batch
   * @param targets the outputs that would be right for the batch
   * @param sampleWeights how much each sample of the batch counts; null if all count alike
   * @param outputs of the batch, takes those of the part
   * @param gradient takes what it adds, parameter by parameter
   */
  void backpropagate(
      BatchPart part,
      float[] targets,
      float @Nullable [] sampleWeights,
      float[] outputs,
      float[] gradient) {
    float[] delta = train(part, outputs);
    float[] right = new float[delta.length];
    System.arraycopy(targets, part.first() * width, right, 0, right.length);
    loss.gradient(delta, right, part.batch());
    if (sampleWeights != null) {
      loss.weigh(delta, sampleWeights, part.first());
    }
    passes.backward(delta, part.size());
    Buffer.pointer(gradients).get(gradient);
  }

  /** As {@link Passes#augments}. */
  boolean augments() {
    return passes.augments();
  }

  /** As {@link Passes#augmented}. */
  INDArray augmented(INDArray samples) {
    return passes.augmented(samples);
  }

  /** The memory of its arrays in bytes, those of the parameters' gradients not counted. */
  long arrayBytes() {
    return passes.arrayBytes();
  }

  /** Gives that memory back. */
  @Override
  public void close() {
    passes.close();
  }
}
