package io.github.experimentmaven.preparation.table;

import io.github.experimentmaven.dataset.FoldDeal;
import io.github.experimentmaven.dataset.ShareDraw;
import io.github.experimentmaven.experiment.Folds;
import io.github.experimentmaven.experiment.Part;
import io.github.experimentmaven.experiment.TableColumns;
import io.github.experimentmaven.experiment.Validation;
import io.github.experimentmaven.failure.DatasetException;
import io.github.experimentmaven.preparation.EnoughSamples;
import io.github.experimentmaven.preparation.ValidationSplit;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Tells the rows that are tested with from those that are trained on.
 *
 * <p>A share of the rows is chosen by a {@link ShareDraw}, of the rows of each class in the order
 * of the classes, or of all in one group. Both parts keep the order of the file.
 */
final class Split {

  private Split() {}

  /**
   * Which rows are what.
   *
   * @param tested the rows to test with, at least one
   * @param validated the rows to validate with; none without validation
   * @param untrained these, and rows that are neither tested with nor trained on; not all
   */
  record Rows(BitSet tested, BitSet validated, BitSet untrained) {

    /** Whether a row is of a part. */
    boolean areOf(Part part, int row) {
      return switch (part) {
        case TRAIN -> !untrained.get(row);
        case VALIDATION -> validated.get(row);
        case TEST -> tested.get(row);
      };
    }
  }

  /** The rows to test with, which the file or a share of them tells. */
  static Rows of(RawTable table, TableColumns settings) throws DatasetException {
    BitSet test = testRows(table, settings);
    if (test.isEmpty()) {
      throw table.wrong("no row is left to test with");
    }
    if (test.cardinality() == table.rows()) {
      throw table.wrong("no row is left to train on");
    }
    return new Rows(test, new BitSet(), test);
  }

  /** The same, and of the rows that are left those to validate with. */
  static Rows of(RawTable table, TableColumns settings, Validation validation)
      throws DatasetException {
    BitSet tested = of(table, settings).tested();
    List<int[]> groups = groups(table, tested);
    BitSet validated =
        ValidationSplit.of(
            validation,
            groups,
            "row",
            group -> table.areClasses() ? name(table, groups.get(group)[0]) : null);
    BitSet untrained = (BitSet) tested.clone();
    untrained.or(validated);
    return new Rows(tested, validated, untrained);
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
    return new Rows(tested, new BitSet(), untrained);
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
      test = ShareDraw.of(groups(table, new BitSet()), share, settings.splitSeed());
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
