package io.github.experimentmaven.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.experimentmaven.statistics.Comparison;
import io.github.experimentmaven.statistics.Holm;
import io.github.experimentmaven.statistics.Measure;
import io.github.experimentmaven.statistics.Sample;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ComparisonTextTest {

  private static final Measure ACCURACY = Measure.accuracy(10_000);

  private static final Sample BASELINE = sample(ACCURACY, 0.9801, 0.9789, 0.9812, 0.9795, 0.9803);

  @Test
  void aDropBeyondTheMarginSaysSo() {
    assertThat(accuracy(0.003, 0.9712, 0.9721, 0.9703))
        .isEqualTo(
            "test_accuracy 0.9712 (mean of 3 seeds) is 0.0088 below the baseline's 0.9800 "
                + "(mean of 5 seeds); the true difference lies between 0.0074 and 0.0102 worse "
                + "(each bound with 95% confidence, Welch's t test), which is more than the allowed 0.003");
  }

  @Test
  void aDropThatMayBeWithinTheMarginSaysSo() {
    assertThat(accuracy(0.002, 0.9765, 0.9788, 0.9776))
        .isEqualTo(
            "test_accuracy 0.9776 (mean of 3 seeds) is 0.0024 below the baseline's 0.9800 (mean of"
                + " 5 seeds); the true difference lies between 0.0006 and 0.0041 worse (each bound"
                + " with 95% confidence, Welch's t test): it is worse, and more likely than not by"
                + " more than the allowed 0.002");
  }

  @Test
  void theSameSeedsAreSaidToBePairs() {
    Comparison comparison =
        Comparison.paired(
            BASELINE, sample(ACCURACY, 0.9797, 0.9789, 0.9806, 0.9790, 0.9801), 0.003, 0.05);

    assertThat(ComparisonText.of("test_accuracy", comparison))
        .isEqualTo(
            "test_accuracy 0.9797 (mean of 5 seeds) is 0.0003 below the baseline's 0.9800 (mean of"
                + " the same seeds); the true difference lies between 0.0001 and 0.0006 worse (each"
                + " bound with 95% confidence, paired t test), which is within the allowed 0.003");
  }

  @Test
  void whatPassesNamesTheMargin() {
    assertThat(accuracy(0.003, 0.9797, 0.9803, 0.9789))
        .isEqualTo(
            "test_accuracy 0.9796 (mean of 3 seeds) is 0.0004 below the baseline's 0.9800 "
                + "(mean of 5 seeds); the true difference lies between 0.0015 worse and 0.0008 "
                + "better (each bound with 95% confidence, Student's t test), which is within the allowed 0.003");
  }

  @Test
  void anImprovementWarnsOfLeakage() {
    assertThat(accuracy(0.003, 0.9891, 0.9890, 0.9893))
        .isEqualTo(
            "test_accuracy 0.9891 (mean of 3 seeds) is 0.0091 above the baseline's 0.9800 "
                + "(mean of 5 seeds); the true difference lies between 0.0081 and 0.0101 better "
                + "(each bound with 95% confidence, Student's t test): better than chance explains; if nothing was "
                + "done to improve it, look for test samples among the training samples before "
                + "accepting it");
  }

  @Test
  void whatIsInconclusiveSaysWhatWouldSettleIt() {
    assertThat(accuracy(0.003, 0.9789))
        .isEqualTo(
            "test_accuracy 0.9789 (1 seed) is 0.0011 below the baseline's 0.9800 (mean of 5 "
                + "seeds); the true difference lies between 0.0049 worse and 0.0027 better (each "
                + "bound with 95% confidence, prediction interval, in which one seed may spread "
                + "twice as much as the others): it may be no change at all, or more than the "
                + "allowed 0.003; about 4 seeds would settle it if the difference stays");
    assertThat(accuracy(0.001, 0.9794, 0.9798, 0.9799))
        .endsWith(
            "; about 12 seeds of each, baseline and candidate, would settle it if the difference stays");
    assertThat(accuracy(0.001, 0.9790, 0.9790, 0.9790))
        .endsWith(
            "; no reasonable number of seeds would settle it: decide by hand, or allow a"
                + " larger drop");
  }

  @Test
  void whatIsWorseButPerhapsWithinTheMarginSaysSo() {
    assertThat(accuracy(0.003, 0.9775, 0.9780, 0.9778, 0.9779))
        .isEqualTo(
            "test_accuracy 0.97780 (mean of 4 seeds) is 0.00220 below the baseline's 0.98000 "
                + "(mean of 5 seeds); the true difference lies between 0.00135 and 0.00305 worse "
                + "(each bound with 95% confidence, Student's t test): it is worse, but whether by more than the "
                + "allowed 0.003 is open; about 10 seeds of each, "
                + "baseline and candidate, would settle it if the difference stays");
  }

  @Test
  void noConfidenceIsShownAsCertainty() {
    Comparison nearlySure =
        Comparison.of(
            sample(ACCURACY, 0.978, 0.979, 0.980),
            sample(ACCURACY, 0.978, 0.979, 0.980),
            0.003,
            1e-5);

    assertThat(ComparisonText.of("test_accuracy", nearlySure))
        .contains("(each bound with 99.999% confidence, ");
  }

  @Test
  void aLossRisesWhenItBecomesWorse() {
    Comparison comparison =
        Comparison.of(
            sample(Measure.loss(), 0.0821, 0.0835, 0.0811),
            sample(Measure.loss(), 0.0921, 0.0930, 0.0926),
            0.005,
            0.05);

    assertThat(ComparisonText.of("test_loss", comparison))
        .isEqualTo(
            "test_loss 0.0926 (mean of 3 seeds) is 0.0103 above the baseline's 0.0822 (mean "
                + "of 3 seeds); the true difference lies between 0.0085 and 0.0122 worse (each "
                + "bound with 95% confidence, Welch's t test), which is more than the allowed 0.005");
  }

  @Test
  void oneLossEachConcludesNothing() {
    Comparison comparison =
        Comparison.of(sample(Measure.loss(), 0.07), sample(Measure.loss(), 0.08), 0.003, 0.05);

    assertThat(ComparisonText.of("test_loss", comparison))
        .isEqualTo(
            "test_loss 0.0800 (1 seed) is 0.0100 above the baseline's 0.0700 (1 seed); a "
                + "single seed on each side says nothing about seed-to-seed variation: it may be no "
                + "change at all, or more than the allowed 0.003; train several seeds of each, at "
                + "least 3");
  }

  @Test
  void theCorrectionForSeveralMetricsIsExplained() {
    Comparison worse =
        Comparison.of(BASELINE, sample(ACCURACY, 0.9765, 0.9788, 0.9776), 0.002, 0.05);

    Comparison corrected =
        Holm.correct(Map.of("a", worse, "b", worse, "c", worse), metric -> true).get("a");

    assertThat(ComparisonText.of("test_accuracy", corrected))
        .isEqualTo(
            "test_accuracy 0.9776 (mean of 3 seeds) is 0.0024 below the baseline's 0.9800 (mean of"
                + " 5 seeds); the true difference lies between 0.0006 and 0.0041 worse (each bound"
                + " with 95% confidence, Welch's t test): on its own it would fail; corrected for"
                + " all gated metrics (Holm) it is not significant (p 0.069, above 0.05); about 4"
                + " seeds would settle it if the difference stays");
  }

  @Test
  void theConfidenceOfALookIsItsOwn() {
    Comparison comparison =
        Comparison.of(BASELINE, sample(ACCURACY, 0.9797, 0.9803, 0.9789), 0.003, 0.05 / 3);

    assertThat(ComparisonText.of("test_accuracy", comparison)).contains("98.33% confidence");
  }

  private static String accuracy(double margin, double... candidate) {
    return ComparisonText.of(
        "test_accuracy", Comparison.of(BASELINE, sample(ACCURACY, candidate), margin, 0.05));
  }

  private static Sample sample(Measure measure, double... values) {
    return new Sample(measure, Arrays.stream(values).boxed().toList());
  }
}
