package io.github.experimentmaven.experiment;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The shape of one sample between two layers, without the batch dimension, as Keras writes it:
 * {@code [height, width, channels]} for images, {@code [steps, features]} for sequences and {@code
 * [features]} for vectors. What asks a sequence for its height gets the steps, as of an image of
 * one column.
 *
 * @param dimensions the sizes, each at least 1
 */
public record Shape(List<Integer> dimensions) {

  /** Those of an image. */
  static final int MOST_AXES = 3;

  public Shape {
    dimensions = List.copyOf(dimensions);
  }

  /** A shape with the given sizes. */
  public static Shape of(int... dimensions) {
    return new Shape(Arrays.stream(dimensions).boxed().toList());
  }

  /** Whether this is {@code [height, width, channels]}. */
  public boolean isImage() {
    return dimensions.size() == 3;
  }

  /** Whether this is {@code [steps, features]}. */
  public boolean isSequence() {
    return dimensions.size() == 2;
  }

  /** Whether this is {@code [features]}. */
  public boolean isVector() {
    return dimensions.size() == 1;
  }

  /** The first dimension of an image, or of a sequence. */
  public int height() {
    return dimensions.get(0);
  }

  /** The second dimension of an image; 1 of a sequence. */
  public int width() {
    return isSequence() ? 1 : dimensions.get(1);
  }

  /** The last dimension: channels of an image, features of a sequence or a vector. */
  public int channels() {
    return dimensions.get(dimensions.size() - 1);
  }

  /** The numbers of so many axes, from 1. */
  static List<Integer> axes(int count) {
    return IntStream.rangeClosed(1, count).boxed().toList();
  }

  /**
   * For each number of a sample as the trainer has it, channels or features first, its place as
   * Keras has it, channels or features last.
   */
  public int[] places() {
    int[] places = new int[size()];
    int pixels = places.length / channels();
    for (int i = 0; i < places.length; i++) {
      places[i] = i % pixels * channels() + i / pixels;
    }
    return places;
  }

  /** How many numbers a sample of this shape has. */
  public int size() {
    return dimensions.stream().reduce(1, Math::multiplyExact);
  }

  /** As Keras prints a layer's output shape: {@code (None, 26, 26, 32)}. */
  public String withBatch() {
    return dimensions.stream()
        .map(String::valueOf)
        .collect(Collectors.joining(", ", "(None, ", ")"));
  }

  @Override
  public String toString() {
    return dimensions.stream().map(String::valueOf).collect(Collectors.joining(", ", "[", "]"));
  }
}
