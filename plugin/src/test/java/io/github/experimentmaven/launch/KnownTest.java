package io.github.experimentmaven.launch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.experimentmaven.cache.CacheMode;
import io.github.experimentmaven.cache.RunCache;
import io.github.experimentmaven.plan.Run;
import io.github.experimentmaven.provenance.Identity;
import io.github.experimentmaven.provenance.IdentityFixture;
import io.github.experimentmaven.result.RunFolder;
import io.github.experimentmaven.result.RunResult;
import io.github.experimentmaven.storage.RecordJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KnownTest {

  @TempDir Path folder;
  private final List<String> warnings = new ArrayList<>();
  private final RecordingListener listener = new RecordingListener();
  private Run run;
  private RunCache cache;

  @BeforeEach
  void plan() {
    run = FakeRuns.run(folder.resolve("results"), "cnn", "result");
    cache = new RunCache(folder.resolve("cache"), CacheMode.ON, 1 << 20, warnings::add);
  }

  @Test
  void aRunThatWasNeverTrainedHasNoEarlierResult() {
    assertThat(reason(Map.of())).isEqualTo("no earlier result");
  }

  @Test
  void whatHasChangedSinceTheResultInTheFolderIsNamed() throws IOException {
    writeResult(16);

    assertThat(reason(Map.of("cnn", IdentityFixture.identity(32))))
        .isEqualTo("batch_size 16 -> 64");
  }

  @Test
  void withoutAResultTheAcceptedOneTellsWhatHasChanged() {
    assertThat(reason(Map.of("cnn", IdentityFixture.identity(32))))
        .isEqualTo("batch_size 32 -> 64");
  }

  @Test
  void aDamagedResultTellsNothing() throws IOException {
    Files.createDirectories(run.folder().path());
    Files.writeString(run.folder().result(), "{");

    assertThat(reason(Map.of())).isEqualTo("no earlier result");
  }

  @Test
  void anInterruptedTrainingIsOneUnlessItWasAnother() throws IOException {
    RunFolder fork = new RunFolder(Path.of(run.folder().path() + ".0123456789ab"));
    Files.createDirectories(fork.path());
    Files.writeString(fork.checkpoint(), "of some epoch");
    RecordJson.write(fork.job(), run.job());
    assertThat(reason(Map.of())).isEqualTo("its training was interrupted");

    Files.writeString(fork.paused(), "{}");
    assertThat(reason(Map.of())).isEqualTo("its training was paused");

    RecordJson.write(fork.job(), FakeRuns.run(folder.resolve("results"), "mlp").job());
    assertThat(reason(Map.of())).isEqualTo("no earlier result");
  }

  @Test
  void ofManyChangesTheFirstThreeAreNamed() {
    ObjectNode changed = IdentityFixture.identity(64).experiment().deepCopy();
    for (int i = 0; i < 5; i++) {
      changed.put("key" + i, i);
    }

    assertThat(reason(Map.of("cnn", IdentityFixture.identity(changed, IdentityFixture.data("0")))))
        .isEqualTo("key0 0 -> (default), key1 1 -> (default), key2 2 -> (default) and 2 more");
  }

  @Test
  void theSameInputsAreTrainedAgainOnlyIfTheCacheIsOffOrLostThem() throws IOException {
    writeResult(64);

    assertThat(reason(Map.of())).isEqualTo("its result is not in the cache");
    assertThat(new Known(RunCache.off(), Map.of()).reasonToTrain(run))
        .isEqualTo("experiment.cache is off");
  }

  @Test
  void aTrainedRunIsTakenOutOfTheCacheTheSecondTime() throws Exception {
    launch(run);
    Files.writeString(run.folder().checkpoint(), "stale");
    Run elsewhere = FakeRuns.run(folder.resolve("other"), "cnn", "result");
    launch(elsewhere);
    launch(run);

    assertThat(listener.calls)
        .containsSubsequence("cnn seed 123 started", "cnn seed 123 cached", "cnn seed 123 cached");
    assertThat(elsewhere.folder().result()).hasSameBinaryContentAs(run.folder().result());
    assertThat(elsewhere.folder().job()).exists();
    assertThat(run.folder().checkpoint()).doesNotExist();
    assertThat(warnings).isEmpty();
  }

  /** The fake trainer calls every experiment fake, as one would be that has been renamed since. */
  @Test
  void aResultOutOfTheCacheIsCalledAsTheRunIs() throws Exception {
    launch(run);
    assertThat(result().experiment()).isEqualTo("fake");

    launch(run);

    assertThat(result().experiment()).isEqualTo("cnn");
  }

  private RunResult result() throws IOException {
    return RecordJson.read(run.folder().result(), RunResult.class);
  }

  @Test
  void aDamagedEntryIsNamedAndTheRunTrained() throws Exception {
    launch(run);
    try (Stream<Path> entries = Files.list(folder.resolve("cache").resolve("ff"))) {
      Path entry = entries.findFirst().orElseThrow();
      Files.writeString(entry.resolve("result.json"), "{}");
    }
    launch(run);

    assertThat(listener.calls).doesNotContain("cnn seed 123 cached");
    assertThat(warnings).singleElement().asString().contains("result.json", "damaged");
  }

  private String reason(Map<String, Identity> accepted) {
    return new Known(cache, accepted).reasonToTrain(run);
  }

  private void writeResult(int batchSize) throws IOException {
    RecordJson.write(
        run.folder().result(),
        FakeRuns.result(IdentityFixture.provenance(IdentityFixture.identity(batchSize), 123)));
  }

  private void launch(Run run) throws InterruptedException {
    TestLauncher launcher = FakeRuns.launcher(1, new Known(cache, Map.of()));
    assertThat(launcher.launch(List.of(run), FakeRuns.settings(folder), listener))
        .singleElement()
        .isInstanceOf(RunOutcome.Completed.class);
  }
}
