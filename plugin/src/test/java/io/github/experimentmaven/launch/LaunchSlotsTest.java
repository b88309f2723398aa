package io.github.experimentmaven.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class LaunchSlotsTest {

  private final List<Thread> threads = new ArrayList<>();
  private final List<String> taken = Collections.synchronizedList(new ArrayList<>());

  @AfterEach
  void nobodyIsLeftWaiting() throws InterruptedException {
    for (Thread thread : threads) {
      thread.interrupt();
      thread.join();
    }
  }

  @Test
  void slotsThatAreTakenCountWhenThereAreToBeMore() throws InterruptedException {
    LaunchSlots slots = new LaunchSlots(2, 100);
    slots.acquire(1);
    slots.acquire(1);

    slots.growTo(4, 100);
    assertThat(slots.free()).isEqualTo(2);

    slots.release(1);
    slots.release(1);
    assertThat(slots.free()).isEqualTo(4);
  }

  @Test
  void slotsNeverBecomeFewer() throws InterruptedException {
    LaunchSlots slots = new LaunchSlots(3, 100);

    slots.growTo(2, 10);

    assertThat(slots.free()).isEqualTo(3);
    slots.acquire(60);
    slots.acquire(40);
  }

  @Test
  void asManyTrainAtOnceAsFitIntoTheMemory() throws InterruptedException {
    LaunchSlots slots = new LaunchSlots(8, 100);
    slots.acquire(40);
    slots.acquire(60);
    Thread third = waiting(slots, "third", 30);

    slots.release(40);
    third.join();

    assertThat(taken).containsExactly("third");
    assertThat(slots.free()).isEqualTo(6);
  }

  @Test
  void moreMemoryLetsMoreTrain() throws InterruptedException {
    LaunchSlots slots = new LaunchSlots(8, 100);
    slots.acquire(100);
    Thread second = waiting(slots, "second", 50);

    slots.growTo(1, 150);
    second.join();

    assertThat(taken).containsExactly("second");
  }

  @Test
  void aTrainingThatIsTooLargeForAllOthersTrainsAlone() throws InterruptedException {
    LaunchSlots slots = new LaunchSlots(8, 100);
    slots.acquire(500);
    Thread small = waiting(slots, "small", 1);

    slots.release(500);
    small.join();

    assertThat(taken).containsExactly("small");
  }

  @Test
  void aLargeTrainingIsNotOvertakenBySmallOnes() throws InterruptedException {
    LaunchSlots slots = new LaunchSlots(8, 100);
    slots.acquire(20);
    slots.acquire(20);
    Thread large = waiting(slots, "large", 80);
    Thread small = waiting(slots, "small", 30);

    slots.release(20);
    large.join();
    assertThat(taken).containsExactly("large");
    assertThat(small.isAlive()).isTrue();

    slots.release(80);
    small.join();
    assertThat(taken).containsExactly("large", "small");
  }

  @Test
  void whoGivesUpWaitingKeepsNobodyFromTheirTurn() throws InterruptedException {
    LaunchSlots slots = new LaunchSlots(2, 100);
    slots.acquire(60);
    Thread large = waiting(slots, "large", 80);
    Thread small = waiting(slots, "small", 30);

    large.interrupt();
    small.join();

    assertThat(taken).containsExactly("small");
  }

  @Test
  void idleSlotsAreTakenAsFarAsThereAreSome() throws InterruptedException {
    LaunchSlots slots = new LaunchSlots(4, 100);
    slots.acquire(1);

    assertThat(slots.acquireIdle(1)).isEqualTo(1);
    assertThat(slots.acquireIdle(8)).isEqualTo(2);
    assertThat(slots.acquireIdle(1)).isZero();
    assertThat(slots.acquireIdle(0)).isZero();

    slots.releaseIdle(3);
    assertThat(slots.free()).isEqualTo(3);
  }

  @Test
  void noSlotIsIdleThatSomebodyWaitsFor() throws InterruptedException {
    LaunchSlots slots = new LaunchSlots(8, 100);
    slots.acquire(60);
    Thread large = waiting(slots, "large", 80);

    assertThat(slots.acquireIdle(1)).isZero();

    slots.release(60);
    large.join();
    assertThat(slots.acquireIdle(1)).isEqualTo(1);
  }

  @Test
  void oneSlotIsTheLeast() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new LaunchSlots(0, 100))
        .withMessage("at least 1 training must be allowed, not 0");
  }

  /** A thread that takes a slot, and waits for it by now. */
  private Thread waiting(LaunchSlots slots, String name, long memory) throws InterruptedException {
    Thread thread =
        new Thread(
            () -> {
              try {
                slots.acquire(memory);
                taken.add(name);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
    threads.add(thread);
    thread.start();
    while (thread.getState() != Thread.State.WAITING) {
      Thread.sleep(1);
    }
    return thread;
  }
}
