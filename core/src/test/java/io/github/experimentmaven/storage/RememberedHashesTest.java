package io.github.experimentmaven.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "has no time of change; each file is read")
class RememberedHashesTest {

  /** A made-up hash: only what is remembered can be it. */
  private static final String REMEMBERED = "0".repeat(64);

  private static final Clock LATER = Clock.offset(Clock.systemUTC(), Duration.ofHours(1));

  @TempDir private Path folder;

  private Path file;

  @BeforeEach
  void aFile() throws Exception {
    file = Files.writeString(folder.resolve("data"), "content");
  }

  @Test
  void aFileThatStaysAsItIsIsReadOnce() throws Exception {
    remember();

    assertThat(hash(LATER)).isEqualTo(REMEMBERED);
  }

  @Test
  void editedContentOfTheSameSizeAndTimeIsRead() throws Exception {
    FileTime time = Files.getLastModifiedTime(file);
    remember();
    Files.writeString(file, "Content");
    Files.setLastModifiedTime(file, time);

    assertThat(hash(LATER)).isEqualTo(Sha256.of("Content"));
  }

  @Test
  void anotherFileOfTheSameSizeAndTimeInItsPlaceIsRead() throws Exception {
    FileTime time = Files.getLastModifiedTime(file);
    Path other = Files.writeString(folder.resolve("other"), "Content");
    Files.setLastModifiedTime(other, time);
    remember();
    Files.delete(file);
    Files.move(other, file);

    assertThat(hash(LATER)).isEqualTo(Sha256.of("Content"));
  }

  @Test
  void aFileThatHasJustChangedIsNotRemembered() throws Exception {
    RememberedHashes hashes = RememberedHashes.of(folder, Clock.systemUTC());

    assertThat(hashes.of(file)).isEqualTo(Sha256.of("content"));
    hashes.keep();

    assertThat(memory()).doesNotExist();
  }

  @Test
  void whatIsNotAskedForAnyMoreIsForgotten() throws Exception {
    Path other = Files.writeString(folder.resolve("other"), "content");
    RememberedHashes both = RememberedHashes.of(folder, LATER);
    both.of(file);
    both.of(other);
    both.keep();
    assertThat(memory()).content().hasLineCount(2);

    RememberedHashes one = RememberedHashes.of(folder, LATER);
    one.of(other);
    one.keep();

    assertThat(memory()).content().hasLineCount(1).endsWith(" other\n");
  }

  @Test
  void aMemoryThatIsNoneIsWrittenAnew() throws Exception {
    Files.writeString(memory(), "no hash\n\n");

    assertThat(hash(LATER)).isEqualTo(Sha256.of("content"));
    assertThat(memory()).content().startsWith(Sha256.of("content") + " 7 ");
  }

  private void remember() throws IOException {
    assertThat(hash(LATER)).isEqualTo(Sha256.of("content"));
    Files.writeString(
        memory(), Files.readString(memory()).replace(Sha256.of("content"), REMEMBERED));
  }

  private String hash(Clock clock) throws IOException {
    RememberedHashes hashes = RememberedHashes.of(folder, clock);
    String hash = hashes.of(file);
    hashes.keep();
    return hash;
  }

  private Path memory() {
    return folder.resolve(RememberedHashes.FILE_NAME);
  }
}
