package io.github.experimentmaven.resolution;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The native libraries that fit a machine, by the classifiers under which ND4J publishes them.
 *
 * <p>Never those for AVX-512: with all machines on the AVX2 libraries, their results agree bit for
 * bit.
 *
 * @param classifier of {@code nd4j-native}: {@code linux-x86_64-onednn-avx2}
 * @param base of the other native libraries: {@code linux-x86_64}
 */
public record NativePlatform(String classifier, String base) {

  /** The property with which a user overrides what is detected. */
  public static final String PROPERTY = "experiment.nativeClassifier";

  /** What nd4j-native 1.0.0-M2.1 is published for. */
  private static final List<String> PUBLISHED =
      List.of(
          "linux-arm64",
          "linux-x86_64",
          "linux-x86_64-avx2",
          "linux-x86_64-avx512",
          "linux-x86_64-compat",
          "linux-x86_64-onednn",
          "linux-x86_64-onednn-avx2",
          "linux-x86_64-onednn-avx512",
          "macosx-arm64",
          "macosx-x86_64",
          "macosx-x86_64-avx2",
          "macosx-x86_64-onednn-avx2",
          "windows-x86_64",
          "windows-x86_64-avx2",
          "windows-x86_64-onednn-avx2");

  private static final Map<String, String> ARCHITECTURES =
      Map.of("amd64", "x86_64", "x86_64", "x86_64", "aarch64", "arm64", "arm64", "arm64");

  private static final Path CPU_INFO = Path.of("/proc/cpuinfo");

  private static final Pattern AVX2 = Pattern.compile("(?m)^flags\\s*:.*\\bavx2\\b");

  /**
   * The libraries for the machine this runs on.
   *
   * @param override the value of {@link #PROPERTY}, or null where the user gives none
   * @throws ResolutionException if there are none for it, or the user's are not published
   */
  public static NativePlatform detect(@Nullable String override) throws ResolutionException {
    return override == null || override.isBlank()
        ? of(System.getProperty("os.name"), System.getProperty("os.arch"), hasAvx2(cpuInfo()))
        : ofClassifier(override.strip());
  }

  /**
   * The libraries for a machine.
   *
   * @param osName as the system property {@code os.name}
   * @param osArch as the system property {@code os.arch}
   * @param avx2 whether the processor has AVX2; only asked on x86_64
   * @throws ResolutionException if there are none for it
   */
  static NativePlatform of(String osName, String osArch, boolean avx2) throws ResolutionException {
    String base = system(osName) + "-" + ARCHITECTURES.getOrDefault(osArch, osArch);
    if (!PUBLISHED.contains(base)) {
      throw new ResolutionException(
          "ND4J has no native libraries for %s on %s; it has them for %s\n"
                  .formatted(
                      osName, osArch, "x86_64 and arm64 of Linux and macOS, x86_64 of Windows")
              + "  If one of them runs here all the same, name it with -D%s=CLASSIFIER"
                  .formatted(PROPERTY));
    }
    String fastest = base + "-onednn-avx2";
    return new NativePlatform(avx2 && PUBLISHED.contains(fastest) ? fastest : base, base);
  }

  /**
   * The libraries a user asks for.
   *
   * @throws ResolutionException if they are not published
   */
  static NativePlatform ofClassifier(String classifier) throws ResolutionException {
    if (!PUBLISHED.contains(classifier)) {
      throw new ResolutionException(
          "%s is '%s'; expected one of %s"
              .formatted(PROPERTY, classifier, String.join(", ", PUBLISHED)));
    }
    String[] parts = classifier.split("-", 3);
    return new NativePlatform(classifier, parts[0] + "-" + parts[1]);
  }

  /**
   * Whether a processor has AVX2.
   *
   * @param cpuInfo the content of Linux' {@code /proc/cpuinfo}, or null on other systems; there it
   *     is taken for granted, as every Mac and PC of the last ten years has it
   */
  static boolean hasAvx2(@Nullable String cpuInfo) {
    return cpuInfo == null || AVX2.matcher(cpuInfo).find();
  }

  private static @Nullable String cpuInfo() throws ResolutionException {
    if (!Files.exists(CPU_INFO)) {
      return null;
    }
    try {
      return Files.readString(CPU_INFO);
    } catch (IOException e) {
      throw new ResolutionException(
          "%s cannot be read (%s), so the processor is unknown: name its native libraries with -D%s"
              .formatted(CPU_INFO, e.getMessage(), PROPERTY),
          e);
    }
  }

  private static String system(String osName) {
    String name = osName.toLowerCase(Locale.ROOT);
    if (name.startsWith("mac")) {
      return "macosx";
    } else if (name.startsWith("windows")) {
      return "windows";
    } else {
      return name;
    }
  }
}
