package io.github.experimentmaven.statistics;

import java.util.Locale;

/** The page of the manual that states the error rates. */
final class CalibrationPage {

  private final Calibration calibration;
  private final StringBuilder manual = new StringBuilder();

  CalibrationPage(Calibration calibration) {
    this.calibration = calibration;
  }

  String markdown() {
    manual.append(
        """
        # How often the gate is wrong

        Written by `CalibrationTest`, which simulates trainings whose truth is known, and fails if this page or the stated rates do not hold.
        `mvn -pl plugin -am test -Dtest=CalibrationTest -Dsurefire.failIfNoSpecifiedTests=false -Dcalibration.write` writes it again.

        Confidence is 95% everywhere here, so that alpha, the rate of errors that is stated, is 5%. Two rates are held to it:

        - **False alarms**: a recipe that has not changed gets FAIL. See the column FAIL where the true drop is 0.
        - **Missed regressions**: a recipe that is worse by the margin or more gets PASS or IMPROVED. See these columns where the true drop is the margin or more.

        The simulation itself is off by up to 0.9 points (three standard errors at 5% of 5,000 builds).
        INCONCLUSIVE is no error. It is the answer where the seeds do not suffice for another one.

        A drop that is neither 0 nor beyond the margin is allowed, and still may FAIL if chance adds to it: half the margin in up to a fifth of the builds ([below](#allowed-drops)), the whole margin in about half of them.
        Where the interval lies beyond the margin as a whole, that is bounded, too, for each metric alone: the message then says "which is more than the allowed", and otherwise "more likely than not by more".

        | outcome | what it means |
        |---|---|
        | PASS | the drop is less than the margin (`max_drop`): shown with 95% confidence |
        | INCONCLUSIVE | neither is shown |
        | FAIL | there is a drop: shown with 95% confidence; and the best estimate of it is beyond the margin |
        | IMPROVED | there is a gain: shown with 95% confidence; and the best estimate of it is beyond the margin. May be leakage |

        """);
    writePower();
    writeBuilds();
    writeLooks();
    writeFamilies();
    writeRules();
    writeFloors();
    writeScatters();
    writePairs();
    writeFolds();
    writeAllowedDrops();
    writeFixedBaselines();
    return manual.toString();
  }

  private void writePower() {
    manual.append(
        """
        ## What ten seeds against five can tell

        Accuracies with a standard deviation of 0.10 points over seeds; a baseline of 10 seeds, a candidate of 5, a margin of 0.2 points. %,d builds a row.

        | true drop, points | PASS | INCONCLUSIVE | FAIL | IMPROVED |
        |---:|---:|---:|---:|---:|
        """
            .formatted(Calibration.BUILDS));
    calibration.power.forEach((drop, rates) -> row(points(drop), rates));
  }

  private void writeBuilds() {
    manual.append(
        """

        ## One look

        The true accuracy is 0.98. Seeds deviate by 0.10 points, and each is evaluated on 10,000 images of its own, which adds the binomial noise of 0.14 points; together 0.17.
        Real seeds share their test images and deviate less, so these rates are on the safe side. The margin is 0.3 points. %,d builds a row.

        - *baseline*, *candidate*: how many seeds of each there are. One seed against several is judged by their deviation, of which it is allowed twice as much; one against one concludes nothing.
        - *true drop*: by how many points the candidate's recipe is truly worse.
        - the outcomes: how often each came out.

        | true drop, points | baseline | candidate | PASS | INCONCLUSIVE | FAIL | IMPROVED |
        |---:|---:|---:|---:|---:|---:|---:|
        """
            .formatted(Calibration.BUILDS));
    for (double drop : Calibration.DROPS) {
      for (int n : Calibration.SEEDS) {
        for (int k : Calibration.SEEDS) {
          row(
              points(drop) + " | " + n + " | " + k,
              calibration.plain.get(Calibration.key(n, k, drop)));
        }
      }
    }
  }

  private void writeLooks() {
    manual.append(
        """

        ## More seeds where it is inconclusive

        The same trainings, with `on_inconclusive: more_seeds`: the candidate has 3 seeds first, then 6, then 12, until the outcome is conclusive. The looks share alpha by their seeds: 0.7%, 1.4% and 2.9%.

        | true drop, points | baseline | PASS | INCONCLUSIVE | FAIL | IMPROVED |
        |---:|---:|---:|---:|---:|---:|
        """);
    for (double drop : Calibration.DROPS) {
      for (int n : Calibration.SEEDS) {
        row(points(drop) + " | " + n, calibration.looks.get(Calibration.key(n, 0, drop)));
      }
    }
  }

  private void writeFamilies() {
    manual.append(
        """

        ## Two metrics

        Accuracy (deviation 0.15 points, margin 0.3 points) and loss (0.07, deviation 0.004, margin 0.01), correlated by -0.7; 10 seeds against 5; the outcome of the experiment, with Holm's correction.
        With a margin of 0 every significant drop is a failure: the hardest case for false alarms.

        | what became worse | PASS | INCONCLUSIVE | FAIL | IMPROVED |
        |---|---:|---:|---:|---:|
        """);
    calibration.families.forEach(this::row);
  }

