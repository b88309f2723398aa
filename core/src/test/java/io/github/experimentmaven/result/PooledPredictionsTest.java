package io.github.experimentmaven.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.experimentmaven.provenance.RunKey;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PooledPredictionsTest {

  @Test
  void withFoldsASeedHasThoseOfAllFoldsOneAfterTheOther() {
    List<RunResult> runs =
        runs(new RunKey(7, 1), new RunKey(7, 2), new RunKey(8, 1), new RunKey(8, 2));

    Map<Long, Predictions> pooled =
        PooledPredictions.of(runs, List.of(numbers(1, 2), numbers(3), numbers(4, 5), numbers(6)));

    assertThat(pooled.keySet()).containsExactly(7L, 8L);
    assertThat(pooled.get(7L).sha256()).isEqualTo(numbers(1, 2, 3).sha256());
    assertThat(pooled.get(8L).sha256()).isEqualTo(numbers(4, 5, 6).sha256());
  }

  @Test
  void withoutFoldsASeedHasItsOwn() {
    List<Predictions> said = List.of(numbers(1, 2), numbers(3, 4));

    assertThat(PooledPredictions.of(runs(RunKey.of(9), RunKey.of(7)), said).values())
        .containsExactlyElementsOf(said);
  }

  @Test
  void predictionsOfEveryKindFollowOneAnother() {
    ClassPredictions classes =
        new ClassPredictions(new int[] {1}, new float[] {0.5f})
            .and(new ClassPredictions(new int[] {0, 2}, new float[] {0.75f, 1}));
    assertThat(classes.classes()).containsExactly(1, 0, 2);
    assertThat(classes.probabilities()).containsExactly(0.5f, 0.75f, 1);
    assertThat(
            new ProbabilityPredictions(new float[] {0.25f})
                .and(new ProbabilityPredictions(new float[] {0.5f}))
                .positives())
        .containsExactly(0.25f, 0.5f);
    assertThatIllegalArgumentException().isThrownBy(() -> classes.and(numbers(1)));
    assertThatIllegalArgumentException().isThrownBy(() -> numbers(1).and(classes));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> numbers(1).and(new NumberPredictions(2, new float[2])));
  }

  private static NumberPredictions numbers(float... values) {
    return new NumberPredictions(1, values);
  }

  private static List<RunResult> runs(RunKey... keys) {
    return Stream.of(keys).map(PooledPredictionsTest::run).toList();
  }

  private static RunResult run(RunKey key) {
    RunResult of = ResultFixture.runResult(key.seed());
    return new RunResult(
        of.formatVersion(),
        of.experiment(),
        key,
        of.parameters(),
        of.layers(),
        of.dataset(),
        of.epochs(),
        of.metrics(),
        of.confusionMatrix(),
        of.classes(),
        of.imagesPerSecond(),
        of.trainingSeconds(),
        of.evaluationSeconds(),
        of.totalSeconds(),
        of.peakMemoryBytes(),
        of.initialWeightsSha256(),
        of.weightsSha256(),
        of.predictionsSha256(),
        of.provenance());
  }
}
