package io.github.experimentmaven.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.experimentmaven.plan.Leg;
import io.github.experimentmaven.plan.Run;
import io.github.experimentmaven.result.RunResult;
import io.github.experimentmaven.storage.RecordJson;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 2, unit = TimeUnit.MINUTES)
final class LauncherTest {

  private static final long PATIENCE_SECONDS = 60;

  @TempDir private Path directory;

  private final RecordingListener listener = new RecordingListener();

  @Test
  void aRunThatEndsWellIsCompletedWithItsResult() throws Exception {
    Run run = run("mlp", "start", "train", "result");

    RunOutcome outcome = launch(FakeRuns.settings(directory), run);

    assertThat(outcome).isEqualTo(new RunOutcome.Completed(run, FakeRuns.result(run.job())));
    assertThat(listener.calls)
        .containsExactly(
            "mlp seed 123 started",
            "mlp seed 123 Started",
            "mlp seed 123 DataLoaded",
            "mlp seed 123 NetworkBuilt",
            "mlp seed 123 EpochDone",
            "mlp seed 123 EpochDone",
            "mlp seed 123 Finished",
            "mlp seed 123 completed");
    assertThat(run.folder().model()).exists();
  }

  @Test
  void aRunThatPausesWhereItIsToHasNoResult() throws Exception {
    Run run = run("mlp", "start", "pause").part(new Leg(0, 1));

    RunOutcome outcome = launch(FakeRuns.settings(directory), run);

    assertThat(outcome).isInstanceOf(RunOutcome.Paused.class);
    assertThat(((RunOutcome.Paused) outcome).paused().epochs())
        .extracting(RunResult.EpochResult::epoch)
        .containsExactly(1);
    assertThat(outcome.completion()).isEmpty();
    assertThat(outcome.failure()).isEmpty();
    assertThat(run.folder().isComplete()).isFalse();
    assertThat(run.folder().path().resolve("trainer.args")).doesNotExist();
  }

  @Test
  void aRunThatEndsBeforeItsPauseIsComplete() throws Exception {
    Run run = run("mlp", "start", "result").part(new Leg(0, 1));

    assertThat(launch(FakeRuns.settings(directory), run)).isInstanceOf(RunOutcome.Completed.class);
  }

  @Test
  void aRunThatNeitherPausesNorEndsHasFailed() throws Exception {
    Run run = run("mlp", "start").part(new Leg(0, 1));

    assertThat(launch(FakeRuns.settings(directory), run)).isInstanceOf(RunOutcome.Failed.class);
  }

  @Test
  void outcomesComeInTheOrderOfTheRunsAndAFailureStopsNoOther() throws Exception {
    List<Run> runs = List.of(run("a", "exit 6"), run("b", "result"), run("c", "throw no"));

    List<RunOutcome> outcomes = launcher(2).launch(runs, FakeRuns.settings(directory), listener);

    assertThat(outcomes).extracting(RunOutcome::run).isEqualTo(runs);
    assertThat(outcomes.stream().map(outcome -> outcome.getClass().getSimpleName()))
        .containsExactly("Failed", "Completed", "Failed");
  }

  @Test
  void aTypedExitCodeIsExplainedWithTheTrainersOwnWords() throws Exception {
    RunOutcome outcome =
        launch(
            FakeRuns.settings(directory),
            run(
                "cnn",
                "start",
                "batch",
                "print 17 warnings",
                "complain the loss is NaN",
                "exit 4"));

    assertThat(message(outcome))
        .isEqualTo(
            """
            cnn seed 123: training diverged (exit code 4): the loss is NaN
              last event: epoch 1 of 2, batch 411 of 469
              end of the log:
              | 17 warnings
              folder: results/cnn/seed-123""");
  }

