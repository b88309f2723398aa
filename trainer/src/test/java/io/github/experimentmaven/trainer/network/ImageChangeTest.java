package io.github.experimentmaven.trainer.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.experimentmaven.experiment.Factor;
import io.github.experimentmaven.experiment.FillMode;
import io.github.experimentmaven.experiment.FlipMode;
import io.github.experimentmaven.experiment.Interpolation;
import io.github.experimentmaven.experiment.Layer;
import io.github.experimentmaven.experiment.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Small pictures, worked out by hand from what Keras 3 says of its layers. */
class ImageChangeTest {

  private static final Factor NONE = new Factor(0, 0);
  private static final Shape ROW = Shape.of(1, 4, 1);
  private static final float[] ABCD = {1, 2, 3, 4};

  @ParameterizedTest
  @CsvSource({
    "HORIZONTAL, 3 2 1 6 5 4",
    "VERTICAL, 4 5 6 1 2 3",
    "HORIZONTAL_AND_VERTICAL, 6 5 4 3 2 1"
  })
  void halfOfTheImagesAreFlipped(FlipMode mode, String expected) {
    Layer flip = new Layer.RandomFlip(mode, null);
    float[] image = {1, 2, 3, 4, 5, 6, 10, 20, 30, 40, 50, 60};
    float[] first = numbers(expected);

    float[] flipped = changed(flip, Shape.of(2, 3, 2), image, 0.4999, 0.9);

    for (int i = 0; i < 6; i++) {
      assertThat(flipped[i]).isEqualTo(first[i]);
      assertThat(flipped[6 + i]).as("the other channel").isEqualTo(10 * first[i]);
    }
    assertThat(changed(flip, Shape.of(2, 3, 2), image, 0.5, 0.1)).containsExactly(image);
  }

  @ParameterizedTest
  @CsvSource({
    "REFLECT, 0.5, 2 1 1 2",
    "CONSTANT, 0.5, 9 9 1 2",
    "NEAREST, 0.5, 1 1 1 2",
    "WRAP, 0.5, 3 4 1 2",
    "REFLECT, -0.75, 4 4 3 2",
    "CONSTANT, -0.75, 4 9 9 9",
    "NEAREST, -0.75, 4 4 4 4",
    "WRAP, -0.75, 4 1 2 3",
    // Half a pixel to the right.
    "REFLECT, 0.125, 1 1.5 2.5 3.5",
    "CONSTANT, 0.125, 5 1.5 2.5 3.5",
    "NEAREST, 0.125, 1 1.5 2.5 3.5",
    "WRAP, 0.125, 2.5 1.5 2.5 3.5"
  })
  void whatIsAroundAnImageFollowsWhenItMoves(FillMode mode, double right, String expected) {
    Factor factor = new Factor(right, right);
    Layer toTheRight =
        new Layer.RandomTranslation(NONE, factor, mode, Interpolation.BILINEAR, 9, null);
    Layer down = new Layer.RandomTranslation(factor, NONE, mode, Interpolation.BILINEAR, 9, null);

    assertThat(changed(toTheRight, ROW, ABCD, 0.3, 0.7)).containsExactly(numbers(expected));
    assertThat(changed(down, Shape.of(4, 1, 1), ABCD, 0.3, 0.7)).containsExactly(numbers(expected));
  }

  @Test
  void withoutInterpolationTheNearestPixelIsTaken() {
    assertThat(changed(translation(new Factor(0.1, 0.1), Interpolation.NEAREST), ROW, ABCD, 0, 0))
        .containsExactly(1, 2, 3, 4);
    assertThat(changed(translation(new Factor(0.2, 0.2), Interpolation.NEAREST), ROW, ABCD, 0, 0))
        .containsExactly(9, 1, 2, 3);
  }

  @Test
  void whatIsDrawnIsBetweenTheEndsOfAFactor() {
    Layer layer = translation(new Factor(-0.5, 0.5), Interpolation.BILINEAR);

    assertThat(changed(layer, ROW, ABCD, 0.9, 0)).containsExactly(3, 4, 9, 9);
    assertThat(changed(layer, ROW, ABCD, 0.9, 0.5)).containsExactly(1, 2, 3, 4);
    assertThat(changed(layer, ROW, ABCD, 0.9, 0.75)).containsExactly(9, 1, 2, 3);
    assertThat(changed(layer, ROW, ABCD, 0.9, 1 - 0x1p-31))
        .containsExactly(numbers("9 9 1 2"), Offset.offset(1e-6f));
  }

  private static Layer translation(Factor width, Interpolation interpolation) {
    return new Layer.RandomTranslation(NONE, width, FillMode.CONSTANT, interpolation, 9, null);
  }

  @ParameterizedTest
  @EnumSource(Interpolation.class)
  void aQuarterOfATurnIsCounterclockwise(Interpolation interpolation) {
    Factor quarter = new Factor(0.25, 0.25);
    Layer layer = new Layer.RandomRotation(quarter, FillMode.CONSTANT, interpolation, 0, null);
    float[] image = {1, 2, 3, 4, 5, 6, 7, 8, 9};

    assertThat(changed(layer, Shape.of(3, 3, 1), image, 0.6, 0))
        .containsExactly(numbers("3 6 9 2 5 8 1 4 7"), Offset.offset(1e-5f));
  }

