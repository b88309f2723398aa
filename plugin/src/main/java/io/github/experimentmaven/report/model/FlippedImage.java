package io.github.experimentmaven.report.model;

import io.github.experimentmaven.dataset.SampleImage;

/**
 * A test image whose prediction flipped: right in the baseline and wrong now (a negative flip), or
 * the other way round (a positive one).
 *
 * @param image the image with its true label
 * @param before index of the class that the baseline predicts
 * @param now index of the class that is predicted now
 */
public record FlippedImage(SampleImage image, int before, int now) {

  /** Whether it is wrong now. */
  public boolean isNewlyWrong() {
    return now != image.label();
  }
}
