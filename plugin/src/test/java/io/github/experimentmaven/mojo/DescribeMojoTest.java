package io.github.experimentmaven.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.experimentmaven.dataset.IdxFiles;
import io.github.experimentmaven.module.ModuleFixture;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoParameter;
import org.apache.maven.plugin.MojoExecutionException;
import org.junit.jupiter.api.Test;

class DescribeMojoTest extends GoalTest {

  @Test
  @InjectMojo(goal = "describe")
  @MojoParameter(name = "skipDescribe", value = "true")
  void thisGoalCanBeSkippedAlone(DescribeMojo describe) throws Exception {
    module().writeExperiment("broken", "architecture: none");

    describe.execute();

    assertThat(log.lines()).containsExactly("Skipped");
  }

  @Test
  @InjectMojo(goal = "describe")
  void networkAndDataAreShownWithoutTraining(DescribeMojo describe) throws Exception {
    module().writeDataset();
    module()
        .writeExperiment("small", ModuleFixture.SMALL + "description: The smallest there is.\n");

    describe.execute();

    assertThat(String.join("\n", log.lines()))
        .isEqualTo(
            """

            small (src/experiments/small.yaml)
            The smallest there is.
            _________________________________________________________________
            Layer (type)                 Output Shape              Param #
            =================================================================
            flatten (Flatten)            (None, 20)                0
            _________________________________________________________________
            dense (Dense)                (None, 3)                 63
            =================================================================
            Total params: 63
            Trainable params: 63
            Non-trainable params: 0
            _________________________________________________________________
            Memory of a run: about 172 MiB
              overhead         172.0 MiB, whatever the network
            Data set: data
              training images  6
              test images      3
              image            4 x 5, 1 channel
              classes          3 (0, 1, 2), the largest 3.00 times the smallest
              pixels           mean 0.2333, standard deviation 0.1358 on a scale from 0 to 1""");
    assertThat(module().file("target")).doesNotExist();
  }

  @Test
  @InjectMojo(goal = "describe")
  void noTextOfAFileBeginsALineOfTheConsoleOrSteersIt(DescribeMojo describe) throws Exception {
    module().writeDataset();
    module()
        .writeExperiment(
            "small",
            ModuleFixture.SMALL + "description: \"Small.\\n::error::forged\\u202Edesrever\"\n");

    describe.execute();

    assertThat(log.lines())
        .contains("Small.", "::error::forged\uFFFDdesrever")
        .noneMatch(line -> line.contains("\n"));
  }

  @Test
  @InjectMojo(goal = "describe")
  void dataOfOneClassAloneIsRefused(DescribeMojo describe) throws Exception {
    module().writeDataset();
    Path data = module().file("data");
    Files.write(data.resolve("train-labels-idx1-ubyte"), IdxFiles.labels(0, 0, 0, 0, 0, 0));
    Files.write(data.resolve("t10k-labels-idx1-ubyte.gz"), IdxFiles.labels(0, 0, 0));
    module().writeExperiment("small", ModuleFixture.SMALL.replace("units: 3", "units: 1"));

    assertThatExceptionOfType(MojoExecutionException.class)
        .isThrownBy(describe::execute)
        .withMessage(
            """
            src/experiments/small.yaml:2:26: the last layer, Dense 'dense', gives [1], but the data \
            has one class alone
              | architecture: [Flatten, {Dense: {units: 1, activation: softmax}}]
              |                          ^^^^^
              give data of the others, too

            1 problem in 1 experiment file""");
  }

  @Test
  @InjectMojo(goal = "describe")
  void aNetworkThatDoesNotFitItsDataIsAnError(DescribeMojo describe) throws Exception {
    module().writeDataset();
    module().writeExperiment("small", ModuleFixture.SMALL.replace("units: 3", "units: 4"));

    assertThatExceptionOfType(MojoExecutionException.class)
        .isThrownBy(describe::execute)
        .withMessage(
            """
            src/experiments/small.yaml:2:26: the last layer, Dense 'dense', gives [4], but the data \
            has 3 classes
              | architecture: [Flatten, {Dense: {units: 4, activation: softmax}}]
              |                          ^^^^^
              the network must end in [3]

            1 problem in 1 experiment file""");
  }
}