  @Test
  void anEighthOfATurnTakesWhatIsOnTheDiagonals() {
    Factor eighth = new Factor(-0.125, 0.125);
    Layer layer =
        new Layer.RandomRotation(eighth, FillMode.CONSTANT, Interpolation.NEAREST, 0, null);
    float[] image = {1, 2, 3, 4, 5, 6, 7, 8, 9};

    // Clockwise at the lower end. Corners are 1.41 away from the centre, along an axis.
    assertThat(changed(layer, Shape.of(3, 3, 1), image, 0, 0))
        .containsExactly(4, 1, 2, 7, 5, 3, 8, 9, 6);
  }

  @Test
  void aPositiveZoomIsOutAndANegativeOneIsIn() {
    Shape square = Shape.of(4, 4, 1);
    float[] image = {1, 2, 3, 4, 1, 2, 3, 4, 1, 2, 3, 4, 1, 2, 3, 4};

    assertThat(changed(zoom(NONE, new Factor(1, 1)), ROW, ABCD, 0, 0))
        .containsExactly(0, 1.5f, 3.5f, 0);
    assertThat(changed(zoom(NONE, new Factor(-0.5, -0.5)), ROW, ABCD, 0, 0))
        .containsExactly(1.75f, 2.25f, 2.75f, 3.25f);
    // With one factor the height and the width are the same.
    assertThat(changed(zoom(new Factor(1, 1), null), square, image, 0, 0.3))
        .containsExactly(numbers("0 0 0 0 0 1.5 3.5 0 0 1.5 3.5 0 0 0 0 0"));
    assertThat(changed(zoom(new Factor(0, 1), null), square, image, 1, 0.3))
        .containsExactly(changed(zoom(new Factor(1, 1), null), square, image, 0, 0.3));
    // Either is drawn on its own.
    assertThat(changed(zoom(new Factor(0, 1), new Factor(-1, 0)), square, image, 1, 1))
        .containsExactly(numbers("0 0 0 0 1 2 3 4 1 2 3 4 0 0 0 0"));
  }

  private static Layer zoom(Factor height, Factor width) {
    return new Layer.RandomZoom(height, width, FillMode.CONSTANT, Interpolation.BILINEAR, 0, null);
  }

  @Test
  void contrastIsOfEachChannelAndEndsAtBlackAndWhite() {
    Layer layer = new Layer.RandomContrast(new Factor(0.5, 1), null);
    Shape shape = Shape.of(1, 2, 2);
    float[] image = {0.25f, 0.75f, 0.5f, 1};

    assertThat(changed(layer, shape, image, 0, 0)).containsExactly(0.375f, 0.625f, 0.625f, 0.875f);
    // 0.5 + 2/3 * 1.5
    assertThat(changed(layer, shape, image, 2 / 3.0, 0))
        .containsExactly(numbers("0.125 0.875 0.375 1"), Offset.offset(1e-6f));
    assertThat(changed(layer, shape, image, 1, 0)).containsExactly(0, 1, 0.25f, 1);
  }

  /** All layers with all fill modes and interpolations, which change nothing. */
  static Stream<Layer> withoutEffect() {
    List<Layer> layers = new ArrayList<>();
    for (FillMode mode : FillMode.values()) {
      for (Interpolation between : Interpolation.values()) {
        layers.add(new Layer.RandomTranslation(NONE, NONE, mode, between, 9, null));
        layers.add(new Layer.RandomRotation(NONE, mode, between, 9, null));
        layers.add(new Layer.RandomZoom(NONE, null, mode, between, 9, null));
        layers.add(new Layer.RandomZoom(NONE, NONE, mode, between, 9, null));
      }
    }
    layers.add(new Layer.RandomContrast(NONE, null));
    return layers.stream();
  }

  @ParameterizedTest
  @MethodSource("withoutEffect")
  void factorsOfZeroLeaveEveryBit(Layer layer) {
    Shape shape = Shape.of(7, 6, 3);
    SplittableRandom random = new SplittableRandom(1);
    float[] image = new float[shape.size()];
    for (int i = 0; i < image.length; i++) {
      image[i] = (float) random.nextDouble();
    }

    assertThat(changed(layer, shape, image, random.nextDouble(), random.nextDouble()))
        .containsExactly(image);
  }

  private static float[] changed(
      Layer layer, Shape shape, float[] image, double one, double other) {
    float[] changed = new float[image.length];
    ImageChange.of(layer, shape).apply(image, changed, one, other);
    return changed;
  }

  private static float[] numbers(String text) {
    String[] words = text.split(" ", -1);
    float[] numbers = new float[words.length];
    for (int i = 0; i < words.length; i++) {
      numbers[i] = Float.parseFloat(words[i]);
    }
    return numbers;
  }
}
