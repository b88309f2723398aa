package io.github.experimentmaven.trainer.network;

import io.github.experimentmaven.experiment.BatchDivision;
import io.github.experimentmaven.experiment.MemoryPlan;
import io.github.experimentmaven.experiment.NetworkSummary;
import io.github.experimentmaven.experiment.Shape;
import io.github.experimentmaven.experiment.Training;
import io.github.experimentmaven.trainer.optimizer.GradientDescent;
import io.github.experimentmaven.trainer.optimizer.Range;
import io.github.experimentmaven.trainer.state.NumberSink;
import io.github.experimentmaven.trainer.state.NumberSource;
import io.github.experimentmaven.trainer.state.Resumable;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.deeplearning4j.nn.api.Model;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A Deeplearning4j network and what trains it: the layers' passes over the network's own
 * parameters, part by part of a batch, the loss, the penalties on weights, the optimizer and what
 * weights are held to. The Deeplearning4j network always holds the current parameters.
 */
public final class TrainableNetwork implements Resumable, AutoCloseable {

  private final LibraryNetwork network;
  private final Shape input;
  private final int evaluationBatchSize;
  private final BatchDivision division;
  private final Lanes lanes;
  private final OutputLoss loss;
  private final int width;
  private final GradientDescent updates;
  private final List<Range> trained;
  private final List<Range> averages;
  private final List<Penalty> penalties;
  private final List<WeightConstraint> constraints;
  private final float[] weights;
  private final float[] gradient;
  private final int held;
  private final float[][] additions;
  private List<BatchPart> parts = List.of();
  private @Nullable INDArray divided;

  private TrainableNetwork(
      Assembly assembly,
      Training training,
      NetworkSummary summary,
      int width,
      BatchDivision division,
      List<Lane> lanes) {
    this.network = assembly.network;
    this.input = summary.input();
    this.evaluationBatchSize = MemoryPlan.evaluationBatchSize(training, summary);
    this.division = division;
    this.lanes = new Lanes(lanes);
    this.loss = new OutputLoss(assembly.lastActivation, training.loss(), width);
    this.width = width;
    this.trained = List.copyOf(assembly.trained);
    this.averages = List.copyOf(assembly.averages);
    this.penalties = List.copyOf(assembly.penalties);
    this.constraints = WeightConstraint.of(training.architecture(), summary);
    this.weights = assembly.weights;
    this.held = assembly.held;
    this.gradient = new float[weights.length];
    this.additions = new float[division.parts() - 1][weights.length];
    this.updates = new GradientDescent(training.optimizer(), weights.length);
    publishWeights();
  }

  /**
   * Builds a network with its initial weights, that computes on one thread.
   *
   * @param training whose architecture has been checked against the input
   * @param summary its shapes
   * @param width how many outputs the data asks for
   * @param seed of the run
   */
  public static TrainableNetwork of(
      Training training, NetworkSummary summary, int width, long seed) {
    return of(training, summary, width, seed, 1);
  }

  /**
   * Builds a network with its initial weights.
   *
   * @param training whose architecture has been checked against the input
   * @param summary its shapes
   * @param width how many outputs the data asks for
   * @param seed of the run
   * @param threads on how many it may compute; the bits do not depend on it
   */
  public static TrainableNetwork of(
      Training training, NetworkSummary summary, int width, long seed, int threads) {
    return of(training, summary, width, seed, threads, BatchDivision.of(training, summary));
  }

  /** The same with another division of batches than that of the training. */
  static TrainableNetwork of(
      Training training,
      NetworkSummary summary,
      int width,
      long seed,
      int threads,
      BatchDivision division) {
    LibraryNetwork network = LibraryNetwork.of(training, summary, seed);
    INDArray gradients = network.gradients();
    Assembly assembly = assembled(network, training, summary, seed);
    List<Lane> lanes = new ArrayList<>();
    lanes.add(lane(assembly, training, width, gradients));
    while (lanes.size() < Math.min(threads, division.parts())) {
      // Layers are given views of the gradients when they are assembled.
      INDArray own = gradients.ulike();
      network.useForGradients(own);
      lanes.add(lane(assembled(network, training, summary, seed), training, width, own));
    }
    network.useForGradients(gradients);
    return new TrainableNetwork(assembly, training, summary, width, division, lanes);
  }

  private static Assembly assembled(
      LibraryNetwork network, Training training, NetworkSummary summary, long seed) {
    Assembly assembly = new Assembly(network, seed);
    assembly.addAll(training.architecture(), summary);
    return assembly;
  }

