package io.github.experimentmaven.launch;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.experimentmaven.result.RunFolder;
import io.github.experimentmaven.result.TrainerContract;
import io.github.experimentmaven.storage.FolderLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Archives of a trainer that is three classes, and of the JVM that runs this test. */
@Timeout(120)
final class ClassArchivingTest {

  private static final String FROM_ARCHIVE = "Step source: shared objects file (top)";

  @TempDir private Path directory;

  @Test
  void whatWasRehearsedIsNotLoadedAgain() throws Exception {
    List<Path> classPath = List.of(jar("new Step();"));
    TrainerCommand command = command(classPath, "-Xlog:class+load");
    assertThat(output(command)).contains("Step source: ").doesNotContain(FROM_ARCHIVE);

    make(command);

    assertThat(output(command)).contains(FROM_ARCHIVE);
    assertThat(output(command(classPath))).isEqualTo("trained\n");
    assertNothingElseIsLeft(1);
  }

  @Test
  void theUsersOwnSettingsOfSharingStandAlone() throws Exception {
    List<Path> classPath = List.of(jar("new Step();"));
    make(command(classPath));

    TrainerCommand command = command(classPath, "-Xlog:class+load", "-Xshare:off");

    assertThat(command.archive()).isEmpty();
    assertThat(output(command)).contains("Step source: ").doesNotContain("shared objects file");
  }

  @Test
  void ofHalfAnArchiveNoTrainerDies() throws Exception {
    List<Path> classPath = List.of(jar("new Step();"));
    make(command(classPath));
    Path file = command(classPath).archive().flatMap(ClassArchive::file).orElseThrow();
    byte[] whole = Files.readAllBytes(file);
    Files.delete(file);
    Files.write(file, java.util.Arrays.copyOf(whole, whole.length / 2));

    assertThat(output(command(classPath))).isEqualTo("trained\n");

    make(command(classPath));
    assertThat(output(command(classPath, "-Xlog:class+load"))).contains(FROM_ARCHIVE);
  }

  @Test
  void aRehearsalThatFailsIsTriedAgain() throws Exception {
    TrainerCommand command = command(List.of(jar("System.exit(6);")));

    make(command);

    assertThat(command.archive()).hasValueSatisfying(it -> assertThat(it.isMissing()).isTrue());
    assertThat(output(command)).isEqualTo("trained\n");
    assertNothingElseIsLeft(0);
  }

  @Test
  void theFolderOfARehearsalIsEmptyAndItsParentIsKnown() throws Exception {
    TrainerCommand command =
        command(
            List.of(
                jar(
                    """
                    if (java.nio.file.Path.of(a[0]).toFile().list().length > 0
                        || !System.getProperty("experiment.parent").equals("%d")
                        || !System.getProperty("mine").equals("yes")) {
                      System.exit(6);
                    }"""
                        .formatted(ProcessHandle.current().pid()))),
            "-Dmine=yes",
            "-Xlog:gc:file=" + directory.resolve("gc.log"));

    make(command);

    assertThat(command.archive().flatMap(ClassArchive::file)).isPresent();
    assertThat(directory.resolve("gc.log")).doesNotExist();
  }

  @Test
  void whileAnotherBuildMakesOneThisDoesNot() throws Exception {
    TrainerCommand command = command(List.of(jar("new Step();")));
    try (FolderLock other = FolderLock.acquire(archives(), () -> {})) {
      assertThat(other).isNotNull();

      make(command);
    }

    assertThat(command.archive()).hasValueSatisfying(it -> assertThat(it.isMissing()).isTrue());
  }

