package io.github.experimentmaven.spi;

import java.util.HashSet;
import java.util.List;

/**
 * What the samples of a data set are, and what is to be told of them: rows of numbers or images, of
 * classes or with numbers.
 */
public final class SampleFormat {

  private final List<String> columns;
  private final List<Integer> imageShape;
  private final List<String> classNames;
  private final List<String> targetNames;

  private SampleFormat(
      List<String> columns,
      List<Integer> imageShape,
      List<String> classNames,
      List<String> targetNames) {
    this.columns = columns;
    this.imageShape = imageShape;
    this.classNames = classNames;
    this.targetNames = targetNames;
  }

  /**
   * Rows of numbers, which networks are shown as they are.
   *
   * @param columns their names, at least one and no two the same
   * @throws IllegalArgumentException if they are not that
   */
  public static Features rows(List<String> columns) {
    return new Features(names("columns", columns, 1), List.of());
  }

  /**
   * Images of bytes, which networks are shown as numbers between 0 and 1.
   *
   * @param height at least 1, as the others
   * @param channels 1 for grey, 3 for colours
   * @throws IllegalArgumentException if one is less
   */
  public static Features images(int height, int width, int channels) {
    if (height < 1 || width < 1 || channels < 1) {
      throw new IllegalArgumentException(
          "the shape of images is [%s, %s, %s]; expected [height, width, channels], each at least 1"
              .formatted(height, width, channels));
    }
    return new Features(List.of(), List.of(height, width, channels));
  }

  /** What is shown of a sample, of which remains to be said what is asked for. */
  public static final class Features {

    private final List<String> columns;
    private final List<Integer> imageShape;

    private Features(List<String> columns, List<Integer> imageShape) {
      this.columns = columns;
      this.imageShape = imageShape;
    }

    /**
     * One of several classes.
     *
     * @param names in the order of the labels, at least two and no two the same
     * @throws IllegalArgumentException if they are not that
     */
    public SampleFormat ofClasses(List<String> names) {
      return new SampleFormat(columns, imageShape, names("classes", names, 2), List.of());
    }

    /**
     * Numbers to be predicted.
     *
     * @param names at least one, no two the same
     * @throws IllegalArgumentException if they are not that
     */
    public SampleFormat withNumbers(List<String> names) {
      return new SampleFormat(columns, imageShape, List.of(), names("numbers", names, 1));
    }
  }

  /** The names of the columns; empty if samples are images. */
  public List<String> columns() {
    return columns;
  }

  /** {@code [height, width, channels]}; empty if samples are rows. */
  public List<Integer> imageShape() {
    return imageShape;
  }

  /** The classes in the order of their labels; empty if numbers are to be predicted. */
  public List<String> classNames() {
    return classNames;
  }

  /** The numbers to be predicted; empty if there are classes. */
  public List<String> targetNames() {
    return targetNames;
  }

  private static List<String> names(String of, List<String> names, int least) {
    List<String> copy = List.copyOf(names);
    if (copy.size() < least) {
      throw new IllegalArgumentException(
          "%s are %s; expected at least %s".formatted(of, copy, least));
    }
    if (new HashSet<>(copy).size() != copy.size()) {
      throw new IllegalArgumentException("%s have a name twice: %s".formatted(of, copy));
    }
    return copy;
  }
}
