package io.github.experimentmaven.export.github;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WorkflowCommandsTest {

  private final PrintStream before = System.out;
  private final ByteArrayOutputStream process = new ByteArrayOutputStream();
  private final WorkflowCommands commands =
      new WorkflowCommands(new PrintStream(process, false, StandardCharsets.UTF_8));

  @AfterEach
  void restore() {
    System.setOut(before);
  }

  @Test
  void aLogThatOwnsSystemOutPutsNothingBeforeACommand() {
    System.setOut(
        new PrintStream(process, true, StandardCharsets.UTF_8) {
          @Override
          public void println(String line) {
            super.println("[INFO] [stdout] " + line);
          }
        });

    commands.accept("::error file=a.yaml,title=é::no ± here");

    assertThat(process.toString(StandardCharsets.UTF_8))
        .isEqualTo("::error file=a.yaml,title=é::no ± here\n");
  }

  @Test
  void whatTheLogHoldsBackComesFirst() {
    System.setOut(
        new PrintStream(new BufferedOutputStream(process, 1 << 16), false, StandardCharsets.UTF_8));

    System.out.print("[INFO] Report\n");
    commands.accept("::warning::one");
    System.out.print("[INFO] Check\n");
    commands.accept("::warning::two");

    assertThat(process.toString(StandardCharsets.UTF_8))
        .isEqualTo("[INFO] Report\n::warning::one\n[INFO] Check\n::warning::two\n");
  }
}
