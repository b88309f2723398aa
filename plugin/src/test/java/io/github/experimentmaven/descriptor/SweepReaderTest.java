package io.github.experimentmaven.descriptor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.experimentmaven.experiment.AxisValue;
import io.github.experimentmaven.experiment.Experiment;
import io.github.experimentmaven.experiment.Layer;
import io.github.experimentmaven.experiment.LearningRate;
import io.github.experimentmaven.experiment.Optimizer;
import io.github.experimentmaven.experiment.SweepCell;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SweepReaderTest {

  private static final String MLP =
      """
      dataset: mnist
      architecture:
        - Flatten
        - Dense: {units: 32, activation: relu, name: hidden}
        - Dense: {units: 10, activation: softmax}
      epochs: 1
      """;

  @TempDir Path base;
  private ExperimentFolder folder;

  @BeforeEach
  void createFolder() throws Exception {
    folder = new ExperimentFolder(base);
  }

  @Test
  void aMatrixIsAnExperimentOfEachCombination() throws Exception {
    List<LocatedExperiment> cells =
        mlp("""
                matrix:
                  architecture[1].Dense.units: [64, 128]
                  optimizer.rmsprop.learning_rate: {name: lr, values: [0.01, 1e-3]}""")
            .read();

    assertThat(cells)
        .extracting(cell -> cell.experiment().name())
        .containsExactly(
            "mlp/units=64,lr=0.01",
            "mlp/units=64,lr=1e-3",
            "mlp/units=128,lr=0.01",
            "mlp/units=128,lr=1e-3");
    Experiment last = cells.get(3).experiment();
    assertThat(((Layer.Dense) last.architecture().get(1)).units()).isEqualTo(128);
    assertThat(last.optimizer().learningRate()).isEqualTo(new LearningRate.Constant(0.001));
    assertThat(cells.get(3).cell())
        .contains(
            new SweepCell(
                "mlp",
                List.of(
                    new AxisValue("units", "architecture[1].Dense.units", "128", 128.0),
                    new AxisValue("lr", "optimizer.rmsprop.learning_rate", "1e-3", 0.001))));
  }

  @Test
  void anExperimentOfASweepIsThatOfItsOwnFileButForItsName() throws Exception {
    Experiment cell = mlp("matrix: {epochs: [4]}").read().get(0).experiment();
    Experiment alone = folder.with("mlp.yaml", MLP.replace("epochs: 1", "epochs: 4")).one();

    assertThat(cell).isEqualTo(alone.withName("mlp/epochs=4"));
    assertThat(ExperimentJson.deciding(cell)).isEqualTo(ExperimentJson.deciding(alone));
    assertThat(ExperimentJson.read(ExperimentJson.write(cell))).isEqualTo(cell);
  }

  @Test
  void anyKeyCanBeVariedWholeOrInPart() throws Exception {
    assertThat(
            names(
                """
                matrix:
                  optimizer: [sgd, {adam: {beta_1: 0.8}}]
                  optimizer.*.learning_rate: [0.1]
                  architecture[hidden].Dense.activation: [relu, tanh]"""))
        .containsExactly(
            "mlp/optimizer=sgd,learning_rate=0.1,activation=relu",
            "mlp/optimizer=sgd,learning_rate=0.1,activation=tanh",
            "mlp/optimizer=adam,learning_rate=0.1,activation=relu",
            "mlp/optimizer=adam,learning_rate=0.1,activation=tanh");
    Optimizer adam = folder.read().get(2).experiment().optimizer();
    assertThat(adam).isInstanceOf(Optimizer.Adam.class);
    assertThat(adam.learningRate()).isEqualTo(new LearningRate.Constant(0.1));
  }

  @Test
  void axesAreCalledByAsMuchOfTheirPathsAsTellsThemApart() throws Exception {
    assertThat(
            names(
                """
                matrix:
                  architecture[1].Dense.units: [64]
                  architecture[2].Dense.units: [10]
                  batch_size: [16]"""))
        .containsExactly("mlp/1.Dense.units=64,2.Dense.units=10,batch_size=16");
  }

  @Test
  void valuesMayHaveNames() throws Exception {
    assertThat(
            names(
                """
                matrix:
                  architecture:
                    name: net
                    values:
                      small: [Flatten, {Dense: {units: 10, activation: softmax}}]
                      large:
                        - Flatten
                        - Dense: {units: 512, activation: relu}
                        - Dense: {units: 10, activation: softmax}"""))
        .containsExactly("mlp/net=small", "mlp/net=large");
  }

  @Test
  void namesAreNamesOfFilesOnEverySystem() throws Exception {
    assertThat(names("matrix: {description: ['a/b: c?', 'CON', \"x\\ty\"]}"))
        .containsExactly("mlp/description=a-b-c", "mlp/description=CON", "mlp/description=x-y");
    assertThat(names("matrix: {description: ['a b', 'a/b']}"))
        .containsExactly("mlp/description=1", "mlp/description=2");
  }

  @Test
  void nullLeavesAKeyOut() throws Exception {
    assertThat(names("batch_size: 16\nmatrix: {batch_size: [null, 64]}"))
        .containsExactly("mlp/batch_size=none", "mlp/batch_size=64");
    assertThat(folder.read().get(0).experiment().batchSize()).isEqualTo(32);
  }

  @Test
  void zippedAxesGoTogether() throws Exception {
    assertThat(
            names(
                """
                matrix:
                  zip:
                    - {epochs: [1, 2], batch_size: [16, 32]}
                  seed: [1, 2]"""))
        .containsExactly(
            "mlp/epochs=1,batch_size=16,seed=1",
            "mlp/epochs=1,batch_size=16,seed=2",
            "mlp/epochs=2,batch_size=32,seed=1",
            "mlp/epochs=2,batch_size=32,seed=2");
  }

  @Test
  void combinationsAreExcludedAndIncluded() throws Exception {
    assertThat(
            names(
                """
                matrix:
                  architecture[1].Dense.units: [64, 128]
                  epochs: [1, 2]
                  exclude:
                    - {units: 128, epochs: 2}
                  include:
                    - {units: 256, epochs: 4}"""))
        .containsExactly(
            "mlp/units=64,epochs=1",
            "mlp/units=64,epochs=2",
            "mlp/units=128,epochs=1",
            "mlp/units=256,epochs=4");
  }

  @Test
  void aSampleIsAnExperimentOfEachPointAndAlwaysTheSame() throws Exception {
    String sample =
        """
        sample:
          count: 20
          seed: 3
          method: %s
          space:
            optimizer.adam.learning_rate: {log_uniform: [1e-4, 0.1], name: lr}
            architecture[1].Dense.units: {integers: [16, 64]}
            architecture[1].Dense.activation: [relu, tanh]""";
    List<String> random = names(sample.formatted("random"));
    List<String> sobol = names(sample.formatted("sobol"));

    assertThat(random)
        .hasSize(20)
        .doesNotHaveDuplicates()
        .isEqualTo(names(sample.formatted("random")));
    assertThat(sobol).hasSize(20).doesNotHaveDuplicates().isNotEqualTo(random);
    for (LocatedExperiment cell : folder.read()) {
      AxisValue rate = cell.cell().orElseThrow().values().get(0);
      assertThat(rate.number()).isBetween(1e-4, 0.1);
      assertThat(rate.text().replaceFirst("^0\\.0*", "")).hasSizeLessThanOrEqualTo(3);
      assertThat(cell.experiment().optimizer().learningRate())
          .isEqualTo(new LearningRate.Constant(rate.number()));
      assertThat(cell.cell().orElseThrow().values().get(1).number()).isBetween(16.0, 64.0);
    }
  }

  @Test
  void aMatrixAndASampleAreCombined() throws Exception {
    assertThat(
            names(
                """
                matrix: {batch_size: [16, 32]}
                sample: {count: 3, space: {epochs: {integers: [1, 9]}}}"""))
        .hasSize(6);
  }

  @Test
  void aSweepExtendsAFile() throws Exception {
    folder.with(".base.yaml", MLP);

    assertThat(
            folder
                .with("more.yaml", "extends: .base.yaml\nname: sweep\nmatrix: {epochs: [1, 2]}\n")
                .read())
        .extracting(cell -> cell.experiment().name())
        .containsExactly("sweep/epochs=1", "sweep/epochs=2");
  }

  @Test
  void aMistakeInAllExperimentsIsToldOnce() throws Exception {
    assertThat(mlp("loss: mse\nmatrix: {epochs: [1, 2]}").problems())
        .startsWith("src/experiments/mlp.yaml:7:7: there is no loss 'mse'")
        .doesNotContain("epochs=");
  }

  @Test
  void aMistakeInSomeExperimentsSaysInWhich() throws Exception {
    assertThat(mlp("matrix: {epochs: [1, 0.5], batch_size: [1, 2]}").problems())
        .isEqualTo(
            """
            src/experiments/mlp.yaml:7:22: epochs must be a whole number, found 0.5
              | matrix: {epochs: [1, 0.5], batch_size: [1, 2]}
              |                      ^^^
              in mlp/epochs=0.5,batch_size=1 and 1 more""");
  }

  @Test
  void pathsThatLeadNowhereAreMistakesWhereTheyAreWritten() throws Exception {
    assertThat(mlp("matrix:\n  architecture[3].Dense.units: [1]").problems())
        .isEqualTo(
            """
            src/experiments/mlp.yaml:8:3: there is no architecture[3] in this file: architecture has 3 items
              |   architecture[3].Dense.units: [1]
              |   ^^^^^^^^^^^^^^^^^^^^^^^^^^^
              the first is [0]""");
    assertThat(mlp("matrix:\n  architecture[1].Conv2D.filters: [1]").problems())
        .isEqualTo(
            """
            src/experiments/mlp.yaml:8:3: architecture[1] is Dense, so that there is no architecture[1].Conv2D
              |   architecture[1].Conv2D.filters: [1]
              |   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
              write architecture[1].* for whichever it is, or vary all of architecture[1]""");
    assertThat(mlp("matrix:\n  architecture[1].Dense.unit: [1]").problems())
        .startsWith("src/experiments/mlp.yaml:8:3: Dense has no argument 'unit'");
    assertThat(mlp("matrix:\n  epochs.x: [1]").problems())
        .isEqualTo(
            """
            src/experiments/mlp.yaml:8:3: epochs is 1 in this file, so that there is no epochs.x
              |   epochs.x: [1]
              |   ^^^^^^^^""");
    assertThat(mlp("matrix:\n  a..b: [1]").problems())
        .isEqualTo(
            """
            src/experiments/mlp.yaml:8:3: 'a..b' is no path of a key
              |   a..b: [1]
              |   ^^^^
              write it like architecture[0].Dense.units""");
    assertThat(mlp("matrix:\n  name: [a]").problems())
        .isEqualTo(
            """
            src/experiments/mlp.yaml:8:3: name cannot be varied
              |   name: [a]
              |   ^^^^""");
  }

  @Test
  void axesWithoutSeveralValuesAreMistakes() throws Exception {
    assertThat(mlp("matrix: {epochs: 3}").problems())
        .isEqualTo(
            """
            src/experiments/mlp.yaml:7:18: epochs must be a list of values, found 3
              | matrix: {epochs: 3}
              |                  ^
              a key that has one value stands in the file itself""");
    assertThat(mlp("matrix: {epochs: [3, 4, 3]}").problems())
        .isEqualTo(
            """
            src/experiments/mlp.yaml:7:25: epochs has the value 3 twice
              | matrix: {epochs: [3, 4, 3]}
              |                         ^
              keep one of them""");
    assertThat(mlp("matrix: {}").problems())
        .isEqualTo(
            """
            src/experiments/mlp.yaml:7:9: matrix varies nothing
              | matrix: {}
              |         ^
              give a key a list of values, or leave it out""");
    assertThat(mlp("matrix: {zip: [{epochs: [1, 2], seed: [1]}]}").problems())
        .isEqualTo(
            """
            src/experiments/mlp.yaml:7:39: seed has 1 values, and epochs has 2: zipped axes have equally many
              | matrix: {zip: [{epochs: [1, 2], seed: [1]}]}
              |                                       ^""");
  }

  @Test
  void whatExcludesOrIncludesNothingIsAMistake() throws Exception {
    assertThat(mlp("matrix: {epochs: [1, 2], exclude: [{epoch: 1}]}").problems())
        .isEqualTo(
            """
            src/experiments/mlp.yaml:7:37: there is no axis 'epoch'
              | matrix: {epochs: [1, 2], exclude: [{epoch: 1}]}
              |                                     ^^^^^
              did you mean 'epochs'?""");
    assertThat(mlp("matrix: {epochs: [1, 2], exclude: [{epochs: 3}]}").problems())
        .isEqualTo(
            """
            src/experiments/mlp.yaml:7:45: epochs has no value 3
              | matrix: {epochs: [1, 2], exclude: [{epochs: 3}]}
              |                                             ^
              its values are 1, 2""");
    assertThat(mlp("matrix: {epochs: [1, 2], include: [{epochs: 2}]}").problems())
        .isEqualTo(
            """
            src/experiments/mlp.yaml:7:36: this combination is there already
              | matrix: {epochs: [1, 2], include: [{epochs: 2}]}
              |                                    ^
              leave it out""");
    assertThat(mlp("matrix: {epochs: [1, 2], seed: [1], include: [{epochs: 3}]}").problems())
        .isEqualTo(
            """
            src/experiments/mlp.yaml:7:47: this needs 'seed', too
              | matrix: {epochs: [1, 2], seed: [1], include: [{epochs: 3}]}
              |                                               ^""");
    assertThat(mlp("matrix: {epochs: [1], exclude: [{epochs: 1}]}").problems())
        .isEqualTo(
            """
            src/experiments/mlp.yaml:7:1: all combinations are excluded
              | matrix: {epochs: [1], exclude: [{epochs: 1}]}
              | ^^^^^^
              leave one, or leave out the matrix""");
  }

  @Test
  void moreExperimentsThanIsSaidAreAMistake() throws Exception {
    String matrix = "matrix: {epochs: [1, 2, 3], seed: [1, 2]}";
    assertThat(mlp("max_experiments: 5\n" + matrix).problems())
        .isEqualTo(
            """
            src/experiments/mlp.yaml:8:1: these are 6 experiments, and max_experiments is 5
              | matrix: {epochs: [1, 2, 3], seed: [1, 2]}
              | ^^^^^^
              vary less, or write max_experiments: 6""");
    assertThat(mlp("max_experiments: 6\n" + matrix).read()).hasSize(6);
    assertThat(mlp("max_experiments: 6").problems())
        .isEqualTo(
            """
            src/experiments/mlp.yaml:7:1: max_experiments is of a matrix or a sample, and there is none
              | max_experiments: 6
              | ^^^^^^^^^^^^^^^
              leave it out""");
  }

  @Test
  void combinationsThatNobodyCouldCountAreAMistake() throws Exception {
    String values = "[" + numbers(50) + "]";
    assertThat(
            mlp("matrix: {epochs: %s, seed: %s, batch_size: %s}".formatted(values, values, values))
                .problems())
        .startsWith("src/experiments/mlp.yaml:7:1: there are more than 100,000 combinations");
  }

  @Test
  void mistakesInSpacesAreLocated() throws Exception {
    assertThat(sample("epochs: {log_uniform: [0, 1]}").problems())
        .isEqualTo(
            """
            src/experiments/mlp.yaml:10:28: log_uniform[0] must be greater than 0, found 0
              |     epochs: {log_uniform: [0, 1]}
              |                            ^""");
    assertThat(sample("epochs: {integers: [5, 2]}").problems())
        .isEqualTo(
            """
            src/experiments/mlp.yaml:10:28: integers[1] must be greater than 5, found 2
              |     epochs: {integers: [5, 2]}
              |                            ^""");
    assertThat(sample("epochs: {uniformly: [5, 2]}").problems())
        .isEqualTo(
            """
            src/experiments/mlp.yaml:10:14: epochs has no key 'uniformly' here
              |     epochs: {uniformly: [5, 2]}
              |              ^^^^^^^^^
              did you mean 'uniform'?""");
    assertThat(sample("epochs: {integers: [1, 3]}").problems())
        .isEqualTo(
            """
            src/experiments/mlp.yaml:7:1: count is 5, but only 3 different points were found in the space
              | sample:
              | ^^^^^^
              give a smaller count, or a matrix of all combinations""");
  }

  @Test
  void aSweepAndAnExperimentHaveDifferentNames() throws Exception {
    mlp("matrix: {epochs: [1, 2]}").with("other.yaml", MLP + "name: mlp\n");

    assertThat(folder.problems())
        .isEqualTo(
            """
            src/experiments/other.yaml:7:7: the experiment 'mlp' is already defined in src/experiments/mlp.yaml:1:1
              | name: mlp
              |       ^^^
              give one of them another name""");
  }

  private static String numbers(int count) {
    StringBuilder numbers = new StringBuilder("1");
    for (int i = 2; i <= count; i++) {
      numbers.append(", ").append(i);
    }
    return numbers.toString();
  }

  private ExperimentFolder sample(String dimension) throws Exception {
    return mlp("sample:\n  count: 5\n  space:\n    " + dimension);
  }

  private List<String> names(String lines) throws Exception {
    return mlp(lines).read().stream().map(cell -> cell.experiment().name()).toList();
  }

  private ExperimentFolder mlp(String lines) throws Exception {
    return folder.with("mlp.yaml", MLP + lines + "\n");
  }
}
