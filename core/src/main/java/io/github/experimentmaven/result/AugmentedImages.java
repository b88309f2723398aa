package io.github.experimentmaven.result;

import java.util.Base64;
import java.util.List;

/**
 * Some training images, and what augmentation made of them in some epochs: {@code augmented.json}.
 *
 * @param formatVersion {@link #FORMAT_VERSION} of the trainer that wrote it
 * @param shape of the images, {@code [height, width, channels]}
 * @param augmentedShape of what was made of them, likewise
 * @param examples the images
 */
public record AugmentedImages(
    int formatVersion, List<Integer> shape, List<Integer> augmentedShape, List<Example> examples) {

  /** Raised when the form of the file changes. */
  public static final int FORMAT_VERSION = 1;

  public AugmentedImages {
    shape = List.copyOf(shape);
    augmentedShape = List.copyOf(augmentedShape);
    examples = List.copyOf(examples);
  }

  /**
   * An image.
   *
   * @param pixels as it is in the data set
   * @param variants of it
   */
  public record Example(Pixels pixels, List<Variant> variants) {

    public Example {
      variants = List.copyOf(variants);
    }
  }

  /**
   * What was made of an image.
   *
   * @param epoch in which it was trained on, from 1
   * @param pixels of it; values that a picture cannot have are the nearest that it can
   */
  public record Variant(int epoch, Pixels pixels) {}

  /**
   * The values of an image, a byte each, row by row, the channels of a pixel together.
   *
   * @param base64 of them
   */
  public record Pixels(String base64) {

    /** Those of an image. */
    public static Pixels of(byte[] bytes) {
      return new Pixels(Base64.getEncoder().encodeToString(bytes));
    }

    /**
     * The values.
     *
     * @throws IllegalArgumentException if they are damaged
     */
    public byte[] bytes() {
      return Base64.getDecoder().decode(base64);
    }
  }
}
