package io.github.experimentmaven.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class StatisticsTest {

  @Test
  void theMedianIsTheOneInTheMiddleWhateverTheOrder() {
    assertThat(Statistics.of(List.of(9.0, 1.0, 4.0))).isEqualTo(new Statistics(4, 1, 9));
  }

  @Test
  void theMedianOfAnEvenNumberIsTheMeanOfTheTwoInTheMiddle() {
    assertThat(Statistics.of(List.of(8.0, 1.0, 100.0, 2.0))).isEqualTo(new Statistics(5, 1, 100));
  }

  @Test
  void nothingHasNoMedian() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Statistics.of(List.of()))
        .withMessage("there is no median of nothing");
  }
}
