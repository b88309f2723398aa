package io.github.experimentmaven.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.groups.Tuple.tuple;

import io.github.experimentmaven.dataset.DatasetReader;
import io.github.experimentmaven.dataset.ExperimentData;
import io.github.experimentmaven.descriptor.LocatedExperiment;
import io.github.experimentmaven.experiment.Experiment;
import io.github.experimentmaven.experiment.NetworkSummary;
import io.github.experimentmaven.launch.RunOutcome;
import io.github.experimentmaven.module.CheckedExperiment;
import io.github.experimentmaven.module.ModuleFixture;
import io.github.experimentmaven.plan.Run;
import io.github.experimentmaven.plan.RuntimeFixture;
import io.github.experimentmaven.provenance.RunKey;
import io.github.experimentmaven.result.ExperimentResult;
import io.github.experimentmaven.result.ExperimentResult.RunFailure;
import io.github.experimentmaven.result.RunResult;
import io.github.experimentmaven.result.Verdict;
import io.github.experimentmaven.result.Verdict.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultRecorderTest {

  @TempDir Path base;

  private final Verdicts verdicts = new Verdicts();
  private final ResultRecorder recorder = new ResultRecorder(verdicts);
  private ModuleFixture module;

  @BeforeEach
  void createModule() throws Exception {
    module = new ModuleFixture(base);
    module.writeDataset();
  }

  @Test
  void nothingIsReadWhereNothingWasRecorded() throws Exception {
    assertThat(recorder.read(module.module()).experiments()).isEmpty();
  }

  @Test
  void outcomesAreRecordedInTheOrderOfTheSeedsAndReadAgain() throws Exception {
    module.writeExperiment("small", ModuleFixture.SMALL.replace("seed: 7", "seeds: [9, 7, 8]"));

    CheckedExperiment checked = check(module.read().get(0));
    List<Run> runs = plan(checked);
    recorder.record(
        module.module(),
        List.of(checked),
        List.of(
            completed(runs.get(0), 0.5),
            new RunOutcome.Failed(runs.get(1), "out of memory", "small seed 7: out of memory\n..."),
            completed(runs.get(2), 1.0)),
        Map.of(),
        Map.of());

    ExperimentResult result = recorder.read(module.module()).experiments().get(0);
    assertThat(result.name()).isEqualTo("small");
    assertThat(result.file()).isEqualTo("src/experiments/small.yaml");
    assertThat(result.runs())
        .extracting(RunResult::key)
        .containsExactly(RunKey.of(9), RunKey.of(8));
    assertThat(result.failures()).containsExactly(new RunFailure(7, "out of memory"));
    assertThat(result.verdict().outcome()).isEqualTo(Outcome.FAIL);
  }

  @Test
  void theVerdictIsThatOfTheGate() throws Exception {
    module.writeExperiment("fine", ModuleFixture.GATED);
    module.writeExperiment("low", ModuleFixture.SMALL + "gate: {test_accuracy: {min: 0.6}}\n");

    recordAll(0.5);

    assertThat(recorder.read(module.module()).experiments())
        .extracting(ExperimentResult::name, result -> result.verdict().outcome())
        .containsExactly(tuple("fine", Outcome.PASS), tuple("low", Outcome.FAIL));
  }

  @Test
  void whatWasRecordedIsNotJudgedAnewUnlessSomethingIsDifferent() throws Exception {
    module.writeExperiment("fine", ModuleFixture.GATED);
    module.writeExperiment("low", ModuleFixture.SMALL + "gate: {test_accuracy: {min: 0.6}}\n");
    recordAll(0.5);
    List<ExperimentResult> read = recorder.read(module.module()).experiments();
    ExperimentResult fine = read.get(0);
    Experiment experiment = module.read().get(0).experiment();

    Verdict first = verdict(experiment, fine.runs());

    assertThat(verdict(experiment, recorder.read(module.module()).experiments().get(0).runs()))
        .isSameAs(first);
    assertThat(verdict(module.read().get(1).experiment(), fine.runs()).outcome())
        .isEqualTo(Outcome.FAIL);
    assertThat(verdict(experiment, List.of())).isNotSameAs(first);
  }

  private Verdict verdict(Experiment experiment, List<RunResult> runs) throws Exception {
    return verdicts.of(module.module(), experiment, null, runs, List.of());
  }

  @Test
  void resultsOfExperimentsThatWereNotRunThisTimeStay() throws Exception {
    module.writeExperiment("b", ModuleFixture.SMALL);
    recordAll(0.25);
    module.writeExperiment("a", ModuleFixture.SMALL);

    record(check(module.read().get(0)), 0.75);

    assertThat(recorder.read(module.module()).experiments())
        .extracting(
            ExperimentResult::name, result -> result.runs().get(0).metrics().value("test_accuracy"))
        .containsExactly(tuple("a", 0.75), tuple("b", 0.25));
  }

  @Test
  void aNewResultTakesThePlaceOfTheOld() throws Exception {
    module.writeExperiment("a", ModuleFixture.SMALL);
    recordAll(0.25);
    recordAll(0.75);

    assertThat(recorder.read(module.module()).experiments())
        .flatExtracting(ExperimentResult::runs)
        .extracting(each -> each.metrics().value("test_accuracy"))
        .containsExactly(0.75);
  }

  @Test
  void resultsOfExperimentsWhoseFileIsGoneGoToo() throws Exception {
    Path old = module.writeExperiment("old", ModuleFixture.SMALL);
    recordAll(0.25);
    Files.delete(old);
    module.writeExperiment("new", ModuleFixture.SMALL);

    recordAll(0.75);

    assertThat(recorder.read(module.module()).experiments())
        .extracting(ExperimentResult::name)
        .containsExactly("new");
  }

  @Test
  void anExperimentThatWasRenamedInItsFileIsRecordedOnce() throws Exception {
    module.writeExperiment("a", "name: old\n" + ModuleFixture.SMALL);
    recordAll(0.25);
    module.writeExperiment("a", "name: new\n" + ModuleFixture.SMALL);

    recordAll(0.75);

    assertThat(recorder.read(module.module()).experiments())
        .extracting(ExperimentResult::name)
        .containsExactly("new");
  }

  @Test
  void aDamagedFileIsNamed() throws Exception {
    Path file = module.write("target/experiments/results.json", "{\"format_version\": 1, ");

    assertThatIOException()
        .isThrownBy(() -> recorder.read(module.module()))
        .withMessageStartingWith(file + " is damaged: it ends too early");
  }

  @Test
  void aFileOfAnotherFormatIsNotGuessedAt() throws Exception {
    Path file =
        module.write(
            "target/experiments/results.json", "{\"format_version\": 7, \"experiments\": []}");

    assertThatIOException()
        .isThrownBy(() -> recorder.read(module.module()))
        .withMessage(
            file
                + " was written by another version of the plugin (format 7, not 6);"
                + " run 'mvn verify' to write it again");
  }

  @Test
  void whatAnotherVersionRecordedIsWrittenAnew() throws Exception {
    module.write(
        "target/experiments/results.json", "{\"format_version\": 1, \"experiments\": [{}]}");
    module.writeDataset();
    module.writeExperiment("small", ModuleFixture.SMALL);

    recordAll(0.5);

    assertThat(recorder.read(module.module()).experiments()).hasSize(1);
  }

  private void recordAll(double testAccuracy) throws Exception {
    List<CheckedExperiment> checked = new ArrayList<>();
    List<RunOutcome> outcomes = new ArrayList<>();
    for (LocatedExperiment located : module.read()) {
      CheckedExperiment each = check(located);
      checked.add(each);
      plan(each).forEach(run -> outcomes.add(completed(run, testAccuracy)));
    }
    recorder.record(module.module(), checked, outcomes, Map.of(), Map.of());
  }

  private void record(CheckedExperiment checked, double testAccuracy) throws Exception {
    recorder.record(
        module.module(),
        List.of(checked),
        plan(checked).stream().map(run -> completed(run, testAccuracy)).toList(),
        Map.of(),
        Map.of());
  }

  private List<Run> plan(CheckedExperiment checked) {
    return RuntimeFixture.planner(module.module().outputDirectory())
        .plan(Map.of(checked.experiment(), checked.data()));
  }

  private CheckedExperiment check(LocatedExperiment located) throws Exception {
    var dataset = DatasetReader.read(module.file("data"));
    return new CheckedExperiment(
        located,
        ExperimentData.of(dataset),
        NetworkSummary.of(located.experiment().architecture(), dataset.shape()));
  }

  private static RunOutcome completed(Run run, double testAccuracy) {
    return new RunOutcome.Completed(
        run, ModuleFixture.run(run.experiment().name(), run.key().seed(), testAccuracy));
  }
}
