package io.github.experimentmaven.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A training that was killed goes on at the next build, as if nothing had happened. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "There are no signals.")
class ResumedBuildIT {

  private static final Pattern GOES_ON =
      Pattern.compile("\\w+ seed 1  resumes after epoch (\\d+) of 15");

  /** What is decided after epochs is part of what goes on. */
  @ParameterizedTest
  @CsvSource({"interrupted, 15", "stopped, 12", "reduced, 15", "scheduled, 15", "augmented, 15"})
  void aKilledTrainingGoesOnAtTheNextBuildAndEndsWithTheSameBits(
      String experiment, int epochs, @TempDir Path folder) throws Exception {
    LongRun whole = LongRun.in(folder.toRealPath().resolve("whole"), experiment);
    LongRun killed = LongRun.in(folder.toRealPath().resolve("killed"), experiment);
    Path checkpoint = killed.folder().resolve("checkpoint.bin");

    try (MavenBuild build = killed.build()) {
      await("two epochs").atMost(MavenBuild.PATIENCE).until(() -> killed.epochs() >= 2);
      build.trainer().destroyForcibly();
      assertThat(build.exitCode()).as(build.log()).isEqualTo(1);
    }
    assertThat(killed.folder().resolve("result.json")).doesNotExist();
    assertThat(checkpoint).exists();
    int done = killed.epochs();

    try (MavenBuild build = killed.build()) {
      assertThat(build.exitCode()).as(build.log()).isZero();
      assertThat(build.log()).contains(" seed 1  started: its training was interrupted");
      var goesOn = GOES_ON.matcher(build.log());
      assertThat(goesOn.find()).as(build.log()).isTrue();
      // One more if it died between an epoch's checkpoint and its event.
      assertThat(Integer.parseInt(goesOn.group(1))).isBetween(done, done + 1);
    }
    assertThat(checkpoint).doesNotExist();

    try (MavenBuild build = whole.build()) {
      assertThat(build.exitCode()).as(build.log()).isZero();
      assertThat(build.log()).doesNotContain("goes on");
    }
    // The epochs, initial and final weights, predictions
    assertThat(whole.run().hashes()).hasSize(epochs + 3).isEqualTo(killed.run().hashes());
    assertThat(course(killed)).isEqualTo(course(whole));
    for (String file : List.of("model.zip", "predictions.bin")) {
      assertThat(killed.folder().resolve(file))
          .hasSameBinaryContentAs(whole.folder().resolve(file));
    }
  }

  private static String course(LongRun run) throws IOException {
    String result = Files.readString(run.folder().resolve("result.json"));
    int begin = result.indexOf("\"course\"");
    return result.substring(begin, result.indexOf("\"provenance\"", begin));
  }
}
