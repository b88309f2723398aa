package io.github.experimentmaven.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Somebody deletes {@code target} while a build trains, edits the file, and builds again. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "Files that are open are not deleted.")
class AbandonedBuildIT {

  @Test
  void theSecondBuildHasItsOwnResultAndTheFirstOneFails(@TempDir Path temporary) throws Exception {
    Path folder = temporary.toRealPath();
    LongRun alone = LongRun.in(folder.resolve("alone"), "endless");
    LongRun disturbed = LongRun.in(folder.resolve("disturbed"), "endless");
    try (MavenBuild first = disturbed.build()) {
      await("the first epoch")
          .atMost(MavenBuild.PATIENCE)
          .until(() -> !first.process().isAlive() || disturbed.epochs() > 0);
      assertThat(first.process().isAlive()).as(first.log()).isTrue();
      delete(disturbed.run().project().resolve("target"));
      disturbed.shorten();

      try (MavenBuild second = disturbed.build()) {
        assertThat(second.exitCode()).as(second.log()).isZero();
        assertThat(second.log()).doesNotContain("waiting for it");
      }

      assertThat(first.exitCode()).isEqualTo(1);
      assertThat(first.log())
          .contains("[ERROR]", "was removed while")
          .doesNotContain("\tat ", "BUILD SUCCESS");
    }
    alone.shorten();
    try (MavenBuild build = alone.build()) {
      assertThat(build.exitCode()).as(build.log()).isZero();
    }
    // Three epochs, initial and final weights, predictions.
    assertThat(disturbed.run().hashes()).hasSize(6).isEqualTo(alone.run().hashes());
    assertThat(disturbed.run().names()).isEqualTo(alone.run().names());
    assertThat(disturbed.epochs()).isEqualTo(3);
  }

  /** As {@code rm -r} does, again and again until the one who writes there is done. */
  private static void delete(Path folder) throws IOException {
    while (Files.exists(folder)) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.deleteIfExists(file);
        }
      } catch (DirectoryNotEmptyException | NoSuchFileException | java.io.UncheckedIOException e) {
        continue;
      }
    }
  }
}
