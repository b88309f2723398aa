package io.github.experimentmaven.trainer;

import org.jspecify.annotations.Nullable;

/**
 * A batch that the network has just been trained on. The arrays are those of the training itself:
 * not to be changed, and overwritten by the next batch.
 *
 * @param number in its epoch, from 1
 * @param count how many batches the epoch has
 * @param size how many samples it has
 * @param targets the outputs that would be right, {@code [samples * outputs]}
 * @param outputs of the network as it was before the step, of the same size
 * @param sampleWeights how much each sample counts; null if all count alike
 * @param penalty of the network's weights as they were before the step
 */
record TrainedBatch(
    int number,
    int count,
    int size,
    float[] targets,
    float[] outputs,
    float @Nullable [] sampleWeights,
    double penalty) {}
