package io.github.experimentmaven.trainer.network;

import io.github.experimentmaven.experiment.BatchDivision;
import java.util.ArrayList;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Some samples of a batch that follow each other.
 *
 * @param samples a view of them
 * @param first the place in the batch of the first of them
 * @param batch how many samples the batch has
 */
record BatchPart(INDArray samples, int first, int batch) {

  /**
   * The parts of a batch, as many as it has samples for.
   *
   * @param samples all of the batch, contiguous
   * @param division into parts
   */
  static List<BatchPart> of(INDArray samples, BatchDivision division) {
    int batch = Math.toIntExact(samples.size(0));
    if (division.parts() == 1) {
      return List.of(new BatchPart(samples, 0, batch));
    }
    List<BatchPart> parts = new ArrayList<>();
    for (int part = 0; part < division.parts(); part++) {
      int first = division.first(part, batch);
      int end = division.first(part + 1, batch);
      if (end > first) {
        parts.add(new BatchPart(view(samples, first, end), first, batch));
      }
    }
    return List.copyOf(parts);
  }

  private static INDArray view(INDArray samples, long first, long end) {
    long[] shape = samples.shape().clone();
    shape[0] = end - first;
    long start = samples.offset() + first * samples.stride(0);
    return Nd4j.create(samples.data(), shape, samples.stride(), start, 'c');
  }

  /** How many samples there are. */
  int size() {
    return Math.toIntExact(samples.size(0));
  }
}
