package io.github.experimentmaven.trainer;

import static io.github.experimentmaven.trainer.TrainingFixture.FLATTEN;
import static io.github.experimentmaven.trainer.TrainingFixture.SHAPE;
import static io.github.experimentmaven.trainer.TrainingFixture.network;
import static io.github.experimentmaven.trainer.TrainingFixture.softmax;
import static io.github.experimentmaven.trainer.TrainingFixture.training;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.experimentmaven.experiment.EarlyStopping;
import io.github.experimentmaven.experiment.Monitor;
import io.github.experimentmaven.experiment.MonitorMode;
import io.github.experimentmaven.experiment.Optimizer;
import io.github.experimentmaven.result.TrainingCourse.Ending;
import io.github.experimentmaven.trainer.network.TrainableNetwork;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EarlyStopTest {

  private static final double[] VALUES = {
    1.0, 0.8, 0.7, 0.75, 0.7, 0.69, 0.71, 0.72, 0.73, 0.6, 0.61, 0.62
  };

  private final TrainableNetwork network =
      network(training(new Optimizer.Sgd(0.01, 0, false), 1, 8, FLATTEN, softmax()), SHAPE, 1);
  private final KeptWeights kept = new KeptWeights(network);
  private final Course course = new Course();

  // Stopped and restored epochs of keras/src/callbacks/early_stopping.py, run on these values.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "min | 0 | 0 |  | 0 | 4 | 3 | true",
        "min | 0 | 1 |  | 0 | 4 | 3 | true",
        "min | 0 | 2 |  | 0 | 5 | 3 | true",
        "min | 0 | 3 |  | 0 | 9 | 6 | true",
        "min | 0.02 | 3 |  | 0 | 6 | 3 | true",
        "min | 0 | 2 | 0.7 | 0 | 4 | 3 | true",
        "min | 0 | 2 | 0.5 | 0 | 4 | 3 | true",
        "min | 0 | 2 |  | 7 | 12 | 10 | true",
        "max | 0 | 2 |  | 0 | 3 | 1 | true",
        "max | 0 | 0 |  | 0 | 2 | 1 | true",
        "min | 0 | 20 |  | 0 | 12 | 10 | false",
        "min | 0 | 2 |  | 30 | 12 | 0 | false",
        "max | 0 | 3 |  | 4 | 12 | 9 | true",
      })
  void itEndsAndKeepsWhatKerasDoes(
      String mode,
      double minDelta,
      int patience,
      Double baseline,
      int startFromEpoch,
      int ended,
      int best,
      boolean stopped) {
    EarlyStopping settings =
        new EarlyStopping(
            new Monitor("val_loss"),
            minDelta,
            patience,
            baseline,
            MonitorMode.valueOf(mode.toUpperCase(Locale.ROOT)),
            startFromEpoch,
            true);

    assertThat(run(settings, VALUES)).isEqualTo(ended);
    assertThat(kept.epoch()).isEqualTo(best);
    assertThat(course.ending()).isEqualTo(stopped ? Ending.EARLY_STOPPING : Ending.ALL_EPOCHS);
  }

  @Test
  void theDirectionIsThatOfTheMetric() {
    assertThat(Watch.of(new Monitor("val_accuracy"), MonitorMode.AUTO).upwards()).isTrue();
    assertThat(Watch.of(new Monitor("train_loss"), MonitorMode.AUTO).upwards()).isFalse();
    assertThat(Watch.of(new Monitor("val_r2"), MonitorMode.AUTO).upwards()).isTrue();
    assertThat(Watch.of(new Monitor("val_accuracy"), MonitorMode.MIN).upwards()).isFalse();
  }

  @Test
  void whatIsNoNumberIsNoImprovement() {
    EarlyStopping settings =
        new EarlyStopping(new Monitor("val_loss"), 0, 2, null, MonitorMode.AUTO, 0, true);

    assertThat(run(settings, 1, Double.NaN, Double.NaN, 0)).isEqualTo(3);
    assertThat(kept.epoch()).isEqualTo(1);
  }

  private int run(EarlyStopping settings, double... values) {
    int[] number = {0};
    EarlyStop stop =
        new EarlyStop(
            settings,
            Watch.of(settings.monitor(), settings.mode()),
            () -> values[number[0] - 1],
            course,
            kept);
    TrainedEpoch epoch;
    do {
      number[0]++;
      epoch = new TrainedEpoch(number[0], values.length, 0);
      stop.onEpoch(epoch);
      EarlyStop.State state = stop.state();
      stop.restore(state);
    } while (!epoch.isLast());
    return number[0];
  }
}
