package io.github.experimentmaven.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SessionSlotsTest {

  private final SessionSlots slots = new SessionSlots();

  @Test
  void modulesOfOneSessionShareTheirSlots() {
    assertThat(slots.of(2, 100)).isSameAs(slots.of(2, 100));
    assertThat(slots.of(2, 100).free()).isEqualTo(2);
  }

  @Test
  void aModuleThatAsksForFewerTakesNoneAway() {
    slots.of(3, 100);

    assertThat(slots.of(1, 100).free()).isEqualTo(3);
  }

  @Test
  void aModuleThatAsksForMoreAddsWhatIsMissingToWhatOthersHold() {
    var few = slots.of(1, 100);

    assertThat(slots.of(3, 100)).isSameAs(few);
    assertThat(few.free()).isEqualTo(3);
  }
}
