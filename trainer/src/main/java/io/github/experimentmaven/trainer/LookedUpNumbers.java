package io.github.experimentmaven.trainer;

import io.github.experimentmaven.experiment.Architecture;
import io.github.experimentmaven.experiment.Layer;
import io.github.experimentmaven.experiment.Part;
import io.github.experimentmaven.failure.DatasetException;
import org.jspecify.annotations.Nullable;

/**
 * Whether the data has a number that an {@link Layer.Embedding} has no vector for: before the
 * training, as it would end in the middle of it.
 */
final class LookedUpNumbers {

  private LookedUpNumbers() {}

  /**
   * Looks at the samples of all parts, if numbers of them are looked up.
   *
   * @param architecture of the network
   * @param parts what it is shown
   * @throws DatasetException if there is no vector for a number
   */
  static void require(Architecture architecture, SampleParts parts) throws DatasetException {
    for (int i = 0; i < architecture.size(); i++) {
      if (architecture.get(i) instanceof Layer.Embedding embedding && readsData(architecture, i)) {
        String layer = "Embedding '" + architecture.names().get(i) + "'";
        require(layer, embedding.inputDim(), Part.TRAIN, parts.train());
        require(layer, embedding.inputDim(), Part.VALIDATION, parts.validation());
        require(layer, embedding.inputDim(), Part.TEST, parts.test());
      }
    }
  }

  /** Through nothing that makes other numbers of them. */
  private static boolean readsData(Architecture architecture, int layer) {
    int source = architecture.sources().get(layer).get(0);
    while (source != Architecture.DATA_POSITION
        && architecture.get(source) instanceof Layer.Flatten) {
      source = architecture.sources().get(source).get(0);
    }
    return source == Architecture.DATA_POSITION;
  }

  private static void require(String layer, int vectors, Part part, @Nullable Samples samples)
      throws DatasetException {
    if (samples == null) {
      return;
    }
    float[] numbers = new float[samples.size()];
    for (int sample = 0; sample < samples.count(); sample++) {
      samples.copy(sample, numbers);
      for (int i = 0; i < numbers.length; i++) {
        boolean isWhole = numbers[i] == Math.rint(numbers[i]);
        if (!isWhole || !(numbers[i] >= 0 && numbers[i] < vectors)) {
          throw new DatasetException(
              """
              number %s of sample %s of the %s data is %s, but %s has vectors for the whole numbers \
              0 to %s alone
              %s"""
                  .formatted(
                      i + 1,
                      sample + 1,
                      part.key(),
                      isWhole ? String.valueOf((long) numbers[i]) : String.valueOf(numbers[i]),
                      layer,
                      vectors - 1,
                      isWhole && numbers[i] > 0
                          ? "write input_dim: %s or more".formatted((long) numbers[i] + 1)
                          : "its columns need whole numbers that are not scaled, or ordinal"));
        }
      }
    }
  }
}
