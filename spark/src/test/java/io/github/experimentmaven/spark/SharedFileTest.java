package io.github.experimentmaven.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SharedFileTest {

  @TempDir private Path folder;
  private Path data;
  private Path shared;

  @BeforeEach
  void write() throws IOException {
    data = Files.writeString(folder.resolve("train.gz"), "data");
    shared = folder.resolve("shared/deep/ab12-train.gz");
  }

  /** By its path, and as a file system of Hadoop's has it. */
  private SharedFile file(boolean isPath) {
    return new SharedFile(isPath ? shared.toString() : shared.toUri().toString());
  }

  private void put(boolean isPath) throws IOException {
    file(isPath).put(data, new Configuration());
  }

  /** But for the checksums that Hadoop keeps beside files of a local disk. */
  private void assertNothingElseIsThere() throws IOException {
    try (Stream<Path> files = Files.list(shared.getParent())) {
      assertThat(files.filter(each -> !each.toString().endsWith(".crc"))).containsExactly(shared);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void isCopiedOnce(boolean isPath) throws IOException {
    assertThat(file(isPath).opensInPlace()).isEqualTo(isPath);
    put(isPath);
    assertThat(shared).hasContent("data");
    assertNothingElseIsThere();

    FileTime old = FileTime.fromMillis(1_000_000_000_000L);
    Files.setLastModifiedTime(shared, old);
    put(isPath);
    assertThat(Files.getLastModifiedTime(shared)).isEqualTo(old);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void oneThatIsNotWholeIsReplaced(boolean isPath) throws IOException {
    Files.createDirectories(shared.getParent());
    Files.writeString(shared, "da");
    put(isPath);
    assertThat(shared).hasContent("data");
    assertNothingElseIsThere();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aFolderThatCannotBeMadeIsSaid(boolean isPath) throws IOException {
    Files.writeString(folder.resolve("shared"), "a file");
    assertThatExceptionOfType(IOException.class).isThrownBy(() -> put(isPath));
    assertThat(folder.resolve("shared")).hasContent("a file");
  }
}
