package io.github.experimentmaven.launch;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.experimentmaven.result.RunEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EventFollowerTest {

  private static final String STARTED = "{\"event\":\"started\"}";

  @TempDir private Path directory;

  private final List<RunEvent> events = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();
  private Path file;
  private EventFollower follower;

  @BeforeEach
  void follow() {
    file = directory.resolve("events.jsonl");
    follower = new EventFollower(file, events::add, warnings::add);
  }

  @Test
  void aFileThatIsNotThereYetHoldsNoEvents() throws Exception {
    follower.poll();
    follower.drain();

    assertThat(events).isEmpty();
    assertThat(warnings).isEmpty();
  }

  @Test
  void eachLineIsPublishedOnceAndOnlyWhenItIsWhole() throws Exception {
    append(STARTED + "\n" + STARTED.substring(0, 10));
    follower.poll();
    assertThat(events).containsExactly(new RunEvent.Started());

    append(STARTED.substring(10));
    follower.poll();
    assertThat(events).hasSize(1);

    append("\n{\"event\":\"network_built\",\"parameters\":5}\n");
    follower.poll();
    follower.drain();
    assertThat(events)
        .containsExactly(
            new RunEvent.Started(), new RunEvent.Started(), new RunEvent.NetworkBuilt(5));
  }

  @Test
  void aCharacterThatArrivesInTwoHalvesStaysWhole() throws Exception {
    byte[] line = "{\"event\":\"failed\",\"message\":\"é\"}\n".getBytes(StandardCharsets.UTF_8);
    int half = line.length - 4;
    for (int i = 0; i < line.length; i += half) {
      Files.write(
          file,
          java.util.Arrays.copyOfRange(line, i, Math.min(line.length, i + half)),
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
      follower.poll();
    }

    assertThat(events).containsExactly(new RunEvent.Failed("é"));
  }

  @Test
  void moreThanABufferIsReadAtOnce() throws Exception {
    append((STARTED + "\n").repeat(1000));

    follower.poll();

    assertThat(events).hasSize(1000);
  }

  @Test
  void aLineThatIsNoEventIsReportedAndSkipped() throws Exception {
    append(STARTED + "\nnull\n{\"event\":\"danced\"}\n" + "x".repeat(100) + "\n" + STARTED + "\n");

    follower.poll();

    assertThat(events).hasSize(2);
    assertThat(warnings)
        .containsExactly(
            "events.jsonl:2 is not an event and is ignored: null",
            "events.jsonl:3 is not an event and is ignored: {\"event\":\"danced\"}",
            "events.jsonl:4 is not an event and is ignored: " + "x".repeat(80) + "...");
  }

  @Test
  void aLastLineThatOnlyLacksItsEndCounts() throws Exception {
    append(STARTED);

    follower.drain();

    assertThat(events).containsExactly(new RunEvent.Started());
  }

  @Test
  void aLastLineTheTrainerDiedInIsPassedOverInSilence() throws Exception {
    append(STARTED.substring(0, 12));

    follower.drain();

    assertThat(events).isEmpty();
    assertThat(warnings).isEmpty();
  }

  private void append(String text) throws IOException {
    Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }
}
