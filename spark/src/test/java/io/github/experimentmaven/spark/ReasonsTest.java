package io.github.experimentmaven.spark;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReasonsTest {

  @Test
  void areWhatIsSaidBeforeTheStackTrace() {
    assertThat(
            Reasons.of(
                """
                Job aborted due to stage failure: Task 0 in stage 3.0 failed 2 times, most recent \
                failure: Lost task 0.1 in stage 3.0 (TID 5) (127.0.0.1 executor 1): \
                java.io.IOException: No space left on device
                \tat java.base/sun.nio.ch.FileDispatcherImpl.write0(Native Method)

                Driver stacktrace:"""))
        .isEqualTo(
            "Job aborted due to stage failure: Task 0 in stage 3.0 failed 2 times, most recent"
                + " failure: Lost task 0.1 in stage 3.0 (TID 5) (127.0.0.1 executor 1):"
                + " java.io.IOException: No space left on device");
    assertThat(Reasons.of("gone\nfor ever\nDriver stacktrace:\nnever mind"))
        .isEqualTo("gone for ever");
    assertThat(Reasons.of("x".repeat(5000))).hasSize(1003).endsWith("x...");
  }
}
