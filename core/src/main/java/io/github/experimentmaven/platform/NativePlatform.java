package io.github.experimentmaven.platform;

import io.github.experimentmaven.experiment.Numerics;
import io.github.experimentmaven.failure.PlatformException;
import io.github.experimentmaven.provenance.Processor;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The native libraries that fit a machine, by the classifiers under which ND4J publishes them.
 *
 * <p>Portable numerics never use those for AVX-512: with all machines on the AVX2 libraries, their
 * results agree bit for bit.
 *
 * @param classifier of {@code nd4j-native}: {@code linux-x86_64-onednn-avx2}
 * @param base of the other native libraries: {@code linux-x86_64}
 */
public record NativePlatform(String classifier, String base) {

  /** The property with which a user overrides what is detected. */
  public static final String PROPERTY = "experiment.nativeClassifier";

  /** What of ND4J is published for each set of instructions. */
  private static final String BACKEND = "org.nd4j:nd4j-native";

  /** What is published for each system and architecture. */
  private static final Set<String> NATIVE =
      Set.of("org.nd4j:nd4j-native-preset", "org.bytedeco:javacpp", "org.bytedeco:openblas");

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

  private static final String[] PORTABLE_NEEDS = {"avx2", "fma"};

  /** What ND4J's libraries of that name are compiled for. */
  private static final String[] AVX512_NEEDS = {
    "avx512f", "avx512bw", "avx512cd", "avx512dq", "avx512vl"
  };

  /** Tells a machine's processor; on some systems that takes a process. */
  @FunctionalInterface
  interface ProcessorSource {

    /**
     * The processor.
     *
     * @throws PlatformException if its description cannot be read
     */
    Processor processor() throws PlatformException;
  }

  private static final Map<String, String> ARCHITECTURES =
      Map.of("amd64", "x86_64", "x86_64", "x86_64", "aarch64", "arm64", "arm64", "arm64");

  /**
   * The libraries for the machine this runs on.
   *
   * @param override the value of {@link #PROPERTY}, or null where the user gives none
   * @param numerics what the processor's instructions are used for
   * @throws PlatformException if there are none for it, or the user's are not published, or the
   *     processor lacks what portable numerics need
   */
  public static NativePlatform detect(@Nullable String override, Numerics numerics)
      throws PlatformException {
    return override == null || override.isBlank()
        ? of(
            System.getProperty("os.name"),
            System.getProperty("os.arch"),
            NativePlatform::thisProcessor,
            numerics)
        : ofClassifier(override.strip());
  }

  /**
   * The libraries for a machine.
   *
   * @param osName as the system property {@code os.name}
   * @param osArch as the system property {@code os.arch}
   * @param source of its processor; only asked on x86_64
   * @param numerics what the processor's instructions are used for
   * @throws PlatformException if there are none for it, or it lacks what portable numerics need, or
   *     its processor is not to be found out
   */
  static NativePlatform of(String osName, String osArch, ProcessorSource source, Numerics numerics)
      throws PlatformException {
    String base = system(osName) + "-" + ARCHITECTURES.getOrDefault(osArch, osArch);
    if (!PUBLISHED.contains(base)) {
      throw new PlatformException(
          "ND4J has no native libraries for %s on %s; it has them for %s\n"
                  .formatted(
                      osName, osArch, "x86_64 and arm64 of Linux and macOS, x86_64 of Windows")
              + "  If one of them runs here all the same, name it with -D%s=CLASSIFIER"
                  .formatted(PROPERTY));
    }
    if (!base.endsWith("-x86_64")) {
      return new NativePlatform(base, base);
    }
    Processor processor = source.processor();
    if (numerics == Numerics.PORTABLE && !processor.has(PORTABLE_NEEDS)) {
      throw new PlatformException(
          """
          numerics: portable computes with AVX2 on every machine, but this processor (%s) has no \
          AVX2 with FMA
            train on another machine, or write numerics: native into the experiment file and \
          expect other bits than elsewhere"""
              .formatted(processor.model()));
    }
    String classifier = base;
    if (processor.has(PORTABLE_NEEDS)) {
      classifier = base + "-onednn-avx2";
    }
    String widest = base + "-onednn-avx512";
    if (numerics == Numerics.NATIVE
        && processor.instructionSets().isPresent()
        && processor.has(AVX512_NEEDS)
        && PUBLISHED.contains(widest)) {
      classifier = widest;
    }
    return new NativePlatform(classifier, base);
  }

  /**
   * The classifier under which an artifact has its native library for this platform.
   *
   * @return nothing for an artifact without native libraries
   */
  public Optional<String> classifierOf(String groupId, String artifactId) {
    String name = groupId + ":" + artifactId;
    if (name.equals(BACKEND)) {
      return Optional.of(classifier);
    }
    return NATIVE.contains(name) ? Optional.of(base) : Optional.empty();
  }

  /**
   * The libraries a user asks for.
   *
   * @throws PlatformException if they are not published
   */
  static NativePlatform ofClassifier(String classifier) throws PlatformException {
    if (!PUBLISHED.contains(classifier)) {
      throw new PlatformException(
          "%s is '%s'; expected one of %s"
              .formatted(PROPERTY, classifier, String.join(", ", PUBLISHED)));
    }
    String[] parts = classifier.split("-", 3);
    return new NativePlatform(classifier, parts[0] + "-" + parts[1]);
  }

  private static Processor thisProcessor() throws PlatformException {
    try {
      return Processor.ofThisMachine();
    } catch (IOException e) {
      throw new PlatformException(
          "the description of this processor cannot be read (%s): name its native libraries with -D%s"
              .formatted(e.getMessage(), PROPERTY),
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
