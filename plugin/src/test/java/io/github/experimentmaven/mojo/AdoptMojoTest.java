package io.github.experimentmaven.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.experimentmaven.descriptor.ExperimentReader;
import io.github.experimentmaven.descriptor.LocatedExperiment;
import io.github.experimentmaven.experiment.Experiment;
import io.github.experimentmaven.module.ModuleFixture;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoParameter;
import org.apache.maven.plugin.MojoExecutionException;
import org.junit.jupiter.api.Test;

class AdoptMojoTest extends TrainingGoalTest {

  private static final String SWEEP =
      ModuleFixture.SMALL.replace("seed: 7", "seeds: [7, 8]")
          + "matrix: {optimizer.*.learning_rate: {name: lr, values: [0.5, 0.01]}}\n";

  private static final String VALIDATED = SWEEP + "validation: {split: 0.5}\n";

  @Test
  @InjectMojo(goal = "adopt")
  @MojoParameter(name = "skipAdopt", value = "true")
  void thisGoalCanBeSkippedAlone(AdoptMojo adopt) throws Exception {
    adopt.execute();

    assertThat(log.lines()).containsExactly("Skipped");
  }

  @Test
  @InjectMojo(goal = "adopt")
  void aModuleWithoutASweepIsPassedOver(AdoptMojo adopt) throws Exception {
    module().writeDataset();
    module().writeExperiment("small", ModuleFixture.SMALL);

    adopt.execute();

    assertThat(log.lines()).containsExactly("No sweep in src/experiments");
  }

  @Test
  @InjectMojo(goal = "adopt")
  @MojoParameter(name = "sweep", value = "other")
  void aSweepThatIsNotThereIsAnError(AdoptMojo adopt) throws Exception {
    module().writeDataset();
    module().writeExperiment("sweep", VALIDATED);

    fails(adopt, "there is no sweep 'other' in src/experiments; the module has sweep");
  }

  @Test
  @InjectMojo(goal = "adopt")
  void ofSeveralOneMustBeNamed(AdoptMojo adopt) throws Exception {
    module().writeDataset();
    module().writeExperiment("one", VALIDATED);
    module().writeExperiment("two", VALIDATED);

    fails(adopt, "there are several sweeps; say which with -Dexperiment.sweep=, one of one, two");
  }

  @Test
  @InjectMojo(goal = "adopt")
  @MojoParameter(name = "names", value = "sweep/lr=0.5")
  void nothingIsLeftOutOfTheChoice(AdoptMojo adopt) throws Exception {
    module().writeDataset();
    module().writeExperiment("sweep", VALIDATED);

    fails(
        adopt,
        "experiment.names would leave some out of the choice; name the sweep with"
            + " experiment.sweep");
  }

  @Test
  @InjectMojo(goal = "adopt")
  void whereNothingWasTrainedNothingIsAdopted(AdoptMojo adopt) throws Exception {
    module().writeDataset();
    module().writeExperiment("sweep", VALIDATED);

    fails(
        adopt,
        "nothing of sweep can be adopted: No experiment has all its runs, so that none can be"
            + " compared.");
  }

  @Test
  void theTestSetChoosesNothing(
      @InjectMojo(goal = "run") RunMojo run, @InjectMojo(goal = "adopt") AdoptMojo adopt)
      throws Exception {
    offerTrainers();
    module().writeDataset();
    module().writeExperiment("sweep", SWEEP);

    run.execute();

    fails(
        adopt,
        "nothing of sweep can be adopted: There is no validation set, and what is chosen by the"
            + " test set is too good on it. Say validation: {split: 0.1} in the file, and train"
            + " again.");
    assertThat(module().file("src/experiments/sweep-best.yaml")).doesNotExist();
  }

  @Test
  void theBestBecomesAFileThatNeedsNoTraining(
      @InjectMojo(goal = "run") RunMojo run,
      @InjectMojo(goal = "adopt") @MojoParameter(name = "reason", value = "a try") AdoptMojo adopt)
      throws Exception {
    offerTrainers();
    module().writeDataset();
    module().writeExperiment("sweep", VALIDATED);

    run.execute();
    adopt.execute();

    Path file = module().file("src/experiments/sweep-best.yaml");
    String text = Files.readString(file);
    String best = log.lines().get(log.lines().size() - 1).split(" ")[1].replace(":", "");
    assertThat(text)
        .startsWith(
            "# " + best + ", adopted from the sweep sweep (src/experiments/sweep.yaml)\n# a try\n")
        .contains("The best val_accuracy of 2 experiments", "1 *", "sweep/lr=0.5", "sweep/lr=0.01");
    Experiment adopted = read(file).get(0).experiment();
    Experiment cell =
        read(module().file("src/experiments/sweep.yaml")).stream()
            .map(LocatedExperiment::experiment)
            .filter(each -> each.name().equals(best))
            .findFirst()
            .orElseThrow();
    assertThat(adopted).isEqualTo(cell.withName("sweep-best"));

    fails(
        adopt,
        "src/experiments/sweep-best.yaml is there already; delete it, or give another name with"
            + " experiment.adoptAs");
    run.execute();
    assertThat(log.lines()).anyMatch(line -> line.startsWith("sweep-best seed 7  cached"));
  }

  private List<LocatedExperiment> read(Path file) throws Exception {
    return new ExperimentReader(module().file(""), property -> null).read(List.of(file));
  }

  private static void fails(AdoptMojo adopt, String message) {
    assertThatExceptionOfType(MojoExecutionException.class)
        .isThrownBy(adopt::execute)
        .withMessage(message);
  }
}
