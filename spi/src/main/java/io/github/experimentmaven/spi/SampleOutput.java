package io.github.experimentmaven.spi;

/**
 * Takes the samples of a part of a data set, each with what is to be told of it. Arrays are the
 * caller's to use again. A sample that is not what the {@link SampleFormat} says is refused with an
 * {@link IllegalArgumentException} that names it by its number, from 0.
 */
public interface SampleOutput {

  /**
   * A row of a class.
   *
   * @param row a finite number for each column
   * @param label of the class, from 0
   */
  void add(float[] row, int label);

  /**
   * The same.
   *
   * @param className one of the names
   */
  void add(float[] row, String className);

  /**
   * A row with the numbers that are to be predicted.
   *
   * @param row a finite number for each column
   * @param numbers a finite number for each name
   */
  void add(float[] row, float[] numbers);

  /**
   * An image of a class.
   *
   * @param image unsigned bytes, {@code [height][width][channels]}
   * @param label of the class, from 0
   */
  void add(byte[] image, int label);

  /**
   * The same.
   *
   * @param className one of the names
   */
  void add(byte[] image, String className);

  /**
   * An image with the numbers that are to be predicted.
   *
   * @param image unsigned bytes, {@code [height][width][channels]}
   * @param numbers a finite number for each name
   */
  void add(byte[] image, float[] numbers);
}
