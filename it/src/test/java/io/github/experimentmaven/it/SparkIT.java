package io.github.experimentmaven.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Builds that train on a real cluster: two workers, of different JDKs if there are two, in
 * processes of their own.
 */
@EnabledOnOs(value = OS.LINUX, disabledReason = "The processes are found in /proc.")
class SparkIT {

  private static final Pattern HASHES =
      Pattern.compile("\"((?:initial_weights|weights|predictions)_sha256)\" ?: ?\"(\\w+)\"");

  private static final Pattern TIME_OR_MEMORY = Pattern.compile("[\\d.]+\\h(?:ms|s|min|MiB)\\b");

  /** Between a time and the memory, or by its name. */
  private static final Pattern THROUGHPUT =
      Pattern.compile(
          "(?<=MEASURED</td><td class=\"r\">)[\\d\\h]+(?=</td><td class=\"r\">MEASURED)"
              + "|(?<=<dt>Throughput</dt><dd><b>)[\\d\\h]+");

  private static SparkCluster cluster;

  @TempDir private static Path shared;

  @TempDir private Path temporary;
  private Path project;

  @BeforeAll
  static void startCluster() throws Exception {
    SparkCluster.resolve(shared.toRealPath().resolve("first"));
    cluster = SparkCluster.start(shared.toRealPath(), jdks(), Map.of());
  }

  @AfterAll
  static void endCluster() {
    if (cluster != null) {
      cluster.close();
    }
  }

  @BeforeEach
  void makeProject() throws IOException {
    project = CachedProject.make("spark", temporary.toRealPath());
  }

  @AfterEach
  void leaveNothing() {
    awaitNothingLeft();
  }

  @Test
  void aSweepGivesTheBitsAndPagesThatThisMachineGives() throws Exception {
    succeed(project, "verify", "-Dexperiment.names=digits*");
    Map<String, String> here = hashes();
    Map<String, List<String>> pagesOfHere = pages();
    deleteResults();

    String log = succeed(project, sparkling("verify", "-Dexperiment.names=digits*"));

    assertThat(here).hasSize(12 * 3);
    assertThat(hashes()).isEqualTo(here);
    assertThat(pagesOfHere).containsKeys("index.html", "digits.html").hasSizeGreaterThan(12);
    assertThat(pages()).isEqualTo(pagesOfHere);
    assertThat(log).contains("12 of 12 runs").doesNotContain("[WARNING]");
    assertThat(project.resolve("target/experiments/spark"))
        .isDirectoryNotContaining("glob:**/launch-*");
  }

  @Test
  void runsThatFailOrTakeTooLongAreToldAsThoseOfThisMachineAre() throws Exception {
    String log =
        fail(
            project,
            sparkling("verify", "-Dexperiment.names=diverging,endless", "-Dexperiment.timeout=15"));

    assertThat(log)
        .contains("2 of 2 runs did not complete")
        .contains("endless seed 1: timed out after 15 s")
        .contains("diverging seed 1: training diverged (exit code 4)")
        .doesNotContain("\tat ");
    assertThat(folder("endless").resolve("events.jsonl")).content().contains("epoch_done");
    assertThat(folder("endless").resolve("result.json")).doesNotExist();
  }

  @Test
  void aRunWhoseExecutorIsKilledIsTrainedAgain() throws Exception {
    Map<String, String> here = trainedHere();

    try (MavenBuild build = start(sparkling("experiment:run", "-Dexperiment.names=some-seconds"))) {
      awaitTraining(build, "some-seconds");
      killTraining();
      assertThat(build.exitCode()).as(build.log()).isZero();
      assertThat(build.log())
          .contains("some-seconds seed 1  warning: it was lost: ")
          .contains("warning: it is trained again, on ");
    }
    assertThat(hashes()).isEqualTo(here);
  }

