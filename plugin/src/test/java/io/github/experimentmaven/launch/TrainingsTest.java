package io.github.experimentmaven.launch;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.experimentmaven.cache.CacheMode;
import io.github.experimentmaven.cache.RunCache;
import io.github.experimentmaven.experiment.MemoryPlan;
import io.github.experimentmaven.experiment.Numerics;
import io.github.experimentmaven.failure.ExperimentException;
import io.github.experimentmaven.plan.Run;
import io.github.experimentmaven.plan.TrainerRuntime;
import io.github.experimentmaven.result.RunResult;
import io.github.experimentmaven.storage.RecordJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Modules of one session that train at the same time. Every run has the same fingerprint. */
@Timeout(value = 1, unit = TimeUnit.MINUTES)
class TrainingsTest {

  @TempDir Path folder;

  private final RunClaims claims = new RunClaims();
  private final List<String> trained = new ArrayList<>();
  private final RecordingListener listener = new RecordingListener();

  @Test
  void aRunThatAnotherModuleTrainsIsWaitedForAndTakenOutOfTheCache() throws Exception {
    Run own = FakeRuns.run(folder.resolve("one"), "cnn");
    Run other = FakeRuns.run(folder.resolve("two"), "same");

    List<RunOutcome> outcomes = launchBesides(own, other, true, CacheMode.ON);

    assertThat(trained).containsExactly("cnn");
    assertThat(outcomes).singleElement().isInstanceOf(RunOutcome.Completed.class);
    assertThat(listener.calls).contains("same seed 123 cached");
    assertThat(other.folder().isComplete()).isTrue();
  }

  @Test
  void whereTheOtherModuleFailsTheRunIsTrained() throws Exception {
    Run own = FakeRuns.run(folder.resolve("one"), "cnn");
    Run other = FakeRuns.run(folder.resolve("two"), "same");

    List<RunOutcome> outcomes = launchBesides(own, other, false, CacheMode.ON);

    assertThat(trained).containsExactly("cnn", "same");
    assertThat(outcomes).singleElement().isInstanceOf(RunOutcome.Completed.class);
  }

  @Test
  void theSameRunTwiceInAModuleIsTrainedOnce() throws Exception {
    List<Run> runs = List.of(FakeRuns.run(folder, "cnn"), FakeRuns.run(folder, "same"));

    assertThat(trainings(new Immediate(true), CacheMode.ON).launch(runs))
        .extracting(RunOutcome::run)
        .isEqualTo(runs);
    assertThat(trained).containsExactly("cnn");
  }

  @Test
  void aFailureIsTriedAgainWhereItDoesNotEndAll() throws Exception {
    List<Run> runs = List.of(FakeRuns.run(folder, "cnn"), FakeRuns.run(folder, "same"));

    trainings(new Immediate(false), CacheMode.ON).launch(runs);

    assertThat(trained).containsExactly("cnn", "same");
  }

  @Test
  void whereAFailureEndsAllTheSameRunIsNotStartedAgain() throws Exception {
    List<Run> runs = List.of(FakeRuns.run(folder, "cnn"), FakeRuns.run(folder, "same"));
    Immediate launcher =
        new Immediate(false) {
          @Override
          public boolean endsWithFailure() {
            return true;
          }
        };

    List<RunOutcome> outcomes = trainings(launcher, CacheMode.ON).launch(runs);

    assertThat(trained).containsExactly("cnn");
    assertThat(outcomes).hasSize(2);
    assertThat(outcomes.get(0)).isInstanceOf(RunOutcome.Failed.class);
    assertThat(outcomes.get(1)).isEqualTo(new RunOutcome.NotStarted(runs.get(1)));
  }

  @Test
  void withoutACacheEachModuleTrains() throws Exception {
    List<Run> runs = List.of(FakeRuns.run(folder, "cnn"), FakeRuns.run(folder, "same"));

    for (CacheMode mode : List.of(CacheMode.OFF, CacheMode.READ, CacheMode.WRITE)) {
      trained.clear();
      trainings(new Immediate(true), mode).launch(runs);
      assertThat(trained).as(mode.key()).containsExactly("cnn", "same");
    }
  }

  /** Launches another run as soon as a run trains, which ends when the other one waits for it. */
  private List<RunOutcome> launchBesides(Run own, Run other, boolean succeeds, CacheMode mode)
      throws Exception {
    CompletableFuture<List<RunOutcome>> outcomes = new CompletableFuture<>();
    Thread module =
        new Thread(
            () -> {
              try {
                outcomes.complete(trainings(new Immediate(true), mode).launch(List.of(other)));
              } catch (ExperimentException | InterruptedException e) {
                outcomes.completeExceptionally(e);
              }
            });
    Immediate launcher =
        new Immediate(succeeds) {
          @Override
          void train(Run run) {
            super.train(run);
            module.start();
            while (module.getState() != Thread.State.WAITING) {
              Thread.onSpinWait();
            }
          }
        };
    trainings(launcher, mode).launch(List.of(own));
    return outcomes.get();
  }

  private Trainings trainings(Launcher launcher, CacheMode mode) {
    RunCache cache =
        new RunCache(
            folder.resolve("cache"),
            mode,
            1 << 20,
            warning -> {
              throw new AssertionError(warning);
            });
    return new Trainings(launcher, new Known(cache, Map.of()), listener, claims);
  }

  /** Trains in no time. */
  private class Immediate implements Launcher {

    private final boolean succeeds;

    Immediate(boolean succeeds) {
      this.succeeds = succeeds;
    }

    void train(Run run) {
      trained.add(run.experimentName());
    }

    @Override
    public List<RunOutcome> train(List<Run> runs, LaunchListener heard) {
      List<RunOutcome> outcomes = new ArrayList<>();
      for (Run run : runs) {
        train(run);
        RunOutcome outcome = succeeds ? completed(run) : new RunOutcome.Failed(run, "no", "no");
        if (succeeds) {
          heard.completed(run, run.folder());
        }
        heard.finished(outcome);
        outcomes.add(outcome);
      }
      return outcomes;
    }

    private RunOutcome completed(Run run) {
      RunResult result = FakeRuns.result(run.job());
      try {
        Files.createDirectories(run.folder().path());
        RecordJson.write(run.folder().result(), result);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return new RunOutcome.Completed(run, result);
    }

    @Override
    public boolean endsWithFailure() {
      return false;
    }

    @Override
    public TrainerRuntime runtime(Numerics numerics) {
      throw new UnsupportedOperationException();
    }

    @Override
    public TrainerRuntime runtimeOfClasses(Numerics numerics) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Optional<MemoryLack> lack(MemoryPlan plan) {
      return Optional.empty();
    }
  }
}
