package io.github.experimentmaven.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.experimentmaven.experiment.Numerics;
import io.github.experimentmaven.failure.PlatformException;
import io.github.experimentmaven.provenance.Processor;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NativePlatformTest {

  private static final Processor PLAIN = processor("sse2");
  private static final Processor AVX2 = processor("sse2", "avx2", "fma");
  private static final Processor AVX512 =
      processor("avx2", "fma", "avx512f", "avx512bw", "avx512cd", "avx512dq", "avx512vl");

  @ParameterizedTest
  @CsvSource({
    "Linux, amd64, true, linux-x86_64-onednn-avx2, linux-x86_64",
    "Linux, amd64, false, linux-x86_64, linux-x86_64",
    "Linux, aarch64, true, linux-arm64, linux-arm64",
    "Mac OS X, x86_64, true, macosx-x86_64-onednn-avx2, macosx-x86_64",
    "Mac OS X, aarch64, true, macosx-arm64, macosx-arm64",
    "Windows 11, amd64, true, windows-x86_64-onednn-avx2, windows-x86_64",
  })
  void everySupportedMachineHasItsLibraries(
      String osName, String osArch, boolean avx2, String classifier, String base) throws Exception {
    assertThat(
            NativePlatform.of(
                osName,
                osArch,
                () -> avx2 ? AVX2 : PLAIN,
                avx2 ? Numerics.PORTABLE : Numerics.NATIVE))
        .isEqualTo(new NativePlatform(classifier, base));
  }

  @ParameterizedTest
  @CsvSource({"Linux, ppc64le", "Windows 11, aarch64", "SunOS, amd64", "Linux, i386"})
  void anUnsupportedMachineIsToldWhatIsSupported(String osName, String osArch) {
    assertThatExceptionOfType(PlatformException.class)
        .isThrownBy(() -> NativePlatform.of(osName, osArch, () -> PLAIN, Numerics.PORTABLE))
        .withMessage(
            """
            ND4J has no native libraries for %s on %s; it has them for x86_64 and arm64 of Linux \
            and macOS, x86_64 of Windows
              If one of them runs here all the same, name it with \
            -Dexperiment.nativeClassifier=CLASSIFIER"""
                .formatted(osName, osArch));
  }

  @ParameterizedTest
  @CsvSource({
    "linux-x86_64-avx512, linux-x86_64",
    "linux-x86_64, linux-x86_64",
    "macosx-arm64, macosx-arm64",
  })
  void theUserMayNameAnyPublishedLibraries(String classifier, String base) throws Exception {
    assertThat(NativePlatform.detect(" " + classifier + " ", Numerics.PORTABLE))
        .isEqualTo(new NativePlatform(classifier, base));
  }

  @Test
  void librariesThatAreNotPublishedAreRejectedWithThoseThatAre() {
    assertThatExceptionOfType(PlatformException.class)
        .isThrownBy(() -> NativePlatform.detect("linux-x86_64-avx3", Numerics.PORTABLE))
        .withMessage(
            "experiment.nativeClassifier is 'linux-x86_64-avx3'; expected one of linux-arm64,"
                + " linux-x86_64, linux-x86_64-avx2, linux-x86_64-avx512, linux-x86_64-compat,"
                + " linux-x86_64-onednn, linux-x86_64-onednn-avx2, linux-x86_64-onednn-avx512,"
                + " macosx-arm64, macosx-x86_64, macosx-x86_64-avx2, macosx-x86_64-onednn-avx2,"
                + " windows-x86_64, windows-x86_64-avx2, windows-x86_64-onednn-avx2");
  }

  @Test
  void portableNumericsStayWithAvx2OnAMachineThatHasMore() throws Exception {
    assertThat(NativePlatform.of("Linux", "amd64", () -> AVX512, Numerics.PORTABLE).classifier())
        .isEqualTo("linux-x86_64-onednn-avx2");
  }

  @Test
  void nativeNumericsTakeTheBestThatIsPublished() throws Exception {
    assertThat(NativePlatform.of("Linux", "amd64", () -> AVX512, Numerics.NATIVE).classifier())
        .isEqualTo("linux-x86_64-onednn-avx512");
    assertThat(NativePlatform.of("Mac OS X", "x86_64", () -> AVX512, Numerics.NATIVE).classifier())
        .isEqualTo("macosx-x86_64-onednn-avx2");
  }

  @Test
  void aProcessorWithoutAvx2IsRefusedPortableNumerics() {
    assertThatExceptionOfType(PlatformException.class)
        .isThrownBy(() -> NativePlatform.of("Linux", "amd64", () -> PLAIN, Numerics.PORTABLE))
        .withMessage(
            """
            numerics: portable computes with AVX2 on every machine, but this processor (Old CPU) \
            has no AVX2 with FMA
              train on another machine, or write numerics: native into the experiment file and \
            expect other bits than elsewhere""");
  }

  @Test
  void whereTheSystemDoesNotTellAvx2IsTakenForGrantedButNothingWider() throws Exception {
    Processor silent = new Processor("amd64", Optional.empty());

    assertThat(NativePlatform.of("Windows 11", "amd64", () -> silent, Numerics.NATIVE).classifier())
        .isEqualTo("windows-x86_64-onednn-avx2");
  }

  @ParameterizedTest
  @CsvSource({"Linux, aarch64, linux-arm64", "Mac OS X, aarch64, macosx-arm64"})
  void theProcessorIsOnlyAskedWhereItDecides(String osName, String osArch, String classifier)
      throws Exception {
    NativePlatform.ProcessorSource never =
        () -> {
          throw new AssertionError("asked");
        };

    assertThat(NativePlatform.of(osName, osArch, never, Numerics.PORTABLE).classifier())
        .isEqualTo(classifier);
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> NativePlatform.of("Mac OS X", "x86_64", never, Numerics.PORTABLE))
        .withMessage("asked");
  }

  private static Processor processor(String... flags) {
    return new Processor("Old CPU", Optional.of(Set.of(flags)));
  }
}
