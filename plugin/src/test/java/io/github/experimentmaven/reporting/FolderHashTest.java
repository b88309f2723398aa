package io.github.experimentmaven.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderHashTest {

  @TempDir Path folder;
  private String hash;

  @BeforeEach
  void writeFiles() throws IOException {
    Files.createDirectories(folder.resolve("inner"));
    Files.writeString(folder.resolve("inner/a"), "first");
    Files.writeString(folder.resolve("b"), "second");
    hash = FolderHash.of(folder);
  }

  @Test
  void theSameFilesHaveTheSameHash() throws IOException {
    Files.createDirectories(folder.resolve("empty"));

    assertThat(FolderHash.of(folder)).isEqualTo(hash).matches("[0-9a-f]{64}");
  }

  @Test
  void anotherContentChangesIt() throws IOException {
    Files.writeString(folder.resolve("b"), "other");

    assertThat(FolderHash.of(folder)).isNotEqualTo(hash);
  }

  @Test
  void aFileThatMovesChangesIt() throws IOException {
    Files.move(folder.resolve("b"), folder.resolve("inner/b"));

    assertThat(FolderHash.of(folder)).isNotEqualTo(hash);
  }

  @Test
  void theEndOfOneFileIsNotTakenForTheStartOfTheNext() throws IOException {
    Files.writeString(folder.resolve("b"), "");
    Files.writeString(folder.resolve("inner/a"), "secondfirst");

    assertThat(FolderHash.of(folder)).isNotEqualTo(hash);
  }
}
