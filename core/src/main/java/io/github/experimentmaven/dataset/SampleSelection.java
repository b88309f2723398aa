package io.github.experimentmaven.dataset;

import io.github.experimentmaven.experiment.Part;
import io.github.experimentmaven.failure.DatasetException;
import io.github.experimentmaven.task.Targets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Some of the samples of a part, chosen at random. Of classes each keeps its share: the quotas are
 * rounded down, and what is left goes to the largest remainders, of equal ones to the first class.
 *
 * <p>The same data and seed give the same samples on every machine: each sample draws a number, in
 * their order, by {@link SplittableRandom#nextLong()}, and of a class those with the least numbers
 * are taken.
 */
public final class SampleSelection {

  private final int[] samples;

  private SampleSelection(int[] samples) {
    this.samples = samples;
  }

  /**
   * Chooses samples.
   *
   * @param dataset that they are of
   * @param part that they are of
   * @param count how many, at least 1 and at most all
   * @param seed of the choice
   * @throws DatasetException if a file was damaged since the data set was read
   */
  public static SampleSelection of(Dataset dataset, Part part, int count, long seed)
      throws DatasetException {
    int total = dataset.count(part);
    if (count < 1 || count > total) {
      throw new IllegalArgumentException(count + " of " + total + " samples");
    }
    if (dataset.targets() instanceof Targets.Classes classes) {
      IdxFile labels = IdxFile.read(dataset.files().file(part, classes.role()).path());
      int[] classOf = IntStream.range(0, total).map(labels::label).toArray();
      return new SampleSelection(choose(classOf, classes.count(), count, seed));
    }
    return new SampleSelection(choose(new int[total], 1, count, seed));
  }

  /**
   * Chooses the samples of a fold, or all others.
   *
   * @param foldOf the fold of each sample, as {@link FoldDeal} gives it
   * @param fold from 0
   * @param areOf whether those of the fold are chosen
   */
  public static SampleSelection ofFold(int[] foldOf, int fold, boolean areOf) {
    return new SampleSelection(
        IntStream.range(0, foldOf.length).filter(i -> (foldOf[i] == fold) == areOf).toArray());
  }

  /**
   * Chooses all samples of a part.
   *
   * @param total how many it has
   */
  public static SampleSelection all(int total) {
    return of(new BitSet(), total, false);
  }

  /**
   * Chooses samples that are known.
   *
   * @param samples of the part
   * @param total how many samples the part has
   * @param areOf whether these are chosen, or all others
   */
  public static SampleSelection of(BitSet samples, int total, boolean areOf) {
    return new SampleSelection(
        IntStream.range(0, total).filter(i -> samples.get(i) == areOf).toArray());
  }

  /**
   * The samples of each class, in their order; of other targets all in one group.
   *
   * @throws DatasetException if a file was damaged since the data set was read
   */
  public static List<int[]> groups(Dataset dataset, Part part) throws DatasetException {
    int total = dataset.count(part);
    if (dataset.targets() instanceof Targets.Classes classes) {
      IdxFile labels = IdxFile.read(dataset.files().file(part, classes.role()).path());
      int[] classOf = IntStream.range(0, total).map(labels::label).toArray();
      return IntStream.range(0, classes.count())
          .mapToObj(c -> IntStream.range(0, total).filter(i -> classOf[i] == c).toArray())
          .toList();
    }
    return List.of(IntStream.range(0, total).toArray());
  }

  /** Their places, in order. */
  int[] samples() {
    return samples.clone();
  }

  static int[] choose(int[] classOf, int classes, int count, long seed) {
    int[] quotas = quotas(classOf, classes, count);
    SplittableRandom random = new SplittableRandom(seed);
    record Drawn(int sample, long number) {}
    List<List<Drawn>> byClass = new ArrayList<>();
    IntStream.range(0, classes).forEach(c -> byClass.add(new ArrayList<>()));
    for (int sample = 0; sample < classOf.length; sample++) {
      byClass.get(classOf[sample]).add(new Drawn(sample, random.nextLong()));
    }
    Comparator<Drawn> least =
        Comparator.comparingLong(Drawn::number).thenComparingInt(Drawn::sample);
    return IntStream.range(0, classes)
        .flatMap(
            c -> byClass.get(c).stream().sorted(least).limit(quotas[c]).mapToInt(Drawn::sample))
        .sorted()
        .toArray();
  }

  private static int[] quotas(int[] classOf, int classes, int count) {
    long[] sizes = new long[classes];
    for (int label : classOf) {
      sizes[label]++;
    }
    int[] quotas = new int[classes];
    int left = count;
    for (int c = 0; c < classes; c++) {
      quotas[c] = (int) (sizes[c] * count / classOf.length);
      left -= quotas[c];
    }
    IntStream.range(0, classes)
        .boxed()
        .sorted(
            Comparator.comparing((Integer c) -> sizes[c] * count % classOf.length)
                .reversed()
                .thenComparing(c -> c))
        .limit(left)
        .forEach(c -> quotas[c]++);
    return quotas;
  }
}
