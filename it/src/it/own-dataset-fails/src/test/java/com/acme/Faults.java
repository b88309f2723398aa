package com.acme;

import io.github.experimentmaven.spi.DatasetTask;
import io.github.experimentmaven.spi.ExperimentDataset;
import io.github.experimentmaven.spi.SampleFormat;
import io.github.experimentmaven.spi.SampleOutput;
import java.util.List;

public final class Faults implements ExperimentDataset {

  @Override
  public SampleFormat format(DatasetTask task) {
    return SampleFormat.rows(List.of("a", "b")).ofClasses(List.of("no", "yes"));
  }

  @Override
  public void write(DatasetTask task, SampleOutput train, SampleOutput test) {
    train.add(new float[] {1, 2}, "no");
    switch (task.parameters().text("fault")) {
      case "exit" -> System.exit(0);
      case "throws" -> throw new IllegalStateException("the table is locked");
      case "columns" -> train.add(new float[] {1, 2, 3}, "no");
      case "nan" -> train.add(new float[] {1, Float.NaN}, "no");
      case "halt" -> Runtime.getRuntime().halt(9);
      default -> train.add(new float[] {3, 4}, "yes");
    }
  }
}