  @Test
  void aRunThatEndsTwoExecutorsIsGivenUp() throws Exception {
    try (MavenBuild build = start(sparkling("verify", "-Dexperiment.names=endless"))) {
      awaitTraining(build, "endless");
      killTraining();
      await("the second training")
          .atMost(MavenBuild.PATIENCE)
          .until(
              () ->
                  build.log().contains("it is trained again")
                      && cluster.trainers().findAny().isPresent());
      killTraining();
      assertThat(build.exitCode()).isEqualTo(1);
      assertThat(build.log())
          .contains("endless seed 1: the cluster did not train it: ")
          .contains("failed 2 times")
          .doesNotContain("\tat ");
    }
    assertThat(folder("endless").resolve("result.json")).doesNotExist();
  }

  @Test
  void aKilledDriverFailsTheBuild() throws Exception {
    try (MavenBuild build = start(sparkling("verify", "-Dexperiment.names=endless"))) {
      awaitTraining(build, "endless");
      SparkCluster.drivers(project).forEach(ProcessHandle::destroyForcibly);
      assertThat(build.exitCode()).isEqualTo(1);
      assertThat(build.log())
          .contains("trains no more: its driver has ended: killed by signal 9 (SIGKILL)")
          .contains("0 of 1 runs are done; the next build trains the others")
          .doesNotContain("\tat ");
    }
  }

  @ParameterizedTest
  @CsvSource({"KILL, 9", "TERM, 15"})
  void aMavenThatIsEndedLeavesNothingOnTheCluster(String name, int number) throws Exception {
    try (MavenBuild build = start(sparkling("verify", "-Dexperiment.names=endless"))) {
      awaitTraining(build, "endless");
      assertThat(SparkCluster.drivers(project)).hasSize(1);
      new ProcessBuilder("kill", "-" + name, "" + build.process().pid()).start().waitFor();
      assertThat(build.exitCode()).isEqualTo(128 + number);
      await("the driver's end")
          .atMost(MavenBuild.PATIENCE)
          .untilAsserted(() -> assertThat(SparkCluster.drivers(project)).isEmpty());
    }
    awaitNothingLeft();
    assertThat(folder("endless").resolve("result.json")).doesNotExist();
  }

  @Test
  void modulesThatAreBuiltAtTheSameTimeUseTheClusterOneAfterTheOther() throws Exception {
    for (String module : List.of("a", "b")) {
      Path folder = CachedProject.make("spark", project.resolve(module));
      Files.writeString(
          folder.resolve("pom.xml"),
          Files.readString(folder.resolve("pom.xml"))
              .replace("<artifactId>spark<", "<artifactId>" + module + "<"));
    }
    String pom = Files.readString(project.resolve("pom.xml"));
    Files.writeString(
        project.resolve("pom.xml"),
        pom.replace(
            "<build>", "<modules><module>a</module><module>b</module></modules>\n  <build>"));

    String log =
        succeed(project, sparkling("experiment:run", "-T2", "-Dexperiment.names=grid*=0.01*=8"));

    assertThat(log.split("2 of 2 runs", -1)).hasSize(3 + 1);
  }

  @Test
  void aRunWhoseExecutorIsKilledGoesOnWhereAllMachinesSeeItsCheckpointAndData() throws Exception {
    Map<String, String> here = trainedHere();
    Path checkpoints = Files.createDirectory(temporary.resolve("checkpoints")).toRealPath();

    List<String> arguments =
        new ArrayList<>(sparkling("experiment:run", "-Dexperiment.names=some-seconds"));
    arguments.add("-Dexperiment.spark.checkpointDirectory=" + checkpoints);
    Path data = temporary.toRealPath().resolve("data");
    arguments.add("-Dexperiment.spark.dataDirectory=" + data);
    try (MavenBuild build = start(arguments)) {
      await("a checkpoint")
          .atMost(MavenBuild.PATIENCE)
          .until(() -> !build.process().isAlive() || checkpoints.toFile().list().length > 0);
      killTraining();
      assertThat(build.exitCode()).as(build.log()).isZero();
      assertThat(build.log()).containsPattern("some-seconds seed 1 .*resumes after epoch ");
    }
    assertThat(hashes()).isEqualTo(here);
    assertThat(checkpoints).isEmptyDirectory();
    assertThat(data.toFile().list()).allMatch(name -> name.matches("[0-9a-f]{64}-.+")).hasSize(4);
  }

