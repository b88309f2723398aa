package io.github.experimentmaven.cache;

import static io.github.experimentmaven.cache.CacheFixture.FINGERPRINT;
import static io.github.experimentmaven.cache.CacheFixture.OTHER;
import static io.github.experimentmaven.cache.CacheFixture.PLENTY;
import static io.github.experimentmaven.cache.CacheFixture.cache;
import static io.github.experimentmaven.cache.CacheFixture.quietCache;
import static io.github.experimentmaven.cache.CacheFixture.result;
import static io.github.experimentmaven.cache.CacheFixture.train;
import static io.github.experimentmaven.cache.CacheFixture.tree;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.experimentmaven.result.RunFolder;
import io.github.experimentmaven.storage.RecordJson;
import io.github.experimentmaven.storage.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DamagedEntryTest {

  /** Prime, so that all bits and all kinds of places in a file get their turn. */
  private static final int STEP = 11;

  @TempDir private Path directory;
  private Path store;
  private Path entry;
  private Path manifest;
  private RunFolder source;
  private RunFolder target;
  private final List<String> warnings = new ArrayList<>();

  @BeforeEach
  void aResultIsInTheCache() throws IOException {
    store = directory.resolve("cache");
    entry = new CacheFolder(store).entry(FINGERPRINT);
    manifest = entry.resolve("entry.json");
    source = train(directory.resolve("source"), 123);
    target = new RunFolder(directory.resolve("target"));
    Files.createDirectories(target.path());
    quietCache(store, CacheMode.ON, PLENTY).store(FINGERPRINT, source);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"result.json", "predictions.bin", "model.zip", "events.jsonl", "trainer.log"})
  void aFlippedBitIsDetectedAndTheFileNamed(String name) throws IOException {
    Path file = entry.resolve(name);
    byte[] whole = Files.readAllBytes(file);
    RunCache cache = cache(store, CacheMode.ON, warnings);
    for (int position = 0; position < whole.length; position += STEP) {
      byte[] damaged = flipped(whole, position, position % Byte.SIZE);
      Files.write(file, damaged);

      assertThat(cache.restore(FINGERPRINT, target)).as("byte %d", position).isEmpty();
      assertThat(warnings)
          .as("byte %d", position)
          .containsExactly(
              thrownAway(
                  "%s has SHA-256 %.12s..., expected %.12s..."
                      .formatted(name, Sha256.of(damaged), Sha256.of(whole))));
      assertThat(tree(target.path())).isEmpty();
      assertThat(tree(store)).isEmpty();

      warnings.clear();
      cache.store(FINGERPRINT, source);
    }
    assertThat(cache.restore(FINGERPRINT, target)).contains(result(123));
  }

  @Test
  void everyFlippedBitOfTheManifestIsDetectedAndTheManifestNamed() throws IOException {
    seal(new EntryManifest(1, FINGERPRINT, List.of(stored("result.json")), ""));
    byte[] whole = Files.readAllBytes(manifest);
    for (int position = 0; position < whole.length; position++) {
      for (int bit = 0; bit < Byte.SIZE; bit++) {
        Files.write(manifest, flipped(whole, position, bit));

        assertThatThrownBy(() -> new CacheEntry(entry, FINGERPRINT).verify())
            .as("byte %d, bit %d", position, bit)
            .isInstanceOf(DamagedEntryException.class)
            .hasMessageStartingWith("entry.json ")
            .message()
            .doesNotContainPattern("\\p{Cntrl}");
      }
    }
  }

  @Test
  void aDamagedManifestIsThrownAwayLikeAnyOther() throws IOException {
    Files.writeString(manifest, Files.readString(manifest).replace("model.zip", "modem.zip"));

    expectThrownAway(
        "entry.json has SHA-256 %.12s..., expected %.12s..."
            .formatted(
                Sha256.of(sealed(source).replace("model.zip", "modem.zip")),
                Sha256.of(sealed(source))));
  }

  @Test
  void aManifestThatIsNoJsonIsNamed() throws IOException {
    Files.writeString(manifest, "\n");

    expectThrownAway("entry.json is not readable: it is empty");
  }

  @Test
  void aManifestOfNothingIsNamed() throws IOException {
    Files.writeString(manifest, "null");

    expectThrownAway("entry.json holds only null");
  }

  @Test
  void aNullWithinAManifestIsNamed() throws IOException {
    Files.writeString(
        manifest,
        Files.readString(manifest).replaceFirst("(\"sha256\" : )\"[0-9a-f]+\"", "$1null"));

    expectThrownAway("entry.json is not readable: files.0.sha256 is missing");
  }

  @Test
  void aMissingManifestIsNamed() throws IOException {
    Files.delete(manifest);

    expectThrownAway("entry.json is missing");
  }

  @Test
  void aMissingFileIsNamed() throws IOException {
    Files.delete(entry.resolve("model.zip"));

    expectThrownAway("model.zip is missing");
  }

  @Test
  void aTruncatedFileIsNamed() throws IOException {
    Files.write(entry.resolve("model.zip"), new byte[299]);

    expectThrownAway("model.zip has 299 bytes, expected 300");
  }

  @Test
  void aSurplusFileIsNamed() throws IOException {
    Files.writeString(entry.resolve("notes.txt"), "mine");

    expectThrownAway("'notes.txt' does not belong to it");
  }

  @Test
  void theResultOfAnotherRunIsNotTakenEither() throws IOException {
    train(entry, 123, OTHER);
    Files.delete(entry.resolve("events.jsonl"));
    Files.delete(entry.resolve("trainer.log"));
    Files.delete(entry.resolve("model.zip"));
    Files.delete(entry.resolve("predictions.bin"));
    seal(EntryManifest.of(FINGERPRINT, List.of(stored("result.json"))));

    expectThrownAway(
        "result.json is of run %.12s..., expected %.12s...".formatted(OTHER, FINGERPRINT));
  }

  @Test
  void theEntryOfAnotherRunIsNotTaken() throws IOException {
    seal(new EntryManifest(1, OTHER, List.of(stored("result.json")), ""));

    expectThrownAway(
        "entry.json is of run %.12s..., expected %.12s...".formatted(OTHER, FINGERPRINT));
  }

  @Test
  void anEntryOfAnotherFormatIsNotTaken() throws IOException {
    seal(new EntryManifest(2, FINGERPRINT, List.of(stored("result.json")), ""));

    expectThrownAway("entry.json has format version 2, expected 1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../../escaped.txt",
        "/escaped.txt",
        "job.json",
        "entry.json",
        "sub/model.zip",
        ""
      })
  void anEntryCannotWriteAnyOtherFileThanThoseOfARun(String name) throws IOException {
    seal(
        new EntryManifest(
            1,
            FINGERPRINT,
            List.of(stored("result.json"), new StoredFile(name, 0, Sha256.of(""))),
            ""));

    expectThrownAway("entry.json lists '" + name + "', which is not a file of a run");
    assertThat(directory.resolve("escaped.txt")).doesNotExist();
  }

  @Test
  void aFileIsListedOnce() throws IOException {
    seal(
        new EntryManifest(
            1, FINGERPRINT, List.of(stored("result.json"), stored("result.json")), ""));

    expectThrownAway("entry.json lists result.json twice");
  }

  @Test
  void anEntryWithoutAResultIsNone() throws IOException {
    seal(new EntryManifest(1, FINGERPRINT, List.of(stored("model.zip")), ""));

    expectThrownAway("entry.json does not list result.json");
  }

  @Test
  void aResultThatIsNoneIsNamed() throws IOException {
    for (Path file : CacheFolder.list(entry)) {
      Files.delete(file);
    }
    Files.writeString(entry.resolve("result.json"), "{\"name\": \"x\ty\"}");
    seal(new EntryManifest(1, FINGERPRINT, List.of(stored("result.json")), ""));

    assertThat(cache(store, CacheMode.ON, warnings).restore(FINGERPRINT, target)).isEmpty();
    assertThat(warnings).hasSize(1);
    assertThat(warnings.get(0))
        .startsWith("cache entry %s is damaged: result.json is not readable: ".formatted(entry))
        .endsWith("; it was thrown away, and the run is trained again")
        .doesNotContainPattern("\\p{Cntrl}");
    assertThat(tree(target.path())).isEmpty();
  }

  @Test
  void aLinkOutOfAnEntryIsNotFollowed() throws IOException {
    Path model = entry.resolve("model.zip");
    Files.delete(model);
    Files.createSymbolicLink(model, source.model());

    expectThrownAway("model.zip is not a regular file");
    assertThat(source.model()).exists();
  }

  @Test
  void aLinkInPlaceOfAnEntryIsNotFollowed() throws IOException {
    Path elsewhere = directory.resolve("elsewhere");
    Files.move(entry, elsewhere);
    Map<String, String> before = tree(elsewhere);
    Files.createSymbolicLink(entry, elsewhere);

    expectThrownAway("the entry is not a folder");
    assertThat(tree(elsewhere)).isEqualTo(before);
  }

  @Test
  void aDamagedEntryOfACacheThatIsOnlyReadStays() throws IOException {
    Files.delete(entry.resolve("model.zip"));
    Map<String, String> before = tree(store);

    assertThat(cache(store, CacheMode.READ, warnings).restore(FINGERPRINT, target)).isEmpty();
    assertThat(warnings)
        .containsExactly(
            "cache entry %s is damaged: model.zip is missing; it stays, as the cache is only read, and the run is trained again"
                .formatted(entry));
    assertThat(tree(store)).isEqualTo(before);
    assertThat(tree(target.path())).isEmpty();
  }

  @Test
  void aDamagedEntryLeavesTheRunsFolderAsItWas() throws IOException {
    train(target.path(), 7);
    Map<String, String> before = tree(target.path());
    Files.delete(entry.resolve("trainer.log"));

    expectThrownAway("trainer.log is missing", before);
  }

  private void expectThrownAway(String problem) throws IOException {
    expectThrownAway(problem, Collections.emptyMap());
  }

  private void expectThrownAway(String problem, Map<String, String> left) throws IOException {
    assertThat(cache(store, CacheMode.ON, warnings).restore(FINGERPRINT, target)).isEmpty();
    assertThat(warnings).containsExactly(thrownAway(problem));
    assertThat(tree(store)).isEmpty();
    assertThat(tree(target.path())).isEqualTo(left);
  }

  private String thrownAway(String problem) {
    return "cache entry %s is damaged: %s; it was thrown away, and the run is trained again"
        .formatted(entry, problem);
  }

  private StoredFile stored(String name) throws IOException {
    Path file = entry.resolve(name);
    return new StoredFile(name, Files.size(file), Sha256.of(file));
  }

  /** Writes a manifest whose own hash is right. */
  private void seal(EntryManifest content) throws IOException {
    StringBuilder text = new StringBuilder(content.formatVersion() + " " + content.fingerprint());
    content
        .files()
        .forEach(
            file -> text.append("\n%s %d %s".formatted(file.sha256(), file.size(), file.name())));
    RecordJson.write(
        manifest,
        new EntryManifest(
            content.formatVersion(),
            content.fingerprint(),
            content.files(),
            Sha256.of(text.toString())));
  }

  /** What the manifest's own hash is of. */
  private static String sealed(RunFolder run) throws IOException {
    StringBuilder text = new StringBuilder("1 " + FINGERPRINT);
    for (Path file :
        List.of(run.result(), run.predictions(), run.model(), run.events(), run.log())) {
      text.append("\n%s %d %s".formatted(Sha256.of(file), Files.size(file), file.getFileName()));
    }
    return text.toString();
  }

  private static byte[] flipped(byte[] whole, int position, int bit) {
    byte[] damaged = whole.clone();
    damaged[position] ^= (byte) (1 << bit);
    return damaged;
  }
}
