package io.github.experimentmaven.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class FolderLockTest {

  @TempDir Path folder;
  private final List<String> story = new CopyOnWriteArrayList<>();

  @Test
  void aFreeFolderIsTakenWithoutWaiting() throws Exception {
    for (int i = 0; i < 2; i++) {
      try (FolderLock lock = FolderLock.acquire(folder.resolve("new"), () -> story.add("waits"))) {
        assertThat(lock).isNotNull();
      }
    }

    assertThat(story).isEmpty();
  }

  @Test
  void whoComesSecondWaitsForTheFirst() throws Exception {
    CountDownLatch waiting = new CountDownLatch(1);
    Thread second = new Thread(() -> takeAfterWaiting(waiting));
    try (FolderLock first = FolderLock.acquire(folder, () -> story.add("first waits"))) {
      assertThat(first).isNotNull();
      second.start();
      waiting.await();
      story.add("first is done");
    }
    second.join();

    assertThat(story).containsExactly("second waits", "first is done", "second has it");
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "No open file is deleted there.")
  void aLockWhoseFileWasDeletedHoldsNobodyBack() throws Exception {
    try (FolderLock first = FolderLock.acquire(folder, () -> {})) {
      assertThat(first.isHeld()).isTrue();
      Files.delete(folder.resolve(FolderLock.FILE_NAME));
      assertThat(first.isHeld()).isFalse();

      try (FolderLock second = FolderLock.tryAcquire(folder).orElseThrow()) {
        assertThat(second.isHeld()).isTrue();
        assertThat(first.isHeld()).isFalse();
      }
    }
  }

  @Test
  void whoDoesNotWaitGetsAFolderOnlyIfItIsFree() throws Exception {
    try (FolderLock first = FolderLock.tryAcquire(folder.resolve("new")).orElseThrow()) {
      assertThat(first).isNotNull();
      assertThat(FolderLock.tryAcquire(folder.resolve("new"))).isEmpty();
    }

    try (FolderLock second = FolderLock.tryAcquire(folder.resolve("new")).orElseThrow()) {
      assertThat(second).isNotNull();
    }
  }

  @Test
  void anInterruptEndsTheWait() throws Exception {
    CountDownLatch waiting = new CountDownLatch(1);
    Thread second = new Thread(() -> takeAfterWaiting(waiting));
    try (FolderLock first = FolderLock.acquire(folder, () -> {})) {
      assertThat(first).isNotNull();
      second.start();
      waiting.await();
      second.interrupt();
      second.join();
    }

    assertThat(story).containsExactly("second waits", "second is interrupted");
  }

  @Test
  void theLockOfAProcessThatIsKilledIsFree() throws Exception {
    Process holder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                Holder.class.getName(),
                folder.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (var output = holder.inputReader()) {
      assertThat(output.readLine()).isEqualTo("locked");
      CountDownLatch waiting = new CountDownLatch(1);
      Thread second = new Thread(() -> takeAfterWaiting(waiting));
      second.start();
      waiting.await();
      holder.destroyForcibly().waitFor();
      second.join();
    } finally {
      holder.destroyForcibly();
    }

    assertThat(story).containsExactly("second waits", "second has it");
  }

  private void takeAfterWaiting(CountDownLatch waiting) {
    Runnable noted =
        () -> {
          story.add("second waits");
          waiting.countDown();
        };
    try (FolderLock second = FolderLock.acquire(folder, noted)) {
      story.add(second == null ? "impossible" : "second has it");
    } catch (InterruptedException e) {
      story.add("second is interrupted");
    } catch (java.io.IOException e) {
      story.add(e.toString());
    }
  }

  /** Takes a folder and keeps it. */
  static final class Holder {
    public static void main(String[] arguments) throws Exception {
      try (FolderLock lock = FolderLock.acquire(Path.of(arguments[0]), () -> {})) {
        System.out.println(lock == null ? "impossible" : "locked");
        TimeUnit.MINUTES.sleep(1);
      }
    }
  }
}
