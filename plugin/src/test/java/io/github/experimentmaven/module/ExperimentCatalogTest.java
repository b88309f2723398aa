package io.github.experimentmaven.module;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.experimentmaven.experiment.Shape;
import io.github.experimentmaven.failure.DescriptorException;
import io.github.experimentmaven.failure.UnknownNameException;
import java.nio.file.Path;
import javax.inject.Inject;
import org.codehaus.plexus.testing.PlexusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@PlexusTest
class ExperimentCatalogTest {

  @TempDir Path base;

  @Inject ExperimentCatalog catalog;

  private ModuleFixture module;

  @BeforeEach
  void createModule() {
    module = new ModuleFixture(base);
  }

  @Test
  void aModuleWithoutTheFolderHasNoExperiments() throws Exception {
    assertThat(catalog.read(module.module())).isEmpty();
    assertThat(catalog.check(module.module())).isEmpty();
  }

  @Test
  void experimentsComeByNameNotByFile() throws Exception {
    module.writeExperiment("a", "name: zebra\n" + ModuleFixture.SMALL);
    module.writeExperiment("b", "name: ant\n" + ModuleFixture.SMALL);

    assertThat(catalog.read(module.module()))
        .extracting(located -> located.experiment().name())
        .containsExactly("ant", "zebra");
  }

  @Test
  void onlyWhatIsAskedForIsThere() throws Exception {
    module.writeDataset();
    module.writeExperiment("one", ModuleFixture.SMALL);
    module.writeExperiment("two", ModuleFixture.SMALL);
    module.writeExperiment("three", ModuleFixture.SMALL);

    assertThat(catalog.check(module.module("two", "one")))
        .extracting(checked -> checked.experiment().name())
        .containsExactly("one", "two");
  }

  @Test
  void dataOfAnExperimentThatIsNotAskedForMayBeMissing() throws Exception {
    module.writeDataset();
    module.writeExperiment("here", ModuleFixture.SMALL);
    module.writeExperiment("away", ModuleFixture.SMALL.replace("data}", "nowhere}"));

    assertThat(catalog.check(module.module("here"))).hasSize(1);
  }

  /** Names, arguments, ranges, shapes, the last layer and its classes: all in one build. */
  @Test
  void allThatIsCertainOfAFileWithMistakesIsToldAtOnce() throws Exception {
    module.writeDataset();
    module.writeExperiment(
        "first",
        """
        dataset: {path: data}
        architecture:
          - Flatten
          - dense: {units: "128", activatoin: relu}
          - Dense: {units: 5}
        optimizer:
          SGD: {lr: 0.1, clipnorm: 1}
        epochs: many
        batch_size: 2
        seed: 1
        gate: {test_accuracy: {min: 85}}
        """);

    assertThatExceptionOfType(DescriptorException.class)
        .isThrownBy(() -> catalog.check(module.module()))
        .satisfies(
            e ->
                assertThat(e.problems())
                    .extracting(problem -> problem.line() + ": " + problem.message())
                    .containsExactlyInAnyOrder(
                        "4: there is no layer 'dense'",
                        "4: units must be a whole number, found '128'",
                        "4: Dense has no argument 'activatoin'",
                        "5: the last layer, Dense 'dense_1', gives [5], but the data has 3 classes",
                        "5: the last layer, Dense 'dense_1', ends in linear, with which multi-class"
                            + " classification has no default loss",
                        "7: there is no optimizer 'SGD'",
                        "7: sgd has no argument 'lr'",
                        "8: epochs must be a whole number, found 'many'",
                        "11: test_accuracy is a fraction between 0 and 1, found min: 85"));
  }

  @Test
  void aFileWithMistakesKeepsNoneOfTheOthersFromBeingChecked() throws Exception {
    module.writeDataset();
    module.writeExperiment("broken", ModuleFixture.SMALL.replace("Flatten", "Flaten: {a: 1}"));
    module.writeExperiment("wrong", ModuleFixture.SMALL.replace("units: 3", "units: 4"));

    assertThatExceptionOfType(DescriptorException.class)
        .isThrownBy(() -> catalog.check(module.module()))
        .satisfies(
            e ->
                assertThat(e.problems())
                    .extracting(problem -> problem.file().getFileName().toString())
                    .contains("broken.yaml", "wrong.yaml"));
  }

