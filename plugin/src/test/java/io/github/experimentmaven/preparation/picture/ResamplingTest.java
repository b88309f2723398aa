package io.github.experimentmaven.preparation.picture;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.experimentmaven.experiment.Size;
import io.github.experimentmaven.storage.Sha256;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResamplingTest {

  /**
   * To half the size, a target pixel is a triangle over four: 3, 3 and 1 parts of 7 at the left
   * border. To twice the size, it lies a quarter of the way between two.
   */
  @ParameterizedTest
  @CsvSource({
    "0 0 175 0, 2, 25 75",
    "70 0 0 0, 2, 30 0",
    "0 100, 4, 0 25 75 100",
    "10 20 30 40, 4, 10 20 30 40",
    "10 30, 1, 20",
    "255 255 255 255 255, 3, 255 255 255",
    "9, 3, 9 9 9",
  })
  void rowsAndColumnsAreWeightedByATriangle(String from, int size, String to) {
    byte[] values = bytes(from);

    assertThat(
            Resampling.resize(new Picture(1, values.length, 1, values), new Size(1, size)).values())
        .isEqualTo(bytes(to));
    assertThat(
            Resampling.resize(new Picture(values.length, 1, 1, values), new Size(size, 1)).values())
        .isEqualTo(bytes(to));
  }

  @Test
  void channelsAreNotMixed() {
    Picture picture = new Picture(1, 2, 3, bytes("0 100 7 0 100 7"));

    assertThat(Resampling.resize(picture, new Size(2, 3)).values())
        .isEqualTo(bytes("0 100 7 0 100 7 0 100 7 0 100 7 0 100 7 0 100 7"));
  }

  /** The same on every machine. */
  @Test
  void theBitsAreThoseThatTheyWere() {
    byte[] values = new byte[97 * 61 * 3];
    new Random(5).nextBytes(values);
    Picture picture = new Picture(97, 61, 3, values);

    assertThat(Sha256.of(Resampling.resize(picture, new Size(32, 32)).values()))
        .isEqualTo("3a3caf128f406a9fc09e764be52368dc02fad7e43a11059ad1a9f55a667a384b");
    assertThat(Sha256.of(Resampling.resize(picture, new Size(150, 200)).values()))
        .isEqualTo("1566be350d5ed8a5953e4e6cd7fa78ec21e19a0f50de657335ee304fc0c5b10d");
  }

  private static byte[] bytes(String text) {
    String[] words = text.split(" ");
    byte[] bytes = new byte[words.length];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) Integer.parseInt(words[i]);
    }
    return bytes;
  }
}
