package io.github.experimentmaven.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is left when a build that trains is killed, from inside and from outside. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "There are no signals.")
class KilledBuildIT {

  private LongRun endless;
  private TrainedRun run;
  private MavenBuild build;

  @BeforeEach
  void startTraining(@TempDir Path folder) throws IOException {
    endless = LongRun.in(folder.toRealPath(), "endless");
    run = endless.run();
    build = endless.build();
    await("the first epoch")
        .atMost(MavenBuild.PATIENCE)
        .until(() -> !build.process().isAlive() || endless.epochs() > 0);
    assertThat(build.process().isAlive()).as(build.log()).isTrue();
  }

  @AfterEach
  void leaveNothing() {
    build.close();
  }

  @Test
  void aKilledTrainerFailsTheBuildAndIsNamedWithItsSignal() throws Exception {
    build.trainer().destroyForcibly();

    assertThat(build.exitCode()).isEqualTo(1);
    assertThat(build.log())
        .contains("[ERROR] endless seed 1: killed by signal 9 (SIGKILL), by hand, or by the system")
        .doesNotContain("\tat ");
    assertNothingRuns();
    assertThat(run.names()).noneMatch(name -> name.endsWith(".tmp"));
    assertThat(results()).content().contains("killed by signal 9 (SIGKILL)");
  }

  @Test
  void aKilledMavenTakesItsTrainersWithIt() throws Exception {
    build.process().destroyForcibly();

    assertThat(build.exitCode()).isEqualTo(128 + 9);
    assertNothingRuns();
    assertThat(results()).content().contains("nothing recorded: seed 1 is not trained yet");
    assertTheNextBuildClearsUp();
  }

  @ParameterizedTest
  @CsvSource({"INT, 2", "TERM, 15"})
  void aCancelledMavenTakesItsTrainersWithIt(String name, int number) throws Exception {
    assumeThat(run("sh", "-c", "kill -" + name + " $$"))
        .as("SIG%s reaches processes started here; a shell's background jobs ignore SIGINT", name)
        .isNotZero();
    assertThat(run("kill", "-" + name, "" + build.process().pid())).isZero();

    assertThat(build.exitCode()).isEqualTo(128 + number);
    assertNothingRuns();
    assertThat(results()).content().contains("nothing recorded: seed 1 is not trained yet");
    assertTheNextBuildClearsUp();
  }

  private void assertNothingRuns() {
    await("the end of every process")
        .atMost(MavenBuild.PATIENCE)
        .untilAsserted(() -> assertThat(build.processes()).isEmpty());
    assertThat(run.live().resolve("result.json")).doesNotExist();
    assertThat(run.folder().resolve("result.json")).doesNotExist();
  }

  /**
   * Nobody is there to take away what a trainer was about to write when it and Maven ended: it is
   * in a folder that no one reads, until the next build.
   */
  private void assertTheNextBuildClearsUp() throws Exception {
    endless.shorten();
    try (MavenBuild next = endless.build()) {
      assertThat(next.exitCode()).as(next.log()).isZero();
    }
    assertThat(run.names())
        .contains("seed-1", "seed-1/result.json")
        .allMatch(name -> name.equals("seed-1") || name.startsWith("seed-1/"))
        .noneMatch(name -> name.endsWith(".tmp"));
  }

  private Path results() {
    return run.all().resolveSibling("results.json");
  }

  private static int run(String... command) throws IOException, InterruptedException {
    return new ProcessBuilder(command).start().waitFor();
  }
}
