package io.github.experimentmaven.agreement;

import static io.github.experimentmaven.agreement.AcceptedFixture.MACHINE;
import static io.github.experimentmaven.agreement.AcceptedFixture.OTHER_MACHINE;
import static io.github.experimentmaven.agreement.AcceptedFixture.accepted;
import static io.github.experimentmaven.agreement.AcceptedFixture.run;
import static io.github.experimentmaven.agreement.AcceptedFixture.shown;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.experimentmaven.accepted.AcceptedResult;
import io.github.experimentmaven.provenance.IdentityFixture;
import java.util.List;
import org.junit.jupiter.api.Test;

class AcceptedChangesTest {

  @Test
  void anotherReasonOrMachineChangesNothing() {
    AcceptedResult present = accepted(run(7, 0.9, "start", "first"));
    AcceptedResult next =
        AcceptedResult.of(
            "small",
            "again",
            List.of(run(7, 0.9, IdentityFixture.identity(64), OTHER_MACHINE, "start", "first")),
            present.predictions());

    assertThat(AcceptedChanges.between(present, next)).isEmpty();
  }

  @Test
  void inputsBitsAndMetricsAreToldOldBeforeNew() {
    AcceptedResult present = accepted(run(7, 0.5, "start", "first"));
    AcceptedResult next =
        accepted(run(7, 0.75, IdentityFixture.identity(128), MACHINE, "start", "other"));

    assertThat(AcceptedChanges.between(present, next))
        .containsExactly(
            "batch_size 64 -> 128",
            "seed 7: weights after epoch 1 " + shown("first") + " -> " + shown("other"),
            "seed 7: test_accuracy 0.5000 -> 0.7500, test_loss 1.0000 -> 0.7500");
  }

  @Test
  void seedsThatComeAndGoAreNamed() {
    AcceptedResult present = accepted(run(7, 0.5, "start", "first"));
    AcceptedResult next = accepted(run(8, 0.75, "start", "first"));

    assertThat(AcceptedChanges.between(present, next))
        .containsExactly(
            "seed 7 is not accepted any more",
            "seed 8 is new: test_accuracy 0.7500, test_loss 0.7500, train_accuracy 0.5000,"
                + " train_loss 1.0000");
  }

  @Test
  void metricsHaveTheDecimalsThatTellThemApart() {
    AcceptedResult present = accepted(run(7, 0.5, "start", "first"));
    AcceptedResult next = accepted(run(7, 0.500002, "start", "first"));

    assertThat(AcceptedChanges.between(present, next))
        .contains("seed 7: test_accuracy 0.500000 -> 0.500002, test_loss 1.000000 -> 0.999998");
  }
}
