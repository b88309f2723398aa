package io.github.experimentmaven.provenance;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The artifacts on a trainer's class path, told apart by whether they calculate.
 *
 * @param calculating those whose code computes the numbers of a training, as {@code
 *     groupId:artifactId:version[:classifier]}, sorted: the order of a class path decides no bit
 * @param others the version of every other one by {@code groupId:artifactId[:classifier]}, sorted
 */
public record Libraries(List<String> calculating, Map<String, String> others) {

  /**
   * Deeplearning4j's layers; ND4J's arrays, random numbers and operations, which hand them to the
   * native library; that library with its kernels and oneDNN's, and the preset, which brings the
   * threading and Fortran run-times they call; OpenBLAS, which multiplies matrices. Not JavaCPP,
   * which loads the native libraries and allots their memory; nor the rest of both groups, which
   * holds base classes, formats and copies of other libraries; nor anything of another group, which
   * the trainer only reads and writes files with.
   */
  private static final Set<String> CALCULATING =
      Set.of(
          "org.deeplearning4j:deeplearning4j-nn",
          "org.nd4j:nd4j-api",
          "org.nd4j:nd4j-native-api",
          "org.nd4j:nd4j-native",
          "org.nd4j:nd4j-native-preset",
          "org.bytedeco:openblas");

  public Libraries {
    calculating = List.copyOf(calculating);
    others = Collections.unmodifiableMap(new TreeMap<>(others));
  }

  /**
   * The libraries of a class path.
   *
   * @param coordinates {@code groupId:artifactId:version[:classifier]} each, in any order
   */
  public static Libraries of(List<String> coordinates) {
    Map<String, String> others = new TreeMap<>();
    coordinates.stream()
        .filter(each -> !calculates(each))
        .forEach(each -> others.put(name(each), version(each)));
    return new Libraries(
        coordinates.stream().filter(Libraries::calculates).sorted().toList(), others);
  }

  /** Coordinates without their version: {@code org.nd4j:nd4j-native:linux-x86_64}. */
  static String name(String coordinates) {
    String[] parts = parts(coordinates);
    return parts[0] + ":" + parts[1] + (parts.length > 3 ? ":" + parts[3] : "");
  }

  /** The version in some coordinates. */
  static String version(String coordinates) {
    return parts(coordinates)[2];
  }

  private static boolean calculates(String coordinates) {
    String[] parts = parts(coordinates);
    return CALCULATING.contains(parts[0] + ":" + parts[1]);
  }

  private static String[] parts(String coordinates) {
    String[] parts = coordinates.split(":", 4);
    if (parts.length < 3) {
      throw new IllegalArgumentException(
          "'%s' is not groupId:artifactId:version".formatted(coordinates));
    }
    return parts;
  }
}
