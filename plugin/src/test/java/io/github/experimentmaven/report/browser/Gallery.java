package io.github.experimentmaven.report.browser;

import io.github.experimentmaven.accepted.AcceptedLayer;
import io.github.experimentmaven.experiment.Callbacks;
import io.github.experimentmaven.experiment.EarlyStopping;
import io.github.experimentmaven.experiment.Metric;
import io.github.experimentmaven.experiment.Monitor;
import io.github.experimentmaven.experiment.MonitorMode;
import io.github.experimentmaven.experiment.ReduceLrOnPlateau;
import io.github.experimentmaven.experiment.Shape;
import io.github.experimentmaven.report.ReportFixture;
import io.github.experimentmaven.report.SweepFixture;
import io.github.experimentmaven.report.model.PastResult;
import io.github.experimentmaven.report.model.ReportedExperiment;
import io.github.experimentmaven.report.model.Spread;
import io.github.experimentmaven.result.ImageChanges;
import io.github.experimentmaven.result.ImageChanges.ClassChange;
import io.github.experimentmaven.result.ImageChanges.Flips;
import io.github.experimentmaven.result.TrainingCourse;
import io.github.experimentmaven.result.TrainingCourse.Ending;
import io.github.experimentmaven.result.TrainingCourse.Reduction;
import io.github.experimentmaven.result.Verdict.Check;
import io.github.experimentmaven.result.Verdict.Outcome;
import io.github.experimentmaven.task.MulticlassClassification;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Experiments to look at. */
public final class Gallery {

  /** Text that breaks pages which take it for something else than text. */
  public static final List<String> HOSTILE =
      List.of(
          "<script>alert(1)</script>",
          "\"&'",
          "x".repeat(300),
          "\u05e9\u05dc\u05d5\u05dd \u202e\u0639\u0627\u0644\u0645",
          "\ud83d\ude00\ud83e\udd80 crab",
          "${page.name}",
          "a name of ordinary words that is long enough to be broken into several lines of text");

  private static final List<AcceptedLayer> CONVOLUTIONAL =
      List.of(
          new AcceptedLayer("Conv2D", List.of(26, 26, 32)),
          new AcceptedLayer("MaxPooling2D", List.of(13, 13, 32)),
          new AcceptedLayer("Conv2D", List.of(11, 11, 64)),
          new AcceptedLayer("MaxPooling2D", List.of(5, 5, 64)),
          new AcceptedLayer("Conv2D", List.of(3, 3, 64)),
          new AcceptedLayer("Flatten", List.of(576)),
          new AcceptedLayer("Dense", List.of(64)),
          new AcceptedLayer("Dense", List.of(10)));

  private Gallery() {}

  /** Ten seeds each, every outcome, gray and colour images, two classes to a hundred. */
  public static List<ReportedExperiment> ordinary() {
    Long[] seeds = LongStream.rangeClosed(1, 10).boxed().toArray(Long[]::new);
    var digits = ReportFixture.digits(10);
    var gray = ReportFixture.dataset(Shape.of(28, 28, 1), digits);
    var colour = ReportFixture.dataset(Shape.of(32, 32, 3), digits);
    List<String> species = IntStream.range(0, 100).mapToObj(i -> "species " + i).toList();
    return List.of(
        ReportFixture.experiment("mnist-cnn")
            .description("Convolutional network of the introduction to deep learning")
            .architecture(ReportFixture.convolutional())
            .seeds(seeds)
            .errorRate(0.009)
            .parameters(93_322)
            .gate(MulticlassClassification.TEST_ACCURACY, 0.988, null)
            .gate(Metric.TEST_LOSS, null, 0.05)
            .compared(
                MulticlassClassification.TEST_ACCURACY,
                Outcome.PASS,
                0.991123,
                0.00052,
                0.0011,
                0.003)
            .compared(Metric.TEST_LOSS, Outcome.PASS, 0.03188, -0.0009, 0.00125, 0.005)
            .baseline(93_322, CONVOLUTIONAL)
            .images(images(digits))
            .history(history("larger batches"))
            .dataset(gray)
            .build(),
        ReportFixture.experiment("mnist-mlp")
            .description("Densely connected network of the introduction to deep learning")
            .seeds(seeds)
            .errorRate(0.02)
            .parameters(407_050)
            .gate(MulticlassClassification.TEST_ACCURACY, 0.983, null)
            .dataset(gray)
            .build(),
        ReportFixture.experiment("mlp-deep")
            .seeds(seeds)
            .errorRate(0.017)
            .compared(
                MulticlassClassification.TEST_ACCURACY,
                Outcome.INCONCLUSIVE,
                0.9830,
                -0.0004,
                0.001,
                0.001)
            .baseline(
                269_322,
                List.of(
                    new AcceptedLayer("Flatten", List.of(784)),
                    new AcceptedLayer("Dense", List.of(256)),
                    new AcceptedLayer("Dropout", List.of(256)),
                    new AcceptedLayer("Dense", List.of(256)),
                    new AcceptedLayer("Dense", List.of(10))))
            .images(images(digits))
            .dataset(colour)
            .build(),
        ReportFixture.experiment("cnn-dropout")
            .architecture(ReportFixture.convolutional())
            .seeds(seeds)
            .errorRate(0.008)
            .check(
                new Check(
                    "baseline",
                    "a baseline",
                    null,
                    null,
                    Outcome.NEW,
                    "there is no baseline to compare with yet"))
            .dataset(colour)
            .build(),
        ReportFixture.experiment("cnn-small")
            .architecture(ReportFixture.convolutional())
            .seeds(seeds)
            .errorRate(0.012)
            .compared(
                MulticlassClassification.TEST_ACCURACY, Outcome.IMPROVED, 0.9880, 0.004, 0.0009, 0)
            .dataset(gray)
            .build(),
        ReportFixture.experiment("resnet-20")
            .description("Residual network with identity shortcuts")
            .architecture(ReportFixture.residual(), Shape.of(32, 32, 3))
            .parameters(274_442)
            .dataset(colour)
            .augmented(Shape.of(32, 32, 3), Shape.of(28, 28, 3))
            .epochs(20)
            .decided(
                new Callbacks(
                    new EarlyStopping(
                        new Monitor("train_loss"), 0.001, 1, null, MonitorMode.AUTO, 0, true),
                    new ReduceLrOnPlateau(
                        new Monitor("train_loss"), 0.1, 1, 1e-4, MonitorMode.AUTO, 0, 0),
                    null,
                    3600.0),
                new TrainingCourse(
                    Ending.EARLY_STOPPING,
                    3,
                    List.of(new Reduction(2, 1e-4), new Reduction(4, 1e-5))))
            .build(),
        ReportFixture.experiment("species-100")
            .classes(species)
            .seeds(seeds)
            .compared(
                MulticlassClassification.TEST_ACCURACY,
                Outcome.FAIL,
                0.9801,
                -0.0088,
                0.0017,
                0.003)
            .images(images(species))
            .build(),
        ReportFixture.experiment("cats-and-dogs").classes(List.of("cat", "dog")).build());
  }

