package io.github.experimentmaven.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrainingForecastTest {

  @Test
  void eachCoreTakesTheLongestRunThatIsLeft() {
    // Graham's own example of the worst there is: 11 where 9 would do.
    TrainingForecast forecast = new TrainingForecast(List.of(5.0, 5.0, 4.0, 4.0, 3.0, 3.0, 3.0));

    assertThat(forecast.makespan(1)).isCloseTo(27, within(1e-9));
    assertThat(forecast.makespan(3)).isCloseTo(11, within(1e-9));
    assertThat(forecast.makespan(7)).isCloseTo(5, within(1e-9));
    assertThat(forecast.makespan(1000)).isCloseTo(5, within(1e-9));
  }

  @Test
  void isToldInALine() {
    assertThat(new TrainingForecast(Collections.nCopies(120, 90.0)).text())
        .isEqualTo(
            "By the runs that were trained here, these take about 3 h 0 min on 1 core, about 18 min"
                + " on 10, about 3 min on 100, about 2 min on 1,000");
    assertThat(new TrainingForecast(List.of(30.0)).text())
        .startsWith("By the runs that were trained here, this takes about 30 s on 1 core, ");
  }
}
