package io.github.experimentmaven.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.experimentmaven.result.Verdict.Outcome;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeadlineTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "FAIL                    | The experiment fails",
        "INCONCLUSIVE            | The experiment is inconclusive",
        "NEW                     | The experiment is new",
        "PASS                    | The experiment passes",
        "IMPROVED                | The experiment improved",
        "FAIL PASS               | 1 of 2 experiments fails",
        "FAIL FAIL INCONCLUSIVE  | 2 of 3 experiments fail",
        "FAIL FAIL               | Both experiments fail",
        "INCONCLUSIVE PASS NEW   | 1 of 3 experiments is inconclusive",
        "INCONCLUSIVE INCONCLUSIVE PASS | 2 of 3 experiments are inconclusive",
        "NEW PASS IMPROVED       | All 3 experiments pass, 1 of them new",
        "PASS PASS               | Both experiments pass",
        "STOPPED PASS STOPPED    | The experiment passes, 2 more were stopped early",
        "STOPPED FAIL PASS       | 1 of 2 experiments fails, 1 more was stopped early",
        "PASS IMPROVED IMPROVED  | All 3 experiments pass, 2 of them improved"
      })
  void theWorstOutcomeDecides(String outcomes, String headline) {
    List<Outcome> all = Arrays.stream(outcomes.split(" ")).map(Outcome::valueOf).toList();

    assertThat(Headline.of(all)).isEqualTo(headline);
  }

  @Test
  void noExperimentsAreSaidToBeNone() {
    assertThat(Headline.of(List.of())).isEqualTo("No experiments");
  }
}
