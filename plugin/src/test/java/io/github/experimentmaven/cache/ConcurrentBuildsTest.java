package io.github.experimentmaven.cache;

import static io.github.experimentmaven.cache.CacheFixture.FINGERPRINT;
import static io.github.experimentmaven.cache.CacheFixture.assertTrainedWith;
import static io.github.experimentmaven.cache.CacheFixture.quietCache;
import static io.github.experimentmaven.cache.CacheFixture.size;
import static io.github.experimentmaven.cache.CacheFixture.train;
import static io.github.experimentmaven.cache.CacheFixture.tree;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.experimentmaven.result.RunFolder;
import io.github.experimentmaven.result.RunResult;
import io.github.experimentmaven.storage.RecordJson;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Many builds on one cache that has no room for what they need. */
@Timeout(120)
class ConcurrentBuildsTest {

  private static final int THREADS = 16;
  private static final int ROUNDS_OF_A_THREAD = 200;
  private static final int ROUNDS_OF_A_PROCESS = 1000;
  private static final int FOR_EVER = Integer.MAX_VALUE;

  @TempDir private Path directory;
  private Path store;

  @BeforeEach
  void thereIsAPlaceForACache() {
    store = directory.resolve("cache");
  }

  @Test
  void everyThreadGetsAWholeResultOrNone() throws Exception {
    List<Hammer> builds = new ArrayList<>();
    for (int number = 0; number < THREADS; number++) {
      builds.add(
          new Hammer(store, directory.resolve("build-" + number), ROUNDS_OF_A_THREAD, number));
    }
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    int hits = 0;
    int misses = 0;
    try {
      for (Future<Hammer.Tally> build : threads.invokeAll(builds)) {
        hits += build.get().hits();
        misses += build.get().misses();
      }
    } finally {
      threads.shutdownNow();
    }

    assertThat(hits).isPositive();
    assertThat(misses).isPositive();
    assertNothingIsLeftBehind();
  }

  @Test
  void everyProcessGetsAWholeResultOrNone() throws Exception {
    Process first = fork("first", ROUNDS_OF_A_PROCESS, 1);
    Process second = fork("second", ROUNDS_OF_A_PROCESS, 2);
    try {
      assertThat(output(first)).isEqualTo("started\nhits and misses\n");
      assertThat(output(second)).isEqualTo("started\nhits and misses\n");
    } finally {
      first.destroyForcibly();
      second.destroyForcibly();
    }
    assertNothingIsLeftBehind();
  }

  @Test
  void aKilledProcessStopsNobody() throws Exception {
    Process killed = fork("killed", FOR_EVER, 1);
    try (BufferedReader lines = killed.inputReader()) {
      assertThat(lines.readLine()).isEqualTo("started");
      new Hammer(store, directory.resolve("survivor"), ROUNDS_OF_A_THREAD, 2).call();
    } finally {
      killed.destroyForcibly().waitFor();
    }

    new Hammer(store, directory.resolve("survivor"), ROUNDS_OF_A_THREAD, 3).call();
  }

  /** Ends with one more build, which finds no other at its work. */
  private void assertNothingIsLeftBehind() throws IOException {
    RunCache cache = quietCache(store, CacheMode.ON, Hammer.LIMIT);
    RunFolder last = train(directory.resolve("last"), 123);
    cache.store(FINGERPRINT, last);
    CacheFolder folder = new CacheFolder(store);
    List<Path> entries = folder.entries();

    assertThat(entries).contains(folder.entry(FINGERPRINT));
    long size = 0;
    for (Path entry : entries) {
      size += size(entry);
      RunFolder target = new RunFolder(directory.resolve("target"));
      String fingerprint =
          RecordJson.read(entry.resolve(EntryManifest.FILE_NAME), EntryManifest.class)
              .fingerprint();
      Optional<RunResult> result = cache.restore(fingerprint, target);
      assertThat(result).as("%s", entry).isPresent();
      assertTrainedWith(result.get().key().seed(), target);
    }
    assertThat(size).isLessThanOrEqualTo(Hammer.LIMIT);
    assertThat(tree(store)).hasSize(entries.size() * tree(folder.entry(FINGERPRINT)).size());
  }

  private Process fork(String name, int rounds, int seed) throws IOException {
    String classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    return new ProcessBuilder(
            ProcessHandle.current().info().command().orElseThrow(),
            "-Xmx128m",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            classPath,
            Hammer.class.getName(),
            store.toString(),
            Files.createDirectories(directory.resolve(name)).toString(),
            Integer.toString(rounds),
            Integer.toString(seed))
        .redirectErrorStream(true)
        .start();
  }

  private static String output(Process process) throws IOException {
    return new String(process.getInputStream().readAllBytes(), UTF_8).replace("\r\n", "\n");
  }
}
