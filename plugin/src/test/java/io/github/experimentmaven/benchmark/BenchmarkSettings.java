package io.github.experimentmaven.benchmark;

import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What to measure and with what. Of the system properties, {@code benchmark.repeats}, {@code
 * benchmark.only}, {@code benchmark.contenders} and {@code benchmark.python} are for people; the
 * build sets the others.
 *
 * @param repeats rounds of interleaved measurements
 * @param only what to measure, of {@link #SUBJECTS}
 * @param contenders who trains or reads data, of {@link #CONTENDERS}
 * @param pythonCandidates interpreters that may be able to import PyTorch or pandas, the best first
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
    Set<String> contenders,
    List<String> pythonCandidates,
    Path base,
    Path output,
    Path mavenHome,
    Path localRepository,
    Path outerRepository,
    String pluginVersion) {

  /** All networks but those that ship with the project. */
  static final String NETWORKS = "networks";

  /** Many epochs of each network, to see whether its memory grows. */
  static final String MEMORY = "memory";

  /** Large tables. */
  static final String TABLES = "tables";

  /** A folder of many pictures. */
  static final String PICTURES = "pictures";

  /** Everything there is to measure. */
  static final List<String> SUBJECTS =
      Stream.concat(
              Network.ALL.stream().map(Network::name),
              Stream.of(
                  NETWORKS, MEMORY, Builds.SUBJECT, ManyExperiments.SUBJECT, TABLES, PICTURES))
          .toList();

  /** Where Python is looked for unless one is named. */
  static final List<String> USUAL_PYTHONS = List.of("python3", "/usr/bin/python3");

  /** What is measured unless something is named. */
  private static final Set<String> USUAL = Set.of("mlp", "cnn", Builds.SUBJECT);

  /** Whom to measure. */
  static final List<String> CONTENDERS =
      List.of(
          PluginTrainer.NAME,
          PyTorch.NAME,
          PyTorch.CHANNELS_LAST,
          PlainDeeplearning4j.NAME,
          Pandas.NAME);

  /** Whom to measure unless somebody is named. */
  private static final Set<String> USUAL_CONTENDERS =
      Set.of(PluginTrainer.NAME, PyTorch.NAME, PlainDeeplearning4j.NAME, Pandas.NAME);

  BenchmarkSettings {
    only = Set.copyOf(only);
    contenders = Set.copyOf(contenders);
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
        some(properties, "benchmark.only", SUBJECTS, USUAL),
        some(properties, "benchmark.contenders", CONTENDERS, USUAL_CONTENDERS),
        python.isBlank() ? USUAL_PYTHONS : List.of(python),
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

  private static Set<String> some(
      Properties properties, String name, List<String> all, Set<String> usual) {
    String value = properties.getProperty(name, "");
    if (value.isBlank()) {
      return usual;
    }
    Set<String> some = new TreeSet<>(List.of(value.split(",")));
    if (!all.containsAll(some)) {
      throw new IllegalArgumentException(
          name + " must be some of " + String.join(",", all) + ", not '" + value + "'");
    }
    return some;
  }

  private static Path path(Properties properties, String name) {
    return Path.of(properties.getProperty(name, "")).toAbsolutePath().normalize();
  }

  /** Whether this is to be measured. */
  boolean includes(String subject) {
    return only.contains(subject);
  }

  /** Whether somebody is to train something. */
  boolean trains(String contender) {
    return contenders.contains(contender) && (!networks().isEmpty() || includes(MEMORY));
  }

  /** Whether somebody is to read tables or pictures. */
  boolean reads(String contender) {
    return contenders.contains(contender) && (includes(TABLES) || includes(PICTURES));
  }

  /** The networks whose speed is to be measured. */
  List<Network> networks() {
    return Network.ALL.stream()
        .filter(network -> includes(network.name()) || isOneOfIncludedOthers(network))
        .toList();
  }

  private boolean isOneOfIncludedOthers(Network network) {
    return includes(NETWORKS) && Network.OTHERS.contains(network);
  }

  /** The networks whose memory is to be watched: those that are named, or all. */
  List<Network> watchedNetworks() {
    if (!includes(MEMORY)) {
      return List.of();
    }
    return networks().isEmpty() ? Network.ALL : networks();
  }

  /** The folder of MNIST. */
  Path mnist() {
    return base.resolve("../experiments/datasets/mnist/src/main/resources/dataset").normalize();
  }

  /** The folder of the experiments that ship with the project. */
  Path experiments() {
    return base.resolve("../experiments/mnist/src/experiments").normalize();
  }

  /** One of the scripts for PyTorch. */
  Path pythonScript(String file) {
    return base.resolve("src/benchmark/python").resolve(file);
  }

  /** The experiment that names a table or a folder of pictures. */
  Path data(String file) {
    return base.resolve("src/benchmark/data").resolve(file);
  }

  /** The folder of the project with many experiments. */
  Path many() {
    return base.resolve("src/benchmark/many");
  }

  /** A small table. */
  Path iris() {
    return base.resolve("../experiments/iris/data/iris.csv").normalize();
  }

  /** The folder of the projects that are built. */
  Path builds() {
    return base.resolve("src/benchmark/builds");
  }
}
