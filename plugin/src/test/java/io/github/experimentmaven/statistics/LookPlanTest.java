package io.github.experimentmaven.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.github.experimentmaven.statistics.LookPlan.Look;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LookPlanTest {

  @ParameterizedTest
  @CsvSource({
    "3, 12, 3 6 12",
    "3, 10, 3 6 10",
    "1, 10, 1 3 6 10",
    "1, 2, 1 2",
    "2, 8, 2 4 8",
    "5, 6, 5 6",
    "5, 11, 5 11",
    "5, 5, 5",
    "10, 2000000000, 10 20 40 80 160 320 640 1280 2560 5120 10240 20480 40960 81920 163840 327680"
        + " 655360 1310720 2621440 5242880 10485760 20971520 41943040 83886080 167772160 335544320"
        + " 671088640 2000000000"
  })
  void theSeedsAboutDouble(int initial, int max, String seeds) {
    assertThat(new LookPlan(initial, max).looks(0.05))
        .extracting(Look::seeds)
        .containsExactlyElementsOf(Arrays.stream(seeds.split(" ")).map(Integer::valueOf).toList());
  }

  @Test
  void theLooksShareAlphaByTheirSeeds() {
    // 3, 6 and 12 of 21 seeds
    assertThat(new LookPlan(3, 12).looks(0.07).stream().mapToDouble(Look::alpha).toArray())
        .containsExactly(new double[] {0.01, 0.02, 0.04}, within(1e-15));
  }

  @Test
  void aSingleLookHasAllOfAlpha() {
    assertThat(new LookPlan(5, 5).looks(0.05)).containsExactly(new Look(5, 0.05));
  }

  @Test
  void anEmptyRangeIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new LookPlan(5, 3))
        .withMessage("cannot look at 5 to 3 seeds");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new LookPlan(0, 3))
        .withMessage("cannot look at 0 to 3 seeds");
  }
}
