package io.github.experimentmaven.benchmark;

import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;

/**
 * What to measure and with what. Of the system properties, {@code benchmark.repeats}, {@code
 * benchmark.only} and {@code benchmark.python} are for people; the build sets the others.
 *
 * @param repeats rounds of interleaved measurements
 * @param only what to measure, of {@link #SUBJECTS}
 * @param pythonCandidates interpreters that may be able to import PyTorch, the best first
 * @param base the folder of the plugin's module
 * @param output where results are written to
 * @param mavenHome the Maven that runs the benchmark
 * @param localRepository holds the plugin that is measured
 * @param outerRepository the local repository of the build that benchmarks
 * @param pluginVersion the version of the plugin
 */
record BenchmarkSettings(
    int repeats,
    Set<String> only,
    List<String> pythonCandidates,
    Path base,
    Path output,
    Path mavenHome,
    Path localRepository,
    Path outerRepository,
    String pluginVersion) {

  /** Everything there is to measure. */
  static final List<String> SUBJECTS = List.of("mlp", "cnn", MavenBuild.SUBJECT);

  BenchmarkSettings {
    only = Set.copyOf(only);
    pythonCandidates = List.copyOf(pythonCandidates);
  }

  /**
   * Reads them.
   *
   * @throws IllegalArgumentException if a value makes no sense; the message says what would
   */
  static BenchmarkSettings of(Properties properties) {
    String python = properties.getProperty("benchmark.python", "");
    return new BenchmarkSettings(
        repeats(properties.getProperty("benchmark.repeats", "")),
        only(properties.getProperty("benchmark.only", "")),
        python.isBlank() ? List.of("python3", "/usr/bin/python3") : List.of(python),
        path(properties, "benchmark.base"),
        path(properties, "benchmark.output"),
        path(properties, "benchmark.mavenHome"),
        path(properties, "benchmark.localRepository"),
        path(properties, "benchmark.outerRepository"),
        properties.getProperty("benchmark.pluginVersion", ""));
  }

  private static int repeats(String value) {
    if (!value.matches("[1-9][0-9]{0,3}")) {
      throw new IllegalArgumentException(
          "benchmark.repeats must be a number of at least 1, not '" + value + "'");
    }
    return Integer.parseInt(value);
  }

  private static Set<String> only(String value) {
    if (value.isBlank()) {
      return Set.copyOf(SUBJECTS);
    }
    Set<String> only = new TreeSet<>(List.of(value.split(",")));
    if (!SUBJECTS.containsAll(only)) {
      throw new IllegalArgumentException(
          "benchmark.only must be some of " + String.join(",", SUBJECTS) + ", not '" + value + "'");
    }
    return only;
  }

  private static Path path(Properties properties, String name) {
    return Path.of(properties.getProperty(name, "")).toAbsolutePath().normalize();
  }

  /** Whether this is to be measured. */
  boolean includes(String subject) {
    return only.contains(subject);
  }

  /** The folder of MNIST. */
  Path mnist() {
    return base.resolve("../experiments/datasets/mnist/src/main/resources/dataset").normalize();
  }

  /** The folder of the experiments that ship with the project. */
  Path experiments() {
    return base.resolve("../experiments/mnist/src/experiments").normalize();
  }

  /** One of them. */
  Path experiment(String file) {
    return experiments().resolve(file);
  }

  /** One of the scripts for PyTorch. */
  Path pythonScript(String file) {
    return base.resolve("src/benchmark/python").resolve(file);
  }

  /** The folder of the projects that are built. */
  Path builds() {
    return base.resolve("src/benchmark/builds");
  }
}
