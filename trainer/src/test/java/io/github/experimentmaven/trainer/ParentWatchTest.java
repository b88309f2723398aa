package io.github.experimentmaven.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

final class ParentWatchTest {

  private static final long PATIENCE_SECONDS = 60;
  private static final ProcessHandle ALIVE = ProcessHandle.current();

  private final CountDownLatch gone = new CountDownLatch(1);

  @Test
  void theEndOfThePipeIsTheEndOfTheLauncher() throws Exception {
    watch(Optional.of(ALIVE), new ByteArrayInputStream(new byte[3]));

    assertThat(gone.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void aBrokenPipeIsTheEndOfTheLauncher() throws Exception {
    PipedInputStream unconnected = new PipedInputStream();

    watch(Optional.of(ALIVE), unconnected);

    assertThat(gone.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void aLauncherThatIsGoneAlreadyIsNoticed() throws Exception {
    try (PipedOutputStream open = new PipedOutputStream()) {
      watch(Optional.empty(), new PipedInputStream(open));

      assertThat(gone.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aLauncherThatDiesIsNoticedEvenWhileThePipeStaysOpen() throws Exception {
    Process launcher = new ProcessBuilder("sleep", "600").start();
    try (PipedOutputStream open = new PipedOutputStream()) {
      watch(Optional.of(launcher.toHandle()), new PipedInputStream(open));
      assertThat(gone.getCount()).isEqualTo(1);

      launcher.destroyForcibly();

      assertThat(gone.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aProcessYoungerThanItsSupposedChildIsNotTheLauncher() throws Exception {
    ProcessHandle child = ProcessHandle.current();
    Process other = new ProcessBuilder("sleep", "600").start();
    try {
      assertThat(ParentWatch.launcher(other.pid(), child)).isEmpty();
      assertThat(ParentWatch.launcher(child.pid(), other.toHandle())).contains(child);
    } finally {
      other.destroyForcibly();
    }
  }

  private void watch(Optional<ProcessHandle> parent, InputStream pipe) {
    new ParentWatch(parent, pipe, gone::countDown).watch();
  }
}
