package io.github.experimentmaven.benchmark;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** The class paths of the forks, made of that of the benchmark itself. */
final class ClassPath {

  private static final String NATIVE_JAR = "nd4j-native-[^-]+-M[^-]+-";

  private static final String DEPENDENCIES = "/META-INF/experiment-trainer/dependencies.txt";

  private ClassPath() {}

  /**
   * The benchmark's own class path with one of the two native libraries of ND4J that are on it.
   *
   * @param classifier of the library that stays
   * @throws IllegalStateException if it is not there
   */
  static List<Path> withNativeLibrary(String classifier) {
    List<Path> all =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .map(Path::of)
            .toList();
    String wanted = NATIVE_JAR + classifier + "\\.jar";
    if (all.stream().noneMatch(path -> name(path).matches(wanted))) {
      throw new IllegalStateException("the class path holds no nd4j-native of " + classifier);
    }
    return all.stream()
        .filter(path -> name(path).matches(wanted) || !name(path).matches(NATIVE_JAR + ".*"))
        .toList();
  }

  /**
   * What a build has a trainer run with: of the benchmark's own class path, which also holds all
   * that the plugin needs, the trainer and its libraries.
   *
   * @param classifier of the native library
   */
  static List<Path> ofTrainer(String classifier) throws IOException {
    List<String> names;
    try (InputStream in = ClassPath.class.getResourceAsStream(DEPENDENCIES)) {
      names =
          new String(Objects.requireNonNull(in, DEPENDENCIES).readAllBytes(), UTF_8)
              .lines()
              .map(line -> line.strip().split(":", -1))
              .map(coordinates -> coordinates[1] + "-" + coordinates[3])
              .toList();
    }
    return withNativeLibrary(classifier).stream()
        .filter(
            path ->
                names.stream()
                    .anyMatch(
                        name ->
                            name(path).equals(name + ".jar") || name(path).startsWith(name + "-")))
        .toList();
  }

  private static String name(Path path) {
    return String.valueOf(path.getFileName());
  }
}