  /** One that makes none, and one that complains of what it has made. */
  @ParameterizedTest
  @DisabledOnOs(OS.WINDOWS)
  @ValueSource(
      strings = {
        "true",
        """
        file=$(sed -n 's/^"-XX:ArchiveClassesAtExit=\\(.*\\)"$/\\1/p' "${2#@}")
        if [ "$file" ]; then echo classes > "$file"; else echo warning; fi"""
      })
  void aJavaThatMakesNoneThatIsOfUseIsNotAskedAgain(String script) throws Exception {
    Path home = directory.resolve("jdk");
    Path java = home.resolve("bin/java");
    Files.createDirectories(java.getParent());
    Files.writeString(java, "#!/bin/sh\n" + script + "\n");
    assertThat(java.toFile().setExecutable(true)).isTrue();
    Files.writeString(home.resolve("release"), "JAVA_VERSION=\"17\"\n");
    Files.createDirectories(home.resolve("lib"));
    Files.createFile(home.resolve("lib/modules"));
    List<Path> classPath = List.of(jar("new Step();"));
    TrainerCommand command = command(FakeRuns.withJava(java, directory), classPath);

    make(command);

    assertThat(command.archive())
        .hasValueSatisfying(
            archive -> {
              assertThat(archive.isMissing()).isFalse();
              assertThat(archive.file()).isEmpty();
            });
    assertNothingElseIsLeft(1);
  }

  private static void make(TrainerCommand command) throws InterruptedException {
    try (Forks forks = new Forks()) {
      new ClassArchiving(command.archive().orElseThrow(), command).make(forks);
    }
  }

  private TrainerCommand command(List<Path> classPath, String... jvmArguments) {
    return command(FakeRuns.settings(directory, List.of(jvmArguments)), classPath);
  }

  private TrainerCommand command(LaunchSettings settings, List<Path> classPath) {
    return new TrainerCommand(
        FakeRuns.run(directory.resolve("results"), "cnn"),
        classPath,
        settings,
        "Main",
        ClassArchive.of(archives(), settings.java(), classPath).orElseThrow());
  }

  private Path archives() {
    return directory.resolve("archives");
  }

  private void assertNothingElseIsLeft(int archives) throws IOException {
    try (Stream<Path> files = Files.list(archives())) {
      assertThat(files.map(file -> file.toString().replaceFirst(".*[./]", "")))
          .containsExactlyInAnyOrderElementsOf(
              Stream.concat(Stream.of("lock"), Stream.generate(() -> "jsa").limit(archives))
                  .toList());
    }
  }

  /** What a trainer prints. */
  private String output(TrainerCommand command) throws Exception {
    Path log = directory.resolve("log");
    Process process =
        command
            .process(
                command.arguments(new RunFolder(directory.resolve("run"))),
                directory.resolve("args"),
                log)
            .start();
    assertThat(process.waitFor()).isZero();
    return Files.readAllLines(log).stream().collect(joining("\n", "", "\n"));
  }

  /** A trainer that takes one step, and its rehearsal, which does what is given. */
  private Path jar(String rehearsal) throws IOException {
    Path sources = Files.createDirectories(directory.resolve("sources"));
    Path classes = directory.resolve("classes");
    String name = TrainerContract.REHEARSAL_CLASS;
    int dot = name.lastIndexOf('.');
    Files.writeString(
        sources.resolve("Main.java"),
        """
        public class Main {
          public static void main(String[] a) { new %s.Step(); System.out.println("trained"); }
        }
        """
            .formatted(name.substring(0, dot)));
    Files.writeString(
        sources.resolve("Rehearsal.java"),
        """
        package %s;
        public class %s {
          public static void main(String[] a) { %s }
        }
        """
            .formatted(name.substring(0, dot), name.substring(dot + 1), rehearsal));
    Files.writeString(
        sources.resolve("Step.java"),
        "package %s; public class Step {}".formatted(name.substring(0, dot)));
    Path jar = directory.resolve("trainer.jar");
    run(
        "javac",
        "-d",
        classes.toString(),
        sources.resolve("Main.java").toString(),
        sources.resolve("Rehearsal.java").toString(),
        sources.resolve("Step.java").toString());
    run("jar", "--create", "--file", jar.toString(), "-C", classes.toString(), ".");
    return jar;
  }

  private static void run(String tool, String... arguments) {
    assertThat(ToolProvider.findFirst(tool).orElseThrow().run(System.out, System.err, arguments))
        .isZero();
  }
}
