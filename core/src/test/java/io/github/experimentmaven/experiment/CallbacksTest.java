package io.github.experimentmaven.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.experimentmaven.storage.RecordJson;
import org.junit.jupiter.api.Test;

class CallbacksTest {

  private static final Callbacks ALL =
      new Callbacks(
          new EarlyStopping(new Monitor("val_loss"), 0.1, 3, 0.5, MonitorMode.AUTO, 1, true),
          new ReduceLrOnPlateau(new Monitor("train_loss"), 0.5, 2, 0, MonitorMode.MIN, 1, 1e-5),
          new BestWeights(new Monitor("val_accuracy"), MonitorMode.MAX),
          60.0);

  @Test
  void aTrainerReadsThemAsTheyWereWritten() throws Exception {
    assertThat(RecordJson.parse(RecordJson.line(ALL), Callbacks.class)).isEqualTo(ALL);
    assertThat(RecordJson.parse(RecordJson.line(Callbacks.NONE), Callbacks.class))
        .isEqualTo(Callbacks.NONE);
  }

  @Test
  void weightsAreKeptWhereSomebodyAsksForThem() {
    EarlyStopping stopping =
        new EarlyStopping(new Monitor("val_loss"), 0, 3, null, MonitorMode.AUTO, 0, false);

    assertThat(ALL.keepsWeights()).isTrue();
    assertThat(Callbacks.NONE.keepsWeights()).isFalse();
    assertThat(new Callbacks(stopping, null, null, null).keepsWeights()).isFalse();
  }
}
