package io.github.experimentmaven.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.experimentmaven.experiment.Shape;
import org.junit.jupiter.api.Test;

class ImagesTest {

  @Test
  void everyByteIsScaledExactlyToItsFractionOf255() {
    byte[] pixels = new byte[256];
    float[] expected = new float[256];
    for (int i = 0; i < 256; i++) {
      pixels[i] = (byte) i;
      expected[i] = i / 255f;
    }
    Images images = new Images(Shape.of(16, 16, 1), pixels, new byte[1]);
    Images.Batch batch = images.batch();

    batch.fill(images.order(), 0, 1);

    assertThat(batch.images().data().asFloat()).containsExactly(expected);
    assertThat(expected[0]).isZero();
    assertThat(expected[255]).isEqualTo(1);
  }

  // Two images of two rows, one column and three channels: 255 is red, the rest is dark.
  @Test
  void channelsComeFirstInABatch() {
    byte[] pixels = {
      (byte) 255,
      0,
      0, /* */
      0,
      (byte) 255,
      0, //
      0,
      0,
      (byte) 255, /* */
      (byte) 255,
      (byte) 255,
      0
    };
    Images images = new Images(Shape.of(2, 1, 3), pixels, new byte[] {4, 5});
    Images.Batch batch = images.batch();

    batch.fill(images.order(), 0, 2);

    assertThat(batch.images().shape()).containsExactly(2, 3, 2, 1);
    assertThat(batch.images().data().asFloat())
        .containsExactly(
            1, 0, /* green */ 0, 1, /* blue */ 0, 0, //
            0, 1, /* green */ 0, 1, /* blue */ 1, 0);
  }

  @Test
  void aBatchFollowsTheGivenOrder() {
    Images images = numbered(5);
    Images.Batch batch = images.batch();

    batch.fill(new int[] {3, 1, 4, 0, 2}, 1, 4);

    assertThat(batch.labels()).containsExactly(1, 4, 0);
    assertThat(batch.images().data().asFloat()).containsExactly(1 / 255f, 4 / 255f, 0);
  }

  @Test
  void theLastBatchMayBeSmaller() {
    Images images = numbered(5);
    Images.Batch batch = images.batch();

    batch.fill(images.order(), 0, 3);
    batch.fill(images.order(), 3, 5);

    assertThat(batch.images().shape()).containsExactly(2, 1, 1, 1);
    assertThat(batch.images().data().asFloat()).containsExactly(3 / 255f, 4 / 255f);
    assertThat(batch.labels()).containsExactly(3, 4);
  }

  @Test
  void labelsAreUnsigned() {
    Images images = new Images(Shape.of(1, 1, 1), new byte[1], new byte[] {(byte) 200});

    assertThat(images.label(0)).isEqualTo(200);
  }

  @Test
  void tooFewPixelsAreRefused() {
    assertThatThrownBy(() -> new Images(Shape.of(2, 2, 1), new byte[7], new byte[2]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("2 images of [2, 2, 1] do not have 7 pixels");
  }

  /** Images of one pixel, which is also their label. */
  private static Images numbered(int count) {
    byte[] numbers = new byte[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = (byte) i;
    }
    return new Images(Shape.of(1, 1, 1), numbers, numbers.clone());
  }
}
