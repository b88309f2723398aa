package io.github.experimentmaven.provenance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
class SystemControlTest {

  private static final Duration PATIENCE = Duration.ofMinutes(1);

  @TempDir Path folder;

  @Test
  void theCommandIsAskedOncePerQuestion() throws Exception {
    Path asked = folder.resolve("asked.txt");
    SystemControl control = shell("echo \"$@\" >> " + asked + "; echo \"$1: 1\"");

    assertThat(control.settings("hw.a", "hw.b")).isEqualTo("hw.a: 1\n");
    assertThat(control.settings("hw.a", "hw.b")).isEqualTo("hw.a: 1\n");
    assertThat(control.settings("hw.c")).isEqualTo("hw.c: 1\n");
    assertThat(Files.readAllLines(asked)).containsExactly("hw.a hw.b", "hw.c");
  }

  @Test
  void halfAnAnswerIsAnErrorThatIsNotRemembered() throws Exception {
    Path marker = folder.resolve("works");
    SystemControl control = shell("echo hw.a: 1; echo unknown oid >&2; test -e " + marker);

    assertThatIOException()
        .isThrownBy(() -> control.settings("hw.a"))
        .withMessage(
            "'sh -c echo hw.a: 1; echo unknown oid >&2; test -e %s sysctl hw.a' failed with exit"
                + " code 1; run it to see why",
            marker);

    Files.createFile(marker);
    assertThat(control.settings("hw.a")).isEqualTo("hw.a: 1\n");
  }

  @Test
  void aCommandThatDoesNotEndIsNotWaitedForForever() {
    SystemControl control = new SystemControl(List.of("sleep"), Duration.ofMillis(50));

    assertThatIOException()
        .isThrownBy(() -> control.settings("600"))
        .withMessage("'sleep 600' has not ended after 50 ms; run it to see why");
  }

  @Test
  void aMissingCommandIsAnError() {
    SystemControl control =
        new SystemControl(List.of(folder.resolve("sysctl").toString()), PATIENCE);

    assertThatIOException().isThrownBy(() -> control.settings("hw.a"));
  }

  private static SystemControl shell(String script) {
    return new SystemControl(List.of("sh", "-c", script, "sysctl"), PATIENCE);
  }
}
