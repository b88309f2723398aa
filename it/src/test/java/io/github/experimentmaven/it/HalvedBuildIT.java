package io.github.experimentmaven.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A sweep of which what cannot win is stopped early, and which is killed on its way. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "There are no signals.")
class HalvedBuildIT {

  private static final String FIRST_RUNG = "halved: 2 of 4 experiments go on after epoch 4";

  private static final Pattern HASH = Pattern.compile("\"weights_sha256\" : \"[0-9a-f]{64}\"");

  private static final Pattern CACHED = Pattern.compile("cached  up to epoch 4 ");

  @Test
  void aKilledSweepTrainsOnlyTheRestAndHasTheSameSurvivorsWithTheSameBits(@TempDir Path folder)
      throws Exception {
    Path whole = CachedProject.make("halved", folder.toRealPath().resolve("whole"));
    Path killed = CachedProject.make("halved", folder.toRealPath().resolve("killed"));

    try (MavenBuild build = build(killed, 2)) {
      await("a run of the second rung")
          .atMost(MavenBuild.PATIENCE)
          .until(() -> !build.process().isAlive() || hasBegunSecondRung(build.log()));
      assertThat(build.process().isAlive()).as(build.log()).isTrue();
      build.process().destroyForcibly();
      build.exitCode();
      await("the end of every process")
          .atMost(MavenBuild.PATIENCE)
          .untilAsserted(() -> assertThat(build.processes()).isEmpty());
    }
    assertThat(results(killed)).doesNotContain("weights_sha256");

    try (MavenBuild build = build(killed, 1)) {
      assertThat(build.exitCode()).as(build.log()).isZero();
      assertThat(CACHED.matcher(build.log()).results()).as(build.log()).hasSize(4);
      assertThat(build.log()).contains(FIRST_RUNG).doesNotContain("epoch 1/16", "epoch 4/16");
    }
    try (MavenBuild build = build(whole, 2)) {
      assertThat(build.exitCode()).as(build.log()).isZero();
    }

    // One of 16 epochs and its result, one of eight and two of four that were stopped.
    assertThat(hashes(whole)).hasSize(16 + 1 + 8 + 4 + 4).isEqualTo(hashes(killed));

    try (MavenBuild build = build(whole, 2)) {
      assertThat(build.exitCode()).as(build.log()).isZero();
      assertThat(build.log()).contains(FIRST_RUNG).doesNotContain("started");
    }
  }

  private static boolean hasBegunSecondRung(String log) {
    int decided = log.indexOf(FIRST_RUNG);
    return decided >= 0 && log.indexOf("resumes after epoch 4 of 16", decided) >= 0;
  }

  private static MavenBuild build(Path project, int parallel) throws IOException {
    return MavenBuild.start(
        project,
        "verify",
        "-Dexperiment.cache=on",
        "-Dexperiment.cacheDirectory=" + project.resolve("cache"),
        "-Dexperiment.parallel=" + parallel);
  }

  private static List<String> hashes(Path project) throws IOException {
    return HASH.matcher(results(project)).results().map(MatchResult::group).toList();
  }

  private static String results(Path project) throws IOException {
    return Files.readString(project.resolve("target/experiments/results.json"));
  }
}
