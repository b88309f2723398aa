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
              known: rmsprop, adam, sgd

            2 problems in 2 experiment files""");
  }
}
