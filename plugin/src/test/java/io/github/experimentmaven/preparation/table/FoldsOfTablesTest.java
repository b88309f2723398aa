package io.github.experimentmaven.preparation.table;

import static io.github.experimentmaven.preparation.table.TableFixture.classes;
import static io.github.experimentmaven.preparation.table.TableFixture.columnNames;
import static io.github.experimentmaven.preparation.table.TableFixture.columns;
import static io.github.experimentmaven.preparation.table.TableFixture.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.experimentmaven.dataset.Dataset;
import io.github.experimentmaven.experiment.MissingPolicies;
import io.github.experimentmaven.experiment.MissingPolicy;
import io.github.experimentmaven.experiment.Part;
import io.github.experimentmaven.experiment.Scaling;
import io.github.experimentmaven.experiment.UnknownCategory;
import io.github.experimentmaven.failure.DatasetException;
import io.github.experimentmaven.task.Features;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FoldsOfTablesTest {

  @TempDir Path folder;

  /** 24 rows: the number of the row, and one of two classes, of which there are 16 and 8. */
  private static List<String> numbered() {
    return IntStream.range(0, 24)
        .mapToObj(row -> row + "," + (row % 3 == 0 ? "few" : "many"))
        .collect(Collectors.toCollection(ArrayList::new));
  }

  private TableFixture table(List<String> rows) throws Exception {
    TableFixture table = TableFixture.one(folder, "a,class\n" + String.join("\n", rows) + "\n");
    table.splitColumn = null;
    return table;
  }

  @Test
  void eachRowIsTestedWithOnceAndTrainedOnInAllOtherFolds() throws Exception {
    TableFixture table = table(numbered());
    List<Float> tested = new ArrayList<>();
    for (int fold = 1; fold <= 4; fold++) {
      Dataset dataset = table.prepareFold(4, 1, fold);
      List<Float> test = firsts(dataset, Part.TEST);
      List<Float> train = firsts(dataset, Part.TRAIN);
      assertThat(test).hasSize(6).isSorted();
      assertThat(train).hasSize(18).isSorted().doesNotContainAnyElementsOf(test);
      assertThat(Collections.frequency(classes(dataset, Part.TEST), "few")).isEqualTo(2);
      tested.addAll(test);
    }
    assertThat(tested)
        .containsExactlyInAnyOrderElementsOf(
            IntStream.range(0, 24).mapToObj(row -> (float) row).toList());
  }

  private static List<Float> firsts(Dataset dataset, Part part) throws DatasetException {
    return rows(dataset, part).stream().map(row -> row.get(0)).toList();
  }

  @Test
  void theSeedOfTheFoldsDecidesWhichRowsTheyHave() throws Exception {
    TableFixture table = table(numbered());

    assertThat(firsts(table.prepareFold(4, 1, 1), Part.TEST))
        .isEqualTo(firsts(table.prepareFold(4, 1, 1), Part.TEST))
        .isNotEqualTo(firsts(table.prepareFold(4, 2, 1), Part.TEST));
  }

  @Test
  void nothingOfARowThatIsHeldOutDecidesHowOthersAreSeen() throws Exception {
    TableFixture table = table(numbered());
    table.scale = Scaling.STANDARDIZE;
    Dataset plain = table.prepareFold(4, 1, 2);
    List<List<Float>> train = rows(plain, Part.TRAIN);
    List<List<Float>> test = rows(plain, Part.TEST);
    Features ofFirst = table.prepareFold(4, 1, 1).features();
    List<Float> heldOut = new ArrayList<>();
    for (float scaled : firsts(plain, Part.TEST)) {
      heldOut.add(
          (float)
              Math.rint(scaled * columns(plain).get(0).scale() + columns(plain).get(0).shift()));
    }

    List<String> changed = numbered();
    heldOut.forEach(
        row ->
            changed.set(
                row.intValue(), changed.get(row.intValue()).replaceFirst("^\\d+", "1000000")));
    TableFixture other = table(changed);
    other.scale = Scaling.STANDARDIZE;
    Dataset after = other.prepareFold(4, 1, 2);

    assertThat(heldOut).hasSize(6);
    assertThat(after.features()).isEqualTo(plain.features());
    assertThat(rows(after, Part.TRAIN)).isEqualTo(train);
    assertThat(rows(after, Part.TEST)).isNotEqualTo(test);
    // Of a fold that trains on them they do decide it.
    assertThat(other.prepareFold(4, 1, 1).features()).isNotEqualTo(ofFirst);
  }

  @Test
  void aMissingNumberBecomesTheMeanOfTheRowsThatAreTrainedOn() throws Exception {
    List<String> rows = numbered();
    rows.set(5, ",many");
    TableFixture table = table(rows);
    table.missing = MissingPolicies.all(MissingPolicy.MEAN);
    int heldOut = 0;
    for (int fold = 1; fold <= 4; fold++) {
      Dataset dataset = table.prepareFold(4, 1, fold);
      List<Float> known = new ArrayList<>(firsts(dataset, Part.TRAIN));
      List<Float> test = firsts(dataset, Part.TEST);
      if (known.size() + test.size() - distinctRows(known) - distinctRows(test) == 1
          && distinctRows(test) == test.size() - 1) {
        heldOut++;
        float mean = (float) known.stream().mapToDouble(value -> value).average().orElseThrow();
        assertThat(test).contains(mean);
      }
    }
    assertThat(heldOut).isEqualTo(1);
  }

  /** How many are numbers of rows; a mean of some is none, as long as it is no whole number. */
  private static int distinctRows(List<Float> values) {
    return (int) values.stream().filter(value -> value == Math.rint(value)).distinct().count();
  }

  @Test
  void aCategoryThatOnlyHeldOutRowsHaveIsNotKnown() throws Exception {
    List<String> rows =
        IntStream.range(0, 24)
            .mapToObj(row -> (row == 5 ? "rare" : "c" + row % 2) + "," + (row % 3 == 0 ? "x" : "y"))
            .toList();
    TableFixture table = table(rows);
    table.unknownCategory = UnknownCategory.IGNORE;
    int unknown = 0;
    for (int fold = 1; fold <= 4; fold++) {
      unknown +=
          columnNames(table.prepareFold(4, 1, fold)).stream().anyMatch(n -> n.contains("rare"))
              ? 0
              : 1;
    }

    assertThat(unknown).isEqualTo(1);
  }

  @Test
  void aTestSetOfItsOwnIsInNoFold() throws Exception {
    String train = "a,class\n" + String.join("\n", numbered()) + "\n";
    TableFixture table = TableFixture.pair(folder, train, "a,class\n100,few\n101,many\n");
    for (int fold = 1; fold <= 3; fold++) {
      Dataset dataset = table.prepareFold(3, 1, fold);
      assertThat(firsts(dataset, Part.TEST)).hasSize(8).doesNotContain(100f, 101f);
      assertThat(firsts(dataset, Part.TRAIN)).hasSize(16).doesNotContain(100f, 101f);
    }
  }

  @Test
  void aClassWithFewerRowsThanFoldsIsNamed() throws Exception {
    TableFixture table = table(List.of("1,x", "2,y", "3,x", "4,y", "5,x"));

    assertThatExceptionOfType(DatasetException.class)
        .isThrownBy(() -> table.prepareFold(3, 1, 1))
        .satisfies(problem -> assertThat(problem.key()).isEqualTo("folds"))
        .withMessage(
            "the class 'y' has 2 rows to train on, too few for one in each of 3 folds\n"
                + "give 2 folds or fewer");
  }
}