  @Test
  void anUncaughtExceptionShowsInTheLogsEnd() throws Exception {
    RunOutcome outcome = launch(FakeRuns.settings(directory), run("cnn", "throw broken"));

    assertThat(message(outcome))
        .startsWith(
            """
            cnn seed 123: the JVM could not start or ended with an uncaught exception (exit code 1)
              last event: none, the trainer did not get as far as its first
              end of the log:
              | Exception in thread "main" java.lang.IllegalStateException: broken
            """);
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aKilledTrainerIsReportedWithItsSignalAndLeavesNothingThatLooksComplete() throws Exception {
    Run run = run("cnn", "start", "train", "leftovers", "signal KILL");

    RunOutcome outcome = launch(FakeRuns.settings(directory), run);

    assertThat(message(outcome))
        .isEqualTo(
            """
            cnn seed 123: killed by signal 9 (SIGKILL), by hand, or by the system when it ran out \
            of memory
              last event: epoch 2 of 2 done, test_accuracy 0.8000
              log: empty
              folder: results/cnn/seed-123""");
    assertThat(run.folder().path())
        .isDirectoryNotContaining(file -> file.toString().endsWith(".tmp"))
        .isDirectoryContaining("glob:**/events.jsonl")
        .isDirectoryContaining("glob:**/trainer.log");
    assertThat(run.folder().result()).doesNotExist();
    assertThat(run.folder().model()).doesNotExist();
    assertThat(run.folder().predictions()).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"SEGV", "ILL", "BUS", "FPE"})
  void aCrashOfTheJvmIsNamedWithItsReport(String signal) throws Exception {
    Run run = run("cnn", "start", "train", "leftovers", "signal " + signal);

    RunOutcome outcome = launch(FakeRuns.settings(directory), run);

    assertThat(message(outcome))
        .startsWith("cnn seed 123: the JVM crashed with SIG" + signal + " in C ")
        .contains("\n  the report of the crash is hs_err.log in the run's folder\n")
        .endsWith("folder: results/cnn/seed-123");
    assertThat(run.folder().path().resolve("hs_err.log")).isNotEmptyFile();
    assertThat(run.folder().isComplete()).isFalse();
  }

  @Test
  void aTrainerThatHangsIsEndedByItsTimeLimit() throws Exception {
    Run run = run("cnn", "hang");

    RunOutcome outcome = launch(FakeRuns.settings(directory, Duration.ofSeconds(1), 1), run);

    assertThat(message(outcome))
        .isEqualTo(
            """
            cnn seed 123: timed out after 1 s
              the limit is set by experiment.timeout
              last event: none, the trainer did not get as far as its first
              log: empty
              folder: results/cnn/seed-123""");
    assertThat(run.folder().isComplete()).isFalse();
  }

  @Test
  void usedUpMemoryIsReportedWithTheLimitsAndWhereTheyAreSet() throws Exception {
    RunOutcome outcome =
        launch(
            FakeRuns.settings(directory, List.of("-Xmx64m")),
            run("cnn", "start", "exhaust-memory"));

    assertThat(message(outcome))
        .isEqualTo(
            """
            cnn seed 123: out of memory (exit code 5): Java heap space
              Java heap: at most 64m, set by the JVM argument -Xmx64m
              off-heap memory: at most 256m, set by experiment.maxOffHeap
              last event: trainer started
              log: empty
              folder: results/cnn/seed-123""");
  }

  @Test
  void anExitWithoutAResultIsAFailure() throws Exception {
    RunOutcome outcome = launch(FakeRuns.settings(directory), run("cnn", "start"));

    assertThat(message(outcome))
        .isEqualTo(
            """
            cnn seed 123: the trainer ended without an error, but left no result
              last event: trainer started
              log: empty
              folder: results/cnn/seed-123""");
  }

  @Test
  void aResultBesideAnErrorDoesNotCount() throws Exception {
    Run run = run("cnn", "result", "exit 6");

    RunOutcome outcome = launch(FakeRuns.settings(directory), run);

    assertThat(((RunOutcome.Failed) outcome).reason()).isEqualTo("trainer failed (exit code 6)");
    assertThat(run.folder().isComplete()).isFalse();
    assertThat(run.folder().model()).doesNotExist();
  }

  @Test
  void theResultThatAnotherBuildWritesMeanwhileDoesNotPassForTheRuns() throws Exception {
    Run run = run("cnn", "start", "result-of-another-run");

    RunOutcome outcome = launch(FakeRuns.settings(directory), run);

    assertThat(((RunOutcome.Failed) outcome).message())
        .isEqualTo(
            """
            cnn seed 123: the result in the run's folder is that of another run
              another build has written to the same folder: let it end, and build again
              last event: result written
              log: empty
              folder: results/cnn/seed-123""");
    assertThat(run.folder().isComplete()).isFalse();
    assertThat(run.folder().model()).doesNotExist();
  }

  @Test
  void theResultOfAnEarlierRunDoesNotPassForTheNewOne() throws Exception {
    launch(FakeRuns.settings(directory), run("cnn", "start", "train", "result"));
    Run again = run("cnn", "exit 6");
    assertThat(again.folder().isComplete()).isTrue();

    RunOutcome outcome = launch(FakeRuns.settings(directory), again);

    assertThat(outcome).isInstanceOf(RunOutcome.Failed.class);
    assertThat(again.folder().path().toFile().list())
        .containsExactlyInAnyOrder("job.json", "trainer.args", "trainer.log");
  }

