package io.github.experimentmaven.preparation;

import java.util.Arrays;
import java.util.Random;

/** Damages files as disks, transfers and malice do. */
public final class Mutations {

  private Mutations() {}

  /**
   * How many files a test damages: as many as usual, or as the system property {@code fuzz.count}
   * says.
   */
  public static int count(int usual) {
    return Integer.getInteger("fuzz.count", usual);
  }

  /** Cuts off, changes bytes here and there, or leaves a piece out. */
  public static byte[] next(byte[] whole, Random random) {
    return switch (random.nextInt(4)) {
      case 0 -> Arrays.copyOf(whole, random.nextInt(whole.length));
      case 1 -> {
        int from = random.nextInt(whole.length);
        int to = from + random.nextInt(whole.length - from);
        byte[] shorter = Arrays.copyOf(whole, whole.length - (to - from));
        System.arraycopy(whole, to, shorter, from, whole.length - to);
        yield shorter;
      }
      default -> {
        byte[] changed = whole.clone();
        for (int i = 0; i <= random.nextInt(4); i++) {
          changed[random.nextInt(changed.length)] =
              random.nextBoolean() ? (byte) random.nextInt() : (byte) -1;
        }
        yield changed;
      }
    };
  }
}
