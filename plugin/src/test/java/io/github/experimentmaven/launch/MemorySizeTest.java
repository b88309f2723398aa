package io.github.experimentmaven.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MemorySizeTest {

  @ParameterizedTest
  @CsvSource({
    "1, 1, 1",
    "1000, 1000, 1000",
    "64k, 65536, 64k",
    "1024K, 1048576, 1m",
    "' 512m ', 536870912, 512m",
    "1536m, 1610612736, 1536m",
    "2G, 2147483648, 2g",
    "1t, 1099511627776, 1t",
    "2048t, 2251799813685248, 2048t"
  })
  void aSizeIsReadAsTheJvmReadsItAndWrittenInItsLargestExactUnit(
      String text, long bytes, String written) {
    MemorySize size = MemorySize.parse(text);

    assertThat(size.bytes()).isEqualTo(bytes);
    assertThat(size).hasToString(written);
  }

  @ParameterizedTest
  @CsvSource({"2 gb", "'2,5g'", "g", "''", "-1g"})
  void anythingElseIsRefusedWithAnExample(String text) {
    assertThatThrownBy(() -> MemorySize.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "'" + text + "' is not a memory size; write digits and k, m or g, such as 512m or 2g");
  }

  @ParameterizedTest
  @CsvSource({"9999999999999999999", "9000000000t"})
  void moreThanCanBeCountedIsRefused(String text) {
    assertThatThrownBy(() -> MemorySize.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("'" + text + "' is more memory than can be counted");
  }

  @Test
  void nothingIsNoMemory() {
    assertThatThrownBy(() -> MemorySize.parse("0"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a memory size must be more than 0, not 0");
  }
}
