package io.github.experimentmaven.launch;

import static io.github.experimentmaven.result.ResultFixture.epoch;
import static io.github.experimentmaven.result.ResultFixture.progress;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.experimentmaven.experiment.Part;
import io.github.experimentmaven.plan.Run;
import io.github.experimentmaven.result.ExitCode;
import io.github.experimentmaven.result.RunEvent;
import io.github.experimentmaven.result.TrainingCourse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

final class FailureMessageTest {

  private static final Path MODULE = Path.of("module").toAbsolutePath();
  private static final Run RUN = FakeRuns.run(MODULE.resolve("target/experiments"), "mnist-cnn");

  private final RunTrace trace = new RunTrace();

  @Test
  void aMessageTellsRunReasonLastEventLogAndFolder() {
    trace.add(new RunEvent.BatchDone(3, 5, 411, 1469, progress(0.1, 0.9), 1000, 60));
    trace.add(new RunEvent.Failed("the loss is NaN\nlower the learning rate"));

    assertThat(message(new Ending.Exited(4), List.of("one", "two")).text())
        .isEqualTo(
            """
            mnist-cnn seed 123: training diverged (exit code 4): the loss is NaN lower the \
            learning rate
              last event: epoch 3 of 5, batch 411 of 1,469
              end of the log:
              | one
              | two
              folder: target/experiments/mnist-cnn/seed-123""");
  }

  @Test
  void usedUpMemoryNamesBothLimitsAndTheParametersThatSetThem() {
    assertThat(message(new Ending.Exited(ExitCode.OUT_OF_MEMORY.code()), List.of()).text())
        .isEqualTo(
            """
            mnist-cnn seed 123: out of memory (exit code 5)
              Java heap: at most 128m, set by experiment.maxHeap
              off-heap memory: at most 256m, set by experiment.maxOffHeap
              last event: none, the trainer did not get as far as its first
              log: empty
              folder: target/experiments/mnist-cnn/seed-123""");
  }

  @Test
  void unusableFilesAreNamed() {
    assertThat(message(new Ending.FilesUnusable("disk full: x"), List.of()).text())
        .isEqualTo(
            """
            mnist-cnn seed 123: the run's files are unusable
              disk full: x
              last event: none, the trainer did not get as far as its first
              log: empty
              folder: target/experiments/mnist-cnn/seed-123""");
  }

  @Test
  void aDiskThatIsFullIsNamedWhereTheTrainerCouldNotTell() {
    FailureMessage message =
        new FailureMessage(
            RUN,
            FakeRuns.settings(MODULE),
            new Ending.Exited(6),
            trace,
            Optional.of("no space is left on the disk of there; make room there"),
            List.of());

    assertThat(message.text())
        .contains(
            """
            trainer failed (exit code 6)
              no space is left on the disk of there; make room there
              last event: \
            """);
  }

  @Test
  void aFolderOutsideOfTheModuleIsShownWhole() {
    Path elsewhere = Path.of("elsewhere").toAbsolutePath();
    Run run = FakeRuns.run(elsewhere, "mlp");
    FailureMessage message =
        new FailureMessage(
            run,
            FakeRuns.settings(MODULE),
            new Ending.Interrupted(),
            trace,
            Optional.empty(),
            List.of());

    assertThat(message.text())
        .isEqualTo(
            """
            mlp seed 123: interrupted with the build
              last event: none, the trainer did not get as far as its first
              log: empty
              folder: %s/mlp/seed-123"""
                .formatted(elsewhere.toString().replace('\\', '/')));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          0   | the trainer ended without an error, but left no result
          1   | the JVM could not start or ended with an uncaught exception (exit code 1)
          2   | job unreadable (exit code 2)
          3   | data set unreadable (exit code 3)
          6   | trainer failed (exit code 6)
          7   | the launching process is gone (exit code 7)
          99  | unexpected exit code 99
          132 | killed by signal 4 (SIGILL)
          134 | killed by signal 6 (SIGABRT), the JVM or native code in it crashed
          137 | killed by signal 9 (SIGKILL), by hand, or by the system when it ran out of memory
          143 | killed by signal 15 (SIGTERM)
          162 | killed by signal 34
          -1073741819 | unexpected exit code -1073741819
          """)
  void anExitIsExplained(int code, String reason) {
    assertThat(message(new Ending.Exited(code), List.of()).reason()).isEqualTo(reason);
  }

  @ParameterizedTest
  @CsvSource({"PT1S, 1 s", "PT90S, 90 s", "PT30M, 30 min", "PT0.5S, 500 ms"})
  void aTimeLimitIsNamedInItsUnit(Duration limit, String words) {
    assertThat(message(new Ending.TimedOut(limit), List.of()).reason())
        .isEqualTo("timed out after " + words);
  }

  @ParameterizedTest
  @MethodSource("events")
  void everyEventHasWords(RunEvent event, String words) {
    trace.add(event);

    assertThat(message(new Ending.Exited(6), List.of()).text())
        .contains("\n  last event: " + words + "\n");
  }

  @Test
  void noKindOfEventIsForgotten() {
    Set<Class<?>> reportedOtherwise = Set.of(RunEvent.Warned.class, RunEvent.Failed.class);

    assertThat(events().map(each -> (Object) each.get()[0].getClass()))
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(RunEvent.class.getPermittedSubclasses())
                .filter(each -> !reportedOtherwise.contains(each))
                .toList());
  }

  static Stream<Arguments> events() {
    return Stream.of(
        Arguments.of(new RunEvent.Started(), "trainer started"),
        Arguments.of(
            new RunEvent.DataLoaded(60000, 10000),
            "data loaded, 60,000 training and 10,000 test samples"),
        Arguments.of(new RunEvent.NetworkBuilt(93322), "network built, 93,322 parameters"),
        Arguments.of(new RunEvent.Resumed(2, 5), "resumes after epoch 2 of 5"),
        Arguments.of(
            new RunEvent.BatchDone(3, 5, 411, 1469, progress(0.1, 0.9), 1000, 60),
            "epoch 3 of 5, batch 411 of 1,469"),
        Arguments.of(
            new RunEvent.EpochDone(5, epoch(2, 0.1, 0.97, 0.1, 0.98216, 50)),
            "epoch 2 of 5 done, test_accuracy 0.9822"),
        Arguments.of(
            new RunEvent.LearningRateReduced(3, 0.0005), "learning rate 0.0005 after epoch 3"),
        Arguments.of(
            new RunEvent.Ended(4, 5, TrainingCourse.Ending.EARLY_STOPPING),
            "stopped early after epoch 4 of 5"),
        Arguments.of(new RunEvent.Paused(2, 5), "paused after epoch 2 of 5"),
        Arguments.of(new RunEvent.WeightsRestored(2), "weights of epoch 2 restored"),
        Arguments.of(
            new RunEvent.Finished(progress(0.03, 0.99).measuredOn(Part.TEST)), "result written"));
  }

  private FailureMessage message(Ending ending, List<String> log) {
    return new FailureMessage(RUN, FakeRuns.settings(MODULE), ending, trace, Optional.empty(), log);
  }
}
