package io.github.experimentmaven.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A Maven build as a process of its own. */
final class MavenBuild implements AutoCloseable {

  /** How long anything may take that is waited for: on any machine only what hangs takes longer. */
  static final Duration PATIENCE = Duration.ofMinutes(10);

  private final Path project;
  private final Path log;
  private final Process process;

  private MavenBuild(Path project, Path log, Process process) {
    this.project = project;
    this.log = log;
    this.process = process;
  }

  /**
   * Starts a build with the same local repository, offline.
   *
   * @param project the folder of its {@code pom.xml}
   * @param arguments goals and options
   */
  static MavenBuild start(Path project, String... arguments) throws IOException {
    return startWith(MavenSetup.OWN, project, arguments);
  }

  /**
   * Starts a build with another local repository, which fills from that of the build that tests.
   *
   * @param project the folder of its {@code pom.xml}
   * @param repository the local repository
   * @param arguments goals and options
   */
  static MavenBuild start(Path project, Path repository, List<String> arguments)
      throws IOException {
    return start(MavenSetup.OWN, project, repository, arguments);
  }

  /**
   * Starts a build with the same local repository and another setup, offline.
   *
   * @param setup of Maven and JDK
   * @param project the folder of its {@code pom.xml}
   * @param arguments goals and options
   */
  static MavenBuild startWith(MavenSetup setup, Path project, String... arguments)
      throws IOException {
    List<String> offline = new ArrayList<>(List.of("-o"));
    offline.addAll(List.of(arguments));
    return start(setup, project, Path.of(System.getProperty("it.local-repository")), offline);
  }

  private static MavenBuild start(
      MavenSetup setup, Path project, Path repository, List<String> arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(setup.maven().resolve("bin").resolve("mvn").toString());
    command.addAll(List.of("-B", "-ntp", "-s", System.getProperty("it.settings")));
    command.add("-Dmaven.repo.local=" + repository);
    command.addAll(arguments);
    Path log = Files.createTempFile(project, "build", ".log");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(project.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().put("JAVA_HOME", setup.jdk().toString());
    builder.environment().put("MAVEN_OPTS", System.getProperty("it.maven-options"));
    builder.environment().putAll(setup.environment());
    return new MavenBuild(project, log, builder.start());
  }

  /** The process of Maven itself. */
  ProcessHandle process() {
    return process.toHandle();
  }

  /** All it has printed so far. */
  String log() throws IOException {
    return Files.readString(log);
  }

  /**
   * Waits for the end.
   *
   * @return the exit code
   */
  int exitCode() throws IOException, InterruptedException {
    if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      List<String> lines = log().lines().toList();
      throw new AssertionError(
          "The build does not end. Its log's last lines:\n"
              + String.join("\n", lines.subList(Math.max(0, lines.size() - 50), lines.size())));
    }
    return process.exitValue();
  }

  /** Every process whose command line names the project's folder: trainers, and Maven itself. */
  Stream<ProcessHandle> processes() {
    return ProcessHandle.allProcesses()
        .filter(handle -> handle.info().commandLine().orElse("").contains(project.toString()));
  }

  /** The one trainer that is running. */
  ProcessHandle trainer() {
    return processes()
        .filter(handle -> handle.info().commandLine().orElse("").contains("trainer.args"))
        .findFirst()
        .orElseThrow();
  }

  /** Leaves nothing running, whatever a test has found. */
  @Override
  public void close() {
    process.destroyForcibly();
    processes().forEach(ProcessHandle::destroyForcibly);
  }
}
