package io.github.experimentmaven.cache;

import static io.github.experimentmaven.cache.CacheFixture.FINGERPRINT;
import static io.github.experimentmaven.cache.CacheFixture.OTHER;
import static io.github.experimentmaven.cache.CacheFixture.PLENTY;
import static io.github.experimentmaven.cache.CacheFixture.assertTrainedWith;
import static io.github.experimentmaven.cache.CacheFixture.cache;
import static io.github.experimentmaven.cache.CacheFixture.quietCache;
import static io.github.experimentmaven.cache.CacheFixture.result;
import static io.github.experimentmaven.cache.CacheFixture.train;
import static io.github.experimentmaven.cache.CacheFixture.tree;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.experimentmaven.provenance.RunKey;
import io.github.experimentmaven.result.PausedRun;
import io.github.experimentmaven.result.RunFolder;
import io.github.experimentmaven.storage.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RunCacheTest {

  private static final FileTime LONG_AGO = FileTime.from(Instant.parse("2020-01-01T00:00:00Z"));

  @TempDir private Path directory;
  private Path store;
  private Path entry;
  private RunFolder source;
  private RunFolder target;

  @BeforeEach
  void aRunHasBeenTrained() throws IOException {
    store = directory.resolve("cache");
    entry = new CacheFolder(store).entry(FINGERPRINT);
    source = train(directory.resolve("source"), 123);
    target = new RunFolder(directory.resolve("results/small/seed-123"));
  }

  @Test
  void aResultOfAnotherFormatIsOfAnotherVersionAndStays() throws IOException {
    List<String> warnings = new ArrayList<>();
    RunCache cache = new RunCache(store, CacheMode.ON, PLENTY, warnings::add);
    cache.store(FINGERPRINT, source);
    Path other = entry.resolveSibling(FINGERPRINT + "-1");
    Files.move(entry, other);

    assertThat(cache.restore(FINGERPRINT, target)).isEmpty();
    cache.store(FINGERPRINT, source);

    assertThat(other).isDirectory();
    assertThat(cache.restore(FINGERPRINT, target)).isPresent();
    assertThat(warnings).isEmpty();
  }

  @Test
  void whatWasStoredComesBackByteForByte() throws IOException {
    RunCache cache = quietCache(store, CacheMode.ON, PLENTY);
    cache.store(FINGERPRINT, source);

    assertThat(cache.restore(FINGERPRINT, target)).contains(result(123));
    assertThat(tree(target.path())).isEqualTo(tree(source.path()));
    assertTrainedWith(123, target);
  }

  @Test
  void howFarAPausedRunHasComeIsKeptAndIsNoResult() {
    List<String> warnings = new ArrayList<>();
    RunCache cache = new RunCache(store, CacheMode.ON, PLENTY, warnings::add);
    PausedRun paused =
        new PausedRun(
            PausedRun.FORMAT_VERSION,
            RunKey.of(1),
            FINGERPRINT,
            result(123).epochs().subList(0, 1));

    cache.store(paused);
    cache.store(paused);

    assertThat(cache.paused(FINGERPRINT, 1)).contains(paused);
    assertThat(cache.paused(FINGERPRINT, 2)).isEmpty();
    assertThat(cache.paused(OTHER, 1)).isEmpty();
    assertThat(cache.contains(FINGERPRINT)).isFalse();
    assertThat(cache.restore(FINGERPRINT, target)).isEmpty();
    assertThat(quietCache(store, CacheMode.WRITE, PLENTY).paused(FINGERPRINT, 1)).isEmpty();
    assertThat(warnings).isEmpty();
  }

  @Test
  void aDamagedPauseIsThrownAway() throws IOException {
    List<String> warnings = new ArrayList<>();
    RunCache cache = new RunCache(store, CacheMode.ON, PLENTY, warnings::add);
    cache.store(
        new PausedRun(PausedRun.FORMAT_VERSION, RunKey.of(1), FINGERPRINT, result(123).epochs()));
    int epochs = result(123).epochs().size();
    Path file =
        new CacheFolder(store)
            .entry(PausedRun.cacheKey(FINGERPRINT, epochs))
            .resolve("paused.json");
    Files.writeString(file, Files.readString(file).replace("0.", "1."));

    assertThat(cache.paused(FINGERPRINT, epochs)).isEmpty();

    assertThat(warnings)
        .singleElement()
        .asString()
        .contains("paused.json has SHA-256", "it was thrown away, and the run is trained again");
    assertThat(file).doesNotExist();
  }

  @Test
  void whatWasNeverStoredIsNotFoundAndTheRunsFolderNotMade() {
    RunCache cache = quietCache(store, CacheMode.ON, PLENTY);
    cache.store(FINGERPRINT, source);

    assertThat(cache.restore(OTHER, target)).isEmpty();
    assertThat(target.path()).doesNotExist();
  }

  @Test
  void nothingIsFoundInACacheThatIsNotThere() {
    assertThat(quietCache(store, CacheMode.READ, PLENTY).restore(FINGERPRINT, target)).isEmpty();
    assertThat(store).doesNotExist();
  }

  @Test
  void filesTheRunDoesNotHaveAreNotMissed() throws IOException {
    Files.delete(source.model());
    Files.delete(source.log());
    RunCache cache = quietCache(store, CacheMode.ON, PLENTY);
    cache.store(FINGERPRINT, source);

    assertThat(cache.restore(FINGERPRINT, target)).contains(result(123));
    assertThat(tree(target.path()).keySet())
        .containsExactly("events.jsonl", "predictions.bin", "result.json");
  }

  @Test
  void otherFilesOfTheRunStayOutOfTheCache() throws IOException {
    Files.writeString(source.job(), "{}");
    quietCache(store, CacheMode.ON, PLENTY).store(FINGERPRINT, source);

    assertThat(tree(entry).keySet())
        .containsExactly(
            "entry.json",
            "events.jsonl",
            "model.zip",
            "predictions.bin",
            "result.json",
            "trainer.log");
  }

  @Test
  void filesOfAnEarlierRunAreReplacedAndRemoved() throws IOException {
    Files.delete(source.model());
    RunCache cache = quietCache(store, CacheMode.ON, PLENTY);
    cache.store(FINGERPRINT, source);
    train(target.path(), 7);

    assertThat(cache.restore(FINGERPRINT, target)).contains(result(123));
    assertThat(tree(target.path())).isEqualTo(tree(source.path()));
  }

  @Test
  void anEntryTellsItsFilesWithTheirHashesAndNothingOfTimeOrPlace() throws IOException {
    for (Path file : List.of(source.model(), source.events(), source.log())) {
      Files.delete(file);
    }
    Files.writeString(source.predictions(), "3 1 4\n");
    quietCache(store, CacheMode.ON, PLENTY).store(FINGERPRINT, source);

    String resultHash = Sha256.of(source.result());
    String predictionsHash = "e4245756caaf4540fec0e7c8d728e33817a141d26789298b1ec5cfb870a6a92b";
    assertThat(entry.resolve("entry.json"))
        .hasContent(
            """
            {
              "format_version" : 1,
              "fingerprint" : "%1$s",
              "files" : [ {
                "name" : "result.json",
                "size" : %2$d,
                "sha256" : "%3$s"
              }, {
                "name" : "predictions.bin",
                "size" : 6,
                "sha256" : "%4$s"
              } ],
              "sha256" : "%5$s"
            }
            """
                .formatted(
                    FINGERPRINT,
                    Files.size(source.result()),
                    resultHash,
                    predictionsHash,
                    Sha256.of(
                        "1 %s\n%s %d result.json\n%s 6 predictions.bin"
                            .formatted(
                                FINGERPRINT,
                                resultHash,
                                Files.size(source.result()),
                                predictionsHash))));
  }

  @Test
  void theFirstToStoreAResultIsTheOneWhoStoredIt() throws IOException {
    RunCache cache = quietCache(store, CacheMode.ON, PLENTY);
    cache.store(FINGERPRINT, source);
    cache.store(FINGERPRINT, train(directory.resolve("second"), 7));

    assertThat(cache.restore(FINGERPRINT, target)).contains(result(123));
    assertTrainedWith(123, target);
  }

  @Test
  void anEntryNeverReplacesAnother() throws IOException {
    quietCache(store, CacheMode.ON, PLENTY).store(FINGERPRINT, source);
    Path own = CacheFolder.temporaryName(entry);
    train(own, 7);

    assertThat(CacheFolder.putInPlace(own, entry)).isFalse();
    assertTrainedWith(123, new RunFolder(entry));
    assertTrainedWith(7, new RunFolder(own));
  }

  @ParameterizedTest
  @EnumSource(
      value = CacheMode.class,
      names = {"OFF", "READ"})
  void aCacheThatIsNotWrittenStaysAsItIs(CacheMode mode) throws IOException {
    RunCache cache = quietCache(store, mode, PLENTY);
    cache.store(FINGERPRINT, source);

    assertThat(store).doesNotExist();
  }

  @ParameterizedTest
  @EnumSource(
      value = CacheMode.class,
      names = {"OFF", "WRITE"})
  void aCacheThatIsNotReadGivesNothing(CacheMode mode) {
    quietCache(store, CacheMode.WRITE, PLENTY).store(FINGERPRINT, source);

    assertThat(quietCache(store, mode, PLENTY).restore(FINGERPRINT, target)).isEmpty();
    assertThat(target.path()).doesNotExist();
  }

  @Test
  void takingAResultOutMarksItAsUsed() throws IOException {
    RunCache cache = quietCache(store, CacheMode.ON, PLENTY);
    cache.store(FINGERPRINT, source);
    Path manifest = entry.resolve("entry.json");
    Files.setLastModifiedTime(manifest, LONG_AGO);

    cache.restore(FINGERPRINT, target);

    assertThat(Files.getLastModifiedTime(manifest)).isGreaterThan(LONG_AGO);
  }

  @Test
  void aCacheThatIsOnlyReadKeepsEvenItsTimes() throws IOException {
    quietCache(store, CacheMode.ON, PLENTY).store(FINGERPRINT, source);
    Path manifest = entry.resolve("entry.json");
    Files.setLastModifiedTime(manifest, LONG_AGO);

    assertThat(quietCache(store, CacheMode.READ, PLENTY).restore(FINGERPRINT, target))
        .contains(result(123));
    assertThat(Files.getLastModifiedTime(manifest)).isEqualTo(LONG_AGO);
  }

  @Test
  void aCopyOfACacheIsACache() throws IOException {
    quietCache(store, CacheMode.ON, PLENTY).store(FINGERPRINT, source);
    Path copy = directory.resolve("copy");
    Path copiedEntry = copy.resolve(store.relativize(entry));
    Files.createDirectories(copiedEntry);
    for (Path file : CacheFolder.list(entry)) {
      Files.copy(file, copiedEntry.resolve(file.getFileName()));
    }

    assertThat(quietCache(copy, CacheMode.ON, PLENTY).restore(FINGERPRINT, target))
        .contains(result(123));
  }

  @Test
  void aCacheThatCannotBeWrittenIsAWarning() throws IOException {
    Files.writeString(store, "in the way");
    List<String> warnings = new ArrayList<>();

    cache(store, CacheMode.ON, warnings).store(FINGERPRINT, source);

    assertThat(warnings)
        .map(warning -> warning.replaceAll("[0-9a-f-]{36}\\.tmp", "*.tmp"))
        .containsExactly(
            "the result in %s is not put into the cache %s: %s: Not a directory"
                .formatted(
                    source.path(),
                    store,
                    entry.resolveSibling("." + entry.getFileName() + ".*.tmp")));
  }

  @Test
  void aRunsFolderThatCannotBeFilledIsAWarningAndDoesNotLookComplete() throws IOException {
    List<String> warnings = new ArrayList<>();
    RunCache cache = cache(store, CacheMode.ON, warnings);
    cache.store(FINGERPRINT, source);
    train(target.path(), 7);
    Files.delete(target.model());
    Files.createDirectories(target.model().resolve("in-the-way"));

    assertThat(cache.restore(FINGERPRINT, target)).isEmpty();
    assertThat(warnings).hasSize(1);
    assertThat(warnings.get(0))
        .startsWith("cache entry %s cannot be copied to %s: ".formatted(entry, target.path()))
        .endsWith("Is a directory; the run is trained again");
    assertThat(target.isComplete()).isFalse();
    assertThat(CacheFolder.list(target.path())).noneMatch(file -> file.toString().endsWith(".tmp"));
    assertThat(entry).isDirectory();
  }

  @Test
  void anInterruptedThreadGetsItsResultAndStaysInterrupted() throws IOException {
    RunCache cache = quietCache(store, CacheMode.ON, PLENTY);

    Thread.currentThread().interrupt();
    cache.store(FINGERPRINT, source);
    assertThat(cache.restore(FINGERPRINT, target)).contains(result(123));

    assertThat(Thread.interrupted()).isTrue();
    assertTrainedWith(123, target);
  }

  @Test
  void anIncompleteRunIsNotStored() throws IOException {
    Files.delete(source.result());
    RunCache cache = quietCache(store, CacheMode.ON, PLENTY);

    assertThatThrownBy(() -> cache.store(FINGERPRINT, source))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(source.path() + " has no result.json: the run is not complete");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "abc", "../../../../etc/passwd", "AB"})
  void whatIsNoFingerprintIsRefused(String text) {
    RunCache cache = quietCache(store, CacheMode.ON, PLENTY);

    assertThatThrownBy(() -> cache.restore(text, target))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("'" + text + "' is not a fingerprint: 64 lower-case hexadecimal digits");
  }

  @Test
  void theResultOfAnotherRunIsNotKept() throws IOException {
    List<String> warnings = new ArrayList<>();
    RunFolder other = train(directory.resolve("other"), 123, OTHER);

    cache(store, CacheMode.ON, warnings).store(FINGERPRINT, other);

    assertThat(warnings)
        .containsExactly(
            "the result in %s is not put into the cache %s: the result there is that of another run"
                .formatted(other.path(), store));
    assertThat(tree(store)).isEmpty();
  }
}
