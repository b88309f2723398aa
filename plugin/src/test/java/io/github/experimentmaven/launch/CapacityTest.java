package io.github.experimentmaven.launch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class CapacityTest {

  @Test
  void trainingsLeaveSomeMemoryToOthers() {
    assertThat(new Capacity(8, MemorySize.parse("7g")).forTrainings()).isEqualTo(6L << 30);
  }

  @Test
  void aSmallMachineHasNothingToLeave() {
    assertThat(new Capacity(8, MemorySize.parse("512m")).forTrainings()).isZero();
  }

  @Test
  void thisMachineHasCoresAndMemory() {
    Capacity capacity = Capacity.ofThisMachine();
    assertThat(capacity.cores()).isEqualTo(Runtime.getRuntime().availableProcessors());
    assertThat(capacity.memory().bytes()).isGreaterThan(MemorySize.parse("64m").bytes());
  }
}
