package io.github.experimentmaven.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * A disk is full: wherever that is, the message names the place and what to do, what was good is
 * still there, nothing looks complete that is not, and with room the next build comes to the bits
 * of a build that never lacked any.
 */
@EnabledOnOs(value = OS.LINUX, disabledReason = "Small disks are mounted as Linux does.")
class FullDiskIT {

  private static final String FULL = "No space left on device; make room there";

  @TempDir Path temporary;
  private Path folder;
  private Path project;
  private TrainedRun run;

  @BeforeEach
  void createProject() throws IOException {
    folder = temporary.toRealPath();
    project = CachedProject.make(folder.resolve("project"));
    run = new TrainedRun(project, "steady");
  }

  @Test
  void underTarget() throws Exception {
    List<String> expected = expected();
    for (long left : new long[] {0, 16 << 10, 64 << 10}) {
      String cache = "-Dexperiment.cacheDirectory=" + folder.resolve("cache-" + left);
      try (SmallDisk disk = SmallDisk.mount(project.resolve("target"), "16m")) {
        disk.fillAllBut(left);
        assertThat(failed("verify", cache))
            .contains(project.resolve("target").toString(), "make room there");
        disk.makeRoom();
        assertThat(run.names()).noneMatch(name -> name.endsWith(".tmp"));
        if (Files.exists(run.folder().resolve("result.json"))) {
          // What came after it was one too many.
          assertThat(run.hashes()).isEqualTo(expected);
        } else {
          assertThat(run.names())
              .noneMatch(name -> name.contains("model.zip") || name.contains("predictions.bin"));
        }

        successful("verify", cache);
        assertThat(run.hashes()).isEqualTo(expected);
      }
    }
  }

  @Test
  void underTheCache() throws Exception {
    try (SmallDisk disk = SmallDisk.mount(project.resolve("cache"), "1m")) {
      disk.fillAllBut(16 << 10);
      assertThat(successful("verify", "-Dexperiment.cache=on"))
          .contains(
              "[WARNING] the result in " + run.live().getParent(),
              " is not put into the cache " + project.resolve("cache") + ": ",
              FULL);
      List<String> trained = run.hashes();
      disk.makeRoom();

      assertThat(successful("verify", "-Dexperiment.cache=on"))
          .contains("steady seed 1  started")
          .doesNotContain("WARN");
      assertThat(run.hashes()).isEqualTo(trained);
      assertThat(successful("verify", "-Dexperiment.cache=on")).contains("steady seed 1  cached");
    }
  }

  @Test
  void underTheNativeCache() throws Exception {
    Path place = folder.resolve("native");
    try (SmallDisk disk = SmallDisk.mount(place, "1m")) {
      assertThat(disk).isNotNull();
      assertThat(failed("verify", "-Dexperiment.nativeCache=" + place))
          .contains(
              "[ERROR]",
              "native libraries cannot be unpacked into " + place + ": ",
              "name another folder with -Dexperiment.nativeCache=...");
    }
    assertThat(run.all())
        .satisfiesAnyOf(
            all -> assertThat(all).doesNotExist(),
            all -> assertThat(run.names()).noneMatch(name -> name.endsWith("result.json")));
    successful("verify");
    assertThat(run.folder().resolve("result.json")).exists();
  }

  @Test
  void underTheTemporaryFolder() throws Exception {
    Path place = folder.resolve("temporary");
    Path options = project.resolve(".mvn/jvm.config");
    Files.createDirectories(options.getParent());
    Files.writeString(options, "-Djava.io.tmpdir=" + place + " -XX:-UsePerfData");
    try (SmallDisk disk = SmallDisk.mount(place, "8m")) {
      disk.fillAllBut(0);
      successful("verify", "-Dexperiment.argLine=-Djava.io.tmpdir=" + place);

      assertThat(failed("experiment:export-keras"))
          .contains(place + "", FULL + ", or name another temporary folder with -Djava.io.tmpdir=");

      disk.makeRoom();
      assertThat(successful("experiment:export-keras")).contains("BUILD SUCCESS");
    }
  }

  @Test
  void underTheExperimentFiles() throws Exception {
    Path experiments = project.resolve("src/experiments");
    Path file = experiments.resolve("steady.yaml");
    String text = Files.readString(file);
    try (SmallDisk disk = SmallDisk.mount(experiments, "1m")) {
      Files.writeString(file, text);
      successful("verify");
      successful("experiment:accept", "-Dexperiment.reason=first");
      Map<String, String> before = files(experiments);
      assertThat(before.keySet())
          .containsExactly(
              "baselines/steady.json",
              "baselines/steady.predictions.gz",
              "history/steady.jsonl",
              "steady.yaml");
      Files.writeString(file, text.replace("epochs: 2", "epochs: 3"));
      before.put("steady.yaml", Files.readString(file));
      successful("verify", "-Dexperiment.check.skip");

      for (long left : new long[] {0, 8 << 10}) {
        disk.fillAllBut(left);
        assertThat(failed("experiment:accept", "-Dexperiment.reason=second"))
            .contains(experiments + "/", FULL)
            .doesNotContain("Accepted:");
        disk.makeRoom();
        assertThat(files(experiments)).isEqualTo(before);
      }

      assertThat(successful("experiment:accept", "-Dexperiment.reason=second"))
          .contains("Accepted: src/experiments/baselines/steady.json")
          .doesNotContain("interrupted");
      assertThat(files(experiments).get("baselines/steady.json")).contains("second");
    }
  }

  private static Map<String, String> files(Path folder) throws IOException {
    Map<String, String> contents = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        contents.put(
            folder.relativize(file).toString(),
            Files.readString(file, StandardCharsets.ISO_8859_1));
      }
    }
    return contents;
  }

  private List<String> expected() throws Exception {
    Path other = CachedProject.make(folder.resolve("other"));
    try (MavenBuild build = build(other, "verify")) {
      assertThat(build.exitCode()).as(build.log()).isZero();
    }
    return new TrainedRun(other, "steady").hashes();
  }

  private MavenBuild build(Path where, String... arguments) throws IOException {
    return MavenBuild.start(
        where,
        Stream.concat(
                Stream.of(
                    "-Dexperiment.names=steady",
                    "-Dexperiment.cacheDirectory=" + where.resolve("cache")),
                Stream.of(arguments))
            .toArray(String[]::new));
  }

  private String successful(String... arguments) throws Exception {
    try (MavenBuild build = build(project, arguments)) {
      assertThat(build.exitCode()).as(build.log()).isZero();
      return build.log();
    }
  }

  private String failed(String... arguments) throws Exception {
    try (MavenBuild build = build(project, arguments)) {
      assertThat(build.exitCode()).as(build.log()).isEqualTo(1);
      assertThat(build.log()).doesNotContain("\tat ");
      return build.log();
    }
  }
}
