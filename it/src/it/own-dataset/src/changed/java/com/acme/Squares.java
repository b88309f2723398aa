package com.acme;

import io.github.experimentmaven.spi.DatasetTask;
import io.github.experimentmaven.spi.ExperimentDataset;
import io.github.experimentmaven.spi.SampleFormat;
import io.github.experimentmaven.spi.SampleOutput;
import java.util.List;

/** Images with the share of their light pixels. */
public final class Squares implements ExperimentDataset {

  @Override
  public SampleFormat format(DatasetTask task) {
    return SampleFormat.images(4, 4, 1).withNumbers(List.of("light"));
  }

  @Override
  public void write(DatasetTask task, SampleOutput train, SampleOutput test) {
    byte[] image = new byte[16];
    for (int i = 0; i < 68; i++) {
      for (int j = 0; j < image.length; j++) {
        image[j] = (byte) (j < i % 17 ? 255 : 0);
      }
      (i < 51 ? train : test).add(image, new float[] {i % 17 / 16f});
    }
  }
}
