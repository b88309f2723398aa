package io.github.experimentmaven.benchmark;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** The class paths of the forks, made of that of the benchmark itself. */
final class ClassPath {

  private static final String NATIVE_JAR = "nd4j-native-[^-]+-M[^-]+-";

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

  private static String name(Path path) {
    return String.valueOf(path.getFileName());
  }
}
