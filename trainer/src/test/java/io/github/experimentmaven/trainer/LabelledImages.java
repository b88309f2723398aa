package io.github.experimentmaven.trainer;

import io.github.experimentmaven.dataset.SampleBytes;
import io.github.experimentmaven.experiment.Shape;

/** Images of classes, as samples. */
final class LabelledImages {

  private LabelledImages() {}

  static Samples of(Shape shape, byte[] pixels, byte[] labels, int classes) {
    return new Samples(
        new Images(shape, SampleBytes.of(pixels, shape.size())),
        new ClassLabels(SampleBytes.of(labels, 1), classes));
  }
}
