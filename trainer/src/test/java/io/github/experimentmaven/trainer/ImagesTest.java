package io.github.experimentmaven.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.experimentmaven.dataset.SampleBytes;
import io.github.experimentmaven.experiment.Shape;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ImagesTest {

  private static final int CLASSES = 6;

  @Test
  void everyByteIsScaledExactlyToItsFractionOf255() {
    byte[] pixels = new byte[256];
    float[] expected = new float[256];
    for (int i = 0; i < 256; i++) {
      pixels[i] = (byte) i;
      expected[i] = i / 255f;
    }
    Samples images = LabelledImages.of(Shape.of(16, 16, 1), pixels, new byte[1], CLASSES);
    Samples.Batch batch = images.batch();

    batch.fill(images.order(), 0, 1);

    assertThat(batch.features().dup('c').data().asFloat()).containsExactly(expected);
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
    Samples images = LabelledImages.of(Shape.of(2, 1, 3), pixels, new byte[] {4, 5}, CLASSES);
    Samples.Batch batch = images.batch();

    batch.fill(images.order(), 0, 2);

    assertThat(batch.features().shape()).containsExactly(2, 3, 2, 1);
    assertThat(batch.features().dup('c').data().asFloat())
        .containsExactly(
            1, 0, /* green */ 0, 1, /* blue */ 0, 0, //
            0, 1, /* green */ 0, 1, /* blue */ 1, 0);
  }

  @Test
  void aBatchFollowsTheGivenOrder() {
    Samples images = numbered(5);
    Samples.Batch batch = images.batch();

    batch.fill(new int[] {3, 1, 4, 0, 2}, 1, 4);

    assertThat(labels(batch)).containsExactly(1, 4, 0);
    assertThat(batch.features().dup('c').data().asFloat()).containsExactly(1 / 255f, 4 / 255f, 0);
  }

  @Test
  void theLastBatchMayBeSmaller() {
    Samples images = numbered(5);
    Samples.Batch batch = images.batch();

    batch.fill(images.order(), 0, 3);
    batch.fill(images.order(), 3, 5);

    assertThat(batch.features().shape()).containsExactly(2, 1, 1, 1);
    assertThat(batch.features().dup('c').data().asFloat()).containsExactly(3 / 255f, 4 / 255f);
    assertThat(labels(batch)).containsExactly(3, 4);
  }

  @Test
  void labelsAreUnsigned() {
    float[] outputs = new float[201];

    new ClassLabels(SampleBytes.of(new byte[] {(byte) 200}, 1), 201).copy(0, outputs, 0);

    assertThat(outputs[200]).isEqualTo(1);
  }

  @Test
  void imagesOfAnotherSizeAreRefused() {
    assertThatThrownBy(() -> new Images(Shape.of(2, 2, 1), SampleBytes.of(new byte[6], 3)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("3 pixels are no image of [2, 2, 1]");
  }

  @Test
  void anImageWithoutALabelIsRefused() {
    assertThatThrownBy(
            () -> LabelledImages.of(Shape.of(1, 1, 1), new byte[2], new byte[1], CLASSES))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("2 samples do not have 1 targets");
  }

  private static int[] labels(Samples.Batch batch) {
    return IntStream.range(0, batch.size())
        .map(row -> ClassificationEvaluation.argmax(batch.targets(), row * CLASSES, CLASSES))
        .toArray();
  }

  /** Images of one pixel, which is also their label. */
  private static Samples numbered(int count) {
    byte[] numbers = new byte[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = (byte) i;
    }
    return LabelledImages.of(Shape.of(1, 1, 1), numbers, numbers.clone(), CLASSES);
  }
}
