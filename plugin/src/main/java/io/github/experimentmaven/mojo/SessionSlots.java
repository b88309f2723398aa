package io.github.experimentmaven.mojo;

import io.github.experimentmaven.launch.LaunchSlots;
import javax.inject.Inject;
import javax.inject.Named;
import javax.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Caps how many runs go on at once over all modules that Maven builds in parallel. */
@Named
@Singleton
final class SessionSlots {

  private @Nullable LaunchSlots slots;

  @Inject
  SessionSlots() {}

  /**
   * The slots of this Maven session; the largest numbers that a module has asked for count.
   *
   * @param atOnce how many
   * @param memory of all that are taken, in bytes
   */
  synchronized LaunchSlots of(int atOnce, long memory) {
    if (slots == null) {
      slots = new LaunchSlots(atOnce, memory);
    }
    slots.growTo(atOnce, memory);
    return slots;
  }
}
