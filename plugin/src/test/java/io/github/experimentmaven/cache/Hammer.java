package io.github.experimentmaven.cache;

import static io.github.experimentmaven.cache.CacheFixture.assertTrainedWith;
import static io.github.experimentmaven.cache.CacheFixture.quietCache;
import static io.github.experimentmaven.cache.CacheFixture.train;

import io.github.experimentmaven.result.RunFolder;
import io.github.experimentmaven.result.RunResult;
import io.github.experimentmaven.storage.Sha256;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;

/**
 * A build that does nothing but ask a cache for runs and train those it does not have. Every
 * training gives other bytes, so that a result of two entries would be noticed.
 */
final class Hammer implements Callable<Hammer.Tally> {

  /** What it has seen. */
  record Tally(int hits, int misses) {}

  static final List<String> FINGERPRINTS =
      IntStream.range(0, 4).mapToObj(number -> Sha256.of("hammer " + number)).toList();

  /** Room for two or three entries of four. */
  static final long LIMIT = 13_000;

  private final RunCache cache;
  private final RunFolder folder;
  private final int rounds;
  private final Random random;

  Hammer(Path store, Path folder, int rounds, int seed) {
    this.cache = quietCache(store, CacheMode.ON, LIMIT);
    this.folder = new RunFolder(folder);
    this.rounds = rounds;
    this.random = new Random(seed);
  }

  /**
   * A build in a process of its own; any warning or wrong byte ends it with a stack trace.
   *
   * @param arguments cache, folder to work in, rounds, seed
   */
  public static void main(String[] arguments) throws Exception {
    System.out.println("started");
    Tally tally =
        new Hammer(
                Path.of(arguments[0]),
                Path.of(arguments[1]),
                Integer.parseInt(arguments[2]),
                Integer.parseInt(arguments[3]))
            .call();
    System.out.println(tally.hits() > 0 && tally.misses() > 0 ? "hits and misses" : tally);
  }

  @Override
  public Tally call() throws Exception {
    int hits = 0;
    for (int round = 0; round < rounds; round++) {
      String fingerprint = FINGERPRINTS.get(random.nextInt(FINGERPRINTS.size()));
      Optional<RunResult> result = cache.restore(fingerprint, folder);
      if (result.isPresent()) {
        assertTrainedWith(result.get().key().seed(), folder);
        hits++;
      } else {
        train(folder.path(), random.nextLong(), fingerprint);
        cache.store(fingerprint, folder);
      }
    }
    return new Tally(hits, rounds - hits);
  }
}
