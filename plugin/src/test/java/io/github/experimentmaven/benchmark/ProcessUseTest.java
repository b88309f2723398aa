package io.github.experimentmaven.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(OS.LINUX)
class ProcessUseTest {

  @Test
  void aLivingProcessUsesTimeAndMemory() {
    assertThat(ProcessUse.of(ProcessHandle.current()))
        .hasValueSatisfying(
            use -> {
              assertThat(use.processorSeconds()).isPositive();
              // A JVM that runs tests has more than the classes of the JDK alone.
              assertThat(use.residentBytes()).isBetween(20L << 20, 64L << 30);
            });
  }

  @Test
  void aProcessThatIsGoneUsesNothing() throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-version")
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    process.waitFor();

    assertThat(ProcessUse.of(process.toHandle())).isEmpty();
  }
}
