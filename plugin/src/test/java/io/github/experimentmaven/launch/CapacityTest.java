package io.github.experimentmaven.launch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class CapacityTest {

  private static final MemorySize ONE = MemorySize.parse("1g");

  @Test
  void thereIsOneTrainingACoreWhereMemoryIsPlenty() {
    assertThat(new Capacity(4, MemorySize.parse("64g")).trainings(ONE, ONE)).isEqualTo(4);
  }

  @Test
  void noMoreTrainingsRunThanTheirMemoryLimitsAllow() {
    assertThat(new Capacity(8, MemorySize.parse("7g")).trainings(ONE, ONE)).isEqualTo(3);
  }

  @Test
  void oneTrainingRunsHoweverLittleMemoryThereIs() {
    assertThat(new Capacity(8, MemorySize.parse("512m")).trainings(ONE, ONE)).isEqualTo(1);
  }

  @Test
  void thisMachineHasCoresAndMemory() {
    Capacity capacity = Capacity.ofThisMachine();
    assertThat(capacity.cores()).isEqualTo(Runtime.getRuntime().availableProcessors());
    assertThat(capacity.memory().bytes()).isGreaterThan(MemorySize.parse("64m").bytes());
  }
}