  @Test
  void aClusterThatIsNotThereOrHasNothingToGiveIsWaitedForOnlySoLong() throws Exception {
    List<String> unreachable = new ArrayList<>(sparkling("verify", "-Dexperiment.names=endless"));
    unreachable.add("-Dexperiment.spark.master=spark://127.0.0.1:1");
    unreachable.add("-Dexperiment.spark.startTimeout=5");
    assertThat(fail(project, unreachable))
        .contains("the cluster spark://127.0.0.1:1 trains no more: ")
        .contains("it has given no executor for 5 s");

    List<String> noFolder = new ArrayList<>(sparkling("verify", "-Dexperiment.names=endless"));
    noFolder.add("-Dexperiment.spark.dataDirectory=" + project.resolve("pom.xml"));
    assertThat(fail(project, noFolder))
        .contains("trains no more: the folder of data that its machines share cannot be used: ")
        .contains("pom.xml")
        .doesNotContain("\tat ");

    List<String> tooLarge = new ArrayList<>(sparkling("verify", "-Dexperiment.names=endless"));
    tooLarge.add("-Dexperiment.spark.conf.spark.executor.memory=100g");
    tooLarge.add("-Dexperiment.spark.startTimeout=5");
    assertThat(fail(project, tooLarge)).contains("it has given no executor for 5 s");
  }

  @Test
  void resultsThatAreLargerThanSparkTakesFailTheirRuns() throws Exception {
    List<String> arguments =
        new ArrayList<>(sparkling("verify", "-Dexperiment.names=some-seconds"));
    arguments.add("-Dexperiment.spark.conf.spark.driver.maxResultSize=10k");
    assertThat(fail(project, arguments))
        .contains("some-seconds seed 1: the cluster did not train it: ")
        .contains("spark.driver.maxResultSize")
        .doesNotContain("\tat ");
  }

  @Test
  void messagesAreEncryptedWhereTheClusterWantsIt() throws Exception {
    Map<String, String> secret =
        Map.of(
            "spark.authenticate", "true",
            "spark.authenticate.secret", "quite-secret",
            "spark.network.crypto.enabled", "true");
    Path folder = Files.createDirectories(shared.toRealPath().resolve("secret"));
    try (SparkCluster closed = SparkCluster.start(folder, jdks().subList(0, 1), secret)) {
      List<String> lines =
          secret.entrySet().stream().map(each -> each.getKey() + "=" + each.getValue()).toList();
      Path properties = Files.write(project.resolve("secret.conf"), lines);
      List<String> arguments = new ArrayList<>(closed.properties());
      arguments.addAll(
          List.of(
              "experiment:run",
              "-Dexperiment.names=grid*=0.01*=8",
              "-Dexperiment.spark.propertiesFile=" + properties));
      assertThat(succeed(project, arguments)).doesNotContain("quite-secret");
      assertThat(Files.readString(project.resolve("target/experiments/spark/driver.log")))
          .doesNotContain("quite-secret");

      arguments.remove(arguments.size() - 1);
      arguments.add("-Dexperiment.spark.startTimeout=5");
      arguments.add("-Dexperiment.names=endless");
      assertThat(fail(project, arguments)).contains("trains no more");
    }
  }

  private static List<Path> jdks() throws IOException {
    return Jdks.ofOtherKind()
        .map(other -> List.of(Jdks.OWN, other))
        .orElse(List.of(Jdks.OWN, Jdks.OWN));
  }

