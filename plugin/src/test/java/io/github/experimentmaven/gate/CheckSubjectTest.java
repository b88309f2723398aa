package io.github.experimentmaven.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.experimentmaven.experiment.Metric;
import io.github.experimentmaven.gate.CheckSubject.AgainstBaseline;
import io.github.experimentmaven.gate.CheckSubject.Bound;
import io.github.experimentmaven.gate.CheckSubject.Run;
import io.github.experimentmaven.gate.CheckSubject.Single;
import io.github.experimentmaven.provenance.RunKey;
import io.github.experimentmaven.result.Verdict.Check;
import io.github.experimentmaven.result.Verdict.Outcome;
import io.github.experimentmaven.task.MulticlassClassification;
import io.github.experimentmaven.task.Task;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CheckSubjectTest {

  @Test
  void namesAreThoseThatResultsKeep() {
    assertThat(Stream.of(Single.values()).map(CheckSubject::checkName))
        .containsExactly(
            "runs", "parameters", "network", "training data", "outlying seeds", "bits", "baseline");
    assertThat(new Run(RunKey.of(7)).checkName()).isEqualTo("seed 7");
    assertThat(new Run(new RunKey(7, 2)).checkName()).isEqualTo("seed 7 fold 2");
    assertThat(new Bound(Metric.TEST_LOSS).checkName()).isEqualTo("test_loss");
    assertThat(new AgainstBaseline(MulticlassClassification.TRAIN_ACCURACY).checkName())
        .isEqualTo("train_accuracy vs baseline");
  }

  @ParameterizedTest
  @MethodSource("subjects")
  void theSubjectIsToldFromTheName(CheckSubject subject) {
    assertThat(CheckSubject.of(check(subject.checkName()))).contains(subject);
  }

  static Stream<CheckSubject> subjects() {
    return Stream.of(
            Stream.of(Single.values()),
            Task.allMetrics().stream().map(Bound::new),
            Task.allMetrics().stream().map(AgainstBaseline::new),
            Stream.of(RunKey.of(7), RunKey.of(-1), RunKey.of(Long.MAX_VALUE), new RunKey(7, 12))
                .map(Run::new))
        .flatMap(subjects -> subjects);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "seed", "seed x", "test_accuracy vs", "test_accuracy vs baseline 2"})
  void namesOfOtherVersionsTellNothing(String name) {
    assertThat(CheckSubject.of(check(name))).isEmpty();
  }

  private static Check check(String name) {
    return new Check(name, "required", null, null, Outcome.PASS, "explanation");
  }
}
