package io.github.experimentmaven.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was trained once is not trained again, and what cannot be trusted is. */
class CachedBuildIT {

  private static final List<String> EXPERIMENTS = List.of("steady", "varied");

  @TempDir Path temporary;
  private Path cache;
  private Path project;

  @BeforeEach
  void createProject() throws IOException {
    Path folder = temporary.toRealPath();
    cache = folder.resolve("cache");
    project = CachedProject.make(folder.resolve("project"));
  }

  @Test
  void aSecondBuildTrainsNothingAndAChangedOneOnlyWhatHasChanged() throws Exception {
    String first = successful(project);
    assertThat(first)
        .contains("steady seed 1  started: no earlier result")
        .contains("varied seed 1  started: no earlier result");
    List<String> results = results(project);

    String second = successful(project);
    assertThat(second)
        .contains("steady seed 1  cached", "varied seed 1  cached")
        .doesNotContain("started");
    assertThat(results(project)).isEqualTo(results);

    String third = successful(project, "-Dbatch=16");
    assertThat(third)
        .contains("steady seed 1  cached", "varied seed 1  started: batch_size (default) -> 16")
        .doesNotContain("varied seed 1  cached");
  }

  @Test
  void aCloneElsewhereIsCachedTooAndLeavesTheSameBytes() throws Exception {
    successful(project);
    Path clone = CachedProject.make(project.resolveSibling("clone-in-another-folder"));

    assertThat(successful(clone)).contains("steady seed 1  cached", "varied seed 1  cached");

    // Pages, exports, results, models: whole trees, durations included as they were measured once.
    Map<String, String> files = files(project.resolve("target"));
    assertThat(files)
        .containsKeys(
            "site/experiments/index.html",
            "experiments/results.json",
            "experiments/steady/seed-1/model.zip",
            "experiment-reports/TEST-varied.xml");
    // Where nothing is trained no data is unpacked.
    files.keySet().removeIf(file -> file.startsWith("experiments/datasets/unpacked/"));
    assertThat(files(clone.resolve("target"))).isEqualTo(files);
  }

  @Test
  void copiedDataAndAnotherNameTrainNothingAndReproduceTheSameBits() throws Exception {
    successful(project, "experiment:accept", "-Dexperiment.reason=first");
    Path experiments = project.resolve("src/experiments");
    Files.move(
        project.resolve("shapes"),
        Files.createDirectories(project.resolve("data")).resolve("copied"));
    for (String experiment : EXPERIMENTS) {
      Path file = experiments.resolve(experiment + ".yaml");
      Files.writeString(file, Files.readString(file).replace("path: shapes", "path: data/copied"));
    }

    assertThat(successful(project, "experiment:reproduce"))
        .contains("steady seed 1  cached", "varied seed 1  cached")
        .contains("steady: PASS", "varied: PASS")
        .contains("steady: bitwise equal", "varied: bitwise equal")
        .doesNotContain("[WARNING]");

    Files.move(experiments.resolve("steady.yaml"), experiments.resolve("renamed.yaml"));
    assertThat(successful(project))
        .contains("renamed seed 1  cached", "varied seed 1  cached")
        .doesNotContain("started");
  }

  @Test
  void aFlippedBitInTheCacheIsNamedAndTheRunTrainedAnew() throws Exception {
    successful(project);
    List<String> weights = weights(project);
    for (Path predictions : cached("predictions.bin")) {
      flipBit(predictions);
    }

    String log = successful(project);

    assertThat(log)
        .containsPattern("cache entry .* is damaged: predictions.bin .*")
        .contains("steady seed 1  started: its result is not in the cache");
    assertThat(weights(project)).isEqualTo(weights);
    assertThat(successful(project)).contains("steady seed 1  cached", "varied seed 1  cached");
  }

  @Test
  void aFlippedBitInTheDataStopsTheBuildAndIsNamed() throws Exception {
    successful(project);
    flipBit(project.resolve("shapes/train-images-idx3-ubyte.gz"));

    try (MavenBuild build = build(project)) {
      assertThat(build.exitCode()).isEqualTo(1);
      assertThat(build.log()).contains("train-images-idx3-ubyte.gz is damaged");
    }
  }

  @Test
  void twoBuildsOfOneCheckoutTakeTurns() throws Exception {
    try (MavenBuild one = build(project);
        MavenBuild other = build(project)) {
      assertThat(one.exitCode()).as(one.log()).isZero();
      assertThat(other.exitCode()).as(other.log()).isZero();
      String both = one.log() + other.log();
      // Each is trained by one of them, whoever came first, and by one only.
      for (String experiment : EXPERIMENTS) {
        assertThat(both.split(experiment + " seed 1  started", -1)).hasSize(2);
        assertThat(both.split(experiment + " seed 1  cached", -1)).hasSize(2);
      }
    }
  }

  @Test
  void twoBuildsOfTwoCheckoutsShareOneCache() throws Exception {
    Path clone = CachedProject.make(project.resolveSibling("clone"));
    try (MavenBuild one = build(project);
        MavenBuild other = build(clone)) {
      assertThat(one.exitCode()).as(one.log()).isZero();
      assertThat(other.exitCode()).as(other.log()).isZero();
      assertThat(one.log() + other.log()).doesNotContain("WARN");
    }

    assertThat(cached("entry.json")).hasSize(2);
    assertThat(successful(project)).contains("steady seed 1  cached", "varied seed 1  cached");
  }

  private MavenBuild build(Path project, String... arguments) throws IOException {
    return MavenBuild.start(
        project,
        Stream.concat(
                Stream.of("verify", "-Dexperiment.cacheDirectory=" + cache), Stream.of(arguments))
            .toArray(String[]::new));
  }

  private String successful(Path project, String... arguments) throws Exception {
    try (MavenBuild build = build(project, arguments)) {
      assertThat(build.exitCode()).as(build.log()).isZero();
      return build.log();
    }
  }

  private static List<String> results(Path project) throws IOException {
    List<String> results = new ArrayList<>();
    for (String experiment : EXPERIMENTS) {
      results.add(
          Files.readString(
              project.resolve("target/experiments/" + experiment + "/seed-1/result.json")));
    }
    return results;
  }

  /** The content of every file below a folder. */
  private static Map<String, String> files(Path folder) throws IOException {
    Map<String, String> contents = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        contents.put(
            folder.relativize(file).toString().replace('\\', '/'),
            Files.readString(file, StandardCharsets.ISO_8859_1));
      }
    }
    return contents;
  }

  private static List<String> weights(Path project) throws IOException {
    return results(project).stream()
        .map(result -> result.replaceAll("(?s).*\n  \"weights_sha256\" : \"([0-9a-f]+)\".*", "$1"))
        .toList();
  }

  private List<Path> cached(String name) throws IOException {
    try (Stream<Path> files = Files.walk(cache)) {
      return files.filter(file -> file.endsWith(name)).toList();
    }
  }

  private static void flipBit(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 1;
    Files.write(file, bytes);
  }
}
