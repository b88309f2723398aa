package io.github.experimentmaven.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LateFileTest {

  @TempDir private Path folder;

  @Test
  void theFileIsThereFromItsFirstByteOn() throws IOException {
    Path path = folder.resolve("late");
    try (LateFile file = new LateFile(path)) {
      assertThat(path).doesNotExist();

      file.write(200);
      file.write(new byte[] {1, 2, 3, 4}, 1, 2);

      assertThat(Files.readAllBytes(path)).containsExactly(200, 2, 3);
    }
  }

  @Test
  void aFileWithoutAByteIsNone() throws IOException {
    Path path = folder.resolve("never");

    new LateFile(path).close();

    assertThat(path).doesNotExist();
  }
}
