package io.github.experimentmaven.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.experimentmaven.plan.Run;
import io.github.experimentmaven.result.RunFolder;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TrainerCommandTest {

  @TempDir private Path directory;

  @Test
  void theLimitsAreSetAndPhysicalMemoryHasRoomForBothAndTheJvmItself() throws Exception {
    assertThat(command(FakeRuns.settings(directory)).arguments(files()))
        .contains(
            "-Xmx128m",
            "-Dorg.bytedeco.javacpp.maxbytes=256m",
            // and for 700 images of 784 bytes and a label
            "-Dorg.bytedeco.javacpp.maxphysicalbytes=897m",
            "-Dorg.bytedeco.javacpp.cachedir=" + directory.resolve("native"));
  }

  @Test
  void theUsersCollectorTakesThePlaceOfOurs() throws Exception {
    assertThat(command(FakeRuns.settings(directory)).arguments(files()))
        .contains("-XX:+UseSerialGC", "-Xmn16m");
    assertThat(command(FakeRuns.settings(directory, List.of("-XX:-UseG1GC"))).arguments(files()))
        .contains("-XX:+UseSerialGC", "-Xmn16m");
    assertThat(command(FakeRuns.settings(directory, List.of("-XX:+UseZGC"))).arguments(files()))
        .contains("-XX:+UseZGC")
        .doesNotContain("-XX:+UseSerialGC", "-Xmn16m");
  }

  @Test
  void aTrainerIsToldOfMoreThreadsThanOne() throws Exception {
    Files.createDirectories(directory.resolve("cnn/seed-123"));
    TrainerCommand command = command(FakeRuns.settings(directory));

    assertThat(command.prepare(files(), 2).command()).contains("-Dexperiment.threads=2");
    assertThat(command.prepare(files(), 1).command())
        .noneMatch(argument -> argument.startsWith("-Dexperiment.threads"));
    assertThat(command.arguments(files()))
        .noneMatch(argument -> argument.startsWith("-Dexperiment.threads"));
  }

  @Test
  void whoStartsATrainerByHandWithItsArgumentFileIsNotTakenForItsParent() throws Exception {
    Files.createDirectories(directory.resolve("cnn/seed-123"));
    ProcessBuilder process = command(FakeRuns.settings(directory)).prepare(files(), 1);

    assertThat(process.command().get(1))
        .isEqualTo("-Dexperiment.parent=" + ProcessHandle.current().pid());
    Path arguments = Path.of(process.command().get(2).substring(1));
    assertThat(arguments).content().contains("-Xmx128m").doesNotContain("experiment.parent");
  }

  @Test
  void theLimitOfPhysicalMemoryFollowsTheUsersOwnLimits() throws Exception {
    LaunchSettings settings =
        FakeRuns.settings(
            directory, List.of("-Xmx1g", "-Xmx2g", "-Dorg.bytedeco.javacpp.maxbytes=1g"));

    assertThat(command(settings).arguments(files()))
        .contains("-Dorg.bytedeco.javacpp.maxphysicalbytes=3585m")
        .containsSubsequence("-Xmx2g", "-Xmx1g", "-Xmx2g", "Main");
  }

  @ParameterizedTest
  @CsvSource({"21.0.2, 0", "22, 1", "23.0.1, 2", "25, 2"})
  void whatNewerJavasWarnOfIsAllowedWhereTheyKnowIt(String version, int allowed) throws Exception {
    Path java = directory.resolve("jdk/bin/java");
    Files.createDirectories(java.getParent());
    Files.createFile(java);
    Files.writeString(directory.resolve("jdk/release"), "JAVA_VERSION=\"" + version + "\"\n");

    assertThat(command(FakeRuns.withJava(java, directory)).arguments(files()))
        .filteredOn(argument -> argument.startsWith("--"))
        .isEqualTo(
            List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow")
                .subList(0, allowed));
  }

  @Test
  void aUsersLimitThatIsNoSizeIsLeftForTheJvmToRefuse() {
    LaunchSettings settings = FakeRuns.settings(directory, List.of("-Xmxhuge"));

    assertThat(MemoryLimit.heap(settings, FakeRuns.run(directory, "cnn").memory()))
        .isEqualTo(new MemoryLimit(MemorySize.parse("128m"), "set by experiment.maxHeap"));
  }

  @Test
  void variablesMeantForMavensOwnJvmDoNotReachTheTrainer() {
    Map<String, String> environment =
        new HashMap<>(
            Map.of(
                "JAVA_TOOL_OPTIONS", "-javaagent:a.jar",
                "JDK_JAVA_OPTIONS", "-Xmx1m",
                "_JAVA_OPTIONS", "-Xmx1m",
                "CLASSPATH", "old.jar",
                "OMP_NUM_THREADS", "8",
                "OPENBLAS_VERBOSE", "2",
                "SD_FORBID_HELPERS", "1",
                "ND4J_FALLBACK", "true",
                "BACKEND_PRIORITY_CPU", "1",
                "PATH", "/bin"));

    command(FakeRuns.settings(directory)).adapt(environment);

    assertThat(environment)
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "PATH", "/bin",
                // as the job says
                "OPENBLAS_CORETYPE", "Haswell",
                "MALLOC_MMAP_THRESHOLD_", "33554432",
                "MALLOC_TRIM_THRESHOLD_", "536870912"));
  }

  @Test
  void memoryIsAllocatedAsTheShellSaysIfItDoes() {
    Map<String, String> environment = new HashMap<>(Map.of("MALLOC_TRIM_THRESHOLD_", "131072"));

    command(FakeRuns.settings(directory)).adapt(environment);

    assertThat(environment)
        .containsEntry("MALLOC_TRIM_THRESHOLD_", "131072")
        .containsEntry("MALLOC_MMAP_THRESHOLD_", "33554432");
  }

  @Test
  void theUsersEnvironmentWins() {
    Map<String, String> environment = new HashMap<>(Map.of("JAVA_TOOL_OPTIONS", "theirs"));
    Map<String, String> user = Map.of("JAVA_TOOL_OPTIONS", "mine");

    command(FakeRuns.settings(directory, List.of(), user)).adapt(environment);

    assertThat(environment).containsEntry("JAVA_TOOL_OPTIONS", "mine");
  }

  @Test
  void aTrainerStartsFromItsArchiveIfThereIsOne() throws Exception {
    ClassArchive archive = archive();
    assertThat(command(archive).arguments(files()))
        .contains("-Xshare:auto")
        .noneMatch(argument -> argument.contains("SharedArchiveFile"));

    archive.put(Files.writeString(directory.resolve("made"), "classes"));

    assertThat(command(archive, "-Xmx2g", "-Dmine=yes", "-XX:+UseParallelGC").arguments(files()))
        .containsSubsequence(
            "-Xshare:auto",
            "-XX:SharedArchiveFile=" + archive.file().orElseThrow(),
            "-Xlog:cds*=off",
            "-Xmx2g",
            "Main");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-Xshare:on",
        "-XX:SharedArchiveFile=mine.jsa",
        "-XX:ArchiveClassesAtExit=mine.jsa",
        "-XX:+AutoCreateSharedArchive",
        "-XX:+RecordDynamicDumpInfo",
        "-XX:-UseSharedSpaces",
        "-XX:AOTCache=mine.aot",
        "-XX:Flags=mine",
        "-XX:VMOptionsFile=mine",
        "-Djava.system.class.loader=Mine"
      })
  void whatTheUserSaysOfSharingStandsAlone(String argument) throws Exception {
    ClassArchive archive = archive();
    archive.put(Files.writeString(directory.resolve("made"), "classes"));

    TrainerCommand command = command(archive, argument);

    assertThat(command.archive()).isEmpty();
    assertThat(command.arguments(files()))
        .contains(argument)
        .doesNotContain("-XX:SharedArchiveFile=" + archive.file().orElseThrow());
  }

  @Test
  void argumentsInTheUsersVariablesMayBeOfSharing() throws Exception {
    LaunchSettings settings =
        FakeRuns.settings(directory, List.of(), Map.of("JAVA_TOOL_OPTIONS", "-Xshare:on"));

    assertThat(command(settings, archive()).archive()).isEmpty();
  }

  @Test
  void nothingIsLostOnTheWayToTheTrainer() throws Exception {
    Path nasty = directory.resolve(nastyName());
    List<String> jvmArguments =
        List.of(
            "-Xmx64m",
            "-Dfile.encoding=US-ASCII",
            "-Dvalue=a 'b' \"c\" \\d #e\tf",
            "-Dempty=",
            "-Dpath=C:\\new\\table");
    Run run = FakeRuns.run(nasty, "cnn", "facts", "result");

    FakeRuns.launcher(1)
        .launch(
            List.of(run),
            FakeRuns.settings(directory, jvmArguments, Map.of("GREETING", "good morning")),
            ProgressListener.SILENT);

    assertThat(run.folder().result()).exists();
    List<String> facts = Files.readAllLines(run.folder().path().resolve("facts.txt"));
    assertThat(facts)
        .contains(
            "data " + run.data(),
            "unpacked " + directory.resolve("unpacked"),
            "directory " + directory.toRealPath(),
            "env GREETING=good morning",
            "env OPENBLAS_CORETYPE=Haswell",
            "property file.encoding=US-ASCII",
            "property value=a 'b' \"c\" \\d #e\tf",
            "property empty=",
            "property path=C:\\new\\table")
        .anyMatch(fact -> fact.startsWith("folder " + run.folder().path() + "."))
        .anySatisfy(
            fact ->
                assertThat(fact)
                    .matches(
                        heap ->
                            heap.startsWith("heap ")
                                && Long.parseLong(heap.substring(5)) <= 64 << 20));
  }

  @Test
  void aClassOfTheProjectHasTheClassPathOfTheProjectAndTheTrainerIsInside() throws Exception {
    Path spi = directory.resolve("spi.jar");
    Path project = directory.resolve("classes");
    Path trainer = directory.resolve("trainer.jar");
    TrainerCommand command =
        new TrainerCommand(
            FakeRuns.run(directory, "forest"),
            new ProjectProgram(List.of(spi, project), List.of(trainer)),
            FakeRuns.settings(directory));

    List<String> arguments = command.arguments(FakeRuns.run(directory, "forest").folder());

    assertThat(arguments.get(arguments.indexOf("-cp") + 1))
        .isEqualTo(spi + File.pathSeparator + project);
    assertThat(arguments).contains("-XX:+UseSerialGC").doesNotContain("-Xmn16m");
    assertThat(arguments).contains("-Dexperiment.runner.classPath=" + trainer);
    assertThat(arguments)
        .containsSequence(
            "io.github.experimentmaven.spi.launch.Bootstrap",
            "io.github.experimentmaven.trainer.ClassTrainer",
            FakeRuns.run(directory, "forest").folder().path().toAbsolutePath().toString());
    assertThat(command.archive()).isEmpty();
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aClassPathEntryThatHoldsTheSeparatorIsRefused() {
    Path entry = Path.of("/opt/a:b/c.jar");
    Run run = FakeRuns.run(directory, "cnn");
    TrainerCommand command =
        new TrainerCommand(run, List.of(entry), FakeRuns.settings(directory), "Main", null);

    assertThatThrownBy(() -> command.arguments(files()))
        .isInstanceOf(IOException.class)
        .hasMessage(
            "a class path cannot hold /opt/a:b/c.jar: ':' separates its entries; move the file to"
                + " another folder");
  }

  /** As bad as this system lets a folder's name be. */
  private static String nastyName() {
    String name = "a  b'c#d%e@f";
    boolean unicode =
        java.nio.charset.Charset.forName(System.getProperty("sun.jnu.encoding"))
            .newEncoder()
            .canEncode("é漢");
    boolean quotes = File.separatorChar == '/';
    return name + (unicode ? "é漢" : "") + (quotes ? "\"g\"\\h" : "");
  }

  private RunFolder files() {
    return FakeRuns.run(directory, "cnn").folder();
  }

  private ClassArchive archive() throws IOException {
    Path jar = Files.write(directory.resolve("trainer.jar"), new byte[0]);
    return ClassArchive.of(directory, LaunchSettings.currentJava(), List.of(jar)).orElseThrow();
  }

  private TrainerCommand command(ClassArchive archive, String... jvmArguments) {
    return command(FakeRuns.settings(directory, List.of(jvmArguments)), archive);
  }

  private TrainerCommand command(LaunchSettings settings) {
    return command(settings, null);
  }

  private TrainerCommand command(LaunchSettings settings, @Nullable ClassArchive archive) {
    return new TrainerCommand(
        FakeRuns.run(directory, "cnn"), FakeRuns.classPath(), settings, "Main", archive);
  }
}
