package io.github.experimentmaven.spark;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventTailTest {

  @TempDir private Path folder;

  @Test
  void givesEachByteOnce() throws Exception {
    Path file = folder.resolve("events.jsonl");
    EventTail tail = new EventTail(file);
    assertThat(tail.read()).isEmpty();

    Files.writeString(file, "{\"a\":1}\n{\"b\"");
    assertThat(new String(tail.read(), UTF_8)).isEqualTo("{\"a\":1}\n{\"b\"");
    assertThat(tail.read()).isEmpty();

    Files.writeString(file, ":2}\n", StandardOpenOption.APPEND);
    assertThat(new String(tail.read(), UTF_8)).isEqualTo(":2}\n");
  }

  @Test
  void givesVeryMuchPieceByPiece() throws Exception {
    Path file = folder.resolve("events.jsonl");
    Files.write(file, new byte[(1 << 20) + 3]);
    EventTail tail = new EventTail(file);

    assertThat(tail.read()).hasSize(1 << 20);
    assertThat(tail.read()).hasSize(3);
    assertThat(tail.read()).isEmpty();
  }
}
