package io.github.experimentmaven.preparation.table;

import io.github.experimentmaven.dataset.FoldDeal;
import io.github.experimentmaven.experiment.Folds;
import io.github.experimentmaven.experiment.Part;
import io.github.experimentmaven.experiment.TableColumns;
import io.github.experimentmaven.failure.DatasetException;
import io.github.experimentmaven.preparation.EnoughSamples;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Tells the rows that are tested with from those that are trained on.
 *
 * <p>A share of the rows is chosen like this, on every machine: rows are in groups, those of each
 * class in the order of the classes, or all in one. Of {@code n} rows in all, {@code share * n},
 * rounded half up and at least 1, are tested with. Each group gives the whole part of its {@code
 * share * size}; what is missing then comes one each from the groups with the largest fractions, of
 * equal ones the first. In each group, in this order, a Fisher-Yates shuffle ({@code i} from the
 * last row down to the second, swapped with {@link SplittableRandom#nextInt(int) nextInt(i + 1)} of
 * one generator with the seed) puts the rows that are tested with to the front. No group gives all
 * its rows. Both parts keep the order of the file.
 */
final class Split {

  private Split() {}

  /**
   * Which rows are what.
   *
   * @param tested the rows to test with, at least one
   * @param untrained these, and rows that are neither tested with nor trained on; not all
   */
  record Rows(BitSet tested, BitSet untrained) {}

  /** The rows to test with, which the file or a share of them tells. */
  static Rows of(RawTable table, TableColumns settings) throws DatasetException {
    BitSet test = testRows(table, settings);
    if (test.isEmpty()) {
      throw table.wrong("no row is left to test with");
    }
    if (test.cardinality() == table.rows()) {
      throw table.wrong("no row is left to train on");
    }
    return new Rows(test, test);
  }

  /**
   * The rows of a fold to test with, and those of the others to train on. Rows that the table sets
   * apart as a test set of its own are in no fold.
   */
  static Rows of(RawTable table, TableColumns settings, Folds folds, int fold)
      throws DatasetException {
    BitSet apart = testRows(table, settings);
    List<int[]> groups = groups(table, apart);
    requireEnough(table, groups, folds.count());
    int[] foldOf = FoldDeal.of(groups, table.rows(), folds.count(), folds.seed());
    BitSet tested = new BitSet();
    IntStream.range(0, foldOf.length).filter(row -> foldOf[row] == fold - 1).forEach(tested::set);
    BitSet untrained = (BitSet) apart.clone();
    untrained.or(tested);
    return new Rows(tested, untrained);
  }

  private static void requireEnough(RawTable table, List<int[]> groups, int folds)
      throws DatasetException {
    for (int[] rows : groups) {
      if (rows.length < folds) {
        throw EnoughSamples.tooFew(
            table.areClasses() ? name(table, rows[0]) : null, rows.length, "row", folds);
      }
    }
  }

  /** The class of a row. */
  private static String name(RawTable table, int row) {
    RawColumn target = table.targets().get(0);
    return TableReading.quotable(target.texts().get((int) target.cells().get(row)));
  }

  private static BitSet testRows(RawTable table, TableColumns settings) throws DatasetException {
    RawColumn column = table.split();
    Double share = settings.testSplit();
    BitSet test;
    if (column != null) {
      test = byColumn(table, column);
    } else if (share != null) {
      test = byShare(table, share, settings.splitSeed());
    } else {
      test = table.secondFile();
    }
    return test;
  }

  private static BitSet byColumn(RawTable table, RawColumn column) throws DatasetException {
    BitSet test = new BitSet();
    for (int row = 0; row < table.rows(); row++) {
      String part = column.texts().get((int) column.cells().get(row));
      if (part.equals(Part.TEST.key())) {
        test.set(row);
      } else if (!part.equals(Part.TRAIN.key())) {
        throw table.at(
            row,
            "column '%s' has '%s'; expected train or test"
                .formatted(column.name(), TableReading.quotable(part)));
      }
    }
    return test;
  }

  private static BitSet byShare(RawTable table, double share, long seed) {
    List<int[]> groups = groups(table, new BitSet());
    long wanted = Math.max(1, (long) Math.floor(share * table.rows() + 0.5));
    int[] taken = new int[groups.size()];
    long sum = 0;
    for (int i = 0; i < taken.length; i++) {
      taken[i] = (int) Math.floor(share * groups.get(i).length);
      sum += taken[i];
    }
    List<Integer> byFraction =
        IntStream.range(0, taken.length)
            .boxed()
            .sorted(
                Comparator.comparingDouble((Integer i) -> taken[i] - share * groups.get(i).length))
            .toList();
    for (int i : byFraction) {
      if (sum < wanted && taken[i] + 1 < groups.get(i).length) {
        taken[i]++;
        sum++;
      }
    }
    SplittableRandom random = new SplittableRandom(seed);
    BitSet test = new BitSet();
    for (int i = 0; i < taken.length; i++) {
      int[] rows = groups.get(i);
      for (int last = rows.length - 1; last > 0; last--) {
        int other = random.nextInt(last + 1);
        int swapped = rows[last];
        rows[last] = rows[other];
        rows[other] = swapped;
      }
      for (int k = 0; k < taken[i]; k++) {
        test.set(rows[k]);
      }
    }
    return test;
  }

  /** The rows of each class, or all in one, without those that are set apart. */
  private static List<int[]> groups(RawTable table, BitSet apart) {
    if (!table.areClasses()) {
      return List.of(IntStream.range(0, table.rows()).filter(row -> !apart.get(row)).toArray());
    }
    RawColumn target = table.targets().get(0);
    int[] sizes = new int[target.texts().size()];
    for (int row = apart.nextClearBit(0); row < table.rows(); row = apart.nextClearBit(row + 1)) {
      sizes[(int) target.cells().get(row)]++;
    }
    int[][] byCode = new int[sizes.length][];
    for (int code = 0; code < sizes.length; code++) {
      byCode[code] = new int[sizes[code]];
    }
    int[] filled = new int[sizes.length];
    for (int row = apart.nextClearBit(0); row < table.rows(); row = apart.nextClearBit(row + 1)) {
      int code = (int) target.cells().get(row);
      byCode[code][filled[code]++] = row;
    }
    List<int[]> groups = new ArrayList<>();
    for (String name : NameOrder.sorted(target.texts())) {
      int[] rows = byCode[target.code(name)];
      // A class may have been only in rows that were left out.
      if (rows.length > 0) {
        groups.add(rows);
      }
    }
    return groups;
  }
}