  @Test
  void theCheckpointOfARunThatDidNotCompleteIsStillThereForTheNextAttempt() throws Exception {
    Run run = run("cnn", "checkpoint of the first", "leftovers", "signal KILL");
    launch(FakeRuns.settings(directory), run);
    assertThat(run.folder().checkpoint()).hasContent("of the first");

    launch(FakeRuns.settings(directory), run("cnn", "exit 6"));

    assertThat(run.folder().checkpoint()).hasContent("of the first");
    assertThat(run.folder().path().toFile().list())
        .containsExactlyInAnyOrder("job.json", "trainer.args", "trainer.log", "checkpoint.bin");
    // Whoever trains again by hand does so where the files are now.
    assertThat(run.folder().path().resolve("trainer.args"))
        .content()
        .contains(ArgumentFile.quote(run.folder().path().toAbsolutePath().toString()) + "\n")
        .doesNotContain("seed-123.");
  }

  @Test
  void aCompletedRunLeavesNoArguments() throws Exception {
    Run run = run("mlp", "result");

    launch(FakeRuns.settings(directory), run);

    assertThat(run.folder().path().resolve("trainer.args")).doesNotExist();
  }

  @Test
  void aWarningOfTheTrainerIsPassedOnAsOne() throws Exception {
    launch(FakeRuns.settings(directory), run("mlp", "warn odd", "result"));

    assertThat(listener.calls)
        .containsExactly(
            "mlp seed 123 started",
            "mlp seed 123 warned: odd",
            "mlp seed 123 Finished",
            "mlp seed 123 completed");
  }

  @Test
  void aJavaThatIsNotThereIsNamed() throws Exception {
    Path java = directory.resolve("no/java");

    RunOutcome outcome = launch(FakeRuns.withJava(java, directory), run("cnn", "result"));

    assertThat(((RunOutcome.Failed) outcome).reason()).isEqualTo("Java could not be started");
    assertThat(message(outcome))
        .startsWith(
            "cnn seed 123: Java could not be started\n  Cannot run program \"" + java + "\"")
        .endsWith(
            "\n  the executable is set by experiment.jvm"
                + "\n  last event: none, the trainer did not get as far as its first"
                + "\n  log: empty"
                + "\n  folder: results/cnn/seed-123");
  }

  @Test
  void aFolderThatCannotBeMadeFailsThatRun() throws Exception {
    Files.writeString(directory.resolve("results"), "in the way");

    RunOutcome outcome = launch(FakeRuns.settings(directory), run("cnn", "result"));

    assertThat(((RunOutcome.Failed) outcome).reason()).isEqualTo("the run's files are unusable");
  }

  @Test
  void aTalkativeTrainerNeitherBlocksNorFillsTheMessage() throws Exception {
    RunOutcome outcome = launch(FakeRuns.settings(directory), run("cnn", "spam 20000", "exit 6"));

    assertThat(message(outcome))
        .hasLineCount(3 + LogTail.LINES + 1)
        .contains("  end of the log:\n  | line 19986 of what native code may print\n")
        .contains("  | line 20000 of what native code may print\n  folder: ");
  }

  @Test
  void aMalformedEventIsReportedAndTheRunGoesOn() throws Exception {
    RunOutcome outcome =
        launch(FakeRuns.settings(directory), run("cnn", "start", "write {\"event\":", "result"));

    assertThat(outcome).isInstanceOf(RunOutcome.Completed.class);
    assertThat(listener.calls)
        .contains(
            "cnn seed 123 warned: events.jsonl:2 is not an event and is ignored: {\"event\":");
  }

  @Test
  void asManyRunsAsAreAllowedTrainAtOnce() throws Exception {
    Path first = directory.resolve("first");
    Path second = directory.resolve("second");

    // Each waits for the other: one after the other, they would wait forever.
    List<RunOutcome> outcomes =
        launcher(2)
            .launch(
                List.of(
                    run("a", "touch " + first, "await " + second, "result"),
                    run("b", "touch " + second, "await " + first, "result")),
                FakeRuns.settings(directory, Duration.ofSeconds(PATIENCE_SECONDS), 2),
                listener);

    assertThat(outcomes).allMatch(RunOutcome.Completed.class::isInstance);
  }

  @Test
  void theSessionsSlotsHoldBackEvenWhenTheSettingsAllowMore() throws Exception {
    launcher(1)
        .launch(
            List.of(run("a", "start", "result"), run("b", "start", "result")),
            FakeRuns.settings(directory, null, 2),
            listener);

    assertOneAfterTheOther();
  }

  @Test
  void theSettingsHoldBackEvenWhenTheSessionHasSlots() throws Exception {
    launcher(2)
        .launch(
            List.of(run("a", "start", "result"), run("b", "start", "result")),
            FakeRuns.settings(directory, null, 1),
            listener);

    assertOneAfterTheOther();
  }

