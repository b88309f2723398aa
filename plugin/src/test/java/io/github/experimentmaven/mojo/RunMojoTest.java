package io.github.experimentmaven.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.experimentmaven.module.ModuleFixture;
import io.github.experimentmaven.provenance.RunKey;
import io.github.experimentmaven.result.ModuleResults;
import io.github.experimentmaven.result.RunFolder;
import io.github.experimentmaven.result.RunResult;
import io.github.experimentmaven.storage.RecordJson;
import java.util.List;
import javax.inject.Inject;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoParameter;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.junit.jupiter.api.Test;

class RunMojoTest extends TrainingGoalTest {

  @Inject MavenSession session;

  @Test
  @InjectMojo(goal = "run")
  @MojoParameter(name = "skip", value = "true")
  void allGoalsSkippedMeansNotEvenReadingTheFiles(RunMojo run) throws Exception {
    module().writeExperiment("broken", "architecture: none");

    run.execute();

    assertThat(log.lines()).containsExactly("Skipped");
    assertThat(module().file("target")).doesNotExist();
  }

  @Test
  @InjectMojo(goal = "run")
  @MojoParameter(name = "skipRun", value = "true")
  void thisGoalCanBeSkippedAlone(RunMojo run) throws Exception {
    module().writeExperiment("broken", "architecture: none");

    run.execute();

    assertThat(log.lines()).containsExactly("Skipped");
  }

  @Test
  @InjectMojo(goal = "run")
  void aModuleWithoutExperimentsIsPassedOver(RunMojo run) throws Exception {
    run.execute();

    assertThat(log.lines()).containsExactly("No experiments in src/experiments");
    assertThat(module().file("target")).doesNotExist();
  }

  @Test
  @InjectMojo(goal = "run")
  @MojoParameter(name = "dryRun", value = "true")
  void aDryRunSaysWhatWouldBeTrainedAndTrainsNothing(RunMojo run) throws Exception {
    offerTrainers();
    module().writeSmall();

    run.execute();

    assertThat(log.lines()).containsExactly("Would train small seed 7");
    assertThat(module().file("target")).doesNotExist();
  }

  @Test
  @InjectMojo(goal = "run")
  void aMisspeltFormatOfTheReportIsToldBeforeTraining(RunMojo run) throws Exception {
    session.getUserProperties().setProperty("experiment.formats", "csv,pdf");
    module().writeSmall();

    assertThatExceptionOfType(MojoExecutionException.class)
        .isThrownBy(run::execute)
        .withMessage(
            "experiment.formats: must be one of junit, csv, bencher, github-action-benchmark,"
                + " tensorboard, found 'pdf'");
  }

  @Test
  @InjectMojo(goal = "run")
  void aMisspeltHistoryInThePomIsToldBeforeTraining(RunMojo run) throws Exception {
    Xpp3Dom history = new Xpp3Dom("history");
    history.setValue("acepted");
    Xpp3Dom configuration = new Xpp3Dom("configuration");
    configuration.addChild(history);
    PluginExecution reporting = new PluginExecution();
    reporting.setGoals(List.of("report"));
    reporting.setConfiguration(configuration);
    Plugin plugin = new Plugin();
    plugin.setGroupId("io.github.experimentmaven");
    plugin.setArtifactId("experiment-maven-plugin");
    plugin.addExecution(reporting);
    module().project().getBuild().addPlugin(plugin);
    module().writeSmall();

    assertThatExceptionOfType(MojoExecutionException.class)
        .isThrownBy(run::execute)
        .withMessage("experiment.history: must be one of accepted, all, off, found 'acepted'");
  }

  @Test
  @InjectMojo(goal = "run")
  void aMistakeStopsEverythingBeforeAnythingIsWritten(RunMojo run) throws Exception {
    module().writeDataset();
    module().writeExperiment("fine", ModuleFixture.SMALL);
    module().writeExperiment("misspelt", ModuleFixture.SMALL.replace("softmax", "sofmax"));

    assertThatExceptionOfType(MojoExecutionException.class)
        .isThrownBy(run::execute)
        .withMessage(
            """
            src/experiments/misspelt.yaml:2:56: activation must be one of linear, relu, sigmoid, \
            tanh, elu, softplus, leaky_relu, relu6, selu, softsign, silu, softmax, hard_sigmoid, \
            hard_silu, hard_tanh, log_sigmoid, mish, celu, found 'sofmax'
              | architecture: [Flatten, {Dense: {units: 3, activation: sofmax}}]
              |                                                        ^^^^^^
              did you mean 'softmax'?

            1 problem in 1 experiment file""");
    assertThat(module().file("target")).doesNotExist();
  }

