package com.acme;

import io.github.experimentmaven.spi.DatasetTask;
import io.github.experimentmaven.spi.ExperimentDataset;
import io.github.experimentmaven.spi.SampleFormat;
import io.github.experimentmaven.spi.SampleOutput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Random;

/** Houses and flats, which differ in their height. */
public final class Homes implements ExperimentDataset {

  @Override
  public SampleFormat format(DatasetTask task) {
    return SampleFormat.rows(List.of("height", "area")).ofClasses(List.of("flat", "house"));
  }

  @Override
  public void write(DatasetTask task, SampleOutput train, SampleOutput test) throws IOException {
    // No JVM of Maven's has this class.
    System.out.println("given by " + System.getProperty("sun.java.command"));
    Files.writeString(
        Path.of("target", "given.txt"),
        "changed" + System.lineSeparator(),
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
    Random random = new Random(2);
    int samples = task.parameters().integer("samples");
    for (int i = 0; i < samples; i++) {
      boolean isHouse = random.nextBoolean();
      float[] row = {(isHouse ? 1 : -1) + random.nextFloat() / 2, random.nextFloat()};
      SampleOutput part = i % 4 == 0 ? test : train;
      if (part == test) {
        row[1] = 0.5f;
      }
      part.add(row, isHouse ? "house" : "flat");
    }
  }
}
