package io.github.experimentmaven.statistics;

import java.util.Random;
import java.util.function.Supplier;
import org.apache.commons.math3.random.SobolSequenceGenerator;

/**
 * Points of a unit cube, each coordinate at least 0 and below 1, without end. The same seed gives
 * the same points on every machine and JDK.
 */
public final class UnitPoints {

  /** Sobol sequences have no more dimensions here. */
  public static final int MOST_EVEN_DIMENSIONS = 1000;

  private UnitPoints() {}

  /** Points that are drawn each for itself. */
  public static Supplier<double[]> random(int dimensions, long seed) {
    // Its sequence is part of what the JDK specifies.
    Random random = new Random(seed);
    return () -> draw(random, dimensions);
  }

  /**
   * Points that fill the cube evenly: those of a Sobol sequence, all shifted by the same vector,
   * and what leaves the cube on one side comes in on the other.
   *
   * @param dimensions at most {@link #MOST_EVEN_DIMENSIONS}
   * @param seed draws the vector
   */
  public static Supplier<double[]> even(int dimensions, long seed) {
    double[] shift = draw(new Random(seed), dimensions);
    SobolSequenceGenerator sobol = new SobolSequenceGenerator(dimensions);
    return () -> {
      double[] point = sobol.nextVector();
      for (int i = 0; i < dimensions; i++) {
        point[i] = (point[i] + shift[i]) % 1;
      }
      return point;
    };
  }

  private static double[] draw(Random random, int dimensions) {
    double[] point = new double[dimensions];
    for (int i = 0; i < dimensions; i++) {
      point[i] = random.nextDouble();
    }
    return point;
  }
}
