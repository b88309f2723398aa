package io.github.experimentmaven.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RunnerTest {

  /** Is twice as fast in each round as in the one before. */
  private record Improving(String name, double speed) implements Contender {

    @Override
    public String subject() {
      return "cnn";
    }

    @Override
    public Map<Quantity, Double> measure(int round) {
      return Map.of(Quantity.TRAINING, speed * Math.pow(2, round - 1));
    }
  }

  private final List<String> log = new ArrayList<>();

  @Test
  void contendersTakeTurns() throws Exception {
    var measurements =
        new Runner(2, log::add).run(List.of(new Improving("a", 1000), new Improving("b", 50)));

    assertThat(log)
        .containsExactly(
            "1/2  cnn a  training 1,000 images/s",
            "1/2  cnn b  training 50 images/s",
            "2/2  cnn a  training 2,000 images/s",
            "2/2  cnn b  training 100 images/s");
    assertThat(measurements)
        .containsExactly(
            new Measurement("cnn", "a", Quantity.TRAINING, List.of(1000.0, 2000.0)),
            new Measurement("cnn", "b", Quantity.TRAINING, List.of(50.0, 100.0)));
  }

  @Test
  void noRoundsAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Runner(0, log::add))
        .withMessage("benchmark.repeats must be at least 1, not 0");
  }
}
