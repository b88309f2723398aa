package io.github.experimentmaven.launch;

import static io.github.experimentmaven.result.ResultFixture.progress;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.experimentmaven.plan.Leg;
import io.github.experimentmaven.plan.Run;
import io.github.experimentmaven.result.RunEvent;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class WorkLeftTest {

  private static final long SECOND = 1_000_000_000;

  private final AtomicLong clock = new AtomicLong(5 * SECOND);
  private final Run first = FakeRuns.divided(Path.of("results"), "first", "a");
  private final Run second = FakeRuns.divided(Path.of("results"), "second", "a");
  private final Run third = FakeRuns.divided(Path.of("results"), "third", "a");
  private final WorkLeft work = new WorkLeft(List.of(first, second, third), clock::get);

  @Test
  void atTheBeginningNobodyCanTell() {
    clock.addAndGet(SECOND);

    assertThat(work.seconds()).isEmpty();
    assertThat(work.over()).isZero();
    assertThat(work.runs()).isEqualTo(3);
  }

  @Test
  void theRestTakesAsLongForItsWorkAsWhatIsDone() {
    clock.addAndGet(30 * SECOND);
    work.finished(first);

    // a third of the work in 30 s: the two thirds that are left take 60 s
    assertThat(work.seconds()).hasValue(60);
    assertThat(work.over()).isEqualTo(1);
  }

  @Test
  void whatRunsHaveDoneUntilNowCounts() {
    clock.addAndGet(30 * SECOND);
    // of two epochs one and a half
    work.happened(first, new RunEvent.BatchDone(2, 2, 5, 10, progress(0.1, 0.9), 1, 1));
    work.happened(second, new RunEvent.BatchDone(2, 2, 5, 10, progress(0.1, 0.9), 1, 1));

    // half of all in 30 s
    assertThat(work.seconds()).hasValue(30);
  }

  @Test
  void ofAPartOfATrainingOnlyTheEpochsOfThePartCount() {
    Run part = first.part(new Leg(1, 2));
    WorkLeft left = new WorkLeft(List.of(part, second.part(new Leg(1, 2))), clock::get);
    clock.addAndGet(30 * SECOND);
    // of its one epoch, which is the second of the training, one half
    left.happened(part, new RunEvent.BatchDone(2, 2, 5, 10, progress(0.1, 0.9), 1, 1));

    // a quarter of all in 30 s
    assertThat(left.seconds()).hasValue(90);
  }

  /** What is told of a run that is over is told by its own thread, while others end. */
  @Test
  void theLastRunMayEndWhileItIsToldHowLongItTakes() {
    AtomicReference<Runnable> meanwhile = new AtomicReference<>(() -> {});
    WorkLeft left =
        new WorkLeft(
            List.of(first, second),
            () -> {
              meanwhile.get().run();
              return clock.get();
            });
    clock.addAndGet(30 * SECOND);
    left.finished(first);
    meanwhile.set(() -> left.finished(second));

    assertThat(ProgressText.overall(left)).containsExactly("1 of 2 runs", "about 30 s left");
    assertThat(ProgressText.overall(left)).containsExactly("2 of 2 runs");
  }

  @Test
  void inTheEndNothingIsLeft() {
    clock.addAndGet(30 * SECOND);
    List.of(first, second, third).forEach(work::finished);

    assertThat(work.seconds()).isEmpty();
    assertThat(work.over()).isEqualTo(3);
  }
}