  @Test
  @InjectMojo(goal = "run")
  void dataThatIsNotThereIsMarkedInTheFile(RunMojo run) throws Exception {
    module().writeExperiment("small", ModuleFixture.SMALL);

    assertThatExceptionOfType(MojoExecutionException.class)
        .isThrownBy(run::execute)
        .withMessage(
            """
            src/experiments/small.yaml:1:11: there is no folder %s; a data set is a folder of four \
            IDX files
              | dataset: {path: data}
              |           ^^^^

            1 problem in 1 experiment file"""
                .formatted(module().file("data")));
  }

  @Test
  @InjectMojo(goal = "run")
  @MojoParameter(name = "maxHeap", value = "banana")
  void aHeapSizeMustBeASize(RunMojo run) throws Exception {
    assertRefused(
        run,
        "experiment.maxHeap: 'banana' is not a memory size; write digits and k, m or g, such as"
            + " 512m or 2g");
  }

  @Test
  @InjectMojo(goal = "run")
  @MojoParameter(name = "maxOffHeap", value = "0g")
  void aMemorySizeMustBeMoreThanNothing(RunMojo run) throws Exception {
    assertRefused(run, "experiment.maxOffHeap: a memory size must be more than 0, not 0");
  }

  @Test
  @InjectMojo(goal = "run")
  @MojoParameter(name = "parallel", value = "0")
  void atLeastOneRunAtOnceMustBeAllowed(RunMojo run) throws Exception {
    assertRefused(run, "experiment.parallel must be at least 1, but is 0");
  }

  @Test
  @InjectMojo(goal = "run")
  @MojoParameter(name = "timeout", value = "0")
  void aRunMustBeGivenTime(RunMojo run) throws Exception {
    assertRefused(run, "experiment.timeout must be at least 1, but is 0");
  }

  @Test
  @InjectMojo(goal = "run")
  @MojoParameter(name = "nativeClassifier", value = "amiga-m68k")
  void onlyPublishedNativeLibrariesCanBeAskedFor(RunMojo run) throws Exception {
    module().writeSmall();

    assertThatExceptionOfType(MojoExecutionException.class)
        .isThrownBy(run::execute)
        .withMessageStartingWith(
            "experiment.nativeClassifier is 'amiga-m68k'; expected one of linux-");
  }

  @Test
  @InjectMojo(goal = "run")
  void experimentsAreTrainedAndRecorded(RunMojo run) throws Exception {
    offerTrainers();
    module().writeDataset();
    module().writeExperiment("small", ModuleFixture.SMALL.replace("seed: 7", "seeds: [8, 7]"));

    run.execute();

    var results =
        RecordJson.read(module().file("target/experiments/results.json"), ModuleResults.class);
    assertThat(results.experiments())
        .singleElement()
        .satisfies(
            result -> {
              assertThat(result.runs())
                  .extracting(RunResult::key)
                  .containsExactly(RunKey.of(8), RunKey.of(7));
              assertThat(result.failures()).isEmpty();
            });
    for (long seed : List.of(8, 7)) {
      assertThat(
              RunFolder.of(module().file("target/experiments"), "small", RunKey.of(seed)).model())
          .isNotEmptyFile();
    }
    assertThat(log.lines()).anyMatch(line -> line.startsWith("small seed 8"));
  }

  @Test
  @InjectMojo(goal = "run")
  @MojoParameter(name = "argLine", value = "-XX:+NoSuchOption")
  void aTrainerThatDoesNotComeUpFailsTheBuildAndIsRecorded(RunMojo run) throws Exception {
    offerTrainers();
    module().writeSmall();

    assertThatExceptionOfType(MojoExecutionException.class)
        .isThrownBy(run::execute)
        .withMessageStartingWith("1 of 1 run did not complete\n\nsmall seed 7")
        .withMessageContaining("NoSuchOption");
    var results =
        RecordJson.read(module().file("target/experiments/results.json"), ModuleResults.class);
    assertThat(results.experiments().get(0).failures()).hasSize(1);
  }