  private void writeRules() {
    manual.append(
        """

        ## Why the wider of two intervals

        How often a drop of exactly the margin passes, by the interval that is used. *Spread* is how many times the baseline's deviation the candidate's is.
        Welch's interval alone is too narrow for two or three seeds against many; Student's, which takes both deviations to be the same, where they are not.
        The wider of both is never too narrow where the recipes spread alike, and at worst nearly so where they do not.

        | baseline | candidate | spread | Welch | Student | the wider |
        |---:|---:|---:|---:|---:|---:|
        """);
    calibration.rules.forEach(this::row);
  }

  private void writeFloors() {
    manual.append(
        """

        ## Why there is a floor under the deviation

        False alarms with a margin of 0 if seeds hardly differ: they may agree by chance, and then any other value would look infinitely significant. The floor is one image.

        | baseline | candidate | true deviation, images | without the floor | with it |
        |---:|---:|---:|---:|---:|
        """);
    calibration.floors.forEach(this::row);
  }

  private void writeScatters() {
    manual.append(
        """

        ## Seeds that do not scatter normally, or not alike

        *False alarms* with a margin of 0, *missed* with a drop of exactly the margin, which is one deviation of the baseline; %,d builds a row. *Paired*: both sides have the same seeds, correlated by %s.
        *Outlying*: builds of an unchanged recipe in which the check of outlying seeds, stated to err in at most 1%%, finds one. Such seeds take no part in the comparison. Where one seed in 20 collapses they are no error but the point. *Either*: a false alarm or an outlying seed; with several looks the outlying seeds come to about 1 point more where the candidate spreads twice as much.

        """
            .formatted(Calibration.BUILDS, Calibration.CORRELATION));
    for (Scatter scatter : Scatter.values()) {
      manual.append("- *").append(scatter.title).append("*: ").append(scatter.meaning).append("\n");
    }
    manual.append(
        """

        | scatter | baseline | candidate | seeds | false alarms | missed | outlying | either |
        |---|---:|---:|---|---:|---:|---:|---:|
        """);
    calibration.scatters.forEach(this::row);
  }

  private void writePairs() {
    manual.append(
        """

        ## What pairs of seeds are good for

        How often a drop of 0.1 points passes with a margin of 0.2 points, which is right, by the test and the seeds: five seeds of a candidate against ten others (Welch), against the same five of the baseline (paired), and with `more_seeds` up to 10 and up to 20 that the baseline has as well.

        | deviation | correlation | Welch, 5 | paired, 5 | paired, up to 10 | paired, up to 20 |
        |---:|---:|---:|---:|---:|---:|
        """);
    calibration.pairs.forEach(this::row);
  }

  private void writeFolds() {
    manual.append(
        """

        ## Folds

        Differences of folds with a deviation of 1, between recipes whose true difference is 0, by how much of them any two folds have in common because they share training samples: nothing, or, as Nadeau and Bengio take it, the share of the samples that is tested with. Seeds deviate by half as much, and each has all folds.

        False alarms with a margin of 0 by three ways to judge them: the paired t test, as if each run were a sample of its own; the corrected resampled t test with each run counted, as Bouckaert and Frank have it for repeated cross-validations, which deal anew for each; and the same with the mean over the seeds of each fold, which is what the gate does. Then what that misses of a regression by a margin of 3, and how many regressions by twice the margin it finds.

        | folds | seeds | correlation | paired, runs | corrected, runs | corrected, folds | missed | found |
        |---:|---:|---:|---:|---:|---:|---:|---:|
        """);
    calibration.folds.forEach(this::row);
  }

  private void writeAllowedDrops() {
    manual.append(
        """

        ## Allowed drops

        How often a drop of half the margin fails, by the margin in deviations of a seed. It is most frequent where the margin is nearly twice the standard error of the difference: a margin that the seeds can hardly resolve.

        | baseline | candidate |""");
    for (double margin : Calibration.ALLOWED) {
      manual.append(" ").append(margin).append(" |");
    }
    manual.append("\n|---:|---:|").append("---:|".repeat(Calibration.ALLOWED.length)).append("\n");
    calibration.allowed.forEach(this::row);
  }

  private void writeFixedBaselines() {
    manual.append(
        """

        ## A baseline stays

        The rates above are those over many baselines. All builds of a project are compared with the same one, and if its seeds happened to be lucky, false alarms are more frequent for good; if they were unlucky, regressions are missed.
        Normal seeds, unpaired; the margin in deviations of a seed. *On average*: over 400 baselines; *one in 20*: what at least one baseline in 20 reaches, in 250 builds each. A margin of two deviations keeps false alarms away; missed regressions become rarer only with more seeds in the baseline than in the candidate.

        | baseline | candidate | margin | false alarms on average | one in 20 | missed on average | one in 20 |
        |---:|---:|---:|---:|---:|---:|---:|
        """);
    calibration.fixedBaselines.forEach(this::row);
  }

  private void row(String first, Rates rates) {
    manual.append("| ").append(first).append(" | ").append(rates.cells()).append(" |\n");
  }

  private void row(String first, double[] rates) {
    manual.append(first);
    for (double rate : rates) {
      manual.append("| ").append(Rates.percent(rate)).append(' ');
    }
    manual.append("|\n");
  }

  private static String points(double fraction) {
    return String.format(Locale.ROOT, "%.2f", 100 * fraction);
  }
}