  private static Lane lane(Assembly assembly, Training training, int width, INDArray gradients) {
    return new Lane(
        new Passes(assembly.chains, width),
        new OutputLoss(assembly.lastActivation, training.loss(), width),
        width,
        gradients);
  }

  /** The Deeplearning4j network, with the current parameters. */
  public Model network() {
    return network.model();
  }

  /** The shape of a sample. */
  public Shape input() {
    return input;
  }

  /** How many samples are best shown to it at once outside of training. */
  public int evaluationBatchSize() {
    return evaluationBatchSize;
  }

  /** The number of parameters, trainable or not. */
  public int parameters() {
    return weights.length - held;
  }

  /** The current parameters, in Deeplearning4j's order: a copy. */
  public float[] weights() {
    return weights.clone();
  }

  /** The current parameters, in Deeplearning4j's order: read-only, and changed by the next step. */
  public FloatBuffer weightsView() {
    return FloatBuffer.wrap(weights).asReadOnlyBuffer();
  }

  /**
   * Parameters and the optimizer's state are all there is: the layers keep nothing from one step to
   * the next, and the random numbers of an epoch are given by its number.
   */
  @Override
  public void save(NumberSink sink) throws IOException {
    sink.putFloats(weights);
    updates.save(sink);
  }

  @Override
  public void restore(NumberSource source) throws IOException {
    source.nextFloats(weights);
    updates.restore(source);
    publishWeights();
  }

  /**
   * Gives the random numbers of an epoch to the layers that draw some. To be called before its
   * first step.
   *
   * @param epoch from 1
   */
  public void startEpoch(int epoch) {
    lanes.each(lane -> lane.startEpoch(epoch));
  }

  /**
   * The outputs for a batch, as they are outside of training.
   *
   * @param images {@code [batch, channels, height, width]}, contiguous
   * @return {@code [batch * outputs]}
   */
  public float[] predict(INDArray images) {
    List<BatchPart> parts = parts(images);
    float[] outputs = outputs(images);
    lanes.run(parts.size(), (lane, part) -> lane.predict(parts.get(part), outputs));
    return outputs;
  }

  /**
   * The loss of each sample, without {@link #penalty()}.
   *
   * @param outputs {@code [batch * outputs]}
   * @param targets the outputs that would be right, as many
   * @param row which sample
   */
  public double loss(float[] outputs, float[] targets, int row) {
    return loss.loss(outputs, targets, row);
  }

  /** The sum of the penalties on weights, which Keras adds to every loss it reports. */
  public double penalty() {
    double sum = 0;
    for (Penalty penalty : penalties) {
      sum += penalty.value(weights);
    }
    return sum;
  }

  /**
   * One step of training with the first samples of the training set, which all count alike.
   *
   * @param images {@code [batch, channels, height, width]}, contiguous
   * @param targets the outputs that would be right, {@code [batch * outputs]} at least
   * @return the outputs before the step, {@code [batch * outputs]}
   */
  public float[] train(INDArray images, float[] targets) {
    return train(images, targets, null, first(images));
  }

  /**
   * One step of training.
   *
   * @param images {@code [batch, channels, height, width]}, contiguous
   * @param targets the outputs that would be right, {@code [batch * outputs]} at least
   * @param sampleWeights what the loss of each sample is multiplied by before their mean is taken;
   *     null if all count alike
   * @param samples which ones of the training set these are, by their position in it: what is drawn
   *     to augment a sample depends on it and on the epoch, and not on the batch
   * @return the outputs before the step, {@code [batch * outputs]}
   */
  public float[] train(
      INDArray images, float[] targets, float @Nullable [] sampleWeights, int[] samples) {
    float[] outputs = backpropagate(images, targets, sampleWeights, samples);
    updates.step(weights, gradient, trained);
    constraints.forEach(constraint -> constraint.apply(weights));
    // Deeplearning4j gives the change of moving averages in the place of a gradient.
    for (Range range : averages) {
      for (int i = range.from(); i < range.to(); i++) {
        weights[i] -= gradient[i];
      }
    }
    publishWeights();
    return outputs;
  }

  /**
   * The gradient of the mean loss of a batch in which all samples count alike, penalties included,
   * in the order of {@link #weights()}: a copy.
   */
  public float[] gradient(INDArray images, float[] targets) {
    return gradient(images, targets, null);
  }

