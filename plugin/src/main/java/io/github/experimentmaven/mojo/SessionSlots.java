package io.github.experimentmaven.mojo;

import io.github.experimentmaven.launch.LaunchSlots;
import io.github.experimentmaven.launch.RunClaims;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import javax.inject.Inject;
import javax.inject.Named;
import javax.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Caps how many runs go on at once over all modules that Maven builds in parallel, and which. */
@Named
@Singleton
final class SessionSlots {

  private final RunClaims claims = new RunClaims();
  private final Lock cluster = new ReentrantLock(true);
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

  /** Of the runs that this Maven session trains. */
  RunClaims claims() {
    return claims;
  }

  /**
   * Held by whoever trains on a cluster: a second application of this session would wait for cores
   * that the first one has, as if the cluster had none.
   */
  Lock cluster() {
    return cluster;
  }
}