  @Test
  @InjectMojo(goal = "run")
  @MojoParameter(name = "maxOffHeap", value = "21m")
  void aNetworkWithoutTheMemoryForItsBatchesIsRefusedWhereTheyAreWritten(RunMojo run)
      throws Exception {
    offerTrainers();
    module().writeSmall();
    module().writeExperiment("wide", wide(6));

    assertThatExceptionOfType(MojoExecutionException.class)
        .isThrownBy(run::execute)
        .withMessage(
            """
            src/experiments/wide.yaml:6:13: a training of this network needs at least 23 MiB of \
            memory outside of the Java heap, but has at most 21m, set by experiment.maxOffHeap
              | batch_size: 6
              |             ^
              a batch_size of 3 would do
              it would be 39m if nobody set it

            1 problem in 1 experiment file""");
    assertThat(module().file("target/experiments/small")).doesNotExist();
  }

  @Test
  @InjectMojo(goal = "run")
  @MojoParameter(name = "argLine", value = "-Xmx20m")
  @MojoParameter(name = "dryRun", value = "true")
  void aNetworkWithoutTheMemoryForItsWeightsIsRefusedByADryRunToo(RunMojo run) throws Exception {
    offerTrainers();
    module().writeDataset();
    module().writeExperiment("wide", wide(2));

    assertThatExceptionOfType(MojoExecutionException.class)
        .isThrownBy(run::execute)
        .withMessage(
            """
            src/experiments/wide.yaml:2:15: a training of this network needs at least 35 MiB of \
            Java heap, but has at most 20m, set by the JVM argument -Xmx20m
              | architecture: [Flatten, {Dense: {units: 100000}}, {Dense: {units: 3, activation: softmax}}]
              |               ^
              it would be 67m if nobody set it
              a smaller batch_size would not do: it has 2,400,003 parameters

            1 problem in 1 experiment file""");
  }

  private static String wide(int batchSize) {
    return ModuleFixture.SMALL
        .replace("[Flatten, ", "[Flatten, {Dense: {units: 100000}}, ")
        .replace("batch_size: 2", "batch_size: " + batchSize);
  }

  private void assertRefused(RunMojo run, String message) throws Exception {
    module().writeSmall();
    assertThatExceptionOfType(MojoExecutionException.class)
        .isThrownBy(run::execute)
        .withMessage(message);
    assertThat(module().file("target")).doesNotExist();
  }

  @Test
  @InjectMojo(goal = "run")
  @MojoParameter(name = "dryRun", value = "true")
  void withFoldsThereIsARunASeedAndFold(RunMojo run) throws Exception {
    offerTrainers();
    module().write("data/table.csv", "a,class\n1,x\n2,y\n3,x\n4,y\n");
    module().writeExperiment("small", FOLDED.formatted(2));

    run.execute();

    assertThat(log.lines())
        .containsExactly(
            "Would train small seed 7 fold 1",
            "Would train small seed 7 fold 2",
            "Would train small seed 8 fold 1",
            "Would train small seed 8 fold 2");
  }

  private static final String FOLDED =
      """
      dataset: {csv: data/table.csv, target: class}
      architecture: [{Dense: {units: 2, activation: softmax}}]
      epochs: 1
      seeds: [7, 8]
      folds: %d
      """;

  @Test
  @InjectMojo(goal = "run")
  void moreFoldsThanSamplesOfAClassAreToldWhereTheyAreAskedFor(RunMojo run) throws Exception {
    module().write("data/table.csv", "a,class\n1,x\n2,y\n3,x\n4,y\n");
    module().writeExperiment("small", FOLDED.formatted(3));

    assertThatExceptionOfType(MojoExecutionException.class)
        .isThrownBy(run::execute)
        .withMessage(
            """
            src/experiments/small.yaml:5:8: the class 'x' has 2 rows to train on, too few for one in each of 3 folds
              | folds: 3
              |        ^
              give 2 folds or fewer

            1 problem in 1 experiment file""");
  }

  @Test
  @InjectMojo(goal = "run")
  void picturesHaveFoldsOfTheirTrainingPart(RunMojo run) throws Exception {
    module().writeDataset();
    module()
        .writeExperiment(
            "small",
            ModuleFixture.SMALL.replace(
                "dataset: {path: data}", "dataset: {path: data}\nfolds: 7"));

    assertThatExceptionOfType(MojoExecutionException.class)
        .isThrownBy(run::execute)
        .withMessageStartingWith("src/experiments/small.yaml:2:8: the class ")
        .withMessageContaining("too few for one in each of 7 folds");
  }
}
