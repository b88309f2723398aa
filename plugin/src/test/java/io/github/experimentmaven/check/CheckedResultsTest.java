package io.github.experimentmaven.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.experimentmaven.descriptor.LocatedExperiment;
import io.github.experimentmaven.gate.VerdictText.Paragraph;
import io.github.experimentmaven.module.ModuleFixture;
import io.github.experimentmaven.recording.JudgedExperiment;
import io.github.experimentmaven.result.ExperimentResult;
import io.github.experimentmaven.result.Verdict;
import io.github.experimentmaven.result.Verdict.Check;
import io.github.experimentmaven.result.Verdict.Outcome;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckedResultsTest {

  @TempDir Path base;

  @Test
  void whatIsUndecidedIsNoWarningWhereTheExperimentPassesThat() throws Exception {
    assertThat(warnings("pass")).containsExactly("  improved  test_loss leapt");
  }

  @Test
  void whatIsUndecidedIsAWarningElsewhere() throws Exception {
    assertThat(warnings("warn"))
        .containsExactly("  undecided test_accuracy may be lower", "  improved  test_loss leapt");
  }

  private List<String> warnings(String policy) throws Exception {
    ModuleFixture module = new ModuleFixture(base);
    module.writeExperiment(
        "small",
        ModuleFixture.SMALL
            + "gate: {test_accuracy: {max_drop: 0.1}}\n"
            + "baseline: {on_inconclusive: "
            + policy
            + "}\n");
    LocatedExperiment located = module.read().get(0);
    Verdict verdict =
        new Verdict(
            Outcome.INCONCLUSIVE,
            List.of(
                check(Outcome.INCONCLUSIVE, "test_accuracy may be lower"),
                check(Outcome.IMPROVED, "test_loss leapt")));
    ExperimentResult result = module.result(located, List.of(), List.of()).with(verdict);
    JudgedExperiment judged = new JudgedExperiment(located.experiment(), result, null);
    return new CheckedResults(null, List.of(judged), List.of(), List.of())
        .passes().stream().filter(Paragraph::isWarning).map(Paragraph::text).toList();
  }

  private static Check check(Outcome outcome, String explanation) {
    return new Check("baseline", "nothing worse", null, null, outcome, explanation);
  }
}
