package io.github.experimentmaven.launch;

import static io.github.experimentmaven.result.ResultFixture.progress;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.experimentmaven.plan.Run;
import io.github.experimentmaven.result.RunEvent;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TerminalProgressTest {

  private static final int COLUMNS = 100;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final TerminalProgress progress =
      new TerminalProgress(new PrintStream(bytes, true, StandardCharsets.UTF_8), COLUMNS);

  @Test
  void eachRunsBarBecomesItsSummaryAndWhatElseHappenedIsToldAfterTheBars() {
    Run mlp = FakeRuns.run(Path.of("results"), "mlp");
    Run cnn = FakeRuns.run(Path.of("results"), "cnn");

    progress.started(mlp, "no earlier result");
    progress.started(cnn, "epochs 4 -> 5");
    progress.happened(mlp, new RunEvent.BatchDone(1, 5, 1, 469, progress(0.5, 0.8), 9000, 20));
    progress.warned(mlp, "odd");
    progress.happened(cnn, new RunEvent.Resumed(2, 5));
    progress.finished(new RunOutcome.Completed(mlp, FakeRuns.result(123)));
    progress.finished(new RunOutcome.Failed(cnn, "timed out after 1 s", "all of it"));

    assertThat(screen())
        .containsExactlyInAnyOrder(
            "mlp seed 123  done  test_loss 0.4000  test_accuracy 0.8000  1,130 samples/s  53 s",
            "cnn seed 123  failed: timed out after 1 s",
            "mlp seed 123  had to be trained: no earlier result",
            "cnn seed 123  had to be trained: epochs 4 -> 5",
            "mlp seed 123  warning: odd",
            "cnn seed 123  went on after epoch 2 of 5")
        .endsWith("mlp seed 123  warning: odd", "cnn seed 123  went on after epoch 2 of 5");
  }

  /** The lines a terminal shows after all that was printed, cursor movements played. */
  private List<String> screen() {
    String[] lines = new String[10];
    Arrays.fill(lines, "");
    int row = 0;
    int column = 0;
    String text = bytes.toString(StandardCharsets.UTF_8);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\u001b') {
        int end = i + 2;
        while (Character.isDigit(text.charAt(end))) {
          end++;
        }
        int rows = Integer.parseInt(text.substring(i + 2, end));
        row += text.charAt(end) == 'A' ? -rows : rows;
        i = end;
      } else if (c == '\r') {
        column = 0;
      } else if (c == '\n') {
        row++;
        column = 0;
      } else {
        String line = lines[row];
        lines[row] =
            line.substring(0, Math.min(column, line.length()))
                + c
                + line.substring(Math.min(column + 1, line.length()));
        column++;
      }
    }
    return Arrays.stream(lines).map(String::stripTrailing).filter(line -> !line.isEmpty()).toList();
  }
}
