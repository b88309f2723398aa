package io.github.experimentmaven.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.experimentmaven.result.Metrics;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ResultsHashTest {

  private static final float[] TARGETS = {0, 1, 0};
  private static final float[] OUTPUTS = {0.25f, 0.5f, 0.25f};

  @Test
  void theSameMetricsAndAnswersGiveTheSameHash() throws Exception {
    assertThat(hash(OUTPUTS, 0.5, 0.25)).isEqualTo(hash(OUTPUTS.clone(), 0.5, 0.25));
  }

  @Test
  void theLastBitOfAMetricOfAnyEpochCounts() throws Exception {
    assertThat(hash(OUTPUTS, Math.nextUp(0.5), 0.25)).isNotEqualTo(hash(OUTPUTS, 0.5, 0.25));
    assertThat(hash(OUTPUTS, 0.5, Math.nextUp(0.25))).isNotEqualTo(hash(OUTPUTS, 0.5, 0.25));
  }

  @Test
  void thePredictedClassAndTheLastBitOfItsProbabilityCount() throws Exception {
    float[] nearly = {0.25f, Math.nextUp(0.5f), 0.25f};
    float[] another = {0.5f, 0.25f, 0.25f};

    assertThat(hash(nearly, 0.5)).isNotEqualTo(hash(OUTPUTS, 0.5));
    assertThat(hash(another, 0.5)).isNotEqualTo(hash(OUTPUTS, 0.5));
  }

  private static String hash(float[] outputs, double... losses) throws Exception {
    TaskEvaluation.Answers answers = TrainingFixture.EVALUATION.answers(1);
    answers.add(0, outputs, TARGETS, 0);
    List<Metrics> epochs =
        Arrays.stream(losses).mapToObj(loss -> new Metrics(Map.of("loss", loss))).toList();
    return ResultsHash.of(epochs, answers);
  }
}
