package io.github.experimentmaven.descriptor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.experimentmaven.experiment.ActivationFunction;
import io.github.experimentmaven.experiment.DatasetSource;
import io.github.experimentmaven.experiment.Experiment;
import io.github.experimentmaven.experiment.Layer;
import io.github.experimentmaven.experiment.Metric;
import io.github.experimentmaven.experiment.Optimizer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExtendedFilesTest {

  private static final String BASE =
      """
      name: base
      dataset: mnist
      architecture:
        - Flatten
        - Dense: {units: 10, activation: softmax}
      optimizer: {rmsprop: {learning_rate: 0.01, rho: 0.5}}
      epochs: 3
      seed: 7
      gate:
        test_accuracy: {min: 0.9, max_drop: 0.01}
      """;

  private static final String NAMED =
      """
      dataset: mnist
      architecture:
        - Flatten
        - Dense: {name: hidden, units: 8, activation: relu}
        - Dropout: {name: noise, rate: 0.5}
        - Dense: {units: 10, activation: softmax}
      optimizer: sgd
      epochs: 3
      """;

  @TempDir Path base;
  private ExperimentFolder folder;

  @BeforeEach
  void createFolder() throws Exception {
    folder = new ExperimentFolder(base);
    Files.createDirectories(folder.path().resolve("shared"));
    folder.with("shared/base.yaml", BASE);
  }

  @Test
  void whatAFileDoesNotSayIsThatOfItsBase() throws Exception {
    Experiment experiment = extension("epochs: 5").one();

    assertThat(experiment.name()).isEqualTo("own");
    assertThat(experiment.epochs()).isEqualTo(5);
    assertThat(experiment.seeds()).containsExactly(7L);
    assertThat(experiment.optimizer())
        .isEqualTo(new Optimizer.RmsProp(0.01, 0.5, 0, 1e-7, false, false));
  }

  @Test
  void itIsTheSameAsIfItWereWrittenOut() throws Exception {
    Experiment extended = extension("epochs: 5").one();
    Files.delete(folder.path().resolve("own.yaml"));
    Experiment whole =
        folder
            .with("own.yaml", BASE.replace("name: base\n", "").replace("epochs: 3", "epochs: 5"))
            .one();

    assertThat(extended).isEqualTo(whole);
    assertThat(ExperimentJson.deciding(extended)).isEqualTo(ExperimentJson.deciding(whole));
  }

  @Test
  void mapsAreMergedKeyByKeyAndListsAreReplaced() throws Exception {
    Experiment experiment =
        extension(
                """
                optimizer: {rmsprop: {rho: 0.9}}
                architecture:
                  - Flatten
                  - Dense: {units: 20, activation: softmax}
                gate:
                  test_accuracy: {min: 0.8}
                  test_loss: {max: 1}""")
            .one();

    assertThat(experiment.optimizer())
        .isEqualTo(new Optimizer.RmsProp(0.01, 0.9, 0, 1e-7, false, false));
    assertThat(experiment.architecture().layers()).hasSize(2);
    assertThat(((Layer.Dense) experiment.architecture().get(1)).units()).isEqualTo(20);
    assertThat(experiment.gate()).hasSize(2).containsKey(Metric.TEST_LOSS);
    assertThat(experiment.gate().values())
        .anySatisfy(
            bounds -> {
              assertThat(bounds.min()).isEqualTo(0.8);
              assertThat(bounds.maxDrop()).isEqualTo(0.01);
            });
  }

  @Test
  void anotherOptimizerReplacesAllOfTheOne() throws Exception {
    assertThat(extension("optimizer: {sgd: {momentum: 0.9}}").one().optimizer())
        .isInstanceOf(Optimizer.Sgd.class);
    assertThat(extension("optimizer: rmsprop").one().optimizer())
        .isEqualTo(new Optimizer.RmsProp(0.001, 0.9, 0, 1e-7, false, false));
  }

  @Test
  void anotherKindOfDataReplacesAllOfTheOne() throws Exception {
    folder.with(
        "shared/base.yaml",
        BASE.replace("dataset: mnist", "dataset: {csv: a.csv, target: y, test_split: 0.2}"));

    assertThat(extension("dataset: {path: data}").one().dataset())
        .isInstanceOf(DatasetSource.Folder.class);
    assertThat(extension("dataset: {test_split: 0.5}").one().dataset().testSplit()).isNotNull();
  }

  @Test
  void seedsReplaceTheSeed() throws Exception {
    assertThat(extension("seeds: [1, 2]").one().seeds()).containsExactly(1L, 2L);
  }

  @Test
  void nullLeavesAKeyOfTheBaseOut() throws Exception {
    assertThat(extension("gate: null").one().gate()).isEmpty();
    assertThat(extension("gate: {test_accuracy: {max_drop: ~}}").one().gate().values())
        .allSatisfy(bounds -> assertThat(bounds.maxDrop()).isNull());
  }

  @Test
  void keysWithinListsOfTheBaseAreSet() throws Exception {
    Experiment experiment =
        extension("set: {\"architecture[1].Dense.activation\": sigmoid, epochs: 8}").one();

    assertThat(experiment.epochs()).isEqualTo(8);
    assertThat(((Layer.Dense) experiment.architecture().layers().get(1)).activation())
        .isEqualTo(ActivationFunction.SIGMOID);
  }

  @Test
  void layersOfTheBaseAreFoundByTheirNames() throws Exception {
    folder.with("shared/base.yaml", NAMED);

    Experiment experiment =
        extension(
                """
                set:
                  architecture[hidden].Dense.units: 64
                  architecture[noise]: null""")
            .one();

    assertThat(experiment.architecture().layers()).hasSize(3);
    assertThat(((Layer.Dense) experiment.architecture().layers().get(1)).units()).isEqualTo(64);
  }

  @Test
  void whatIsSetMustBeThere() throws Exception {
    folder.with("shared/base.yaml", NAMED);

    assertThat(extension("set: {\"architecture[hiden].Dense.units\": 64}").problems())
        .isEqualTo(
            """
            src/experiments/own.yaml:2:7: there is no architecture[hiden] in this file: architecture has 4 items
              | set: {"architecture[hiden].Dense.units": 64}
              |       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
              none of its layers has the name hiden""");
  }

  @Test
  void aMistakeInWhatIsSetIsShownThere() throws Exception {
    assertThat(extension("set: {\"architecture[1].Dense.unit\": 64}").problems())
        .startsWith("src/experiments/own.yaml:2:7: ");
    assertThat(extension("set: {name: other}").problems())
        .startsWith("src/experiments/own.yaml:2:7: name cannot be set");
    assertThat(extension("set: []").problems())
        .startsWith("src/experiments/own.yaml:2:6: set must be a map from keys to values");
  }

  @Test
  void whereNothingIsExtendedNothingIsSet() throws Exception {
    assertThat(folder.with("own.yaml", BASE + "set: {epochs: 4}\n").problems())
        .contains(
            "set changes what is extended, and nothing is", "write the values where they belong");
  }

  @Test
  void aBaseMayExtendAnother() throws Exception {
    folder.with("shared/middle.json", "{\"extends\": \"base.yaml\", \"epochs\": 4}");

    Experiment experiment = folder.with("own.yaml", "extends: shared/middle.json\n").one();

    assertThat(experiment.epochs()).isEqualTo(4);
    assertThat(experiment.seeds()).containsExactly(7L);
  }

  @Test
  void propertiesAreFilledInWhereTheyStand() throws Exception {
    folder.withProperty("epochs", "9").withProperty("base", "base");
    folder.with("shared/base.yaml", BASE.replace("epochs: 3", "epochs: ${epochs}"));

    assertThat(folder.with("own.yaml", "extends: shared/${base}.yaml\n").one().epochs())
        .isEqualTo(9);
  }

  @Test
  void aMistakeInABaseIsShownThereOnceForAllThatExtendIt() throws Exception {
    folder.with("shared/base.yaml", BASE.replace("epochs: 3", "epochs: 3\nbatchsize: 64"));
    folder.with("other.yaml", "extends: shared/base.yaml\n");

    assertThat(extension("").problems())
        .isEqualTo(
            """
            src/experiments/shared/base.yaml:8:1: an experiment has no key 'batchsize'
              | batchsize: 64
              | ^^^^^^^^^
              did you mean 'batch_size'?""");
  }

  @Test
  void aMistakeInAnExtensionIsShownThere() throws Exception {
    assertThat(extension("optimizer: {rmsprop: {learning_rat: 0.1}}").problems())
        .isEqualTo(
            """
            src/experiments/own.yaml:2:23: rmsprop has no argument 'learning_rat'
              | optimizer: {rmsprop: {learning_rat: 0.1}}
              |                       ^^^^^^^^^^^^
              did you mean 'learning_rate'?""");
  }

  @Test
  void aMissingBaseIsAMistakeInTheFileThatNamesIt() throws Exception {
    assertThat(folder.with("own.yaml", "extends: shared/bas.yaml\n").problems())
        .isEqualTo(
            """
            src/experiments/own.yaml:1:10: there is no file src/experiments/shared/bas.yaml
              | extends: shared/bas.yaml
              |          ^^^^^^^^^^^^^^^
              the path is relative to the folder of the file that extends it""");
  }

  @Test
  void aBaseIsAnExperimentFile() throws Exception {
    assertThat(folder.with("own.yaml", "extends: shared/base.txt\n").problems())
        .isEqualTo(
            """
            src/experiments/own.yaml:1:10: an experiment file ends in .yaml, .yml or .json
              | extends: shared/base.txt
              |          ^^^^^^^^^^^^^^^""");
    folder.with("shared/list.yaml", "- 1\n");
    assertThat(folder.with("own.yaml", "extends: shared/list.yaml\n").problems())
        .isEqualTo(
            """
            src/experiments/shared/list.yaml:1:1: an experiment file must be a map of keys such as dataset and architecture, found a list of 1
              | - 1
              | ^""");
  }

  @Test
  void filesThatExtendEachOtherAreAMistake() throws Exception {
    folder.with("shared/a.yaml", "extends: b.yaml\n").with("shared/b.yaml", "extends: a.yaml\n");

    assertThat(folder.with("own.yaml", "extends: shared/a.yaml\n").problems())
        .isEqualTo(
            """
            src/experiments/shared/b.yaml:1:10: files extend each other in a circle: src/experiments/shared/a.yaml extends src/experiments/shared/b.yaml extends src/experiments/shared/a.yaml
              | extends: a.yaml
              |          ^^^^^^
              leave extends out of one of them""");
  }

  @Test
  void aFileThatExtendsItselfIsAMistake() throws Exception {
    assertThat(folder.with("own.yaml", "extends: own.yaml\n").problems())
        .isEqualTo(
            """
            src/experiments/own.yaml:1:10: files extend each other in a circle: src/experiments/own.yaml extends src/experiments/own.yaml
              | extends: own.yaml
              |          ^^^^^^^^
              leave extends out of one of them""");
  }

  @Test
  void whatIsNotThereCannotBeLeftOut() throws Exception {
    assertThat(extension("validation: null").problems())
        .isEqualTo(
            """
            src/experiments/own.yaml:2:1: there is no 'validation' in what is extended that could be left out
              | validation: null
              | ^^^^^^^^^^
              give it a value, or delete the line""");
  }

  @Test
  void whatTheBaseLacksIsMissingInTheFileThatExtendsIt() throws Exception {
    folder.with("shared/base.yaml", "dataset: mnist\n");

    assertThat(extension("epochs: 1").problems())
        .isEqualTo(
            """
            src/experiments/own.yaml:1:1: an experiment needs 'architecture'
              | extends: shared/base.yaml
              | ^""");
  }

  @Test
  void manyFilesExtendOne() throws Exception {
    extension("").with("more.yaml", "extends: shared/base.yaml\nepochs: 4\n");

    List<LocatedExperiment> experiments = folder.read();

    assertThat(experiments)
        .extracting(located -> located.experiment().name() + located.experiment().epochs())
        .containsExactly("more4", "own3");
  }

  private ExperimentFolder extension(String lines) throws Exception {
    return folder.with("own.yaml", "extends: shared/base.yaml\n" + lines + "\n");
  }
}
