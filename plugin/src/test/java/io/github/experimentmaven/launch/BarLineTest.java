package io.github.experimentmaven.launch;

import static io.github.experimentmaven.result.ResultFixture.progress;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.experimentmaven.plan.Run;
import io.github.experimentmaven.result.RunEvent;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class BarLineTest {

  private static final Run RUN = FakeRuns.run(Path.of("results"), "mnist-cnn");
  private static final RunEvent.BatchDone BATCH =
      new RunEvent.BatchDone(3, 5, 469, 938, progress(0.0489, 0.985), 1130.4, 153.4);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = true,
      textBlock =
          """
          140 | mnist-cnn seed 123  epoch 3/5  [===============               ]  469/938  loss 0.0489  accuracy 0.9850  1,130 samples/s  153 s left
          99  | mnist-cnn seed 123  epoch 3/5  469/938  loss 0.0489  accuracy 0.9850  1,130 samples/s  153 s left
          84  | mnist-cnn seed 123  epoch 3/5  469/938  loss 0.0489  accuracy 0.9850  153 s left
          79  | mnist-cnn seed 123  epoch 3/5  [====    ]  469/938  accuracy 0.9850  153 s left
          59  | mnist-cnn seed 123  epoch 3/5  accuracy 0.9850  153 s left
          45  | mnist-cnn seed 123  epoch 3/5  153 s left
          20  | mnist-cnn seed 123
          """)
  void whatMattersLessGoesFirstWhereThereIsLittleRoom(int width, String expected) {
    String line = BarLine.training(RUN, BATCH, width);

    assertThat(line).hasSize(width);
    assertThat(line.stripTrailing()).isEqualTo(expected);
  }

  @Test
  void segmentsThatDoNotFitAreLeftOutFromTheEnd() {
    assertThat(BarLine.segments(List.of("name", "done", "fast", "far"), 17))
        .isEqualTo("name  done  fast ");
    assertThat(BarLine.segments(List.of("name", "failed: it broke"), 14))
        .isEqualTo("name  failed: ");
  }
}
