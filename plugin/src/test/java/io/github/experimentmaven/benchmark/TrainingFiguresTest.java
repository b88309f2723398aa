package io.github.experimentmaven.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.util.List;
import org.junit.jupiter.api.Test;

class TrainingFiguresTest {

  private static final long MEBIBYTE = 1 << 20;

  private static final TrainingFigures FIGURES =
      new TrainingFigures(
          12,
          100,
          4,
          2,
          30,
          6,
          0.003,
          0.25,
          9 * MEBIBYTE,
          List.of(5 * MEBIBYTE, 6 * MEBIBYTE, 7 * MEBIBYTE));

  @Test
  void speedIsThatOfTheTimeThatCounts() {
    assertThat(FIGURES.speed(10, true))
        .containsOnly(
            entry(Quantity.TRAINING, 25.0),
            entry(Quantity.PROCESSOR_TIME, 20_000.0),
            entry(Quantity.EVALUATION, 5.0),
            entry(Quantity.EVALUATION_PROCESSOR_TIME, 100.0),
            entry(Quantity.TRAIN_LOSS, 0.25),
            entry(Quantity.START_UP, 2.0),
            entry(Quantity.PEAK_MEMORY, 9.0));
  }

  @Test
  void theStartWithFewerImagesIsNotTold() {
    assertThat(FIGURES.speed(10, false))
        .doesNotContainKey(Quantity.START_UP)
        .containsKey(Quantity.PEAK_MEMORY);
  }

  @Test
  void memoryIsThatAfterTheSecondEpochAndTheLast() {
    assertThat(FIGURES.memory())
        .containsOnly(
            entry(Quantity.PEAK_MEMORY, 9.0),
            entry(Quantity.MEMORY_AFTER_EPOCH_2, 6.0),
            entry(Quantity.MEMORY_AT_THE_END, 7.0));
  }
}
