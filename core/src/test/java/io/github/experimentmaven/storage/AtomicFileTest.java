package io.github.experimentmaven.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {

  @TempDir Path folder;

  @Test
  void aFileIsReplacedAndNothingIsLeftBesideIt() throws IOException {
    Path file = Files.writeString(folder.resolve("a"), "before");

    AtomicFile.write(file, temporary -> Files.writeString(temporary, "after"));

    assertThat(file).hasContent("after");
    assertThat(folder).isDirectoryNotContaining("glob:**.tmp");
  }

  @Test
  void aFileStaysAsItWasIfItCannotBeWrittenToItsEnd() throws IOException {
    Path file = Files.writeString(folder.resolve("a"), "before");

    assertThatIOException()
        .isThrownBy(
            () ->
                AtomicFile.write(
                    file,
                    temporary -> {
                      Files.writeString(temporary, "aft");
                      throw new IOException("disk full");
                    }))
        .withMessage("disk full");
    assertThat(file).hasContent("before");
    assertThat(folder).isDirectoryNotContaining("glob:**.tmp");
  }

  @Test
  void aFileThatMattersTakesAwayWhatKilledProcessesLeftOfIt() throws IOException {
    Path file = folder.resolve("a.json");
    Path old = left(".a.json." + UUID.randomUUID() + ".tmp", Duration.ofHours(2));
    Path young = left(".a.json." + UUID.randomUUID() + ".tmp", Duration.ofMinutes(2));
    Path ofAnother = left(".b.json." + UUID.randomUUID() + ".tmp", Duration.ofHours(2));
    Path foreign = left(".a.json.notes.tmp", Duration.ofHours(2));

    AtomicFile.writeDurably(file, temporary -> Files.writeString(temporary, "after"));

    assertThat(file).hasContent("after");
    assertThat(old).doesNotExist();
    assertThat(List.of(young, ofAnother, foreign)).allSatisfy(each -> assertThat(each).exists());
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactlyInAnyOrder(file, young, ofAnother, foreign);
    }
  }

  private Path left(String name, Duration age) throws IOException {
    Path file = Files.writeString(folder.resolve(name), "half");
    return Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(age)));
  }

  @Test
  void aLinkStaysOneAndTheFileItNamesIsWritten() throws IOException {
    Path file =
        Files.writeString(Files.createDirectory(folder.resolve("b")).resolve("a"), "before");
    Path link = Files.createSymbolicLink(folder.resolve("a"), Path.of("b", "a"));

    AtomicFile.write(link, temporary -> Files.writeString(temporary, "after"));

    assertThat(link).isSymbolicLink().hasContent("after");
    assertThat(file).hasContent("after");
    assertThat(file.getParent()).isDirectoryNotContaining("glob:**.tmp");
  }

  @Test
  void aLinkToNothingIsReplaced() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("a"), Path.of("gone"));

    AtomicFile.write(link, temporary -> Files.writeString(temporary, "after"));

    assertThat(link).isRegularFile().hasContent("after");
  }
}
