package io.github.experimentmaven.trainer.network;

import java.util.List;

/**
 * What a recurrent layer does with one step of all samples, once the products with its kernels are
 * added up: number by number, so that it knows nothing of kernels.
 */
interface RecurrentCell {

  /** How many numbers of a step there are for each unit. */
  int gates();

  /**
   * Takes the memory for sequences that come next.
   *
   * @param batch how many there are
   */
  void start(int batch);

  /**
   * The states after a step.
   *
   * @param step from 0, each after the one before it
   * @param values of all steps, {@code [steps, batch, gates * units]}: the sums of the products;
   *     those of the step may be overwritten by what {@link #backward} needs
   * @param states of all steps, {@code [steps, batch, units]}: takes those of the step
   */
  void forward(int step, Floats values, Floats states);

  /**
   * The gradients of a step.
   *
   * @param step each before the one after it
   * @param values as {@link #forward} left them; those of the step are overwritten by the gradient
   *     of the sums of its products
   * @param states as {@link #forward} wrote them
   * @param gradients where the gradient of the states after the step is
   * @param at where it begins, {@code [batch, units]}
   */
  void backward(int step, Floats values, Floats states, Floats gradients, int at);

  /** Memory that lasts from the forward to the backward pass. */
  List<Buffer> kept();
}
