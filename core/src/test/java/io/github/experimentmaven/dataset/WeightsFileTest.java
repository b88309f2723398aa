package io.github.experimentmaven.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.experimentmaven.experiment.Part;
import io.github.experimentmaven.failure.DatasetException;
import io.github.experimentmaven.task.Column;
import io.github.experimentmaven.task.Features;
import io.github.experimentmaven.task.Targets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The file of a data set that says how much each training sample counts. */
class WeightsFileTest {

  @TempDir Path folder;

  @Test
  void weightsArePartOfTheData() throws Exception {
    write(2, 0.5f);

    Dataset dataset = DatasetReader.read(folder);

    assertThat(dataset.hasWeights()).isTrue();
    assertThat(dataset.files().byPart()).containsKey("train_weights");
    assertThat(dataset.contentHashes()).containsKey("train_weights");
  }

  @ParameterizedTest
  @ValueSource(floats = {0, -1, Float.NaN, Float.POSITIVE_INFINITY})
  void aWeightIsAFiniteNumberAboveZero(float weight) throws Exception {
    write(2, weight);

    assertThatThrownBy(() -> DatasetReader.read(folder))
        .isInstanceOf(DatasetException.class)
        .hasMessage(
            "%s has %s as the weight of sample 1; expected a finite number above 0"
                .formatted(folder.toAbsolutePath().resolve("train_weights"), weight));
  }

  @Test
  void eachTrainingSampleHasAWeight() throws Exception {
    write(2);

    assertThatThrownBy(() -> DatasetReader.read(folder))
        .isInstanceOf(DatasetException.class)
        .hasMessage(
            "%s is not the weights of 2 training samples, one float each"
                .formatted(folder.toAbsolutePath().resolve("train_weights")));
  }

  private void write(float... weights) throws Exception {
    Features features = new Features.Numbers(List.of(Column.unscaled("a")));
    Targets targets = new Targets.Numbers(List.of("b"));
    DatasetWriter writer = new DatasetWriter(folder);
    for (Part part : List.of(Part.TRAIN, Part.TEST)) {
      try (IdxOutput inputs = writer.features(part, features);
          IdxOutput answers = writer.targets(part, targets)) {
        for (int i = 0; i < 2; i++) {
          inputs.write(new float[] {i});
          answers.write(new float[] {i + 1});
        }
      }
    }
    try (IdxOutput output = writer.weights()) {
      for (float weight : weights) {
        output.write(new float[] {weight});
      }
    }
    writer.finish("rows", "", features, targets, "", "");
  }
}
