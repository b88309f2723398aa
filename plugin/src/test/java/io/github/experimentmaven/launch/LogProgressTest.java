package io.github.experimentmaven.launch;

import static io.github.experimentmaven.result.ResultFixture.epoch;
import static io.github.experimentmaven.result.ResultFixture.progress;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.experimentmaven.plan.Run;
import io.github.experimentmaven.result.RunEvent;
import io.github.experimentmaven.result.TrainingCourse.Ending;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class LogProgressTest {

  private static final Run RUN = FakeRuns.run(Path.of("results"), "mnist-cnn");
  private static final RunEvent EPOCH =
      new RunEvent.EpochDone(5, epoch(2, 0.0489, 0.985, 0.0391, 0.9872, 53.1));

  private final List<String> log = new ArrayList<>();
  private final LogProgress progress = new LogProgress(log::add);

  @Test
  void aRunHasALineForItsStartItsResumptionEachEpochAndItsEndInEveryLocale() {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.GERMANY);
    try {
      progress.started(RUN, "batch_size 128 -> 64");
      progress.happened(RUN, new RunEvent.Started());
      progress.happened(RUN, new RunEvent.DataLoaded(60_000, 10_000));
      progress.happened(RUN, new RunEvent.Resumed(1, 5));
      progress.happened(RUN, new RunEvent.BatchDone(2, 5, 1, 938, progress(0.1, 0.9), 1000, 60));
      progress.happened(RUN, EPOCH);
      progress.finished(new RunOutcome.Completed(RUN, FakeRuns.result(123)));
    } finally {
      Locale.setDefault(before);
    }

    assertThat(log)
        .containsExactly(
            "mnist-cnn seed 123  started: batch_size 128 -> 64",
            "mnist-cnn seed 123  resumes after epoch 1 of 5",
            "mnist-cnn seed 123  epoch 2/5  loss 0.0489  accuracy 0.9850  test_loss 0.0391"
                + "  test_accuracy 0.9872  1,130 samples/s  53 s",
            "mnist-cnn seed 123  done  test_loss 0.4000  test_accuracy 0.8000  1,130 samples/s"
                + "  53 s");
  }

  @Test
  void whatIsDecidedAfterAnEpochIsALine() {
    progress.happened(RUN, new RunEvent.LearningRateReduced(2, 1.0e-4));
    progress.happened(RUN, new RunEvent.Ended(4, 5, Ending.EARLY_STOPPING));
    progress.happened(RUN, new RunEvent.Ended(3, 5, Ending.TIME_LIMIT));
    progress.happened(RUN, new RunEvent.WeightsRestored(2));

    assertThat(log)
        .containsExactly(
            "mnist-cnn seed 123  learning rate 0.0001 after epoch 2",
            "mnist-cnn seed 123  stopped early after epoch 4 of 5",
            "mnist-cnn seed 123  time limit reached after epoch 3 of 5",
            "mnist-cnn seed 123  weights of epoch 2 restored");
  }

  @Test
  void withoutTheNumberOfImagesThereIsNoSpeed() {
    progress.happened(RUN, EPOCH);

    assertThat(log)
        .containsExactly(
            "mnist-cnn seed 123  epoch 2/5  loss 0.0489  accuracy 0.9850  test_loss 0.0391"
                + "  test_accuracy 0.9872  53 s");
  }

  @Test
  void warningsAndFailuresAreOneLineEach() {
    progress.warned(RUN, "odd");
    progress.finished(new RunOutcome.Failed(RUN, "timed out after 1 s", "all\nof it"));

    assertThat(log)
        .containsExactly(
            "mnist-cnn seed 123  warning: odd", "mnist-cnn seed 123  failed: timed out after 1 s");
  }

  @Test
  void ofManyRunsOnlyTheirEndsAreLines() {
    List<Run> runs =
        IntStream.range(0, 30)
            .mapToObj(i -> FakeRuns.run(Path.of("results"), "sweep/i=" + i))
            .toList();
    AtomicLong clock = new AtomicLong();
    LogProgress progress = new LogProgress(log::add, clock::get);

    progress.asked(runs.size());
    progress.cached(new RunOutcome.Completed(runs.get(0), FakeRuns.result(123)));
    progress.missing(runs.subList(1, 30));
    progress.started(runs.get(1), "no earlier result");
    progress.happened(runs.get(1), EPOCH);
    clock.set(60_000_000_000L);
    progress.finished(new RunOutcome.Completed(runs.get(1), FakeRuns.result(123)));

    assertThat(log)
        .containsExactly(
            "1 of 30 runs cached",
            "sweep/i=1 seed 123  done  test_loss 0.4000  test_accuracy 0.8000  1,130 samples/s"
                + "  53 s  1 of 29 runs  about 28 min left");
  }

  @Test
  void timesAreToldInTheUnitsThatPeopleUse() {
    assertThat(ProgressText.duration(3.4)).isEqualTo("3 s");
    assertThat(ProgressText.duration(59.6)).isEqualTo("1 min");
    assertThat(ProgressText.duration(3540)).isEqualTo("59 min");
    assertThat(ProgressText.duration(3570)).isEqualTo("1 h 0 min");
    assertThat(ProgressText.duration(9000)).isEqualTo("2 h 30 min");
  }
}
