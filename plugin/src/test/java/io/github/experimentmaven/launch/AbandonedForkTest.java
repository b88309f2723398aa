package io.github.experimentmaven.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.experimentmaven.cache.CacheMode;
import io.github.experimentmaven.cache.RunCache;
import io.github.experimentmaven.plan.Run;
import io.github.experimentmaven.provenance.RunKey;
import io.github.experimentmaven.result.Job;
import io.github.experimentmaven.result.RunFolder;
import io.github.experimentmaven.result.RunResult;
import io.github.experimentmaven.storage.RecordJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Somebody deletes {@code target}, edits the file and builds again, while the fork of the first
 * build still trains. Whatever that fork and its build write then is no part of the new result.
 */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
final class AbandonedForkTest {

  private static final long PATIENCE_SECONDS = 60;

  private static final String[] OF_ONE_FORK = {
    "job.json", "events.jsonl", "result.json", "model.zip", "trainer.log", "pid.json"
  };

  @TempDir private Path directory;

  private final ExecutorService builds = Executors.newSingleThreadExecutor();
  private final List<String> warnings = new CopyOnWriteArrayList<>();
  private Path results;
  private Path goOn;
  private Path isDone;

  @BeforeEach
  void nameFiles() {
    results = directory.resolve("target/experiments");
    goOn = directory.resolve("go-on");
    isDone = directory.resolve("is-done");
  }

  @AfterEach
  void endBuilds() {
    builds.shutdownNow();
  }

  @Test
  void aForkWhoseFolderIsGoneLeavesNothing() throws Exception {
    Run old = run("0", "start", "await " + goOn, "train", "leftovers", "result");
    Run fresh = run("1", "touch " + goOn, "start", "result");
    Future<RunOutcome> abandoned = abandon(old);

    RunOutcome outcome = launch(fresh, () -> {});

    RunOutcome other = abandoned.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    assertThat(((RunOutcome.Failed) other).message())
        .startsWith(
            """
            cnn seed 123: the run's folder was removed while it trained
              if another build uses the same folder now, let it end, and build again
            """);
    assertWhole(fresh, outcome);
    assertThat(cached()).containsExactly(fresh.fingerprint());
  }

  /** At the worst moment: the new fork is done, and its build looks for the result. */
  @Test
  void aForkThatMakesItsFolderAgainWritesNowhereElse() throws Exception {
    Run old =
        run(
            "0",
            "start",
            "await " + goOn,
            "come-back",
            "checkpoint old",
            "train",
            "result",
            "touch " + isDone);
    Run fresh = run("1", "start", "touch " + goOn, "await " + isDone, "result");
    Future<RunOutcome> abandoned = abandon(old);

    RunOutcome outcome = launch(fresh, () -> {});

    RunOutcome other = abandoned.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    assertThat(((RunOutcome.Failed) other).message())
        .startsWith(
            """
            cnn seed 123: the run's files are unusable
              it is another build's
            """);
    assertWhole(fresh, outcome);
    // Its own result is a good one, too.
    assertThat(cached()).containsExactlyInAnyOrder(old.fingerprint(), fresh.fingerprint());
  }

  @Test
  void aBuildThatHasLostItsFolderBeginsNothingThere() throws Exception {
    Run run = run("0", "start", "result");
    Files.createDirectories(run.folder().path());
    Path other = Files.writeString(run.folder().result(), "of another build");

    RunOutcome outcome = launch(run, AbandonedForkTest::lost);

    assertThat(((RunOutcome.Failed) outcome).reason()).isEqualTo("the run's files are unusable");
    assertThat(other).hasContent("of another build");
  }

