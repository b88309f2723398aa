package io.github.experimentmaven.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.experimentmaven.benchmark.NumberTable.Digits;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NumberTableTest {

  @TempDir Path folder;

  @Test
  void eachNumberHasAllItsDecimals() throws Exception {
    List<String> lines = lines(Digits.SIX_DECIMALS, "a");

    assertThat(lines).hasSize(1 + 3);
    assertThat(lines.get(0)).startsWith("c1,c2,").endsWith(",c30");
    assertThat(lines.subList(1, 4)).allMatch(line -> line.split(",", -1).length == 30);
    assertThat(lines.get(3).split(",", -1)).allMatch(number -> number.matches("-?\\d\\.\\d{6}"));
    assertThat(lines(Digits.SEVENTEEN_DIGITS, "b").get(3).split(",", -1))
        .allMatch(number -> number.matches("-?\\d\\.\\d{16}"));
  }

  @Test
  void theSameTableIsWrittenEverywhereAndOnlyOnce() throws Exception {
    List<String> lines = lines(Digits.SIX_DECIMALS, "a");
    assertThat(lines(Digits.SIX_DECIMALS, "b")).isEqualTo(lines);

    Files.writeString(folder.resolve("a").resolve("table.csv"), "kept");
    assertThat(lines(Digits.SIX_DECIMALS, "a")).containsExactly("kept");
  }

  private List<String> lines(Digits digits, String name) throws Exception {
    return Files.readAllLines(NumberTable.of(folder.resolve(name), digits, 3));
  }
}
