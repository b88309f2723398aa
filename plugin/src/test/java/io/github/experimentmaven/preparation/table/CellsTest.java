package io.github.experimentmaven.preparation.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CellsTest {

  @TempDir Path folder;

  static Stream<Arguments> kinds() {
    SplittableRandom random = new SplittableRandom(1);
    return Stream.of(
        kind("whole numbers", () -> random.nextInt(100)),
        kind("two digits", () -> random.nextInt(100_000) / 100.0),
        kind("any number of digits", () -> random.nextInt() / Math.pow(10, random.nextInt(12))),
        kind("more digits from row to row", decimals(random)),
        kind("full doubles", () -> random.nextDouble() - 0.5),
        kind("doubles of any bits", () -> finite(random)),
        kind("signed zeros", () -> random.nextBoolean() ? 0.0 : -0.0),
        kind("the largest whole numbers", () -> Integer.MAX_VALUE - random.nextInt(3)),
        kind("the smallest whole numbers", () -> Integer.MIN_VALUE + random.nextInt(3)),
        kind("missing ones", () -> random.nextBoolean() ? Double.NaN : random.nextInt(9) / 8.0),
        kind("missing ones only", () -> Double.NaN),
        kind("now and then a long one", () -> random.nextInt(5000) == 0 ? Math.PI : 1.25));
  }

  private static Arguments kind(String name, DoubleSupplier numbers) {
    return Arguments.of(name, numbers);
  }

  private static DoubleSupplier decimals(SplittableRandom random) {
    int[] row = new int[1];
    return () -> random.nextInt(50) / Math.pow(10, Math.floorDiv(row[0]++, 3000));
  }

  private static double finite(SplittableRandom random) {
    double value = Double.longBitsToDouble(random.nextLong());
    return Double.isFinite(value) ? value : 1;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("kinds")
  void givesTheVeryNumbersThatWereAdded(String name, DoubleSupplier numbers) throws IOException {
    try (CellStore little = CellStore.backedBy(folder.resolve("cells"), 100_000)) {
      givesTheVeryNumbers(List.of(new Cells(CellStore.inMemory()), new Cells(little)), numbers);
      assertThat(little.take(100_000)).as("memory is left").isFalse();
    }
    assertThat(folder).isEmptyDirectory();
  }

  private static void givesTheVeryNumbers(List<Cells> all, DoubleSupplier numbers) {
    List<Long> expected = new ArrayList<>();
    for (int row = 0; row < 50_000; row++) {
      double value = numbers.getAsDouble();
      all.forEach(cells -> cells.add(value));
      expected.add(Double.doubleToLongBits(value));
    }
    for (Cells cells : all) {
      assertThat(cells.size()).isEqualTo(expected.size());
      IntStream.range(0, expected.size()).forEach(row -> requireThere(cells, row, expected));
      IntStream.of(1, 49_999, 20_000).forEach(row -> requireThere(cells, row, expected));
    }
  }

  private static void requireThere(Cells cells, int row, List<Long> expected) {
    assertThat(Double.doubleToLongBits(cells.get(row)))
        .as("row %d", row)
        .isEqualTo(expected.get(row));
  }

  @Test
  void aRowIsForgottenThatBeganANewPieceOfTheFile() throws IOException {
    try (CellStore none = CellStore.backedBy(folder.resolve("cells"), 0)) {
      Cells cells = new Cells(none);
      for (int row = 0; row < 10_000; row++) {
        cells.add(-1);
        cells.truncate(row);
        cells.add(row / 8.0);
      }
      for (int row = 0; row < 10_000; row++) {
        assertThat(cells.get(row)).isEqualTo(row / 8.0);
      }
    }
  }

  @Test
  void forgetsWhatIsTruncated() {
    Cells cells = new Cells(CellStore.inMemory());
    for (int row = 0; row < 70; row++) {
      cells.add(row / 4.0);
    }
    cells.truncate(63);
    cells.add(Math.E);
    cells.add(0.5);

    assertThat(cells.size()).isEqualTo(65);
    assertThat(cells.get(62)).isEqualTo(15.5);
    assertThat(cells.get(63)).isEqualTo(Math.E);
    assertThat(cells.get(64)).isEqualTo(0.5);
  }

  @Test
  void knowsTheLineOfEachRow() {
    RowLines lines = new RowLines();
    long[] starts = {2, 3, 4, 7, 8, 12, 2, 3, 5, 6, 7};
    for (long start : starts) {
      lines.add(start);
    }
    for (int row = 0; row < starts.length; row++) {
      assertThat(lines.of(row)).as("row %d", row).isEqualTo(starts[row]);
    }
  }
}
