package io.github.experimentmaven.trainer;

/**
 * A batch that the network has just been trained on. The arrays are those of the training itself:
 * not to be changed, and overwritten by the next batch.
 *
 * @param number in its epoch, from 1
 * @param count how many batches the epoch has
 * @param labels one an image
 * @param outputs of the network as it was before the step, {@code [images * classes]}
 * @param penalty of the weights as they were before the step
 */
record TrainedBatch(int number, int count, int[] labels, float[] outputs, double penalty) {}
