package io.github.experimentmaven.statistics;

import java.util.SplittableRandom;

/** Simulated trainings, whose truth is known; the same ones in every test run. */
final class Trainings {

  static final int IMAGES = 10_000;

  private final SplittableRandom random;

  Trainings(long seed) {
    this.random = new SplittableRandom(seed);
  }

  /** A standard normal number, by Marsaglia's polar method (1964), whose bits are of all JDKs. */
  double normal() {
    while (true) {
      double x = 2 * random.nextDouble() - 1;
      double y = 2 * random.nextDouble() - 1;
      double square = x * x + y * y;
      if (square > 0 && square < 1) {
        return x * StrictMath.sqrt(-2 * StrictMath.log(square) / square);
      }
    }
  }

  /** Standard normal numbers, one a seed. */
  double[] lucks(int seeds) {
    double[] lucks = new double[seeds];
    for (int seed = 0; seed < seeds; seed++) {
      lucks[seed] = normal();
    }
    return lucks;
  }

  /** The luck of the first seeds with another recipe. */
  double[] correlated(double[] lucks, int seeds, double correlation) {
    double[] others = new double[seeds];
    for (int seed = 0; seed < seeds; seed++) {
      others[seed] =
          correlation * lucks[seed] + StrictMath.sqrt(1 - correlation * correlation) * normal();
    }
    return others;
  }

  double uniform() {
    return random.nextDouble();
  }

  /** Accuracies of seeds whose deviation is this, all noise included. */
  double[] accuracies(int seeds, double mean, double deviation) {
    double[] values = new double[seeds];
    for (int seed = 0; seed < seeds; seed++) {
      values[seed] = onGrid(mean + deviation * normal());
    }
    return values;
  }

  /** Accuracies of seeds that deviate, each evaluated on images of its own. */
  double[] evaluated(int seeds, double mean, double deviation) {
    double[] values = new double[seeds];
    for (int seed = 0; seed < seeds; seed++) {
      values[seed] = 1 - wrong(1 - (mean + deviation * normal())) / (double) IMAGES;
    }
    return values;
  }

  /** A binomial number by the gaps between wrong images (Devroye 1986, X.4.3). */
  private int wrong(double probability) {
    double base = StrictMath.log(1 - probability);
    int wrong = -1;
    double image = 0;
    while (image <= IMAGES) {
      image += 1 + StrictMath.floor(StrictMath.log(1 - random.nextDouble()) / base);
      wrong++;
    }
    return wrong;
  }

  /** Whole images. */
  static double onGrid(double accuracy) {
    return StrictMath.rint(accuracy * IMAGES) / IMAGES;
  }
}
