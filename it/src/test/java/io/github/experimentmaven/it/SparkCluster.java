package io.github.experimentmaven.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A standalone cluster of Spark on this machine: a master, and a worker of one core a JDK. */
final class SparkCluster implements AutoCloseable {

  private static final String HOST = "127.0.0.1";

  private static final Pattern LIBRARY =
      Pattern.compile(" +([^:\\s]+):([^:\\s]+):jar:(?:([^:\\s]+):)?([^:\\s]+):provided.*");

  /** What {@code spark-class} opens. */
  private static final List<String> OPENED =
      Stream.of(
              "java.lang",
              "java.lang.invoke",
              "java.lang.reflect",
              "java.io",
              "java.net",
              "java.nio",
              "java.util",
              "java.util.concurrent",
              "java.util.concurrent.atomic",
              "jdk.internal.ref",
              "sun.nio.ch",
              "sun.nio.cs",
              "sun.security.action",
              "sun.util.calendar")
          .map(name -> "--add-opens=java.base/" + name + "=ALL-UNNAMED")
          .toList();

  private final Path folder;
  private final Map<String, String> properties;
  private final List<Process> processes = new ArrayList<>();
  private final int port;

  private SparkCluster(Path folder, Map<String, String> properties, int port) {
    this.folder = folder;
    this.properties = properties;
    this.port = port;
  }

  /**
   * Has Spark resolved into the local repository of the tested builds, by a build that trains on
   * one thread of its driver.
   *
   * @param folder for the build
   */
  static void resolve(Path folder) throws Exception {
    CachedProject.make("spark", folder);
    List<String> arguments =
        List.of(
            "experiment:run",
            "-Dexperiment.names=grid*=0.01*=8",
            "-Dexperiment.launcher=spark",
            "-Dexperiment.spark.master=local[1]",
            "-Dexperiment.spark.conf.spark.driver.host=" + HOST);
    try (MavenBuild build =
        MavenBuild.start(folder, Path.of(System.getProperty("it.local-repository")), arguments)) {
      assertThat(build.exitCode()).as(build.log()).isZero();
    }
  }

  /**
   * Starts one and waits until it is complete.
   *
   * @param folder for its files, on paths of its processes
   * @param jdks of the workers
   * @param properties of Spark
   */
  static SparkCluster start(Path folder, List<Path> jdks, Map<String, String> properties)
      throws IOException {
    Path jars = Files.createDirectories(folder.resolve("home").resolve("jars"));
    for (Path jar : sparkJars()) {
      Files.createSymbolicLink(jars.resolve(jar.getFileName()), jar);
    }
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    SparkCluster cluster = new SparkCluster(folder, properties, port);
    try {
      Path master =
          cluster.start(
              jdks.get(0),
              "master",
              "org.apache.spark.deploy.master.Master",
              List.of("--host", HOST, "--port", "" + port, "--webui-port", "0"));
      await("the master")
          .atMost(MavenBuild.PATIENCE)
          .until(() -> Files.readString(master).contains("New state: ALIVE"));
      for (int i = 0; i < jdks.size(); i++) {
        cluster.startWorker(jdks.get(i), i);
      }
      await("the workers")
          .atMost(MavenBuild.PATIENCE)
          .until(
              () ->
                  Files.readString(master).split("Registering worker", -1).length
                      == jdks.size() + 1);
      return cluster;
    } catch (RuntimeException | IOException e) {
      cluster.close();
      throw e;
    }
  }

  private void startWorker(Path jdk, int number) throws IOException {
    start(
        jdk,
        "worker-" + number,
        "org.apache.spark.deploy.worker.Worker",
        List.of(
            "--host",
            HOST,
            "--cores",
            "1",
            "--memory",
            "1g",
            "--webui-port",
            "0",
            "--work-dir",
            folder.resolve("work-" + number).toString(),
            address()));
  }

  /** Spark's jars in the local repository of the tested builds. */
  private static List<Path> sparkJars() throws IOException {
    Path repository = Path.of(System.getProperty("it.local-repository"));
    List<Path> jars = new ArrayList<>();
    try (FileSystem jar = FileSystems.newFileSystem(ours("experiment-spark"))) {
      for (String line :
          Files.readAllLines(jar.getPath("META-INF/experiment-spark/dependencies.txt"))) {
        Matcher library = LIBRARY.matcher(line);
        if (library.matches()) {
          jars.add(
              repository
                  .resolve(library.group(1).replace('.', '/'))
                  .resolve(library.group(2))
                  .resolve(library.group(4))
                  .resolve(
                      library.group(2)
                          + "-"
                          + library.group(4)
                          + (library.group(3) == null ? "" : "-" + library.group(3))
                          + ".jar"));
        }
      }
    }
    assertThat(jars).isNotEmpty().allSatisfy(jar -> assertThat(jar).isRegularFile());
    return jars;
  }