  @Test
  void anUnknownNameIsAnsweredWithTheKnownOnes() throws Exception {
    module.writeExperiment("one", ModuleFixture.SMALL);
    module.writeExperiment("two", ModuleFixture.SMALL);

    assertThatExceptionOfType(UnknownNameException.class)
        .isThrownBy(() -> catalog.read(module.module("three")))
        .withMessage("there is no experiment 'three' here; the module has one, two");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "target: klass, test_split: 0.5 | 1:35 | target | klass",
        "target: class, test_split: 0.5, ignore: [b, aa] | 1:71 | ignore | aa",
        "target: class, test_split: 0.5, missing: {aa: mean} | 1:69 | missing | aa",
      })
  void aColumnThatIsNotThereIsToldWhereItIsNamed(
      String settings, String place, String key, String name) throws Exception {
    module.write("table.csv", "a,b,class\n1,2,x\n3,4,y\n1,2,x\n3,4,y\n");
    module.writeExperiment(
        "table",
        "dataset: {csv: table.csv, "
            + settings
            + "}\narchitecture: [{Dense: {units: 2, activation: softmax}}]\nepochs: 1\n");

    assertThatExceptionOfType(DescriptorException.class)
        .isThrownBy(() -> catalog.check(module.module()))
        .withMessageContaining(
            "table.yaml:%s: table.csv:1: there is no column '%s', which %s names"
                .formatted(place, name, key));
  }

  @Test
  void aColumnOfASubsetIsToldWhereItIsNamed() throws Exception {
    module.write("table.csv", "a,b,class\n1,2,x\n3,4,y\n1,2,x\n3,4,y\n");
    module.writeExperiment(
        "table",
        """
        dataset:
          subset:
            csv: table.csv
            test_split: 0.5
            target: klass
          train: 1
        architecture: [{Dense: {units: 2, activation: softmax}}]
        epochs: 1
        """);

    assertThatExceptionOfType(DescriptorException.class)
        .isThrownBy(() -> catalog.check(module.module()))
        .withMessageContaining("table.yaml:5:13: table.csv:1: there is no column 'klass'");
  }

  @Test
  void aModuleWithoutExperimentsSaysSoWhenAskedForOne() throws Exception {
    module.write("src/experiments/notes.txt", "none yet");

    assertThatExceptionOfType(UnknownNameException.class)
        .isThrownBy(() -> catalog.read(module.module("one")))
        .withMessage("there is no experiment 'one' here; the module has none");
  }

  @Test
  void aCheckedExperimentHasItsDataAndItsShapes() throws Exception {
    module.writeDataset();
    module.writeExperiment("small", ModuleFixture.SMALL);

    var checked = catalog.check(module.module()).get(0);

    assertThat(checked.dataset().shape()).isEqualTo(Shape.of(4, 5, 1));
    assertThat(checked.network().parameters()).isEqualTo(63);
  }

  @Test
  void experimentsOnTheSameDataShareIt() throws Exception {
    module.writeDataset();
    module.writeExperiment("one", ModuleFixture.SMALL);
    module.writeExperiment("two", ModuleFixture.SMALL);

    var checked = catalog.check(module.module());

    assertThat(checked.get(0).dataset()).isSameAs(checked.get(1).dataset());
  }

  @Test
  void whatDoesNotFitTheDataAndDataThatIsNotThereAreToldTogether() throws Exception {
    module.writeDataset();
    module.writeExperiment("narrow", ModuleFixture.SMALL.replace("units: 3", "units: 2"));
    module.writeExperiment("nowhere", ModuleFixture.SMALL.replace("data}", "nowhere}"));
    module.writeExperiment("wrong-count", ModuleFixture.SMALL + "expect: {parameters: 64}\n");

    assertThatExceptionOfType(DescriptorException.class)
        .isThrownBy(() -> catalog.check(module.module()))
        .withMessage(
            """
            src/experiments/narrow.yaml:2:26: the last layer, Dense 'dense', gives [2], but the data \
            has 3 classes
              | architecture: [Flatten, {Dense: {units: 2, activation: softmax}}]
              |                          ^^^^^
              the network must end in [3]

            src/experiments/nowhere.yaml:1:11: there is no folder %s; a data set is a folder of four \
            IDX files
              | dataset: {path: nowhere}
              |           ^^^^

            src/experiments/wrong-count.yaml:8:22: expects 64 parameters but the network has 63
              | expect: {parameters: 64}
              |                      ^^
              layer              output  parameters
              flatten (Flatten)  [20]             0
              dense (Dense)      [3]             63

            3 problems in 3 experiment files"""
                .formatted(module.file("nowhere")));
  }

  @Test
  void mistakesOfAllFilesAreToldTogether() throws Exception {
    module.writeDataset();
    module.writeExperiment("first", ModuleFixture.SMALL.replace("epochs: 1", "epochs: 0"));
    module.writeExperiment("second", ModuleFixture.SMALL.replace("sgd", "sdg"));

    assertThatExceptionOfType(DescriptorException.class)
        .isThrownBy(() -> catalog.check(module.module()))
        .withMessage(
            """
            src/experiments/first.yaml:5:9: epochs must be at least 1, found 0
              | epochs: 0
              |         ^

            src/experiments/second.yaml:3:12: there is no optimizer 'sdg'
              | optimizer: sdg
              |            ^^^
              known: rmsprop, adam, sgd, adamw, nadam, adamax, adagrad, adadelta, ftrl, lion

            2 problems in 2 experiment files""");
  }
}
