package io.github.experimentmaven.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class ComparisonsTest {

  private static final Measurement PLUGIN = training("plugin", 40.0, 20.0, 30.0);
  private static final Measurement PYTORCH = training("pytorch", 20.0, 10.0, 5.0);

  @Test
  void aRatioIsThatOfTheMediansAndItsSpreadThatOfTheRounds() {
    assertThat(Comparison.ratio(PLUGIN, PYTORCH))
        .isEqualTo(new Comparison("cnn training: plugin / pytorch", "ratio", 3, 2, 6));
  }

  @Test
  void aDifferenceKeepsTheUnit() {
    assertThat(Comparison.difference(PLUGIN, PYTORCH))
        .isEqualTo(new Comparison("cnn training: plugin - pytorch", "images/s", 20, 10, 25));
  }

  @Test
  void differentNumbersOfRepeatsAreNotCompared() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Comparison.ratio(PLUGIN, training("pytorch", 1.0)))
        .withMessageEndingWith("cannot be compared");
  }

  @Test
  void thePluginIsComparedWithEveryRivalAndBuildsWithTheBareOne() {
    List<Measurement> all =
        List.of(
            training("deeplearning4j", 4.0, 4.0, 4.0),
            PLUGIN,
            PYTORCH,
            duration("without the plugin", 2.0),
            duration("experiment.skip", 2.5),
            duration("describe", 3.5));

    assertThat(Comparisons.of(all))
        .containsExactly(
            new Comparison("cnn training: plugin / deeplearning4j", "ratio", 7.5, 5, 10),
            new Comparison("cnn training: plugin / pytorch", "ratio", 3, 2, 6),
            new Comparison(
                "build duration: experiment.skip - without the plugin", "s", 0.5, 0.5, 0.5),
            new Comparison("build duration: describe - without the plugin", "s", 1.5, 1.5, 1.5));
  }

  @Test
  void memoryAndProcessorTimeAreComparedToo() {
    List<Measurement> all =
        List.of(
            new Measurement("vgg", "plugin", Quantity.PROCESSOR_TIME, List.of(100.0)),
            new Measurement("vgg", "plugin", Quantity.PEAK_MEMORY, List.of(300.0)),
            new Measurement("vgg", "plugin", Quantity.TRAIN_LOSS, List.of(0.5)),
            new Measurement("vgg", "pytorch", Quantity.PROCESSOR_TIME, List.of(200.0)),
            new Measurement("vgg", "pytorch", Quantity.PEAK_MEMORY, List.of(200.0)),
            new Measurement("vgg", "pytorch", Quantity.TRAIN_LOSS, List.of(0.5)));

    assertThat(Comparisons.of(all))
        .containsExactly(
            new Comparison("vgg processor_time: plugin / pytorch", "ratio", 0.5, 0.5, 0.5),
            new Comparison("vgg peak_memory: plugin / pytorch", "ratio", 1.5, 1.5, 1.5));
  }

  @Test
  void readingIsComparedWithPandas() {
    List<Measurement> all =
        List.of(
            new Measurement("table", "plugin", Quantity.READING, List.of(6.0)),
            new Measurement("table", "plugin", Quantity.DURATION, List.of(8.0)),
            new Measurement("table", "pandas", Quantity.READING, List.of(4.0)),
            new Measurement("table", "pandas", Quantity.DURATION, List.of(5.0)));

    assertThat(Comparisons.of(all))
        .containsExactly(
            new Comparison("table reading: plugin / pandas", "ratio", 1.5, 1.5, 1.5),
            new Comparison("table duration: plugin / pandas", "ratio", 1.6, 1.6, 1.6));
  }

  @Test
  void whatWasNotMeasuredIsNotCompared() {
    assertThat(Comparisons.of(List.of(PLUGIN, duration("describe", 3.5)))).isEmpty();
  }

  private static Measurement training(String contender, Double... values) {
    return new Measurement("cnn", contender, Quantity.TRAINING, List.of(values));
  }

  private static Measurement duration(String build, Double... values) {
    return new Measurement("build", build, Quantity.DURATION, List.of(values));
  }
}
