package io.github.experimentmaven.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.experimentmaven.experiment.Part;
import io.github.experimentmaven.task.Column;
import io.github.experimentmaven.task.Features;
import io.github.experimentmaven.task.Targets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConstantColumnsTest {

  @TempDir Path folder;

  @Test
  void aColumnIsConstantIfAllTrainingRowsHaveOneValue() throws Exception {
    Dataset dataset =
        dataset(
            List.of(new float[] {1, 0, 5}, new float[] {1, 0, 6}, new float[] {1, 2, 5}),
            List.of(new float[] {2, 0, 5}));

    assertThat(ConstantColumns.of(dataset)).containsExactly("a");
  }

  @Test
  void theLastOfManyRowsCounts() throws Exception {
    float[][] rows = new float[40_000][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = new float[] {3, 4, i};
    }
    rows[rows.length - 1][1] = 5;

    assertThat(ConstantColumns.of(dataset(List.of(rows), List.of(new float[] {0, 0, 0}))))
        .containsExactly("a");
  }

  @Test
  void oneRowAloneSaysNothing() throws Exception {
    assertThat(
            ConstantColumns.of(
                dataset(List.of(new float[] {1, 2, 3}), List.of(new float[] {1, 2, 3}))))
        .isEmpty();
  }

  @Test
  void imagesHaveNoColumns() throws Exception {
    assertThat(ConstantColumns.of(DatasetReader.read(IdxFiles.writeSmallDataset(folder))))
        .isEmpty();
  }

  private Dataset dataset(List<float[]> train, List<float[]> test) throws Exception {
    Features features =
        new Features.Numbers(
            List.of(Column.unscaled("a"), Column.unscaled("b"), Column.unscaled("c")));
    Targets targets = new Targets.Numbers(List.of("t"));
    DatasetWriter writer = new DatasetWriter(folder);
    write(writer, Part.TRAIN, train, features, targets);
    write(writer, Part.TEST, test, features, targets);
    writer.finish("rows", "", features, targets, "", "");
    return DatasetReader.read(folder);
  }

  private static void write(
      DatasetWriter writer, Part part, List<float[]> rows, Features features, Targets targets)
      throws Exception {
    try (IdxOutput shown = writer.features(part, features);
        IdxOutput asked = writer.targets(part, targets)) {
      for (float[] row : rows) {
        shown.write(row);
        asked.write(new float[] {0});
      }
    }
  }
}