  /** It may have been killed with its build, or may live a moment longer than that. */
  @Test
  void theLatestCheckpointOfForksThatWereLeftIsUsedAndTheirFoldersAreRemoved() throws Exception {
    Run run = run("0", "exit 6");
    Path left = run.folder().path().resolveSibling("seed-123.0123456789ab");
    Path other = run.folder().path().resolveSibling("seed-1234.0123456789ab");
    Files.createDirectories(left);
    Files.createDirectories(other);
    Files.createDirectories(run.folder().path());
    Files.writeString(run.folder().checkpoint(), "earlier");
    Files.writeString(new RunFolder(left).checkpoint(), "later");
    Files.setLastModifiedTime(run.folder().checkpoint(), FileTime.fromMillis(0));

    launch(run, () -> {});

    assertThat(run.folder().checkpoint()).hasContent("later");
    assertThat(names(run.folder().path().getParent()))
        .containsExactlyInAnyOrder("seed-123", "seed-1234.0123456789ab");
  }

  @Test
  void whatIsToBeginAnewFindsNoCheckpointOfAForkThatWasLeft() throws Exception {
    Run run = run("0", "exit 6");
    Path left = run.folder().path().resolveSibling("seed-123.0123456789ab");
    Files.createDirectories(left);
    Files.writeString(new RunFolder(left).checkpoint(), "earlier");
    Files.createDirectories(run.folder().path());
    Files.writeString(run.folder().checkpoint(), "earlier, too");

    Trainings.forget(run);
    launch(run, () -> {});

    assertThat(run.folder().checkpoint()).doesNotExist();
  }

  private Future<RunOutcome> abandon(Run old) throws IOException {
    Future<RunOutcome> abandoned =
        builds.submit(
            () ->
                launch(
                    old,
                    () -> {
                      if (Files.exists(goOn)) {
                        lost();
                      }
                    }));
    await()
        .atMost(1, TimeUnit.MINUTES)
        .ignoreExceptionsInstanceOf(IOException.class)
        .until(() -> Files.readString(Processes.forkFolder(old.folder()).events()).endsWith("\n"));
    FileUtils.deleteDirectory(results.toFile());
    return abandoned;
  }

  private static void lost() throws IOException {
    throw new IOException("it is another build's");
  }

  private void assertWhole(Run fresh, RunOutcome outcome) throws IOException {
    RunResult expected = FakeRuns.result(fresh.job());
    assertThat(outcome).isEqualTo(new RunOutcome.Completed(fresh, expected));
    assertThat(RecordJson.read(fresh.folder().result(), RunResult.class)).isEqualTo(expected);
    assertThat(names(fresh.folder().path())).containsExactlyInAnyOrder(OF_ONE_FORK);
    assertThat(Files.readAllLines(fresh.folder().events())).hasSize(2);
    assertThat(names(fresh.folder().path().getParent())).containsExactly("seed-123");
    assertThat(entry(fresh).resolve("events.jsonl"))
        .hasSameBinaryContentAs(fresh.folder().events());
    assertThat(warnings).isEmpty();
  }

  private RunOutcome launch(Run run, Trainings.Ownership ownership) throws InterruptedException {
    RunCache cache = new RunCache(directory.resolve("cache"), CacheMode.ON, 1 << 20, warnings::add);
    return FakeRuns.launcher(2, new Known(cache, Map.of()))
        .launch(List.of(run), FakeRuns.settings(directory), ProgressListener.SILENT, ownership)
        .get(0);
  }

  /** A run of its own inputs. */
  private Run run(String digit, String... script) {
    Run run = FakeRuns.run(results, "cnn", script);
    Job job = run.job();
    return new Run(
        run.experiment(),
        RunKey.of(123),
        new Job(
            job.formatVersion(),
            job.experiment(),
            job.training(),
            job.key(),
            job.dataset(),
            job.files(),
            digit.repeat(64),
            job.identity(),
            job.libraries()),
        run.folder(),
        run.data());
  }

  private Path entry(Run run) {
    String fingerprint = run.fingerprint();
    return directory
        .resolve("cache")
        .resolve(fingerprint.substring(0, 2))
        .resolve(fingerprint + "-" + RunResult.FORMAT_VERSION);
  }

  private List<String> cached() throws IOException {
    try (Stream<Path> files = Files.walk(directory.resolve("cache"), 2)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.length() > 64)
          .map(name -> name.substring(0, 64))
          .toList();
    }
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }
}
