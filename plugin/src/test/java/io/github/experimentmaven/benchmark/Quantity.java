package io.github.experimentmaven.benchmark;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What can be measured of a contender. */
enum Quantity {
  /** Images trained on in a second, once warm, evaluation not counted. */
  TRAINING("images/s", 0),
  /**
   * Processor time of the whole process for one image of these. It says more than the speed where
   * others use the machine, too.
   */
  PROCESSOR_TIME("us/image", 1),
  /** Test images evaluated in a second. */
  EVALUATION("images/s", 0),
  /**
   * Processor time for one image of these. The plugin's has in it what it writes after each epoch.
   */
  EVALUATION_PROCESSOR_TIME("us/image", 1),
  /** From the start of the process to the end of its first batch. */
  START_UP("s", 2),
  /** The greatest resident memory of the process. */
  PEAK_MEMORY("MiB", 0),
  /**
   * What it is planned to take on its one thread, with the data, which is mapped; the goal {@code
   * describe} plans for as many threads as a run can make use of.
   */
  PLANNED_MEMORY("MiB", 0),
  /** Resident memory after the second epoch. */
  MEMORY_AFTER_EPOCH_2("MiB", 0),
  /** Resident memory after the last of many epochs. */
  MEMORY_AT_THE_END("MiB", 0),
  /** The running mean of the loss over the last epoch: whether the same work was done. */
  TRAIN_LOSS("", 4),
  /** From the files of data to the first batch; the start of the process is not in it. */
  READING("s", 2),
  /** The least heap that is enough, and does not make it many times as slow. */
  LEAST_HEAP("MiB", 0),
  /** The same as a multiple of what the data takes as floats. */
  LEAST_HEAP_OF_FLOATS("times", 2),
  /** The largest HTML file of a report. */
  LARGEST_PAGE("KiB", 0),
  /** From the start of a process to its end. */
  DURATION("s", 2);

  private final String unit;
  private final int decimals;

  Quantity(String unit, int decimals) {
    this.unit = unit;
    this.decimals = decimals;
  }

  /** The name in the report. */
  @JsonValue
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Empty for a mere number. */
  String unit() {
    return unit;
  }

  /** A value as people read it, without the unit. */
  String format(double value) {
    return String.format(Locale.ROOT, "%,." + decimals + "f", value);
  }
}
