package io.github.experimentmaven.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.experimentmaven.result.RunEvent;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventLogTest {

  @TempDir Path folder;

  @Test
  void everyEventIsAWholeLineAtOnce() throws IOException {
    Path file = folder.resolve("events.jsonl");
    try (EventLog log = new EventLog(file)) {
      log.add(new RunEvent.Started());
      assertThat(file).hasContent("{\"event\":\"started\"}\n");
      log.add(new RunEvent.Failed("no data"));
      assertThat(file)
          .hasContent(
              """
              {"event":"started"}
              {"event":"failed","message":"no data"}
              """);
    }
  }

  @Test
  void aSecondLogGoesOnWhereTheFirstEnded() throws IOException {
    Path file = folder.resolve("events.jsonl");
    try (EventLog log = new EventLog(file)) {
      log.add(new RunEvent.NetworkBuilt(10));
    }
    try (EventLog log = new EventLog(file)) {
      log.add(new RunEvent.Failed("x"));
    }

    assertThat(file)
        .hasContent(
            """
            {"event":"network_built","parameters":10}
            {"event":"failed","message":"x"}
            """);
  }
}
