package io.github.experimentmaven.preparation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.experimentmaven.dataset.Dataset;
import io.github.experimentmaven.dataset.DatasetReader;
import io.github.experimentmaven.dataset.DatasetWriter;
import io.github.experimentmaven.dataset.ExperimentData;
import io.github.experimentmaven.dataset.IdxFile;
import io.github.experimentmaven.dataset.IdxOutput;
import io.github.experimentmaven.experiment.Folds;
import io.github.experimentmaven.experiment.Part;
import io.github.experimentmaven.failure.DatasetException;
import io.github.experimentmaven.task.Column;
import io.github.experimentmaven.task.Features;
import io.github.experimentmaven.task.Targets;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FoldPreparationTest {

  private static final Folds FOLDS = new Folds(4, 1);

  @TempDir Path folder;

  @Test
  void theTrainingSamplesAreInTheFoldsAndTheTestSamplesInNone() throws Exception {
    Dataset whole = whole("whole", Column.unscaled("a"), 0);
    List<Float> tested = new ArrayList<>();
    for (Dataset fold : folds(whole)) {
      assertThat(numbers(fold, Part.TEST)).hasSize(5).isSorted();
      assertThat(numbers(fold, Part.TRAIN))
          .hasSize(15)
          .isSorted()
          .doesNotContainAnyElementsOf(numbers(fold, Part.TEST));
      tested.addAll(numbers(fold, Part.TEST));
    }
    assertThat(tested)
        .containsExactlyInAnyOrderElementsOf(
            IntStream.range(0, 20).mapToObj(i -> (float) i).toList());
  }

  @Test
  void allThatIsSaidOfSamplesIsInTheOrderOfTheFolds() throws Exception {
    List<Dataset> folds = folds(whole("whole", Column.unscaled("a"), 0));

    Dataset pooled = new PreparedData(folder.resolve("cache")).get(new PooledFolds(folds));

    List<Float> expected = new ArrayList<>();
    for (Dataset fold : folds) {
      expected.addAll(numbers(fold, Part.TEST));
    }
    assertThat(numbers(pooled, Part.TEST)).isEqualTo(expected).hasSize(20);
    assertThat(numbers(pooled, Part.TRAIN)).isEqualTo(numbers(folds.get(0), Part.TRAIN));
  }

  @Test
  void theHashesAreThoseOfAllFolds() throws Exception {
    Dataset whole = whole("whole", Column.unscaled("a"), 0);
    List<Dataset> folds = folds(whole);
    Dataset last = folds.get(3);
    List<Dataset> others = new ArrayList<>(folds.subList(0, 3));
    others.add(folds.get(0));

    assertThat(new ExperimentData(whole, folds).contentHashes())
        .containsOnlyKeys(last.contentHashes().keySet())
        .isEqualTo(new ExperimentData(whole, folds(whole)).contentHashes())
        .isNotEqualTo(new ExperimentData(whole, others).contentHashes());
    assertThat(ExperimentData.of(last).contentHashes()).isEqualTo(last.contentHashes());
  }

  @Test
  void numbersThatWereScaledByAllRowsAreRefused() throws Exception {
    Dataset scaled = whole("scaled", new Column("a", 2, 0.5), 0);

    assertThatExceptionOfType(DatasetException.class)
        .isThrownBy(() -> new FoldPreparation(scaled, FOLDS, 1))
        .satisfies(problem -> assertThat(problem.key()).isEqualTo("folds"))
        .withMessage(
            "the numbers of scaled were learned of all of its training rows, so that each fold would"
                + " know of the rows that are held out\n"
                + "name the table itself as the dataset, of which each fold learns anew");
  }

  @Test
  void foldsOfOtherShapesAreRefused() throws Exception {
    Dataset one = whole("one", Column.unscaled("a"), 0);
    Dataset other = whole("other", Column.unscaled("a"), 1);

    assertThatExceptionOfType(DatasetException.class)
        .isThrownBy(() -> new PooledFolds(List.of(one, other)))
        .satisfies(problem -> assertThat(problem.key()).isEqualTo("folds"))
        .withMessageStartingWith(
            "the rows that are trained on give 1 numbers in fold 1 and 2 in fold 2, so that the"
                + " networks would not be the same");
  }

  private List<Dataset> folds(Dataset whole) throws DatasetException {
    PreparedData prepared = new PreparedData(folder.resolve("cache"));
    List<Dataset> folds = new ArrayList<>();
    for (int fold = 1; fold <= FOLDS.count(); fold++) {
      folds.add(prepared.get(new FoldPreparation(whole, FOLDS, fold)));
    }
    return folds;
  }

  /** 20 rows to train on, numbered, and two to test with; of two classes. */
  private Dataset whole(String name, Column column, int more) throws Exception {
    Path target = Files.createDirectories(folder.resolve(name));
    List<Column> columns = new ArrayList<>(List.of(column));
    IntStream.range(0, more).forEach(i -> columns.add(Column.unscaled("more" + i)));
    Features features = new Features.Numbers(columns);
    Targets targets = new Targets.Classes(List.of("x", "y"));
    DatasetWriter writer = new DatasetWriter(target);
    for (Part part : List.of(Part.TRAIN, Part.TEST)) {
      try (IdxOutput rows = writer.features(part, features);
          IdxOutput labels = writer.targets(part, targets)) {
        for (int row = 0; row < (part == Part.TRAIN ? 20 : 2); row++) {
          float[] values = new float[columns.size()];
          values[0] = part == Part.TRAIN ? row : 100 + row;
          rows.write(values);
          labels.write(row % 2);
        }
      }
    }
    writer.finish(name, "", features, targets, "", "");
    return DatasetReader.read(target);
  }

  private static List<Float> numbers(Dataset dataset, Part part) throws DatasetException {
    ByteBuffer values =
        ByteBuffer.wrap(IdxFile.read(dataset.files().file(part, "features").path()).data());
    List<Float> numbers = new ArrayList<>();
    while (values.hasRemaining()) {
      numbers.add(values.getFloat());
    }
    return numbers;
  }
}
