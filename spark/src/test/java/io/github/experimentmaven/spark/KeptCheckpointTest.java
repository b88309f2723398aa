package io.github.experimentmaven.spark;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.experimentmaven.remote.RemoteCommand;
import io.github.experimentmaven.remote.RemoteRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptCheckpointTest {

  @TempDir private Path folder;

  private static RemoteRun run(String shared) {
    return new RemoteRun(
        0,
        "run",
        new RemoteCommand(List.of(), List.of(), Map.of(), Map.of(), Map.of()),
        new byte[0],
        "",
        Map.of(),
        "",
        "",
        shared,
        0,
        "");
  }

  /** Written so much later, in seconds. */
  private static void write(Path file, String content, int seconds) throws IOException {
    Files.writeString(file, content);
    Files.setLastModifiedTime(file, FileTime.fromMillis(1_000_000_000_000L + 1000L * seconds));
  }

  @Test
  void isFoundOnAnotherMachineAsItWasKept() throws Exception {
    Path shared = folder.resolve("shared/ab12.bin");
    Path here = folder.resolve("here.bin");
    KeptCheckpoint first = KeptCheckpoint.of(run(shared.toString()), here);
    first.keep();
    assertThat(shared).doesNotExist();
    write(here, "epoch 1", 1);
    first.keep();
    write(here, "epoch 2", 2);
    first.keep();

    Path there = folder.resolve("there.bin");
    KeptCheckpoint second = KeptCheckpoint.of(run(shared.toString()), there);
    assertThat(there).hasContent("epoch 2");
    assertThat(shared.getParent()).isDirectoryContaining("glob:**.bin");
    assertThat(shared.toFile().getParentFile().list()).hasSize(1);

    second.forget();
    assertThat(shared.getParent()).isEmptyDirectory();
  }

  @Test
  void whatHasNotChangedIsNotCopiedAgain() throws Exception {
    Path shared = folder.resolve("ab12.bin");
    Path here = folder.resolve("here.bin");
    KeptCheckpoint checkpoint = KeptCheckpoint.of(run(shared.toString()), here);
    write(here, "epoch 1", 1);
    checkpoint.keep();
    Files.writeString(shared, "of somebody else");
    checkpoint.keep();
    assertThat(shared).hasContent("of somebody else");
  }

  @Test
  void staysOnTheMachineWhereNoFolderIsShared() throws Exception {
    Path here = folder.resolve("here.bin");
    KeptCheckpoint checkpoint = KeptCheckpoint.of(run(""), here);
    write(here, "epoch 1", 1);
    checkpoint.keep();
    checkpoint.forget();
    assertThat(folder).isDirectoryContaining("glob:**/here.bin");
    assertThat(folder.toFile().list()).hasSize(1);
  }
}
