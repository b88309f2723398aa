package io.github.experimentmaven.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.experimentmaven.failure.DatasetException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SampleBytesTest {

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(ints = {1, 12, 13, 23, 24, 35, 36, 84, 1000})
  void aSampleIsTheSameHoweverTheFileIsCutUp(int longest) throws Exception {
    Path file = Files.write(folder.resolve("images"), IdxFiles.counting(7, 3, 4));

    SampleBytes samples = SampleBytes.map(file, longest);

    assertThat(samples.count()).isEqualTo(7);
    assertThat(samples.size()).isEqualTo(12);
    for (int sample = 0; sample < 7; sample++) {
      byte[] copy = new byte[12];
      samples.copy(sample, copy);
      byte[] expected = new byte[12];
      for (int i = 0; i < 12; i++) {
        expected[i] = (byte) (12 * sample + i);
      }
      assertThat(copy).isEqualTo(expected);
      assertThat(samples.value(sample, 11)).isEqualTo(12 * sample + 11);
    }
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "would write all the zeros")
  void aFileLargerThanABufferIsReadToItsEnd() throws Exception {
    Path file = folder.resolve("images");
    int count = 2_800_000;
    byte[] header = Arrays.copyOf(IdxFiles.idx(new byte[0], count, 28, 28), 16);
    try (var large = new RandomAccessFile(file.toFile(), "rw")) {
      large.write(header);
      large.setLength(16 + count * 784L);
      large.seek(16 + count * 784L - 1);
      large.write(200);
    }
    assertThat(Files.size(file)).isGreaterThan(Integer.MAX_VALUE);

    SampleBytes samples = SampleBytes.map(file);

    assertThat(samples.count()).isEqualTo(count);
    assertThat(samples.value(count - 1, 783)).isEqualTo(200);
    assertThat(samples.value(count - 1, 782)).isZero();
    byte[] first = new byte[784];
    first[0] = 1;
    samples.copy(0, first);
    assertThat(first).containsOnly(0);
  }

  @Test
  void aFileOfNoSamplesHasNone() throws Exception {
    Path file = Files.write(folder.resolve("images"), IdxFiles.counting(0, 3, 4));

    assertThat(SampleBytes.map(file).count()).isZero();
  }

  @Test
  void aFileWhoseHeaderDisagreesWithItsLengthIsNotMapped() throws Exception {
    byte[] whole = IdxFiles.counting(2, 3, 4);
    Path file = Files.write(folder.resolve("images"), Arrays.copyOf(whole, whole.length - 1));

    assertThatExceptionOfType(DatasetException.class)
        .isThrownBy(() -> SampleBytes.map(file))
        .withMessage(
            file
                + " is truncated: its header promises 2 x 3 x 4 = 24 bytes of data, but there are"
                + " only 23");
  }

  @Test
  void bytesThatAreNoWholeNumberOfSamplesAreRefused() {
    assertThatThrownBy(() -> SampleBytes.of(new byte[7], 4))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("7 bytes are no whole number of samples of 4");
  }
}
