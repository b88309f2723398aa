package io.github.experimentmaven.gate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.experimentmaven.gate.VerdictText.Paragraph;
import io.github.experimentmaven.result.ExperimentResult;
import io.github.experimentmaven.result.ExperimentResult.RunFailure;
import io.github.experimentmaven.result.ImageChanges;
import io.github.experimentmaven.result.ImageChanges.ClassChange;
import io.github.experimentmaven.result.ImageChanges.Flips;
import io.github.experimentmaven.result.RunResult;
import io.github.experimentmaven.result.Verdict;
import io.github.experimentmaven.result.Verdict.Check;
import io.github.experimentmaven.result.Verdict.Outcome;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class VerdictTextTest {

  private static final Check PASSED =
      new Check(
          "parameters",
          "= 407050",
          407_050.0,
          0.0,
          Outcome.PASS,
          "parameters 407050 is exactly what is required");

  private static final Check FAILED =
      new Check(
          "test_accuracy",
          ">= 0.975",
          0.9712,
          -0.0038,
          Outcome.FAIL,
          "test_accuracy 0.9712 is below the required 0.975 by 0.0038");

  @Test
  void aPassingExperimentShowsWhatWasMeasuredToo() {
    assertThat(text(List.of(run(0.9786)), PASSED))
        .isEqualTo(
            """
            mnist-mlp: PASS (1 check passed)
              passed    parameters 407050 is exactly what is required
              measured  test_accuracy 0.9786, test_loss 0.0921, train_accuracy 0.9889, train_loss 0.0421""");
  }

  @Test
  void aFailingExperimentShowsEveryCheck() {
    assertThat(text(List.of(run(0.97), run(0.9724)), PASSED, FAILED))
        .isEqualTo(
            """
            mnist-mlp: FAIL (1 of 2 checks failed)
              passed    parameters 407050 is exactly what is required
              FAILED    test_accuracy 0.9712 is below the required 0.975 by 0.0038
              measured  test_accuracy 0.9712, test_loss 0.0921, train_accuracy 0.9889, train_loss 0.0421 (means of 2 seeds)""");
  }

  @Test
  void anExperimentThatAsksForNothingShowsWhatWasMeasured() {
    assertThat(text(List.of(run(Double.NaN))))
        .isEqualTo(
            """
            mnist-mlp: PASS (nothing is required)
              measured  test_accuracy NaN, test_loss 0.0921, train_accuracy 0.9889, train_loss 0.0421""");
  }

  @Test
  void theLinesOfAFailureStayTogether() {
    Check crashed =
        new Check(
            "seed 3",
            "a completed run",
            null,
            null,
            Outcome.FAIL,
            "seed 3 failed: exit code 137\r\nlast event: epoch 2\n");

    assertThat(text(List.of(), crashed, FAILED))
        .isEqualTo(
            """
            mnist-mlp: FAIL (2 of 2 checks failed)
              FAILED    seed 3 failed: exit code 137
                        last event: epoch 2
              FAILED    test_accuracy 0.9712 is below the required 0.975 by 0.0038""");
  }

  @Test
  void imagesThatChangedSidesAreCountedAndClassesThatLostRecallWarnedOf() {
    ImageChanges changes =
        new ImageChanges(
            List.of(),
            30,
            new Flips(31.26, 12, List.of(7)),
            new Flips(28, 10, List.of(8)),
            null,
            true,
            List.of(
                new ClassChange(4, "4", 0.98, 0.981, false),
                new ClassChange(5, "5", 0.9731, 0.9612, true)));

    assertThat(paragraphs(changes))
        .containsExactly(
            new Paragraph("mnist-mlp: PASS (1 check passed)", false),
            new Paragraph("  passed    parameters 407050 is exactly what is required", false),
            new Paragraph(
                "  samples   newly wrong: 31.3, of which 12 with every seed before and now; newly"
                    + " right: 28.0, of which 10 with every seed before and now; means over 30"
                    + " pairs of networks, each of the baseline with each of these",
                false),
            new Paragraph(
                "  warning   the recall of class '5' dropped from 0.9731 to 0.9612, more than"
                    + " seed-to-seed variation explains",
                true));
  }

  @Test
  void ofTwoNetworksThereAreWholeNumbersAndMcNemarsTest() {
    ImageChanges changes =
        new ImageChanges(
            List.of(),
            1,
            new Flips(31, 31, List.of(7)),
            new Flips(28, 28, List.of(8)),
            0.7946,
            false,
            List.of());

    assertThat(paragraphs(changes))
        .last()
        .isEqualTo(
            new Paragraph(
                "  samples   newly wrong: 31; newly right: 28; McNemar's p 0.795, for information:"
                    + " it compares two trained models, not recipes",
                false));
  }

  @Test
  void ofFewSeedsTheGreatestDropOfAClassIsToldAndNoWarning() {
    ImageChanges changes =
        new ImageChanges(
            List.of(1L, 2L),
            2,
            new Flips(1.5, 1, List.of(7)),
            new Flips(0, 0, List.of()),
            null,
            false,
            List.of(
                new ClassChange(4, "4", 0.98, 0.979, false),
                new ClassChange(5, "5", 0.9731, 0.9612, false)));

    assertThat(paragraphs(changes))
        .endsWith(
            new Paragraph(
                "  samples   newly wrong: 1.5, of which 1 with every seed before and now; newly"
                    + " right: 0.0, of which 0 with every seed before and now; means over 2 pairs"
                    + " of networks, each seed's with the baseline's of the same seed",
                false),
            new Paragraph(
                "  recall    most of all, that of class '5' dropped from 0.9731 to 0.9612, which so"
                    + " few seeds cannot tell from seed-to-seed variation",
                false));
  }

  private static List<Paragraph> paragraphs(ImageChanges changes) {
    return VerdictText.paragraphs(
        new ExperimentResult(
            "mnist-mlp",
            "src/experiments/mnist-mlp.yaml",
            JsonNodeFactory.instance.objectNode(),
            List.of(),
            List.of(),
            new Verdict(Outcome.PASS, List.of(PASSED)).with(changes)));
  }

  private static RunResult run(double testAccuracy) {
    return GateFixture.run(1, 407_050, testAccuracy, 0.0921);
  }

  private static String text(List<RunResult> runs, Check... checks) {
    boolean holds = Arrays.stream(checks).allMatch(check -> check.outcome() == Outcome.PASS);
    return VerdictText.of(
        new ExperimentResult(
            "mnist-mlp",
            "src/experiments/mnist-mlp.yaml",
            JsonNodeFactory.instance.objectNode(),
            runs,
            List.<RunFailure>of(),
            new Verdict(holds ? Outcome.PASS : Outcome.FAIL, List.of(checks))));
  }
}
