package io.github.experimentmaven.preparation.table;

import static io.github.experimentmaven.preparation.table.TableFixture.classes;
import static io.github.experimentmaven.preparation.table.TableFixture.columns;
import static io.github.experimentmaven.preparation.table.TableFixture.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import io.github.experimentmaven.dataset.Dataset;
import io.github.experimentmaven.experiment.Part;
import io.github.experimentmaven.experiment.Scaling;
import io.github.experimentmaven.experiment.Validation;
import io.github.experimentmaven.experiment.ValidationPlace;
import io.github.experimentmaven.failure.DatasetException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ValidationOfTablesTest {

  private static final Validation QUARTER = new Validation(0.25, ValidationPlace.RANDOM, null);

  @TempDir Path folder;

  /** 24 rows: the number of the row, and one of two classes, of which there are 16 and 8. */
  private TableFixture table() throws Exception {
    String rows =
        IntStream.range(0, 24)
            .mapToObj(row -> row + "," + (row % 3 == 0 ? "few" : "many"))
            .collect(Collectors.joining("\n"));
    TableFixture table = TableFixture.one(folder, "a,class\n" + rows + "\n");
    table.splitColumn = null;
    table.testSplit = 1.0 / 3;
    return table;
  }

  private static List<Float> firsts(Dataset dataset, Part part) throws DatasetException {
    return rows(dataset, part).stream().map(row -> row.get(0)).toList();
  }

  @Test
  void aShareOfEachClassIsTakenFromTheTrainingRows() throws Exception {
    TableFixture table = table();
    Dataset plain = table.prepare();
    Dataset dataset = table.prepareWith(QUARTER);

    assertThat(firsts(dataset, Part.TEST)).isEqualTo(firsts(plain, Part.TEST)).hasSize(8);
    assertThat(firsts(dataset, Part.VALIDATION)).hasSize(4).isSorted();
    assertThat(Collections.frequency(classes(dataset, Part.VALIDATION), "few")).isEqualTo(1);
    List<Float> both = new ArrayList<>(firsts(dataset, Part.TRAIN));
    both.addAll(firsts(dataset, Part.VALIDATION));
    assertThat(both).containsExactlyInAnyOrderElementsOf(firsts(plain, Part.TRAIN));
    assertThat(dataset.contentHashes().keySet())
        .containsExactly(
            "train_features",
            "train_labels",
            "val_features",
            "val_labels",
            "test_features",
            "test_labels");
  }

  @Test
  void theSeedDecidesWhichRows() throws Exception {
    Validation other = new Validation(0.25, ValidationPlace.RANDOM, 2L);
    Validation one = new Validation(0.25, ValidationPlace.RANDOM, 1L);

    TableFixture table = table();

    assertThat(firsts(table.prepareWith(QUARTER), Part.VALIDATION))
        .isEqualTo(firsts(table.prepareWith(one), Part.VALIDATION))
        .isNotEqualTo(firsts(table.prepareWith(other), Part.VALIDATION));
  }

  @Test
  void theLastRowsAreThoseOfKeras() throws Exception {
    TableFixture table = table();
    Dataset plain = table.prepare();
    Dataset dataset = table.prepareWith(new Validation(0.3, ValidationPlace.END, null));

    // 16 * (1 - 0.3) = 11.2
    assertThat(firsts(dataset, Part.TRAIN)).isEqualTo(firsts(plain, Part.TRAIN).subList(0, 11));
    assertThat(firsts(dataset, Part.VALIDATION))
        .isEqualTo(firsts(plain, Part.TRAIN).subList(11, 16));
  }

  @Test
  void numbersAreScaledByTheRowsThatAreLeft() throws Exception {
    TableFixture table = table();
    Dataset unscaled = table.prepareWith(QUARTER);
    table.scale = Scaling.STANDARDIZE;

    Dataset dataset = table.prepareWith(QUARTER);

    assertThat(firsts(dataset, Part.TRAIN).stream().mapToDouble(x -> x).average().orElseThrow())
        .isCloseTo(0, within(1e-6));
    double mean = firsts(unscaled, Part.TRAIN).stream().mapToDouble(x -> x).average().orElseThrow();
    assertThat(columns(dataset).get(0).shift()).isCloseTo(mean, within(1e-9));
  }

  @Test
  void whatLeavesNothingOfAClassIsRefused() throws Exception {
    TableFixture table =
        TableFixture.one(
            folder,
            "a,class,part\n1,x,train\n2,x,train\n3,x,train\n4,y,train\n5,x,test\n6,y,test\n");

    assertThatExceptionOfType(DatasetException.class)
        .isThrownBy(() -> table.prepareWith(new Validation(0.25, ValidationPlace.END, null)))
        .satisfies(problem -> assertThat(problem.key()).isEqualTo("validation"))
        .withMessage(
            "the last 1 of 4 training rows are all there are of class 'y', so that none is left to"
                + " train on\n"
                + "leave from: end out, so that each class gives its share");
    assertThat(
            firsts(
                table.prepareWith(new Validation(0.9, ValidationPlace.RANDOM, null)), Part.TRAIN))
        .contains(4f);
  }

  @Test
  void whatLeavesNothingAtAllIsRefused() throws Exception {
    TableFixture table =
        TableFixture.one(folder, "a,class,part\n1,x,train\n2,y,train\n5,x,test\n6,y,test\n");

    assertThatExceptionOfType(DatasetException.class)
        .isThrownBy(() -> table.prepareWith(QUARTER))
        .withMessage(
            "split 0.25 of 2 training rows leaves none to validate with\ngive a greater split");
    assertThatExceptionOfType(DatasetException.class)
        .isThrownBy(() -> table.prepareWith(new Validation(0.9, ValidationPlace.END, null)))
        .withMessage("split 0.9 of 2 training rows leaves none to train on\ngive a smaller split");
  }

  @Test
  void aFileOfItsOwnIsValidatedWith() throws Exception {
    TableFixture table =
        TableFixture.three(
            folder, "a,class\n1,x\n2,y\n3,x\n", "class,a\ny,40\nx,50\n", "a,class\n6,y\n");
    table.scale = Scaling.MIN_MAX;

    Dataset dataset = table.prepare();

    assertThat(dataset.counts())
        .containsEntry(Part.TRAIN, 3)
        .containsEntry(Part.VALIDATION, 2)
        .containsEntry(Part.TEST, 1);
    // Scaled by the rows that are trained on: 1 to 3.
    assertThat(firsts(dataset, Part.VALIDATION)).containsExactly(19.5f, 24.5f);
    assertThat(firsts(dataset, Part.TEST)).containsExactly(2.5f);
    assertThat(classes(dataset, Part.VALIDATION)).containsExactly("y", "x");
  }

  @Test
  void aColumnMayTellTheRowsToValidateWith() throws Exception {
    TableFixture table =
        TableFixture.one(
            folder,
            "a,class,part\n1,x,train\n2,x,validation\n3,y,train\n4,y,test\n5,y,validation\n");

    Dataset dataset = table.prepare();

    assertThat(firsts(dataset, Part.TRAIN)).containsExactly(1f, 3f);
    assertThat(firsts(dataset, Part.VALIDATION)).containsExactly(2f, 5f);
    assertThat(firsts(dataset, Part.TEST)).containsExactly(4f);
  }

  @Test
  void whatHasAPartToValidateWithGetsNoOther() throws Exception {
    TableFixture table =
        TableFixture.three(folder, "a,class\n1,x\n2,y\n", "a,class\n3,x\n4,y\n", "a,class\n5,x\n");

    assertThatExceptionOfType(DatasetException.class)
        .isThrownBy(() -> table.prepareWith(QUARTER))
        .satisfies(problem -> assertThat(problem.key()).isEqualTo("validation"))
        .withMessage(
            "train.csv and validation.csv and test.csv has a validation part of its own, of 2 rows\n"
                + "leave validation out");
  }

  @Test
  void aFileToValidateWithHasRows() throws Exception {
    TableFixture table =
        TableFixture.three(folder, "a,class\n1,x\n2,y\n", "a,class\n", "a,class\n5,x\n");

    assertThatExceptionOfType(DatasetException.class)
        .isThrownBy(table::prepare)
        .withMessage("train.csv and validation.csv and test.csv: no row is left to validate with");
  }

  @Test
  void whatIsWrongWithARowIsToldWithItsFile() throws Exception {
    TableFixture table =
        TableFixture.three(
            folder,
            "a,class,w\n1,x,1\n2,y,1\n",
            "a,class,w\n3,x,-1\n4,q,1\n",
            "a,class,w\n5,x,1\n");
    table.sampleWeight = "w";

    assertThatExceptionOfType(DatasetException.class)
        .isThrownBy(table::prepare)
        .withMessage(
            "validation.csv:3: column 'class' has the class 'q', of which no row is trained on");
  }

  @Test
  void rowsToValidateWithAreInNoFold() throws Exception {
    TableFixture table =
        TableFixture.three(
            folder, "a,class\n1,x\n2,y\n3,x\n4,y\n", "a,class\n5,x\n6,y\n", "a,class\n7,x\n");

    Dataset fold = table.prepareFold(2, 1, 1);

    List<Float> all = new ArrayList<>(firsts(fold, Part.TRAIN));
    all.addAll(firsts(fold, Part.TEST));
    assertThat(all).containsExactlyInAnyOrder(1f, 2f, 3f, 4f);
    assertThat(fold.hasValidation()).isFalse();
  }
}
