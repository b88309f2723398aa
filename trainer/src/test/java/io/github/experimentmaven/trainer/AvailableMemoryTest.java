package io.github.experimentmaven.trainer;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.experimentmaven.experiment.MemoryPlan;
import io.github.experimentmaven.experiment.MemoryPlan.Need;
import io.github.experimentmaven.trainer.AvailableMemory.ExceededException;
import org.junit.jupiter.api.Test;

class AvailableMemoryTest {

  private static final Need NOTHING = new Need(0, 0);
  private static final MemoryPlan PLAN =
      new MemoryPlan(
          new Need(800L << 20, 500L << 20),
          NOTHING,
          NOTHING,
          NOTHING,
          NOTHING,
          NOTHING,
          NOTHING,
          1L << 40);

  @Test
  void whatIsExactlyEnoughIsEnough() {
    AvailableMemory enough = new AvailableMemory(PLAN.heap(), PLAN.offHeap());

    assertThatCode(() -> enough.requireFor(PLAN)).doesNotThrowAnyException();
  }

  @Test
  void aLackOnEitherSideOfTheHeapIsToldWithBothSides() {
    String message =
        "the network needs at least 817m of Java heap and 501m of off-heap memory; there are ";

    assertThatThrownBy(() -> new AvailableMemory(PLAN.heap() - 1, 1L << 30).requireFor(PLAN))
        .isInstanceOf(ExceededException.class)
        .hasMessage(message + "815m and 1024m");
    assertThatThrownBy(() -> new AvailableMemory(1L << 30, PLAN.offHeap() - 1).requireFor(PLAN))
        .isInstanceOf(ExceededException.class)
        .hasMessage(message + "1024m and 499m");
  }
}
