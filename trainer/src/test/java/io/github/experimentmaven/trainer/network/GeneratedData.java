package io.github.experimentmaven.trainer.network;

import io.github.experimentmaven.experiment.Shape;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** What generated networks are shown: of rows whole numbers, as some layers look those up. */
public final class GeneratedData {

  private GeneratedData() {}

  /**
   * Samples.
   *
   * @param shape of one
   * @param count how many
   * @param seed other numbers for another
   * @param largest what they are below, unless they are whole
   */
  public static float[] numbers(Shape shape, int count, long seed, double largest) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] numbers = new float[count * shape.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] =
          shape.isVector()
              ? random.nextInt(GeneratedNetworks.WORDS)
              : (float) (largest * random.nextDouble());
    }
    return numbers;
  }

  /** The shape of a sample in a batch. */
  public static long[] sampleShape(Shape shape) {
    return Assembly.batchedShape(shape);
  }

  /** A batch of samples. */
  static INDArray batch(Shape shape, int count, long seed, double largest) {
    INDArray batch = Nd4j.createUninitialized(DataType.FLOAT, batchShape(shape, count), 'c');
    Buffer.pointer(batch).put(numbers(shape, count, seed, largest));
    return batch;
  }

  /** A batch of samples in which all numbers are one. */
  static INDArray batch(Shape shape, int count, double number) {
    return Nd4j.valueArrayOf(
        batchShape(shape, count), shape.isVector() ? 1 : number, DataType.FLOAT);
  }

  private static long[] batchShape(Shape shape, int count) {
    long[] sample = sampleShape(shape);
    long[] sizes = new long[sample.length + 1];
    sizes[0] = count;
    System.arraycopy(sample, 0, sizes, 1, sample.length);
    return sizes;
  }

  /** The first sample of a batch, as one of its own. */
  static INDArray first(INDArray batch) {
    long[] shape = batch.shape().clone();
    shape[0] = 1;
    int length = Math.toIntExact(Arrays.stream(shape).reduce(1, Math::multiplyExact));
    return Nd4j.createFromArray(Arrays.copyOf(batch.dup('c').data().asFloat(), length))
        .reshape('c', shape);
  }
}
