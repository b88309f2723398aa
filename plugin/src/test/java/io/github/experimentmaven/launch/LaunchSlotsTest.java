package io.github.experimentmaven.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

final class LaunchSlotsTest {

  @Test
  void slotsThatAreTakenCountWhenThereAreToBeMore() throws InterruptedException {
    LaunchSlots slots = new LaunchSlots(2);
    slots.acquire();
    slots.acquire();

    slots.growTo(4);
    assertThat(slots.free()).isEqualTo(2);

    slots.release();
    slots.release();
    assertThat(slots.free()).isEqualTo(4);
  }

  @Test
  void slotsNeverBecomeFewer() {
    LaunchSlots slots = new LaunchSlots(3);

    slots.growTo(2);

    assertThat(slots.free()).isEqualTo(3);
  }

  @Test
  void oneSlotIsTheLeast() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new LaunchSlots(0))
        .withMessage("at least 1 training must be allowed, not 0");
  }
}