  /**
   * The gradient of the mean loss of a batch, penalties included, in the order of {@link
   * #weights()}: a copy.
   *
   * @param images as of {@link #train(INDArray, float[], float[], int[])}, as all else
   */
  public float[] gradient(INDArray images, float[] targets, float @Nullable [] sampleWeights) {
    backpropagate(images, targets, sampleWeights, first(images));
    return gradient.clone();
  }

  /** The outputs for a batch as they are in training, {@code [batch * outputs]}. */
  float[] trainingOutputs(INDArray images) {
    List<BatchPart> parts = parts(images);
    float[] outputs = outputs(images);
    int[] samples = first(images);
    lanes.each(lane -> lane.startBatch(samples));
    lanes.run(parts.size(), (lane, part) -> lane.train(parts.get(part), outputs));
    return outputs;
  }

  /** Whether samples are augmented before the network is trained with them. */
  public boolean augments() {
    return lanes.first().augments();
  }

  /**
   * What augmentation makes of samples in an epoch of training. The random numbers are those of
   * that epoch until {@link #startEpoch} gives others.
   *
   * @param images {@code [samples, channels, height, width]}, contiguous
   * @param samples which ones of the training set these are
   * @param epoch from 1
   * @return {@code [samples, channels, height', width']}, until the next batch
   */
  public INDArray augmented(INDArray images, int[] samples, int epoch) {
    Lane lane = lanes.first();
    lane.startEpoch(epoch);
    lane.startBatch(samples);
    return lane.augmented(images);
  }

  /** The learning rate of the next step. */
  public double learningRate() {
    return updates.learningRate();
  }

  /** Has all further steps take another learning rate, which {@link #save} does not keep. */
  public void setLearningRate(double rate) {
    updates.setLearningRate(rate);
  }

  /** Puts other parameters, in Deeplearning4j's order, in the place of the current ones. */
  public void setWeights(float[] other) {
    System.arraycopy(other, 0, weights, 0, weights.length);
    publishWeights();
  }

  /**
   * Puts the averages that the optimizer keeps of the parameters in their place, if it keeps some
   * and there has been a step.
   *
   * @return whether the parameters have changed
   */
  public boolean giveAverages() {
    boolean given = updates.giveAverages(weights, trained);
    if (given) {
      publishWeights();
    }
    return given;
  }

  /** Which of the parameters are moving averages. */
  boolean[] averagesMask() {
    return mask(averages);
  }

  /** Which of the parameters gradient descent changes. */
  boolean[] trainedMask() {
    return mask(trained);
  }

  private boolean[] mask(List<Range> ranges) {
    boolean[] mask = new boolean[weights.length];
    for (Range range : ranges) {
      java.util.Arrays.fill(mask, range.from(), range.to(), true);
    }
    return mask;
  }

  /**
   * The memory of the layers' arrays in bytes, as much as the largest batches so far have needed;
   * parameters and what Deeplearning4j keeps beside them are not in it.
   */
  long arrayBytes() {
    return lanes.arrayBytes();
  }

  /** Gives the memory of the layers' arrays back; there is no batch after it. */
  @Override
  public void close() {
    lanes.close();
  }

  /** The positions of as many samples as there are images. */
  private static int[] first(INDArray images) {
    int[] samples = new int[Math.toIntExact(images.size(0))];
    Arrays.setAll(samples, i -> i);
    return samples;
  }

  private float[] backpropagate(
      INDArray images, float[] targets, float @Nullable [] sampleWeights, int[] samples) {
    List<BatchPart> parts = parts(images);
    float[] outputs = outputs(images);
    lanes.each(lane -> lane.startBatch(samples));
    lanes.run(
        parts.size(),
        (lane, part) ->
            lane.backpropagate(
                parts.get(part),
                targets,
                sampleWeights,
                outputs,
                part == 0 ? gradient : additions[part - 1]));
    for (int part = 1; part < parts.size(); part++) {
      add(additions[part - 1], gradient);
    }
    for (Penalty penalty : penalties) {
      penalty.addGradient(weights, gradient);
    }
    return outputs;
  }

  private static void add(float[] addition, float[] sum) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] += addition[i];
    }
  }

  private float[] outputs(INDArray images) {
    return new float[Math.toIntExact(images.size(0)) * width];
  }

  /** The parts of a batch. Most have the array of the one before. */
  private List<BatchPart> parts(INDArray images) {
    if (images != divided) {
      parts = BatchPart.of(images, division);
      divided = images;
    }
    return parts;
  }

  private void publishWeights() {
    Buffer.pointer(network.parameters()).put(weights);
  }
}
