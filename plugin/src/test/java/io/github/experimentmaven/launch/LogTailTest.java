package io.github.experimentmaven.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LogTailTest {

  @TempDir private Path directory;

  @Test
  void theLastLinesOfALongLogAreShown() throws Exception {
    List<String> lines = IntStream.rangeClosed(1, 100_000).mapToObj(i -> "line " + i).toList();

    assertThat(tail(String.join("\n", lines)))
        .isEqualTo(lines.subList(100_000 - LogTail.LINES, 100_000));
  }

  @Test
  void blankLinesAreLeftOutAndLongOnesShortened() throws Exception {
    assertThat(tail("\n \nshort\r\n\n" + "x".repeat(1000) + "\n"))
        .containsExactly("short", "x".repeat(300) + "...");
  }

  @Test
  void bytesThatAreNoTextDoNotHurt() throws Exception {
    Path log = directory.resolve("trainer.log");
    Files.write(log, new byte[] {(byte) 0xff, 'a', '\n'});

    assertThat(LogTail.of(log)).containsExactly("\ufffda");
  }

  @Test
  void aLogThatWasNeverOpenedIsEmpty() throws Exception {
    assertThat(LogTail.of(directory.resolve("trainer.log"))).isEmpty();
  }

  private List<String> tail(String text) throws Exception {
    Path log = directory.resolve("trainer.log");
    Files.writeString(log, text);
    return LogTail.of(log);
  }
}
