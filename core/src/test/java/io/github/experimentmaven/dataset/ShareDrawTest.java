package io.github.experimentmaven.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ShareDrawTest {

  private static final List<int[]> GROUPS =
      List.of(IntStream.range(0, 15).toArray(), IntStream.range(15, 20).toArray());

  @Test
  void eachGroupGivesItsShare() {
    for (long seed = 0; seed < 20; seed++) {
      var drawn = ShareDraw.of(GROUPS, 0.2, seed);

      assertThat(drawn.get(0, 15).cardinality()).isEqualTo(3);
      assertThat(drawn.get(15, 20).cardinality()).isEqualTo(1);
    }
  }

  @Test
  void theSeedAloneDecidesWhichSamples() {
    assertThat(ShareDraw.of(GROUPS, 0.2, 1))
        .isEqualTo(ShareDraw.of(GROUPS, 0.2, 1))
        .isNotEqualTo(ShareDraw.of(GROUPS, 0.2, 2));
  }

  // Recorded: the same on every machine, or results could not be reproduced.
  @Test
  void theDrawStaysWhatItWas() {
    assertThat(ShareDraw.of(GROUPS, 0.25, 1).stream()).containsExactly(4, 5, 8, 14, 19);
  }

  @Test
  void noGroupGivesAllItsSamples() {
    var drawn = ShareDraw.of(List.of(new int[] {0}, new int[] {1, 2}), 0.99, 1);

    assertThat(drawn.get(0)).isFalse();
    assertThat(drawn.cardinality()).isEqualTo(1);
    assertThat(ShareDraw.of(List.of(new int[] {0}), 0.5, 1).isEmpty()).isTrue();
  }
}
