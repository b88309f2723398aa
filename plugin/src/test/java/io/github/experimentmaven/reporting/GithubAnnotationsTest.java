package io.github.experimentmaven.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.experimentmaven.descriptor.LocatedExperiment;
import io.github.experimentmaven.export.github.GithubActions;
import io.github.experimentmaven.gate.CheckSubject;
import io.github.experimentmaven.module.ModuleFixture;
import io.github.experimentmaven.result.Verdict;
import io.github.experimentmaven.result.Verdict.Check;
import io.github.experimentmaven.result.Verdict.Outcome;
import io.github.experimentmaven.task.MulticlassClassification;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GithubAnnotationsTest {

  private static final CheckSubject COMPARED =
      new CheckSubject.AgainstBaseline(MulticlassClassification.TEST_ACCURACY);

  @TempDir Path base;

  private ModuleFixture module;

  @BeforeEach
  void create() {
    module = new ModuleFixture(base);
  }

  @Test
  void aFailedComparisonIsShownAtTheMarginItExceeds() throws Exception {
    assertThat(
            place(
                COMPARED,
                """
                gate:
                  test_accuracy:
                    min: 0.5
                    max_drop: 0.1
                """))
        .isEqualTo("11:15");
  }

  @Test
  void withoutAMarginItIsShownAtTheMetric() throws Exception {
    assertThat(place(COMPARED, "gate:\n  test_accuracy: {min: 0.5}\n")).isEqualTo("9:19");
  }

  @Test
  void withoutTheMetricItIsShownAtTheGate() throws Exception {
    assertThat(place(COMPARED, "gate: {test_loss: {max: 2}}\n")).isEqualTo("8:8");
  }

  @Test
  void withoutAGateItIsShownAtTheTopOfTheFile() throws Exception {
    assertThat(place(COMPARED, "")).isEqualTo("1:1");
  }

  @Test
  void aFailedBoundIsShownAtTheMetric() throws Exception {
    assertThat(
            place(
                new CheckSubject.Bound(MulticlassClassification.TEST_ACCURACY),
                "gate: {test_accuracy: {min: 0.5}}\n"))
        .isEqualTo("8:24");
  }

  /** The line and column of the annotation for a failed check of {@link ModuleFixture#SMALL}. */
  private String place(CheckSubject subject, String gate) throws Exception {
    module.writeExperiment("small", ModuleFixture.SMALL + gate);
    LocatedExperiment located = module.read().get(0);
    Check failed = new Check(subject.checkName(), "", 0.0, -1.0, Outcome.FAIL, "it is worse");
    return new GithubAnnotations(GithubActions.of(name -> null), base)
        .of(located, new Verdict(Outcome.FAIL, List.of(failed))).stream()
            .map(annotation -> annotation.line() + ":" + annotation.column())
            .findFirst()
            .orElseThrow();
  }
}
