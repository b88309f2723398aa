package io.github.experimentmaven.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.experimentmaven.failure.DatasetException;
import io.github.experimentmaven.storage.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "mapped files cannot be deleted there")
class VerifiedFilesTest {

  private static final byte[] CONTENT = IdxFiles.counting(5, 3, 4);
  private static final String SHA256 = Sha256.of(CONTENT);
  private static final Clock LATER = Clock.offset(Clock.systemUTC(), Duration.ofHours(1));

  @TempDir Path directory;

  private Path cache;
  private Path gzipped;
  private Path plain;
  private final List<Path> hashed = new ArrayList<>();

  @BeforeEach
  void data() throws IOException {
    cache = directory.resolve("cache");
    gzipped = Files.write(directory.resolve("images.gz"), IdxFiles.gzip(CONTENT));
    plain = Files.write(directory.resolve("images"), CONTENT);
  }

  @Test
  void aGzippedFileIsUnpackedToOneNamedByItsContent() throws Exception {
    assertThat(last(files(LATER).open(gzipped, SHA256))).isEqualTo(59);

    assertThat(cache.resolve(SHA256)).hasBinaryContent(CONTENT);
    assertThat(entries()).containsExactlyInAnyOrder(SHA256, ".lock");
  }

  @Test
  void whatIsUnpackedIsNeitherUnpackedNorHashedAgain() throws Exception {
    files(LATER).open(gzipped, SHA256);
    files(LATER).open(gzipped, SHA256);
    hashed.clear();
    // All but its first bytes, by which a gzipped file is known.
    Files.write(gzipped, Arrays.copyOf(Files.readAllBytes(gzipped), 40));

    assertThat(last(files(LATER).open(gzipped, SHA256))).isEqualTo(59);
    assertThat(hashed).isEmpty();
  }

  @Test
  void aFileThatIsNotGzippedStaysWhereItIsAndIsHashedOnce() throws Exception {
    assertThat(last(files(LATER).open(plain, SHA256))).isEqualTo(59);
    files(LATER).open(plain, SHA256);

    assertThat(hashed).containsExactly(plain);
    assertThat(cache.resolve(SHA256)).doesNotExist();
  }

  @Test
  void aFileThatJustChangedIsHashedEachTime() throws Exception {
    files(Clock.systemUTC()).open(plain, SHA256);
    files(Clock.systemUTC()).open(plain, SHA256);

    assertThat(hashed).containsExactly(plain, plain);
  }

  @Test
  void anUnpackedFileThatWasDamagedIsUnpackedAnew() throws Exception {
    files(LATER).open(gzipped, SHA256);
    files(LATER).open(gzipped, SHA256);
    byte[] damaged = CONTENT.clone();
    damaged[30] ^= 1;
    Files.write(cache.resolve(SHA256), damaged);

    assertThat(bytes(files(LATER).open(gzipped, SHA256), 1)).startsWith(12, 13, 14);
    assertThat(cache.resolve(SHA256)).hasBinaryContent(CONTENT);
  }

  @Test
  void anUnpackedFileThatWasCutShortIsUnpackedAnew() throws Exception {
    files(LATER).open(gzipped, SHA256);
    Files.write(cache.resolve(SHA256), Arrays.copyOf(CONTENT, 20));

    assertThat(last(files(LATER).open(gzipped, SHA256))).isEqualTo(59);
  }

  @Test
  void whatAKilledProcessLeftIsNoHindrance() throws Exception {
    Files.createDirectories(cache);
    Files.write(cache.resolve("." + SHA256 + ".tmp"), new byte[1000]);

    assertThat(last(files(LATER).open(gzipped, SHA256))).isEqualTo(59);
    assertThat(entries()).containsExactlyInAnyOrder(SHA256, ".lock");
  }

  @Test
  void anotherContentIsRefusedAndNotKept() {
    String expected = "0".repeat(64);
    for (Path file : List.of(gzipped, plain)) {
      assertThatExceptionOfType(DatasetException.class)
          .isThrownBy(() -> files(LATER).open(file, expected))
          .withMessage(
              file
                  + " is not what the run was planned with:\n  unpacked, its SHA-256 is "
                  + SHA256
                  + ",\n  expected was "
                  + expected);
    }
    assertThat(cache.resolve(expected)).doesNotExist();
    assertThat(cache.resolve(expected + ".verified")).doesNotExist();
  }

  @Test
  void aMissingFileIsNamed() {
    Path missing = directory.resolve("nowhere");

    assertThatExceptionOfType(DatasetException.class)
        .isThrownBy(() -> files(LATER).open(missing, SHA256))
        .withMessage(missing + " cannot be read: there is no such file");
  }

  @Test
  void aFolderThatCannotBeWrittenIsNamed() throws Exception {
    Files.createFile(cache);

    assertThatExceptionOfType(DatasetException.class)
        .isThrownBy(() -> files(LATER).open(gzipped, SHA256))
        .withMessage(
            gzipped + " cannot be unpacked to " + cache + ": " + cache + " exists already");
  }

  @Test
  void whoeverComesAtTheSameTimeGetsTheSame() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Future<Integer>> lasts = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        lasts.add(threads.submit(() -> last(new VerifiedFiles(cache).open(gzipped, SHA256))));
      }
      for (Future<Integer> last : lasts) {
        assertThat(last.get()).isEqualTo(59);
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(cache.resolve(SHA256)).hasBinaryContent(CONTENT);
  }

  @Test
  void aFileThatIsEditedWhileItIsMappedIsFound() throws Exception {
    VerifiedFiles files = files(LATER);
    files.open(plain, SHA256);
    byte[] edited = CONTENT.clone();
    edited[30] ^= 1;
    Files.write(plain, edited);

    assertThatExceptionOfType(DatasetException.class)
        .isThrownBy(files::requireUnchanged)
        .withMessageStartingWith(plain + " is not what the run was planned with:\n");
  }

  @Test
  void aFileThatIsTouchedReplacedOrDeletedWhileItIsMappedIsNoMatter() throws Exception {
    VerifiedFiles files = files(LATER);
    files.open(plain, SHA256);
    files.open(gzipped, SHA256);

    Files.setLastModifiedTime(plain, Files.getLastModifiedTime(gzipped));
    assertThatCode(files::requireUnchanged).doesNotThrowAnyException();
    Files.move(
        Files.writeString(directory.resolve("other"), "other"),
        cache.resolve(SHA256),
        java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    assertThatCode(files::requireUnchanged).doesNotThrowAnyException();
    Files.delete(plain);
    assertThatCode(files::requireUnchanged).doesNotThrowAnyException();
  }

  private VerifiedFiles files(Clock clock) {
    return new VerifiedFiles(
        cache,
        file -> {
          hashed.add(file);
          return Sha256.of(file);
        },
        clock);
  }

  private List<String> entries() throws IOException {
    try (Stream<Path> entries = Files.list(cache)) {
      return entries.map(entry -> String.valueOf(entry.getFileName())).toList();
    }
  }

  private static int last(SampleBytes samples) {
    return samples.value(samples.count() - 1, samples.size() - 1);
  }

  private static byte[] bytes(SampleBytes samples, int sample) {
    byte[] bytes = new byte[samples.size()];
    samples.copy(sample, bytes);
    return bytes;
  }
}
