package io.github.experimentmaven.descriptor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.experimentmaven.experiment.Halving;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HalvingKeyTest {

  private static final String SWEEP =
      """
      dataset: mnist
      architecture: [Flatten, {Dense: {units: 10, activation: softmax}}]
      optimizer: {sgd: {learning_rate: 0.1}}
      epochs: 9
      matrix: {optimizer.sgd.learning_rate: {name: lr, values: [0.1, 0.01, 0.001]}}
      """;

  @TempDir private Path folder;

  @Test
  void everyExperimentKnowsItsPlaceInTheOrderOfTheFile() throws Exception {
    List<LocatedExperiment> read = read(SWEEP + "halving: {factor: 2, min_epochs: 4}\n");

    assertThat(read)
        .extracting(each -> each.halving().map(HalvingPlace::halving))
        .containsOnly(Optional.of(new Halving(2, 4)));
    assertThat(read)
        .extracting(each -> each.halving().orElseThrow().place())
        .containsExactly(0, 1, 2);
    assertThat(read).allMatch(each -> each.halving().orElseThrow().experiments() == 3);
  }

  @Test
  void theDefaultsAreThoseOfThePaperAndASingleEpoch() throws Exception {
    assertThat(read(SWEEP + "halving: {}\n").get(0).halving().orElseThrow().halving())
        .isEqualTo(new Halving(3, 1));
  }

  @Test
  void itIsOffByDefaultAndDecidesNoBit() throws Exception {
    LocatedExperiment without = read(SWEEP).get(1);
    LocatedExperiment with = read(SWEEP + "halving: {factor: 2}\n").get(1);

    assertThat(without.halving()).isEmpty();
    assertThat(with.experiment()).isEqualTo(without.experiment());
    assertThat(ExperimentJson.deciding(with.experiment()))
        .isEqualTo(ExperimentJson.deciding(without.experiment()));
  }

  @Test
  void withoutASweepThereIsNothingToStop() throws Exception {
    assertThat(problems(SWEEP.replaceFirst("matrix.*\n", "") + "halving: {}\n"))
        .isEqualTo(
            """
            src/experiments/sweep.yaml:5:1: halving is of a matrix or a sample, and there is none
              | halving: {}
              | ^^^^^^^
              leave it out""");
  }

  @Test
  void ofOneExperimentThereIsNothingToChooseFrom() throws Exception {
    assertThat(problems(SWEEP.replace("[0.1, 0.01, 0.001]", "[0.1]") + "halving: {}\n"))
        .isEqualTo(
            """
            src/experiments/sweep.yaml:6:1: halving has nothing to choose from: this is one experiment
              | halving: {}
              | ^^^^^^^
              vary something, or leave it out""");
  }

  @Test
  void aFirstRungAfterAllEpochsIsNone() throws Exception {
    assertThat(problems(SWEEP + "halving: {min_epochs: 9}\n"))
        .isEqualTo(
            """
            src/experiments/sweep.yaml:6:1: halving compares nothing: min_epochs is 9, and no experiment has more than 9 epochs
              | halving: {min_epochs: 9}
              | ^^^^^^^
              write fewer min_epochs or more epochs, or leave it out""");
  }

  @Test
  void foldsHaveNoValidationSet() throws Exception {
    assertThat(problems(SWEEP + "halving: {}\nfolds: 3\n"))
        .isEqualTo(
            """
            src/experiments/sweep.yaml:7:1: halving compares experiments by a validation set, and with folds there is none
              | folds: 3
              | ^^^^^
              write validation: {split: 0.1} in place of the folds, or leave halving out""");
  }

  @Test
  void theSpeedOfTheMachineStopsNothing() throws Exception {
    assertThat(problems(SWEEP + "halving: {}\ntime_limit: 60\n"))
        .isEqualTo(
            """
            src/experiments/sweep.yaml:7:1: with a time_limit the speed of the machine would decide which experiments halving stops
              | time_limit: 60
              | ^^^^^^^^^^
              leave one of them out""");
  }

  @Test
  void aClassTellsOfNoEpochs() throws Exception {
    assertThat(
            problems(
                """
                dataset: mnist
                trainer: {class: org.example.Knn, parameters: {k: 1}}
                matrix: {trainer.parameters.k: [1, 3]}
                halving: {}
                """))
        .isEqualTo(
            """
            src/experiments/sweep.yaml:2:1: halving needs epochs after which a training can be paused, and a class tells of none
              | trainer: {class: org.example.Knn, parameters: {k: 1}}
              | ^^^^^^^
              leave halving out""");
  }

  private List<LocatedExperiment> read(String text) throws Exception {
    return new ExperimentFolder(folder).with("sweep.yaml", text).read();
  }

  private String problems(String text) throws IOException {
    return new ExperimentFolder(folder).with("sweep.yaml", text).problems();
  }
}
