package io.github.experimentmaven.cache;

import static io.github.experimentmaven.cache.CacheFixture.PLENTY;
import static io.github.experimentmaven.cache.CacheFixture.quietCache;
import static io.github.experimentmaven.cache.CacheFixture.size;
import static io.github.experimentmaven.cache.CacheFixture.train;
import static io.github.experimentmaven.cache.CacheFixture.tree;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.experimentmaven.result.RunFolder;
import io.github.experimentmaven.storage.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SizeLimitTest {

  @TempDir private Path directory;
  private Path store;
  private CacheFolder folder;
  private long entrySize;

  /** Four entries, the first of which was not used for longest. */
  @BeforeEach
  void fourResultsAreInTheCache() throws IOException {
    store = directory.resolve("cache");
    folder = new CacheFolder(store);
    RunCache cache = quietCache(store, CacheMode.ON, PLENTY);
    for (int number = 1; number <= 4; number++) {
      cache.store(fingerprint(number), source(number));
      Files.setLastModifiedTime(
          entry(number).resolve("entry.json"),
          FileTime.from(Instant.parse("2020-01-0" + number + "T00:00:00Z")));
    }
    entrySize = size(entry(1));
  }

  @Test
  void nothingIsRemovedWithinTheLimit() throws IOException {
    quietCache(store, CacheMode.ON, 5 * entrySize).store(fingerprint(5), source(5));

    assertThat(present()).containsExactly(1, 2, 3, 4, 5);
  }

  /** As one of another user, for root as well: what is mounted cannot be renamed. */
  @Test
  void anEntryThatCannotBeRemovedKeepsNoneOfTheOthers() throws Exception {
    Path held = entry(1);
    String[] mount = {"mount", "--bind", held.toString(), held.toString()};
    assumeThat(new ProcessBuilder(mount).start().waitFor()).as("this user may mount").isZero();
    List<String> warnings = new ArrayList<>();
    try {
      new RunCache(store, CacheMode.ON, 3 * entrySize, warnings::add)
          .store(fingerprint(5), source(5));
      assertThat(present()).containsExactly(1, 4, 5);
      assertThat(warnings).isEmpty();

      new RunCache(store, CacheMode.ON, 1, warnings::add).store(fingerprint(6), source(6));
      assertThat(present()).containsExactly(1, 6);
      assertThat(warnings)
          .singleElement()
          .asString()
          .startsWith("the cache " + store + " may become larger than its limit");
    } finally {
      assertThat(new ProcessBuilder("umount", held.toString()).start().waitFor()).isZero();
    }
  }

  @Test
  void whatWasNotUsedForLongestIsRemoved() throws IOException {
    quietCache(store, CacheMode.ON, 5 * entrySize - 1).store(fingerprint(5), source(5));

    assertThat(present()).containsExactly(2, 3, 4, 5);
    assertThat(tree(store)).hasSize(4 * tree(entry(5)).size());
  }

  @Test
  void whatWasTakenOutIsUsed() throws IOException {
    RunCache cache = quietCache(store, CacheMode.ON, 3 * entrySize);
    cache.restore(fingerprint(1), new RunFolder(directory.resolve("target")));
    cache.store(fingerprint(5), source(5));

    assertThat(present()).containsExactly(1, 4, 5);
  }

  @Test
  void whatWasJustStoredStaysEvenIfItIsLargerThanTheLimit() throws IOException {
    quietCache(store, CacheMode.WRITE, 1).store(fingerprint(5), source(5));

    assertThat(present()).containsExactly(5);
  }

  @Test
  void theWholeCacheIsLookedThroughOnlyWhenItMayHaveBecomeTooLarge() throws IOException {
    SizeLimit limit = new SizeLimit(6 * entrySize);

    assertThat(limit.enforce(folder, entry(4))).isTrue();
    assertThat(added(limit, 5)).isFalse();
    assertThat(added(limit, 6)).isFalse();
    assertThat(added(limit, 7)).isTrue();
    assertThat(present()).containsExactly(2, 3, 4, 5, 6, 7);
    assertThat(added(limit, 8)).isTrue();
  }

  private boolean added(SizeLimit limit, int number) throws IOException {
    quietCache(store, CacheMode.WRITE, PLENTY).store(fingerprint(number), source(number));
    return limit.enforce(folder, entry(number));
  }

  @Test
  void nothingIsRemovedWhileResultsAreOnlyTakenOut() {
    quietCache(store, CacheMode.ON, 1)
        .restore(fingerprint(1), new RunFolder(directory.resolve("target")));

    assertThat(present()).containsExactly(1, 2, 3, 4);
  }

  @Test
  void whatDoesNotBelongToTheCacheStays() throws IOException {
    Path[] others = {
      store.resolve("README"),
      store.resolve("notes/a"),
      entry(1).resolveSibling("b"),
      folder.entry(fingerprint(6))
    };
    for (Path other : others) {
      Files.createDirectories(other.getParent());
      Files.writeString(other, "mine");
      Files.setLastModifiedTime(other, FileTime.from(Instant.EPOCH));
    }

    quietCache(store, CacheMode.ON, 1).store(fingerprint(5), source(5));

    assertThat(others).allMatch(Files::exists);
  }

  @Test
  void whatKilledBuildsHaveLeftIsRemovedAfterADay() throws IOException {
    Path old = leftover(Duration.ofHours(25));
    Path young = leftover(Duration.ofHours(23));

    quietCache(store, CacheMode.ON, PLENTY).store(fingerprint(5), source(5));

    assertThat(old).doesNotExist();
    assertThat(young).exists();
  }

  @Test
  void anEntryThatIsSetAsideIsNoOldLeftover() throws IOException {
    Files.setLastModifiedTime(entry(1), FileTime.from(Instant.EPOCH));
    Path aside = CacheFolder.setAside(entry(1)).orElseThrow();

    folder.removeLeftovers();

    assertThat(aside).exists();
  }

  @Test
  void aLimitIsMoreThanNothing() {
    assertThatThrownBy(() -> quietCache(store, CacheMode.ON, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the size limit of a cache must be more than 0, not 0");
  }

  private Path leftover(Duration age) throws IOException {
    Path leftover = CacheFolder.temporaryName(entry(1));
    train(leftover, 123);
    Files.setLastModifiedTime(leftover, FileTime.from(Instant.now().minus(age)));
    return leftover;
  }

  private int[] present() {
    return IntStream.rangeClosed(1, 8).filter(number -> Files.exists(entry(number))).toArray();
  }

  private Path entry(int number) {
    return folder.entry(fingerprint(number));
  }

  private RunFolder source(int number) throws IOException {
    return train(directory.resolve("source"), 123, fingerprint(number));
  }

  private static String fingerprint(int number) {
    return Sha256.of("run " + number);
  }
}
