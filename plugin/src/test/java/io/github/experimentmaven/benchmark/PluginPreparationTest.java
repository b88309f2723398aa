package io.github.experimentmaven.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.experimentmaven.benchmark.NumberTable.Digits;
import io.github.experimentmaven.benchmark.PluginPreparation.State;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginPreparationTest {

  private static final int ROWS = 20_000;
  private static final int ENOUGH = 256;

  /** Less than the numbers of the table take. */
  private static final int TOO_LITTLE = 8;

  @TempDir Path folder;
  private DataFiles table;

  @BeforeEach
  void writeTable() throws Exception {
    NumberTable.of(folder, Digits.SEVENTEEN_DIGITS, ROWS);
    table =
        new DataFiles("table", Path.of("src/benchmark/data/table.yaml").toAbsolutePath(), folder);
  }

  @Test
  void aTableIsReadInAProcessOfItsOwn() throws Exception {
    PluginPreparation preparation = new PluginPreparation(table, State.NEW, folder, ENOUGH);

    assertThat(preparation.measure(1)).containsKeys(Quantity.READING, Quantity.DURATION);
    assertThat(preparation.figures().samples()).isEqualTo(ROWS);
    assertThat(preparation.figures().floats()).isEqualTo(ROWS * 30);
  }

  @Test
  void whatWasPreparedIsOnlyMapped() throws Exception {
    new PluginPreparation(table, State.NEW, folder, ENOUGH).measure(1);
    PluginPreparation again = new PluginPreparation(table, State.PREPARED, folder, TOO_LITTLE * 4);

    assertThat(again.subject()).isEqualTo("table, prepared before");
    assertThat(again.measure(1)).containsKey(Quantity.READING);
  }

  @Test
  void tooLittleHeapIsToldFromAFailure() throws Exception {
    assertThat(
            new PluginPreparation(table, State.NEW, folder, TOO_LITTLE)
                .fits("little", Duration.ofMinutes(2)))
        .isFalse();
  }
}
