package io.github.experimentmaven.resolution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NativePlatformTest {

  @ParameterizedTest
  @CsvSource({
    "Linux, amd64, true, linux-x86_64-onednn-avx2, linux-x86_64",
    "Linux, amd64, false, linux-x86_64, linux-x86_64",
    "Linux, aarch64, false, linux-arm64, linux-arm64",
    "Mac OS X, x86_64, true, macosx-x86_64-onednn-avx2, macosx-x86_64",
    "Mac OS X, aarch64, true, macosx-arm64, macosx-arm64",
    "Windows 11, amd64, true, windows-x86_64-onednn-avx2, windows-x86_64",
  })
  void everySupportedMachineHasItsLibraries(
      String osName, String osArch, boolean avx2, String classifier, String base) throws Exception {
    assertThat(NativePlatform.of(osName, osArch, avx2))
        .isEqualTo(new NativePlatform(classifier, base));
  }

  @ParameterizedTest
  @CsvSource({"Linux, ppc64le", "Windows 11, aarch64", "SunOS, amd64", "Linux, i386"})
  void anUnsupportedMachineIsToldWhatIsSupported(String osName, String osArch) {
    assertThatExceptionOfType(ResolutionException.class)
        .isThrownBy(() -> NativePlatform.of(osName, osArch, false))
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
    assertThat(NativePlatform.detect(" " + classifier + " "))
        .isEqualTo(new NativePlatform(classifier, base));
  }

  @Test
  void librariesThatAreNotPublishedAreRejectedWithThoseThatAre() {
    assertThatExceptionOfType(ResolutionException.class)
        .isThrownBy(() -> NativePlatform.detect("linux-x86_64-avx3"))
        .withMessage(
            "experiment.nativeClassifier is 'linux-x86_64-avx3'; expected one of linux-arm64,"
                + " linux-x86_64, linux-x86_64-avx2, linux-x86_64-avx512, linux-x86_64-compat,"
                + " linux-x86_64-onednn, linux-x86_64-onednn-avx2, linux-x86_64-onednn-avx512,"
                + " macosx-arm64, macosx-x86_64, macosx-x86_64-avx2, macosx-x86_64-onednn-avx2,"
                + " windows-x86_64, windows-x86_64-avx2, windows-x86_64-onednn-avx2");
  }

  @Test
  void avx2IsReadFromTheFlagsOfTheProcessor() {
    assertThat(NativePlatform.hasAvx2("processor\t: 0\nflags\t\t: fpu avx avx2 bmi2\n")).isTrue();
    assertThat(NativePlatform.hasAvx2("processor\t: 0\nflags\t\t: fpu avx avx512f\n")).isFalse();
    assertThat(NativePlatform.hasAvx2("model name\t: avx2\nflags\t\t: fpu\n")).isFalse();
  }

  @Test
  void whereTheSystemDoesNotTellAvx2IsTakenForGranted() {
    assertThat(NativePlatform.hasAvx2(null)).isTrue();
  }
}
