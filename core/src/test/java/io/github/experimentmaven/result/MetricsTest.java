package io.github.experimentmaven.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.github.experimentmaven.experiment.Metric;
import io.github.experimentmaven.experiment.Part;
import io.github.experimentmaven.storage.RecordJson;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MetricsTest {

  /** Something that has metrics among its fields. */
  record Measured(int first, @JsonUnwrapped Metrics metrics, String last) {}

  @Test
  void inJsonTheirNamesAreKeysOfWhatTheyArePartOf() throws Exception {
    Measured measured = new Measured(1, ResultFixture.progress(Double.NaN, 0.5), "x");

    String json = RecordJson.line(measured);

    assertThat(json).isEqualTo("{\"first\":1,\"loss\":\"NaN\",\"accuracy\":0.5,\"last\":\"x\"}");
    assertThat(RecordJson.parse(json, Measured.class)).isEqualTo(measured);
  }

  @Test
  void theyStayInTheOrderInWhichTheyWereRecorded() throws Exception {
    Metrics metrics =
        RecordJson.parse(RecordJson.line(ResultFixture.metrics(4, 0.3, 2, 0.1)), Metrics.class);

    assertThat(metrics.values().keySet())
        .containsExactly("train_loss", "train_accuracy", "test_loss", "test_accuracy");
    assertThat(metrics.of(Part.TEST).values().keySet())
        .containsExactly("test_loss", "test_accuracy");
  }

  @Test
  void nobodyChangesThemAfterwards() {
    Map<String, Double> values = new LinkedHashMap<>(Map.of("loss", 1.0));
    Metrics metrics = new Metrics(values);

    values.put("loss", 2.0);

    assertThat(metrics.value("loss")).isEqualTo(1.0);
  }

  @Test
  void whatWasNotMeasuredIsNamedBesideWhatWas() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ResultFixture.progress(1, 0).value(Metric.TEST_LOSS))
        .withMessage("there is no 'test_loss' among the metrics [loss, accuracy]");
  }
}
