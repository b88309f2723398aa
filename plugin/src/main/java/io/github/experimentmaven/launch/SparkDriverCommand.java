package io.github.experimentmaven.launch;

import io.github.experimentmaven.failure.ResolutionException;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.channels.Channels;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The command line of the driver: {@code spark-submit} of an installation, or what that runs, from
 * libraries that are resolved. Properties of Spark, which may be secret, are in a file that nobody
 * else can read.
 */
final class SparkDriverCommand {

  private static final String MAIN_CLASS = "io.github.experimentmaven.spark.SparkDriver";

  private static final String SUBMIT_CLASS = "org.apache.spark.deploy.SparkSubmit";

  private static final String PLUGINS = "spark.plugins";

  private static final String MESSAGES = "io.github.experimentmaven.spark.TaskMessages";

  /** Where an installation starts the driver's JVM, it sees to this property itself. */
  private static final String MEMORY = "spark.driver.memory";

  private static final String DEFAULT_MEMORY = "1g";

  /**
   * Of a task that ends its executor there is one more attempt. Speculation would train a run twice
   * at the same time, for nothing: both give the same.
   */
  private static final Map<String, String> OURS =
      Map.of(
          "spark.submit.deployMode", "client",
          "spark.task.maxFailures", "2",
          "spark.speculation", "false");

  /**
   * The JVMs of driver and executors only pass on what trainers do: what HotSpot's second compiler
   * would save them is less than it takes from trainers and from the start.
   */
  private static final String JVM_OPTION = "-XX:TieredStopAtLevel=1";

  /** Nobody would look at its page, and it would open a port. */
  private static final Map<String, String> DEFAULTS =
      Map.of(
          "spark.ui.enabled", "false",
          "spark.log.level", "WARN",
          "spark.app.name", "Experiments of a Maven build",
          "spark.driver.defaultJavaOptions", JVM_OPTION,
          "spark.executor.defaultJavaOptions", JVM_OPTION);

  /**
   * What Spark reflects on, as its {@code spark-submit} opens it (Spark 4.2, {@code
   * org.apache.spark.launcher.JavaModuleOptions}).
   */
  private static final List<String> OPENED =
      List.of(
          "java.base/java.lang",
          "java.base/java.lang.invoke",
          "java.base/java.lang.reflect",
          "java.base/java.io",
          "java.base/java.net",
          "java.base/java.nio",
          "java.base/java.util",
          "java.base/java.util.concurrent",
          "java.base/java.util.concurrent.atomic",
          "java.base/jdk.internal.ref",
          "java.base/sun.nio.ch",
          "java.base/sun.nio.cs",
          "java.base/sun.security.action",
          "java.base/sun.util.calendar",
          "java.security.jgss/sun.security.krb5");

  private final LaunchSettings settings;
  private final SparkSettings spark;
  private final SparkArtifacts artifacts;

  SparkDriverCommand(LaunchSettings settings, SparkSettings spark, SparkArtifacts artifacts) {
    this.settings = settings;
    this.spark = spark;
    this.artifacts = artifacts;
  }

  /**
   * The process, ready to start.
   *
   * @param folder for its files
   * @param results the folder that it writes what comes back to
   * @param log takes what Spark prints
   */
  ProcessBuilder prepare(Path folder, Path results, Path log)
      throws IOException, ResolutionException {
    ShippedFiles jars = new ShippedFiles(Files.createDirectories(folder.resolve("driver")));
    for (Path each : artifacts.driver()) {
      jars.add(each);
    }
    List<Path> own = jars.paths();
    Path properties = folder.resolve("spark.properties");
    write(properties, own.subList(1, own.size()));
    List<String> command = new ArrayList<>();
    Path home = spark.home();
    if (home == null) {
      command.addAll(forked());
    } else {
      command.add(
          home.resolve("bin")
              .resolve(isWindows() ? "spark-submit.cmd" : "spark-submit")
              .toString());
    }
    command.addAll(
        List.of(
            "--properties-file",
            properties.toAbsolutePath().toString(),
            "--class",
            MAIN_CLASS,
            own.get(0).toAbsolutePath().toString(),
            results.toAbsolutePath().toString()));
    ProcessBuilder process =
        new ProcessBuilder(command)
            .directory(settings.directory().toFile())
            .redirectError(Redirect.to(log.toFile()));
    process.environment().putIfAbsent("JAVA_HOME", javaHome());
    return process;
  }

  private List<String> forked() throws ResolutionException {
    List<String> command = new ArrayList<>();
    command.add(settings.java().toString());
    command.add("-Xmx" + spark.properties().getOrDefault(MEMORY, DEFAULT_MEMORY));
    command.add("-XX:+IgnoreUnrecognizedVMOptions");
    command.add(JVM_OPTION);
    for (String each : OPENED) {
      command.add("--add-opens=" + each + "=ALL-UNNAMED");
    }
    command.add("-Djdk.reflect.useDirectMethodHandle=false");
    command.add("-Dio.netty.tryReflectionSetAccessible=true");
    command.add("-cp");
    command.add(
        artifacts.libraries().stream()
            .map(Path::toString)
            .collect(Collectors.joining(File.pathSeparator)));
    command.add(SUBMIT_CLASS);
    return command;
  }

  private String javaHome() {
    Path java = settings.java().toAbsolutePath();
    Path bin = java.getParent();
    Path home = bin == null ? null : bin.getParent();
    return (home == null ? Path.of(System.getProperty("java.home")) : home).toString();
  }

  private void write(Path file, List<Path> jars) throws IOException {
    Properties properties = new Properties();
    properties.putAll(DEFAULTS);
    properties.putAll(spark.properties());
    properties.putAll(OURS);
    properties.setProperty("spark.master", spark.master());
    properties.setProperty(PLUGINS, joined(properties.getProperty(PLUGINS), Stream.of(MESSAGES)));
    properties.setProperty(
        "spark.jars",
        joined(
            properties.getProperty("spark.jars"),
            jars.stream().map(jar -> jar.toUri().toString())));
    Files.deleteIfExists(file);
    try (OutputStream out =
        Channels.newOutputStream(
            Files.newByteChannel(
                file,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                ownerOnly()))) {
      properties.store(out, null);
    }
  }

  private static String joined(@Nullable String theirs, Stream<String> ours) {
    return Stream.concat(Stream.ofNullable(theirs).filter(text -> !text.isBlank()), ours)
        .collect(Collectors.joining(","));
  }

  private static FileAttribute<?>[] ownerOnly() {
    FileSystem system = FileSystems.getDefault();
    return system.supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }

  private static boolean isWindows() {
    return File.separatorChar == '\\';
  }
}
