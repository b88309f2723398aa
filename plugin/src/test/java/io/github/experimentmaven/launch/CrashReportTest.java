package io.github.experimentmaven.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CrashReportTest {

  @TempDir Path folder;

  @Test
  void signalAndFrameAreFoundInTheHead() throws IOException {
    report(
        """
        #
        # A fatal error has been detected by the Java Runtime Environment:
        #
        #  SIGSEGV (0xb) at pc=0x00007f3c5c0a1234, pid=4711, tid=4712
        #
        # JRE version: OpenJDK Runtime Environment (17.0.15+6) (build 17.0.15+6-Debian-1)
        # Problematic frame:
        # C  [libnd4jcpu.so+0x1234567]  sgemm+0x17
        #
        """);

    assertThat(CrashReport.of(folder))
        .contains(new CrashReport("SIGSEGV", "C [libnd4jcpu.so+0x1234567] sgemm+0x17"));
  }

  @Test
  void aJvmThatGetsNoMemorySaysSo() throws IOException {
    report(
        """
        #
        # There is insufficient memory for the Java Runtime Environment to continue.
        # Native memory allocation (mmap) failed to map 1048576 bytes for committing reserved memory.
        """);

    assertThat(CrashReport.of(folder)).contains(new CrashReport(null, null));
  }

  @Test
  void anErrorOfTheJvmItselfHasNoSignal() throws IOException {
    report(
        """
        #
        # A fatal error has been detected by the Java Runtime Environment:
        #
        #  Internal Error (sharedRuntime.cpp:553), pid=17, tid=18
        #  guarantee(cb != NULL) failed
        """);

    assertThat(CrashReport.of(folder)).contains(new CrashReport("Internal Error", null));
  }

  @Test
  void withoutAReportThereWasNoCrash() throws IOException {
    assertThat(CrashReport.of(folder)).isEmpty();

    report("");
    assertThat(CrashReport.of(folder)).isEmpty();
  }

  private void report(String text) throws IOException {
    Files.writeString(CrashReport.file(folder), text);
  }
}
