package io.github.experimentmaven.launch;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.experimentmaven.plan.Run;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OnceExplainedTest {

  private final List<String> log = new ArrayList<>();
  private final ProgressListener progress = new OnceExplained(new LogProgress(log::add));

  @Test
  void aReasonIsSaidWithTheFirstRunOfAnExperiment() {
    Run cnn = FakeRuns.run(Path.of("results"), "cnn");
    Run mlp = FakeRuns.run(Path.of("results"), "mlp");

    progress.started(cnn, "batch_size 128 -> 64");
    progress.started(mlp, "batch_size 128 -> 64");
    progress.started(cnn, "batch_size 128 -> 64");
    progress.started(cnn, "no earlier result");

    assertThat(log)
        .containsExactly(
            "cnn seed 123  started: batch_size 128 -> 64",
            "mlp seed 123  started: batch_size 128 -> 64",
            "cnn seed 123  started",
            "cnn seed 123  started: no earlier result");
  }

  @Test
  void everythingElseIsPassedOn() {
    Run run = FakeRuns.run(Path.of("results"), "cnn");

    progress.cached(new RunOutcome.Completed(run, FakeRuns.result(123)));
    progress.warned(run, "it is late");

    assertThat(log)
        .containsExactly(
            "cnn seed 123  cached  test_loss 0.4000  test_accuracy 0.8000",
            "cnn seed 123  warning: it is late");
  }
}
