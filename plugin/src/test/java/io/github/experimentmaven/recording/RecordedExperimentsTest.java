package io.github.experimentmaven.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.github.experimentmaven.failure.DescriptorException;
import io.github.experimentmaven.module.ModuleFixture;
import io.github.experimentmaven.provenance.RunKey;
import io.github.experimentmaven.result.ExperimentResult.RunFailure;
import io.github.experimentmaven.result.RunResult;
import io.github.experimentmaven.result.Verdict.Check;
import java.nio.file.Path;
import java.util.List;
import javax.inject.Inject;
import org.codehaus.plexus.testing.PlexusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@PlexusTest
class RecordedExperimentsTest {

  private static final String STALE =
      "the recorded result is of an earlier version of src/experiments/small.yaml;"
          + " run 'mvn verify' again";

  @TempDir Path base;

  @Inject RecordedExperiments recorded;

  private ModuleFixture module;

  @BeforeEach
  void createModule() {
    module = new ModuleFixture(base);
  }

  @Test
  void aModuleWithoutExperimentsHasNothingToJudge() throws Exception {
    assertThat(recorded.judge(module.module())).isEmpty();
  }

  @Test
  void nothingRecordedDoesNotPass() throws Exception {
    module.writeExperiment("small", ModuleFixture.SMALL);

    JudgedExperiment judged = judge();

    assertThat(judged.passes()).isFalse();
    assertThat(judged.result().runs()).isEmpty();
    assertThat(judged.result().failures()).isEmpty();
    assertThat(explanations(judged))
        .containsExactly("nothing recorded: seed 7 is not trained yet; run 'mvn verify'");
  }

  @Test
  void whatWasRecordedIsJudgedByTheGateAsItIsNow() throws Exception {
    module.writeExperiment("small", ModuleFixture.SMALL);
    module.record(0.5);

    module.writeExperiment("small", ModuleFixture.GATED);
    assertThat(judge().passes()).isTrue();
    module.writeExperiment("small", ModuleFixture.SMALL + "gate: {test_accuracy: {min: 0.6}}\n");
    assertThat(judge().passes()).isFalse();
    module.writeExperiment("small", ModuleFixture.SMALL + "expect: {parameters: 64}\n");
    assertThat(explanations(judge()))
        .containsExactly("parameters 63 is 1 fewer than the required 64");
  }

  @Test
  void aDescriptionMayChangeAndAFileBeWrittenAnotherWay() throws Exception {
    module.writeExperiment("small", ModuleFixture.SMALL);
    module.record(0.5);

    module.writeExperiment(
        "small",
        ModuleFixture.SMALL.replace("sgd", "{sgd: {learning_rate: 0.01}}").replace("\n", "\n\n")
            + "description: The same in other words.\n");

    assertThat(judge().passes()).isTrue();
    assertThat(judge().result().runs()).hasSize(1);
  }

  @Test
  void theResultOfAnEarlierVersionIsNotShownAndDoesNotPass() throws Exception {
    module.writeExperiment("small", ModuleFixture.SMALL.replace("seed: 7", "seeds: [7, 8]"));
    module.record(0.5);

    module.writeExperiment(
        "small", ModuleFixture.SMALL.replace("seed: 7", "seeds: [7, 8]").replace("sgd", "adam"));

    JudgedExperiment judged = judge();
    assertThat(judged.passes()).isFalse();
    assertThat(judged.result().runs()).isEmpty();
    assertThat(judged.result().failures())
        .containsExactly(new RunFailure(7, STALE), new RunFailure(8, STALE));
  }

  @Test
  void runsStayInTheOrderOfTheSeeds() throws Exception {
    module.writeExperiment("small", ModuleFixture.SMALL.replace("seed: 7", "seeds: [9, 7, 8]"));
    module.record(0.5);

    assertThat(judge().result().runs())
        .extracting(RunResult::key)
        .containsExactly(RunKey.of(9), RunKey.of(7), RunKey.of(8));
  }

  @Test
  void oneOfManyCanBeAskedFor() throws Exception {
    module.writeExperiment("one", ModuleFixture.SMALL);
    module.writeExperiment("two", ModuleFixture.SMALL);

    assertThat(recorded.judge(module.module("two")))
        .extracting(each -> each.experiment().name())
        .containsExactly("two");
  }

  @Test
  void filesWithMistakesAreNotJudged() throws Exception {
    module.writeExperiment("small", ModuleFixture.SMALL);
    module.record(0.5);
    module.writeExperiment("small", ModuleFixture.SMALL.replace("epochs: 1", "epochs: none"));

    assertThatExceptionOfType(DescriptorException.class).isThrownBy(this::judge);
  }

  @Test
  void damagedResultsAreNotJudged() throws Exception {
    module.writeExperiment("small", ModuleFixture.SMALL);
    Path file = module.write("target/experiments/results.json", "[]");

    assertThatIOException().isThrownBy(this::judge).withMessageStartingWith(file + " is damaged: ");
  }

  private JudgedExperiment judge() throws Exception {
    List<JudgedExperiment> judged = recorded.judge(module.module());
    assertThat(judged).hasSize(1);
    return judged.get(0);
  }

  private static List<String> explanations(JudgedExperiment judged) {
    return judged.result().verdict().checks().stream().map(Check::explanation).toList();
  }
}
