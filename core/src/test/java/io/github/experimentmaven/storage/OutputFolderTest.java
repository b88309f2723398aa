package io.github.experimentmaven.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputFolderTest {

  @TempDir Path folder;

  @Test
  void whatWasWrittenBeforeAndIsNotNowIsRemovedInFoldersToo() throws IOException {
    write("a.txt", "cnn/seed-1/events", "-x/seed-1/events");

    write("a.txt", "cnn/seed-2/events");

    assertThat(folder.resolve("a.txt")).hasContent("a.txt");
    assertThat(folder.resolve("cnn/seed-2/events")).exists();
    assertThat(folder.resolve("cnn/seed-1/events")).doesNotExist();
    assertThat(folder.resolve("-x/seed-1/events")).doesNotExist();
  }

  @Test
  void filesOfOthersStay() throws IOException {
    Path outside = Files.writeString(folder.resolve("own.txt"), "own");
    Path below = Files.createDirectories(folder.resolve("out"));
    Files.writeString(
        below.resolve(OutputFolder.CONTENTS), "../own.txt\na/../../own.txt\n/own.txt\n");

    new OutputFolder(below).write();

    assertThat(outside).hasContent("own");
  }

  private void write(String... names) throws IOException {
    OutputFolder output = new OutputFolder(folder);
    for (String name : names) {
      output.add(name, name.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
    output.write();
  }
}