  private static List<String> sparkling(String... arguments) {
    List<String> all = new ArrayList<>(cluster.properties());
    all.addAll(List.of(arguments));
    return all;
  }

  private MavenBuild start(List<String> arguments) throws IOException {
    return start(project, arguments);
  }

  /** Not offline: Spark is resolved. */
  private static MavenBuild start(Path project, List<String> arguments) throws IOException {
    return MavenBuild.start(project, Path.of(System.getProperty("it.local-repository")), arguments);
  }

  private static String succeed(Path project, String... arguments) throws Exception {
    return succeed(project, List.of(arguments));
  }

  private static String succeed(Path project, List<String> arguments) throws Exception {
    try (MavenBuild build = start(project, arguments)) {
      assertThat(build.exitCode()).as(build.log()).isZero();
      return build.log();
    }
  }

  private static String fail(Path project, List<String> arguments) throws Exception {
    try (MavenBuild build = start(project, arguments)) {
      assertThat(build.exitCode()).as(build.log()).isEqualTo(1);
      return build.log();
    }
  }

  /** What this machine makes of some-seconds, trained once for all who compare with it. */
  private static Map<String, String> trainedHere() throws Exception {
    Path folder = shared.toRealPath().resolve("here");
    if (!Files.exists(folder)) {
      CachedProject.make("spark", folder);
      succeed(folder, "experiment:run", "-Dexperiment.names=some-seconds");
    }
    return hashes(folder);
  }

  private Path folder(String experiment) {
    return project.resolve("target/experiments").resolve(experiment).resolve("seed-1");
  }

  private void deleteResults() throws IOException {
    Files.move(project.resolve("target"), project.resolve("target-of-here"));
  }

  private Map<String, String> hashes() throws IOException {
    return hashes(project);
  }

  /** Of all results, by where they are. */
  private static Map<String, String> hashes(Path project) throws IOException {
    Map<String, String> hashes = new TreeMap<>();
    Path results = project.resolve("target/experiments");
    try (Stream<Path> files = Files.walk(results)) {
      for (Path file : files.filter(each -> each.endsWith("result.json")).toList()) {
        Matcher matcher = HASHES.matcher(Files.readString(file));
        while (matcher.find()) {
          hashes.put(results.relativize(file) + " " + matcher.group(1), matcher.group(2));
        }
      }
    }
    return hashes;
  }

  /** The lines of each page of the report, but for times and what follows from them: order, too. */
  private Map<String, List<String>> pages() throws IOException {
    Map<String, List<String>> pages = new TreeMap<>();
    Path site = project.resolve("target/site/experiments");
    try (Stream<Path> files = Files.walk(site)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String page = Files.readString(file);
        page = TIME_OR_MEMORY.matcher(page).replaceAll("MEASURED");
        page = THROUGHPUT.matcher(page).replaceAll("MEASURED");
        pages.put(
            site.relativize(file).toString(),
            page.lines()
                .filter(line -> !line.contains("against seconds of training"))
                .sorted()
                .toList());
      }
    }
    return pages;
  }

  private static void awaitTraining(MavenBuild build, String experiment) {
    await("the second epoch")
        .atMost(MavenBuild.PATIENCE)
        .until(
            () ->
                !build.process().isAlive()
                    || build.log().contains(experiment + " seed 1  epoch 2/"));
    assertThat(build.process().isAlive()).isTrue();
  }

  /** Kills the executor that trains. */
  private static void killTraining() {
    ProcessHandle trainer = cluster.trainers().findAny().orElseThrow();
    trainer.parent().orElseThrow().destroyForcibly();
    await("the end of its trainer").atMost(MavenBuild.PATIENCE).until(() -> !trainer.isAlive());
  }

  private static void awaitNothingLeft() {
    await("the end of all that trained")
        .atMost(MavenBuild.PATIENCE)
        .untilAsserted(
            () -> assertThat(Stream.concat(cluster.trainers(), cluster.executors())).isEmpty());
  }
}
