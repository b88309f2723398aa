package io.github.experimentmaven.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.experimentmaven.dataset.DatasetReader;
import io.github.experimentmaven.dataset.IdxFile;
import io.github.experimentmaven.dataset.IdxFiles;
import io.github.experimentmaven.experiment.Part;
import io.github.experimentmaven.experiment.Shape;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ColourImagesTest {

  private static final int SIDE = 8;

  @TempDir private Path folder;
  private Path digits;

  /** Two digits of 4 x 4, the upper half of which is ink. */
  @BeforeEach
  void writeDigits() throws Exception {
    digits = Files.createDirectories(folder.resolve("digits"));
    byte[] pixels = new byte[2 * 16];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) (i % 16 < 8 ? 255 : 0);
    }
    for (String part : new String[] {"train", "t10k"}) {
      Files.write(digits.resolve(part + "-images-idx3-ubyte"), IdxFiles.idx(pixels, 2, 4, 4));
      Files.write(digits.resolve(part + "-labels-idx1-ubyte"), IdxFiles.labels(1, 0));
    }
  }

  @Test
  void theyAreADataSetOfTheFirstDigits() throws Exception {
    var dataset = DatasetReader.read(ColourImages.of(digits, SIDE, 2, 1, folder.resolve("a")));

    assertThat(dataset.shape()).isEqualTo(Shape.of(SIDE, SIDE, 3));
    assertThat(dataset.count(Part.TRAIN)).isEqualTo(2);
    assertThat(dataset.count(Part.TEST)).isEqualTo(1);
    assertThat(IdxFile.read(folder.resolve("a/train-labels-idx1-ubyte")).data())
        .containsExactly(1, 0);
  }

  @Test
  void theyAreTheSameEveryTimeAndDifferFromEachOther() throws Exception {
    byte[] images = pixels("a");

    assertThat(images).isEqualTo(pixels("b"));
    int half = images.length / 2;
    assertThat(Arrays.copyOf(images, half))
        .isNotEqualTo(Arrays.copyOfRange(images, half, images.length));
  }

  @Test
  void inkHasOneColourWhateverTheGround() throws Exception {
    byte[] images = pixels("a");

    // The first row is nothing but ink: its values of a channel differ by noise alone.
    for (int channel = 0; channel < 3; channel++) {
      int least = 255;
      int most = 0;
      for (int column = 0; column < SIDE; column++) {
        int value = Byte.toUnsignedInt(images[column * 3 + channel]);
        least = Math.min(least, value);
        most = Math.max(most, value);
      }
      assertThat(most - least).isLessThanOrEqualTo(32);
      assertThat(least).isGreaterThanOrEqualTo(128 - 16);
    }
  }

  private byte[] pixels(String name) throws Exception {
    Path target = ColourImages.of(digits, SIDE, 2, 1, folder.resolve(name));
    return IdxFile.read(target.resolve("train-images-idx4-ubyte")).data();
  }
}
