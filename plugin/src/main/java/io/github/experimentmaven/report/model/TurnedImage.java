package io.github.experimentmaven.report.model;

import io.github.experimentmaven.dataset.SampleImage;

/**
 * A test image that changed sides: that the baseline gets right and that is wrong now, or the other
 * way round.
 *
 * @param image the image with its true label
 * @param before the index of the class that the baseline takes it for
 * @param now the index of the class that it is taken for now
 */
public record TurnedImage(SampleImage image, int before, int now) {

  /** Whether it is wrong now. */
  public boolean isNewlyWrong() {
    return now != image.label();
  }
}
