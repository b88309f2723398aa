package io.github.experimentmaven.lock;

import static io.github.experimentmaven.lock.LockFixture.MACHINE;
import static io.github.experimentmaven.lock.LockFixture.OTHER_MACHINE;
import static io.github.experimentmaven.lock.LockFixture.lock;
import static io.github.experimentmaven.lock.LockFixture.run;
import static io.github.experimentmaven.lock.LockFixture.shown;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.experimentmaven.provenance.IdentityFixture;
import java.util.List;
import org.junit.jupiter.api.Test;

class LockChangesTest {

  @Test
  void anotherReasonOrMachineChangesNothing() {
    Lock present = lock(run(7, 0.9, "start", "first"));
    Lock next =
        Lock.of(
            "small",
            "again",
            List.of(run(7, 0.9, IdentityFixture.identity(64), OTHER_MACHINE, "start", "first")));

    assertThat(LockChanges.between(present, next)).isEmpty();
  }

  @Test
  void inputsBitsAndMetricsAreToldOldBeforeNew() {
    Lock present = lock(run(7, 0.5, "start", "first"));
    Lock next = lock(run(7, 0.75, IdentityFixture.identity(128), MACHINE, "start", "other"));

    assertThat(LockChanges.between(present, next))
        .containsExactly(
            "batch_size 64 -> 128",
            "seed 7: weights after epoch 1 " + shown("first") + " -> " + shown("other"),
            "seed 7: test_accuracy 0.5000 -> 0.7500",
            "seed 7: test_loss 1.0000 -> 0.7500");
  }

  @Test
  void seedsThatComeAndGoAreNamed() {
    Lock present = lock(run(7, 0.5, "start", "first"));
    Lock next = lock(run(8, 0.75, "start", "first"));

    assertThat(LockChanges.between(present, next))
        .containsExactly(
            "seed 7 is not accepted any more",
            "seed 8 is new: test_accuracy 0.7500, test_loss 0.7500");
  }

  @Test
  void metricsHaveTheDecimalsThatTellThemApart() {
    Lock present = lock(run(7, 0.5, "start", "first"));
    Lock next = lock(run(7, 0.500002, "start", "first"));

    assertThat(LockChanges.between(present, next))
        .contains("seed 7: test_accuracy 0.500000 -> 0.500002");
  }
}
