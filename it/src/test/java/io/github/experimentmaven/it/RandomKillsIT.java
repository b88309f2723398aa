package io.github.experimentmaven.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whenever trainer, Maven or both are killed, and however often in a row: the build that comes to
 * its end has the bits of one that nobody killed. {@code -Dkills=200} kills more often, {@code
 * -Dkills.seed} at other moments.
 */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "There are no signals.")
class RandomKillsIT {

  private static final int KILLS = Integer.getInteger("kills", 8);

  private static final long SEED = Long.getLong("kills.seed", 1);

  private static final List<String> EXPERIMENTS = List.of("mlp", "cnn", "normalised");

  private final Random random = new Random(SEED);

  @TempDir private Path temporary;
  private Path folder;

  /** What a build is just doing when it is killed. */
  private enum Moment {
    START_UP,
    FIRST_BATCH,
    BETWEEN_EPOCHS,
    CHECKPOINT,
    PREDICTIONS,
    MODEL,
    RESULT,
    CACHE_ENTRY,
    ANY
  }

  private enum Victim {
    TRAINER,
    MAVEN,
    BOTH
  }

  @Test
  void whateverIsKilledAndWhenTheBitsAreThoseOfAnUninterruptedRun() throws Exception {
    System.out.println(KILLS + " kills with the seed " + SEED);
    folder = temporary.toRealPath();
    Map<String, List<String>> expected = new HashMap<>();
    Path whole = project("whole");
    finish(whole, "*");
    for (String experiment : EXPERIMENTS) {
      expected.put(experiment, new TrainedRun(whole, experiment).hashes());
    }
    Map<Moment, Integer> hits = new EnumMap<>(Moment.class);
    int kills = 0;
    for (int round = 0; kills < KILLS; round++) {
      String experiment = EXPERIMENTS.get(round % EXPERIMENTS.size());
      TrainedRun run = new TrainedRun(project("round-" + round), experiment);
      List<String> story = new ArrayList<>();
      int inARow = 1 + random.nextInt(4);
      for (int i = 0; i < inARow && kills < KILLS; i++) {
        // Every moment has its turn.
        Moment moment = Moment.values()[kills % Moment.values().length];
        Victim victim = Victim.values()[random.nextInt(Victim.values().length)];
        boolean isHit = kill(run, moment, victim);
        story.add(victim + " at " + moment + (isHit ? "" : ", too late"));
        hits.merge(moment, isHit ? 1 : 0, Integer::sum);
        kills++;
      }
      String what = experiment + " of seed " + SEED + ", round " + round + ": " + story;
      System.out.println(what);

      finish(run.project(), experiment);

      assertThat(run.hashes()).as(what).isEqualTo(expected.get(experiment));
      assertThat(run.names())
          .as(what)
          .containsExactly(
              "seed-1",
              "seed-1/events.jsonl",
              "seed-1/job.json",
              "seed-1/model.zip",
              "seed-1/predictions.bin",
              "seed-1/result.json",
              "seed-1/trainer.log");
      for (String file : List.of("model.zip", "predictions.bin")) {
        assertThat(run.folder().resolve(file))
            .as(what)
            .hasSameBinaryContentAs(new TrainedRun(whole, experiment).folder().resolve(file));
      }
      delete(run.project());
    }
    System.out.println("Killed while it was still running, of " + kills + ": " + hits);
    assertThat(hits.values().stream().mapToInt(Integer::intValue).sum()).isPositive();
  }

  /** Returns whether it was killed before it came to its end. */
  private boolean kill(TrainedRun run, Moment moment, Victim victim) throws Exception {
    try (MavenBuild build = build(run.project(), run.experiment())) {
      int epochs = 1 + random.nextInt(10);
      long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(MavenBuild.PATIENCE.toSeconds());
      while (!hasCome(run, moment, epochs) && build.process().isAlive()) {
        assertThat(System.nanoTime()).as("the end of the build").isLessThan(end);
        TimeUnit.MICROSECONDS.sleep(500);
      }
      TimeUnit.MICROSECONDS.sleep(random.nextInt(1000 * milliseconds(moment)));
      boolean isHit = build.process().isAlive();
      List<ProcessHandle> trainers = trainers(build);
      if (victim != Victim.TRAINER || trainers.isEmpty()) {
        build.process().destroyForcibly();
      }
      if (victim != Victim.MAVEN) {
        trainers.forEach(ProcessHandle::destroyForcibly);
      }
      build.exitCode();
      await("the end of every process")
          .atMost(MavenBuild.PATIENCE)
          .until(() -> build.processes().findAny().isEmpty());
      assertThat(build.log()).doesNotContain("\tat ");
      return isHit;
    }
  }

  private static List<ProcessHandle> trainers(MavenBuild build) {
    return build
        .processes()
        .filter(handle -> handle.info().commandLine().orElse("").contains("trainer.args"))
        .toList();
  }

  private boolean hasCome(TrainedRun run, Moment moment, int epochs) {
    return switch (moment) {
      case START_UP -> run.has("job.json");
      case FIRST_BATCH -> run.events().contains("network_built");
      case BETWEEN_EPOCHS -> run.epochs() >= epochs;
      case CHECKPOINT -> run.has(".checkpoint.bin.*");
      case PREDICTIONS -> run.has("predictions.bin");
      case MODEL -> run.has(".model.zip.*");
      case RESULT -> run.has("model.zip");
      case CACHE_ENTRY -> run.has("result.json");
      case ANY -> true;
    };
  }

  /** How long it may take from then on. */
  private static int milliseconds(Moment moment) {
    return switch (moment) {
      case START_UP -> 2000;
      case FIRST_BATCH, BETWEEN_EPOCHS -> 100;
      case CHECKPOINT, MODEL -> 5;
      case PREDICTIONS, RESULT -> 50;
      case CACHE_ENTRY -> 300;
      case ANY -> 10_000;
    };
  }

  private Path project(String name) throws IOException {
    return CachedProject.make("kills", folder.resolve(name));
  }

  private static MavenBuild build(Path project, String experiment) throws IOException {
    return MavenBuild.start(
        project,
        "verify",
        "-Dexperiment.names=" + experiment,
        "-Dexperiment.cache=on",
        "-Dexperiment.cacheDirectory=" + project.resolve("cache"));
  }

  private static void finish(Path project, String experiment) throws Exception {
    try (MavenBuild build = build(project, experiment)) {
      assertThat(build.exitCode()).as(build.log()).isZero();
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
