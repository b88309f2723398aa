package io.github.experimentmaven.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ParametersTest {

  private final Parameters parameters =
      new Parameters(Map.of("trees", 100L, "rate", 0.5, "kind", "gini", "prune", true));

  @Test
  void valuesAreWhatTheFileSays() {
    assertThat(parameters.integer("trees")).isEqualTo(100);
    assertThat(parameters.number("trees")).isEqualTo(100.0);
    assertThat(parameters.number("rate")).isEqualTo(0.5);
    assertThat(parameters.text("kind")).isEqualTo("gini");
    assertThat(parameters.text("rate")).isEqualTo("0.5");
    assertThat(parameters.flag("prune")).isTrue();
  }

  @Test
  void whatTheFileLeavesOutHasTheDefaultOfTheOneWhoAsks() {
    assertThat(parameters.integer("depth", 3)).isEqualTo(3);
    assertThat(parameters.number("decay", 0.25)).isEqualTo(0.25);
    assertThat(parameters.text("metric", "l2")).isEqualTo("l2");
    assertThat(parameters.flag("verbose", false)).isFalse();
    assertThat(parameters.integer("trees", 3)).isEqualTo(100);
  }

  @Test
  void whatIsMissingIsNamedWithWhatIsThere() {
    assertThatThrownBy(() -> new Parameters(Map.of("tres", 1L)).integer("trees"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the class needs the parameter 'trees', but parameters has only tres");
    assertThatThrownBy(() -> new Parameters(Map.of()).text("kind"))
        .hasMessage("the class needs the parameter 'kind', but parameters has none");
  }

  @Test
  void whatIsSomethingElseIsNamedWithWhatWasExpected() {
    assertThatThrownBy(() -> parameters.integer("kind"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the parameter 'kind' must be a whole number, found 'gini'");
    assertThatThrownBy(() -> parameters.flag("trees"))
        .hasMessage("the parameter 'trees' must be true or false, found '100'");
    assertThatThrownBy(() -> new Parameters(Map.of("trees", 1L << 40)).integer("trees"))
        .hasMessage(
            "the parameter 'trees' must be a whole number between -2147483648 and 2147483647,"
                + " found '1099511627776'");
  }

  @Test
  void whatNobodyAsksForIsKnown() {
    parameters.integer("trees");
    assertThat(parameters.has("kind")).isTrue();

    assertThat(parameters.unread()).containsExactly("prune", "rate");
  }
}
