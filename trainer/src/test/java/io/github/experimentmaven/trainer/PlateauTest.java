package io.github.experimentmaven.trainer;

import static io.github.experimentmaven.trainer.TrainingFixture.FLATTEN;
import static io.github.experimentmaven.trainer.TrainingFixture.SHAPE;
import static io.github.experimentmaven.trainer.TrainingFixture.network;
import static io.github.experimentmaven.trainer.TrainingFixture.softmax;
import static io.github.experimentmaven.trainer.TrainingFixture.training;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.experimentmaven.experiment.Monitor;
import io.github.experimentmaven.experiment.MonitorMode;
import io.github.experimentmaven.experiment.Optimizer;
import io.github.experimentmaven.experiment.ReduceLrOnPlateau;
import io.github.experimentmaven.result.TrainingCourse.Reduction;
import io.github.experimentmaven.trainer.network.TrainableNetwork;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlateauTest {

  private static final double[] VALUES = {
    1.0, 0.8, 0.7, 0.75, 0.7, 0.69, 0.71, 0.72, 0.73, 0.6, 0.61, 0.62
  };

  // Reductions of keras/src/callbacks/reduce_lr_on_plateau.py, run on these values from a rate of
  // 0.01.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "min | 0.1 | 2 | 0 | 0 | 0 | 5:0.001 8:0.0001 12:1e-05",
        "min | 0.5 | 1 | 0 | 0 | 0 | 4:0.005 5:0.0025 7:0.00125 8:0.000625 9:0.0003125 11:0.00015625 12:7.8125e-05",
        "min | 0.5 | 2 | 0.02 | 2 | 0 | 5:0.005 8:0.0025 12:0.00125",
        "min | 0.5 | 1 | 0 | 1 | 0.003 | 4:0.005 5:0.003",
        "max | 0.5 | 3 | 0 | 0 | 0 | 4:0.005 7:0.0025 10:0.00125",
        "min | 0.5 | 0 | 0 | 0 | 0 | 4:0.005 5:0.0025 7:0.00125 8:0.000625 9:0.0003125 11:0.00015625 12:7.8125e-05",
        "min | 0.5 | 1 | 0 | 3 | 0 | 4:0.005 7:0.0025 11:0.00125",
        "min | 0 | 2 | 0.05 | 0 | 0.001 | 5:0.001",
      })
  void theRateIsReducedWhenKerasDoes(
      String mode,
      double factor,
      int patience,
      double minDelta,
      int cooldown,
      double minLr,
      String reductions) {
    ReduceLrOnPlateau settings =
        new ReduceLrOnPlateau(
            new Monitor("val_loss"),
            factor,
            patience,
            minDelta,
            MonitorMode.valueOf(mode.toUpperCase(Locale.ROOT)),
            cooldown,
            minLr);
    TrainableNetwork network =
        network(training(new Optimizer.Sgd(0.01, 0, false), 1, 8, FLATTEN, softmax()), SHAPE, 1);
    Course course = new Course();
    int[] number = {0};
    Plateau plateau =
        new Plateau(
            settings,
            Watch.of(settings.monitor(), settings.mode()),
            () -> VALUES[number[0] - 1],
            course,
            network);

    for (number[0] = 1; number[0] <= VALUES.length; number[0]++) {
      plateau.onEpoch(new TrainedEpoch(number[0], VALUES.length, 0));
    }

    List<Reduction> found = course.reductions();
    String[] expected = reductions.split(" ");
    assertThat(found).hasSize(expected.length);
    for (int i = 0; i < expected.length; i++) {
      String[] parts = expected[i].split(":");
      assertThat(found.get(i).epoch()).isEqualTo(Integer.parseInt(parts[0]));
      assertThat(found.get(i).learningRate())
          .isCloseTo(Double.parseDouble(parts[1]), within(1e-15));
    }
    assertThat(network.learningRate()).isEqualTo(found.get(found.size() - 1).learningRate());
  }
}
