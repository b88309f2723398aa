package io.github.experimentmaven.preparation.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.experimentmaven.dataset.Dataset;
import io.github.experimentmaven.dataset.DatasetReader;
import io.github.experimentmaven.dataset.DatasetWriter;
import io.github.experimentmaven.dataset.IdxFile;
import io.github.experimentmaven.dataset.SampleSelection;
import io.github.experimentmaven.experiment.MissingPolicies;
import io.github.experimentmaven.experiment.MissingPolicy;
import io.github.experimentmaven.experiment.Part;
import io.github.experimentmaven.failure.DatasetException;
import io.github.experimentmaven.task.Features;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A column of a table that says how much each row counts in training. */
class WeightedTableTest {

  private static final String TRAIN = "a,w,class\n1,2,x\n2,0.5,y\n3,1e3,x\n";
  private static final String TEST = "a,w,class\n4,-7,y\n";

  @TempDir Path folder;

  @Test
  void theColumnIsNoFeatureAndItsNumbersAreThoseOfTheTrainingRows() throws Exception {
    Dataset dataset = weighted(TRAIN, TEST).prepare();

    assertThat(((Features.Numbers) dataset.features()).columns())
        .extracting("name")
        .containsExactly("a");
    assertThat(weights(dataset)).containsExactly(2, 0.5f, 1000);
    assertThat(dataset.hasWeights()).isTrue();
    assertThat(dataset.contentHashes()).containsKey("train_weights");
  }

  @Test
  void aTableWithoutSuchAColumnHasNoWeights() throws Exception {
    Dataset dataset = TableFixture.pair(folder, TRAIN, TEST).prepare();

    assertThat(dataset.hasWeights()).isFalse();
    assertThat(dataset.contentHashes()).doesNotContainKey("train_weights");
    assertThat(dataset.files().folder().resolve("train_weights")).doesNotExist();
  }

  @Test
  void aFoldTrainsWithTheWeightsOfTheOtherFolds() throws Exception {
    TableFixture table =
        TableFixture.one(folder, "a,w,class\n1,1,x\n2,2,y\n3,3,x\n4,4,y\n5,5,x\n6,6,y\n");
    table.splitColumn = null;
    table.sampleWeight = "w";
    float[] all = new float[7];
    for (int fold = 1; fold <= 3; fold++) {
      float[] weights = weights(table.prepareFold(3, 1, fold));
      assertThat(weights).hasSize(4);
      for (float weight : weights) {
        all[(int) weight]++;
      }
    }

    assertThat(all).containsExactly(0, 2, 2, 2, 2, 2, 2);
  }

  @Test
  void someSamplesKeepTheirWeights() throws Exception {
    Dataset dataset = weighted(TRAIN, TEST).prepare();
    Path copy = Files.createDirectory(folder.resolve("copy"));
    BitSet some = new BitSet();
    some.set(0);
    some.set(2);
    DatasetWriter writer = new DatasetWriter(copy);
    writer.copy(dataset, Part.TRAIN, SampleSelection.of(some, 3, true));
    writer.copy(dataset, Part.TEST, SampleSelection.all(1));
    writer.finishAs(dataset);

    assertThat(weights(DatasetReader.read(copy))).containsExactly(2, 1000);
  }

  @ParameterizedTest
  @CsvSource({"0, 0.0", "-1, -1.0", "1e39, 1.0E39", "1e-50, 1.0E-50"})
  void aWeightIsAFiniteNumberAboveZero(String written, String shown) throws Exception {
    TableFixture table = weighted(TRAIN.replace("0.5", written), TEST);

    assertThatThrownBy(table::prepare)
        .isInstanceOf(DatasetException.class)
        .hasMessage(
            "train.csv:3: column 'w' has %s as a weight; expected a finite number above 0"
                .formatted(shown));
  }

  @Test
  void aWeightIsANumber() throws Exception {
    TableFixture table = weighted(TRAIN.replace("0.5", "heavy"), TEST);

    assertThatThrownBy(table::prepare)
        .isInstanceOf(DatasetException.class)
        .hasMessage(
            "train.csv:3: column 'w' has 'heavy', which is not a number\n"
                + "if it stands for no value, add it to missing_values");
  }

  @Test
  void aRowWithoutAWeightIsAMistakeUnlessItIsLeftOut() throws Exception {
    TableFixture table = weighted(TRAIN.replace("0.5", "") + "5,4,y\n", TEST);

    assertThatThrownBy(table::prepare)
        .isInstanceOf(DatasetException.class)
        .hasMessage(
            "train.csv:3: column 'w' has no value\nmissing: {w: drop} leaves such rows out");
    table.missing = new MissingPolicies(MissingPolicy.ERROR, Map.of("w", MissingPolicy.DROP));
    assertThat(weights(table.prepare())).containsExactly(2, 1000, 4);
  }

  @Test
  void aColumnHasOneUse() throws Exception {
    TableFixture table = weighted(TRAIN, TEST);

    table.features = List.of("w");
    assertThatIllegalArgumentException()
        .isThrownBy(table::csv)
        .withMessage("'w' is in sample_weight and in features");
    table.features = List.of();
    table.sampleWeight = "class";
    assertThatIllegalArgumentException()
        .isThrownBy(table::csv)
        .withMessage("'class' is in sample_weight and in target");
    table.sampleWeight = "w";
    table.missing = MissingPolicies.all(MissingPolicy.ERROR);
    table.missing = new MissingPolicies(MissingPolicy.ERROR, Map.of("w", MissingPolicy.MEDIAN));
    assertThatIllegalArgumentException()
        .isThrownBy(table::csv)
        .withMessage("'w' is a weight, of which no value is made up; missing can be drop");
  }

  private TableFixture weighted(String train, String test) throws Exception {
    TableFixture table = TableFixture.pair(folder, train, test);
    table.sampleWeight = "w";
    return table;
  }

  private static float[] weights(Dataset dataset) throws Exception {
    FloatBuffer values =
        ByteBuffer.wrap(IdxFile.read(dataset.files().folder().resolve("train_weights")).data())
            .asFloatBuffer();
    float[] weights = new float[values.remaining()];
    values.get(weights);
    return weights;
  }
}
