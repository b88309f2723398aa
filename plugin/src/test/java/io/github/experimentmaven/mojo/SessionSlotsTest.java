package io.github.experimentmaven.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SessionSlotsTest {

  private final SessionSlots slots = new SessionSlots();

  @Test
  void modulesOfOneSessionShareTheirSlots() {
    var first = slots.of(2);

    assertThat(slots.of(2)).isSameAs(first);
    assertThat(slots.of(1)).isSameAs(first);
  }

  @Test
  void aModuleThatAsksForMoreGetsMore() {
    var few = slots.of(1);

    var more = slots.of(3);

    assertThat(more).isNotSameAs(few);
    assertThat(slots.of(1)).isSameAs(more);
  }
}
