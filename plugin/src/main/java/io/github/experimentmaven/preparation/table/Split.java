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
 * Tells which rows are trained on, validated with, and tested with.
 *
 * <p>A share of the rows is chosen by a {@link ShareDraw}, of the rows of each class in the order
 * of the classes, or of all in one group. All parts keep the order of the file.
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

  /** The rows to test with, which the table or a share of it tells, and those to validate with. */
  static Rows of(RawTable table, TableColumns settings) throws DatasetException {
    Rows rows = apart(table, settings);
    if (rows.tested().isEmpty()) {
      throw table.wrong("no row is left to test with");
    }
    if (rows.validated().isEmpty() && table.files().size() > 2) {
      throw table.wrong("no row is left to validate with");
    }
    if (rows.untrained().cardinality() == table.rows()) {
      throw table.wrong("no row is left to train on");
    }
    return rows;
  }

  /** The same, and of the rows that are left those to validate with. */
  static Rows of(RawTable table, TableColumns settings, Validation validation)
      throws DatasetException {
    Rows own = of(table, settings);
    if (!own.validated().isEmpty()) {
      throw DatasetException.ofValidation(
          "%s has a validation part of its own, of %s rows\nleave validation out"
              .formatted(String.join(" and ", table.files()), own.validated().cardinality()));
    }
    BitSet tested = own.tested();
    List<int[]> groups = groups(table, tested);
    BitSet validated =
        ValidationSplit.of(
            validation,
            groups,
            "row",
            group -> table.areClasses() ? name(table, groups.get(group)[0]) : null);
    return both(tested, validated);
  }

  /**
   * The rows of a fold to test with, and those of the others to train on. Rows that the table sets
   * apart to test or to validate with are in no fold.
   */
  static Rows of(RawTable table, TableColumns settings, Folds folds, int fold)
      throws DatasetException {
    BitSet apart = apart(table, settings).untrained();
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

  /** What the table sets apart itself; there may be nothing. */
  private static Rows apart(RawTable table, TableColumns settings) throws DatasetException {
    RawColumn column = table.split();
    Double share = settings.testSplit();
    if (column != null) {
      return byColumn(table, column);
    }
    if (share != null) {
      BitSet drawn = ShareDraw.of(groups(table, new BitSet()), share, settings.splitSeed());
      return new Rows(drawn, new BitSet(), drawn);
    }
    int files = table.files().size();
    return both(
        files > 1 ? table.rowsOf(files - 1) : new BitSet(),
        files > 2 ? table.rowsOf(1) : new BitSet());
  }

  private static Rows both(BitSet tested, BitSet validated) {
    BitSet untrained = (BitSet) tested.clone();
    untrained.or(validated);
    return new Rows(tested, validated, untrained);
  }

  private static Rows byColumn(RawTable table, RawColumn column) throws DatasetException {
    BitSet tested = new BitSet();
    BitSet validated = new BitSet();
    for (int row = 0; row < table.rows(); row++) {
      String part = column.texts().get((int) column.cells().get(row));
      if (part.equals(Part.TEST.key())) {
        tested.set(row);
      } else if (part.equals(Part.VALIDATION.words())) {
        validated.set(row);
      } else if (!part.equals(Part.TRAIN.key())) {
        throw table.at(
            row,
            "column '%s' has '%s'; expected train, validation or test"
                .formatted(column.name(), TableReading.quotable(part)));
      }
    }
    return both(tested, validated);
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