  @Test
  void aRunThatCanUseItTakesACoreThatNobodyElseTrainsOn() throws Exception {
    assertThat(threadsOf(2, 2, FakeRuns.divided(directory, "cnn", "facts", "result")))
        .containsExactly("property experiment.threads=2");
    // Not more than it has parts of a batch.
    assertThat(threadsOf(8, 8, FakeRuns.divided(directory, "cnn", "facts", "result")))
        .containsExactly("property experiment.threads=2");
  }

  @Test
  void aRunThatCannotUseItLeavesACoreIdle() throws Exception {
    assertThat(threadsOf(2, 2, run("mlp", "facts", "result"))).isEmpty();
  }

  @Test
  void noRunTakesMoreCoresThanMayTrain() throws Exception {
    assertThat(threadsOf(1, 2, FakeRuns.divided(directory, "cnn", "facts", "result"))).isEmpty();
    assertThat(threadsOf(2, 1, FakeRuns.divided(directory, "cnn", "facts", "result"))).isEmpty();
  }

  @Test
  void runsThatTrainAtOnceHaveACoreEach() throws Exception {
    Path first = directory.resolve("first");
    Path second = directory.resolve("second");

    assertThat(
            threadsOf(
                2,
                2,
                FakeRuns.divided(
                    directory, "a", "touch " + first, "await " + second, "facts", "result"),
                FakeRuns.divided(
                    directory, "b", "touch " + second, "await " + first, "facts", "result")))
        .isEmpty();
  }

  @Test
  void whatWasIdleIsGivenBack() throws Exception {
    TestLauncher launcher = launcher(2);

    launcher.launch(
        List.of(FakeRuns.divided(directory, "cnn", "result")),
        FakeRuns.settings(directory, null, 2),
        listener);

    assertThat(launcher.slots().free()).isEqualTo(2);
  }

  /** What trainers were told of threads. */
  private List<String> threadsOf(int slots, int parallel, Run... runs) throws Exception {
    List<RunOutcome> outcomes =
        launcher(slots)
            .launch(
                List.of(runs),
                FakeRuns.settings(directory, Duration.ofSeconds(PATIENCE_SECONDS), parallel),
                listener);
    assertThat(outcomes).allMatch(RunOutcome.Completed.class::isInstance);
    List<String> told = new ArrayList<>();
    for (Run run : runs) {
      Files.readAllLines(run.folder().path().resolve("facts.txt")).stream()
          .filter(fact -> fact.startsWith("property experiment.threads"))
          .forEach(told::add);
    }
    return told;
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void anInterruptedBuildLeavesNeitherForksNorTheirChildrenBehind() throws Exception {
    Run run = run("cnn", "spawn", "start", "hang");
    ExecutorService build = Executors.newSingleThreadExecutor();
    try {
      Future<?> launch =
          build.submit(
              () ->
                  assertThatThrownBy(
                          () ->
                              launcher(1)
                                  .launch(
                                      List.of(run, run("next", "result")),
                                      FakeRuns.settings(directory, null, 1),
                                      listener))
                      .isInstanceOf(InterruptedException.class));
      assertThat(listener.firstEvent.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
      long trainer = Processes.pidOf(Processes.forkFolder(run.folder()));

      build.shutdownNow();

      launch.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      Processes.awaitEnd(trainer);
      Processes.awaitEnd(RecordJson.read(run.folder().path().resolve("child.json"), Long.class));
    } finally {
      build.shutdownNow();
    }
    assertThat(run.folder().isComplete()).isFalse();
    assertThat(listener.calls)
        .containsExactly(
            "cnn seed 123 started",
            "cnn seed 123 Started",
            "cnn seed 123 failed: interrupted with the build");
  }

  @Test
  void noRunsNeedNoTrainer() throws Exception {
    assertThat(launcher(1).launch(List.of(), FakeRuns.settings(directory), listener)).isEmpty();
  }

  private void assertOneAfterTheOther() {
    assertThat(listener.calls)
        .containsSubsequence("a seed 123 started", "a seed 123 completed")
        .containsSubsequence("b seed 123 started", "b seed 123 completed");
    List<String> names = listener.calls.stream().map(call -> call.substring(0, 1)).toList();
    long changes = 0;
    for (int i = 1; i < names.size(); i++) {
      changes += names.get(i).equals(names.get(i - 1)) ? 0 : 1;
    }
    assertThat(changes).as("changes from one run to the other in %s", listener.calls).isEqualTo(1);
  }

  private RunOutcome launch(LaunchSettings settings, Run run) throws InterruptedException {
    return launcher(1).launch(List.of(run), settings, listener).get(0);
  }

  private static TestLauncher launcher(int slots) {
    return FakeRuns.launcher(slots);
  }

  private Run run(String name, String... script) {
    return FakeRuns.run(directory.resolve("results"), name, script);
  }

  private static String message(RunOutcome outcome) {
    return ((RunOutcome.Failed) outcome).message();
  }
}
