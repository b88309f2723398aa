package io.github.experimentmaven.trainer.network;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Choices of one value of each factor: all of them where they are few, else so many that of any
 * {@code strength} factors every combination of values is among them (a covering array, found by
 * greedy choice).
 */
final class Combinations {

  private static final long FEW = 128;

  private final int[] sizes;
  private final int strength;
  private final List<int[]> groups = new ArrayList<>();
  private final Set<Long> uncovered = new HashSet<>();

  private Combinations(int[] sizes, int strength) {
    this.sizes = sizes;
    this.strength = strength;
  }

  /**
   * The choices, the same at every call.
   *
   * @param sizes how many values each factor has
   * @param strength how many factors are to be combined in full
   * @return the index of a value for each factor
   */
  static List<int[]> of(int[] sizes, int strength) {
    long product = 1;
    for (int size : sizes) {
      product *= size;
    }
    return product <= FEW || strength >= sizes.length
        ? all(sizes, product)
        : covering(sizes, strength);
  }

  /** The same, not all of them even where they are few. */
  static List<int[]> covering(int[] sizes, int strength) {
    return new Combinations(sizes, strength).cover();
  }

  private static List<int[]> all(int[] sizes, long product) {
    List<int[]> rows = new ArrayList<>();
    for (long i = 0; i < product; i++) {
      int[] row = new int[sizes.length];
      long rest = i;
      for (int f = 0; f < sizes.length; f++) {
        row[f] = (int) (rest % sizes[f]);
        rest /= sizes[f];
      }
      rows.add(row);
    }
    return rows;
  }

  private List<int[]> cover() {
    addGroups(new int[strength], 0, 0);
    for (int g = 0; g < groups.size(); g++) {
      int[] group = groups.get(g);
      int[] groupSizes = new int[strength];
      long product = 1;
      for (int i = 0; i < strength; i++) {
        groupSizes[i] = sizes[group[i]];
        product *= groupSizes[i];
      }
      for (int[] values : all(groupSizes, product)) {
        uncovered.add(key(g, values));
      }
    }
    SplittableRandom random = new SplittableRandom(1);
    List<int[]> rows = new ArrayList<>();
    while (!uncovered.isEmpty()) {
      int[] best = {};
      int most = 0;
      for (int attempt = 0; attempt < 10; attempt++) {
        int[] row = row(random);
        int gain = gain(row);
        if (gain > most) {
          best = row;
          most = gain;
        }
      }
      rows.add(best);
      remove(best);
    }
    return rows;
  }

  private void addGroups(int[] group, int filled, int from) {
    if (filled == strength) {
      groups.add(group.clone());
      return;
    }
    for (int f = from; f < sizes.length; f++) {
      group[filled] = f;
      addGroups(group, filled + 1, f + 1);
    }
  }

  /** Starts from something that is not covered yet; the rest is drawn, then improved in turn. */
  private int[] row(SplittableRandom random) {
    int[] row = new int[sizes.length];
    for (int f = 0; f < sizes.length; f++) {
      row[f] = random.nextInt(sizes[f]);
    }
    long first = uncovered.iterator().next();
    int[] group = groups.get((int) (first >> (8 * strength)));
    Set<Integer> fixed = new HashSet<>();
    for (int i = 0; i < strength; i++) {
      row[group[i]] = (int) (first >> (8 * i)) & 255;
      fixed.add(group[i]);
    }
    for (int f = 0; f < sizes.length; f++) {
      if (!fixed.contains(f)) {
        int best = row[f];
        int most = gain(row);
        for (int value = 0; value < sizes[f]; value++) {
          int[] other = row.clone();
          other[f] = value;
          int gain = gain(other);
          if (gain > most) {
            best = value;
            most = gain;
          }
        }
        row[f] = best;
      }
    }
    return row;
  }

  /** How many combinations a row has that no row before it had. */
  private int gain(int[] row) {
    int gain = 0;
    for (int g = 0; g < groups.size(); g++) {
      if (uncovered.contains(keyOfRow(g, row))) {
        gain++;
      }
    }
    return gain;
  }

  private void remove(int[] row) {
    for (int g = 0; g < groups.size(); g++) {
      uncovered.remove(keyOfRow(g, row));
    }
  }

  private long keyOfRow(int group, int[] row) {
    long key = group;
    int[] factors = groups.get(group);
    for (int i = strength - 1; i >= 0; i--) {
      key = key << 8 | row[factors[i]];
    }
    return key;
  }

  private long key(int group, int[] values) {
    long key = group;
    for (int i = strength - 1; i >= 0; i--) {
      key = key << 8 | values[i];
    }
    return key;
  }
}