  /** The same, and sweeps: a grid, points that were drawn, and one without validation. */
  public static List<ReportedExperiment> withSweeps() {
    return Stream.of(
            ordinary(),
            SweepFixture.grid("mlp", true),
            SweepFixture.drawn("random", 60),
            SweepFixture.grid("unvalidated", false))
        .flatMap(List::stream)
        .toList();
  }

  private static PastResult[] history(String reason) {
    double[] accuracies = {0.9861, 0.9868, 0.98722, 0.987, 0.9881, 0.98893, 0.98871, 0.9894, 0.991};
    return IntStream.range(0, accuracies.length)
        .mapToObj(
            i ->
                new PastResult(
                    i == 0 ? null : "%016x".formatted(0x9E3779B97F4A7C15L * i).repeat(4),
                    i < 2 ? null : "2026-0%s-17".formatted(i),
                    new Spread(accuracies[i], i == 3 ? 0 : 0.0008, i == 3 ? 1 : 10),
                    i % 3 == 2 ? Outcome.IMPROVED : Outcome.PASS,
                    i % 4 == 1 ? null : reason))
        .toArray(PastResult[]::new);
  }

  /** Every class a little better or worse, the fourth one much. */
  private static ImageChanges images(List<String> classNames) {
    return new ImageChanges(
        List.of(),
        100,
        new Flips(24.37, 7, List.of(247, 1014, 2130, 5937, 6597, 8408, 9729, 115, 2654, 3422)),
        new Flips(1029.61, 11, List.of(321, 445, 9015)),
        null,
        true,
        IntStream.range(0, classNames.size())
            .mapToObj(
                i ->
                    new ClassChange(
                        i,
                        classNames.get(i),
                        0.98 + 0.0001 * i,
                        i == 3 ? 0.9203 : 0.9803 + 0.00013 * (i % 4),
                        i == 3))
            .toList());
  }

  /** Every hostile text as the name of an experiment, its description, and its classes. */
  public static List<ReportedExperiment> hostile() {
    return HOSTILE.stream()
        .map(
            text ->
                ReportFixture.experiment(text)
                    .description(text)
                    .classes(HOSTILE)
                    .failure(9, text + "\u001b[31m\n\tat " + text)
                    .seeds(1L, 2L, 9L)
                    .gate(MulticlassClassification.TEST_ACCURACY, 0.5, null)
                    .compared(Metric.TEST_LOSS, Outcome.PASS, 12_345.678_9, 1e-7, 3e-8, 1e-7)
                    .baseline(
                        7,
                        List.of(
                            new AcceptedLayer("Flatten", List.of(784)),
                            new AcceptedLayer("x".repeat(300), List.of(1, 2, 3))))
                    .images(images(HOSTILE))
                    .history(history(text))
                    .dataset(ReportFixture.named(text, Shape.of(9, 7, 1), HOSTILE))
                    .build())
        .toList();
  }
}