  private Path start(Path jdk, String name, String mainClass, List<String> arguments)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(jdk.resolve("bin").resolve("java").toString());
    command.addAll(OPENED);
    command.add("-Xmx256m");
    properties.forEach((key, value) -> command.add("-D" + key + "=" + value));
    command.addAll(List.of("-cp", folder.resolve("home").resolve("jars") + "/*", mainClass));
    command.addAll(arguments);
    Path log = folder.resolve(name + ".log");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().put("SPARK_HOME", folder.resolve("home").toString());
    builder.environment().put("SPARK_SCALA_VERSION", "2.13");
    builder.environment().put("JAVA_HOME", jdk.toString());
    processes.add(builder.start());
    return log;
  }

  /**
   * A driver of this cluster without a build.
   *
   * @param results the folder for what comes back
   */
  Process driver(Path results) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Jdks.OWN.resolve("bin").resolve("java").toString());
    command.addAll(OPENED);
    command.add("-Xmx512m");
    command.addAll(
        List.of(
            "-Dspark.master=" + address(),
            "-Dspark.app.name=runs",
            "-Dspark.driver.host=" + HOST,
            "-Dspark.executor.memory=512m",
            "-Dspark.ui.enabled=false",
            "-Dspark.log.level=WARN",
            "-Dspark.task.maxFailures=2",
            "-Dspark.plugins=io.github.experimentmaven.spark.TaskMessages",
            "-Dspark.jars=" + ours("experiment-spark") + "," + ours("experiment-core"),
            "-cp",
            String.join(
                ":",
                folder.resolve("home").resolve("jars") + "/*",
                ours("experiment-spark").toString(),
                ours("experiment-core").toString()),
            "io.github.experimentmaven.spark.SparkDriver",
            results.toString()));
    return new ProcessBuilder(command).redirectError(folder.resolve("driver.log").toFile()).start();
  }

  /** A jar of this project in the local repository of the tested builds. */
  private static Path ours(String name) {
    String version = System.getProperty("it.version");
    return Path.of(System.getProperty("it.local-repository"))
        .resolve("io/github/experimentmaven")
        .resolve(name)
        .resolve(version)
        .resolve(name + "-" + version + ".jar");
  }

  /** As {@code spark.master} has it. */
  String address() {
    return "spark://" + HOST + ":" + port;
  }

  /** What builds say to train here. */
  List<String> properties() {
    return List.of(
        "-Dexperiment.launcher=spark",
        "-Dexperiment.spark.master=" + address(),
        "-Dexperiment.spark.conf.spark.driver.host=" + HOST,
        "-Dexperiment.spark.conf.spark.executor.memory=512m");
  }

  /** The executors of whichever application. */
  Stream<ProcessHandle> executors() {
    return commands("CoarseGrainedExecutorBackend").filter(this::isOurs);
  }

  /** The trainers that they have started. */
  Stream<ProcessHandle> trainers() {
    return commands("experimentmaven.trainer.Trainer").filter(this::isOurs);
  }

  /** The drivers of builds of a project. */
  static Stream<ProcessHandle> drivers(Path project) {
    return commands("spark.SparkDriver")
        .filter(handle -> commandLine(handle).contains(project.toString()));
  }

  private boolean isOurs(ProcessHandle handle) {
    return commandLine(handle).contains(folder.toString());
  }

  private static Stream<ProcessHandle> commands(String part) {
    return ProcessHandle.allProcesses().filter(handle -> commandLine(handle).contains(part));
  }

  private static String commandLine(ProcessHandle handle) {
    try {
      return Files.readString(Path.of("/proc", "" + handle.pid(), "cmdline"));
    } catch (IOException e) {
      // It has ended meanwhile.
      return "";
    }
  }

  @Override
  public void close() {
    for (int i = processes.size() - 1; i >= 0; i--) {
      processes.get(i).destroyForcibly();
    }
    executors().forEach(ProcessHandle::destroyForcibly);
    trainers().forEach(ProcessHandle::destroyForcibly);
  }
}
