package io.github.experimentmaven.plan;

import static io.github.experimentmaven.result.ResultFixture.classes;
import static io.github.experimentmaven.result.ResultFixture.images;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.experimentmaven.dataset.Dataset;
import io.github.experimentmaven.dataset.DatasetFile;
import io.github.experimentmaven.dataset.DatasetFixture;
import io.github.experimentmaven.dataset.ExperimentData;
import io.github.experimentmaven.experiment.ActivationFunction;
import io.github.experimentmaven.experiment.Architecture;
import io.github.experimentmaven.experiment.BaselinePolicy;
import io.github.experimentmaven.experiment.Callbacks;
import io.github.experimentmaven.experiment.DatasetSource;
import io.github.experimentmaven.experiment.Expectations;
import io.github.experimentmaven.experiment.Experiment;
import io.github.experimentmaven.experiment.Initializer;
import io.github.experimentmaven.experiment.Layer;
import io.github.experimentmaven.experiment.Loss;
import io.github.experimentmaven.experiment.Networks;
import io.github.experimentmaven.experiment.Numerics;
import io.github.experimentmaven.experiment.Optimizer;
import io.github.experimentmaven.experiment.Shape;
import io.github.experimentmaven.experiment.TrainerClass;
import io.github.experimentmaven.provenance.Arithmetic;
import io.github.experimentmaven.provenance.Difference;
import io.github.experimentmaven.provenance.Libraries;
import io.github.experimentmaven.result.Job;
import io.github.experimentmaven.result.RunResult;
import io.github.experimentmaven.task.Column;
import io.github.experimentmaven.task.Features;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class PlannerTest {

  private static final Path RESULTS = Path.of("results");
  private static final Path DATA = Path.of("data").toAbsolutePath();

  private final Planner planner = RuntimeFixture.planner(RESULTS);

  @Test
  void runsAreOrderedByTheirExperimentsNameAndThenAsTheirSeedsWereGiven() {
    Map<Experiment, ExperimentData> experiments =
        Map.of(experiment("mlp", 7), data(), experiment("cnn", 3, 1, 2), data());

    assertThat(planner.plan(experiments))
        .extracting(Run::label)
        .containsExactly("cnn seed 3", "cnn seed 1", "cnn seed 2", "mlp seed 7");
  }

  @Test
  void aRunHasAFolderAndAJobOfItsOwn() {
    Run run = planner.plan(Map.of(experiment("cnn", 3, 1), data())).get(1);

    assertThat(run.folder().path()).isEqualTo(Path.of("results/cnn/seed-1"));
    assertThat(run.experiment()).isEqualTo(experiment("cnn", 3, 1));
    assertThat(run.data()).isEqualTo(DATA);
    Job job = run.job();
    assertThat(job.formatVersion()).isEqualTo(Job.FORMAT_VERSION);
    assertThat(job.experiment()).isEqualTo("cnn");
    assertThat(job.training()).isEqualTo(experiment("cnn", 3, 1).training());
    assertThat(job.key().seed()).isEqualTo(1);
    assertThat(job.dataset())
        .isEqualTo(
            new RunResult.DatasetFacts(
                "digits", 600, 100, images(28, 28, 1), classes("zero", "one")));
    assertThat(job.files())
        .isEqualTo(
            Map.of(
                "train_images", new Job.ExpectedFile("a", "1".repeat(64)),
                "train_labels", new Job.ExpectedFile("b", "1".repeat(64)),
                "test_images", new Job.ExpectedFile("c", "1".repeat(64)),
                "test_labels", new Job.ExpectedFile("d", "1".repeat(64))));
    assertThat(job.identity().data().keySet())
        .containsExactly("train_images", "train_labels", "test_images", "test_labels");
    assertThat(job.libraries()).isEqualTo(Map.of("org.yaml:snakeyaml", "2.5"));
  }

  @Test
  void ofAClassTheCodeIsPartOfWhereARunComesFrom() {
    Run run =
        planOfClass(Map.of("classes", "1".repeat(64), "org.lib:lib", "1.0 " + "2".repeat(64)));

    assertThat(run.job().training()).isNull();
    assertThat(run.job().identity().experiment().toString())
        .isEqualTo(
            "{\"trainer\":{\"class\":\"com.acme.Forest\",\"parameters\":{\"trees\":100},\"code\":"
                + "{\"classes\":\"%s\",\"org.lib:lib\":\"1.0 %s\"}}}"
                    .formatted("1".repeat(64), "2".repeat(64)));
    assertThat(run.job().identity().arithmeticRevision()).isEqualTo(Arithmetic.REVISION_OF_CLASSES);
    assertThat(run.job().identity().libraries()).isEmpty();
  }

  @Test
  void otherCodeIsAnotherFingerprintAndIsNamed() {
    Run before =
        planOfClass(Map.of("classes", "1".repeat(64), "org.old:old", "1 " + "4".repeat(64)));
    Run after =
        planOfClass(Map.of("classes", "3".repeat(64), "org.lib:lib", "1 " + "2".repeat(64)));

    assertThat(after.fingerprint()).isNotEqualTo(before.fingerprint());
    assertThat(Difference.between(before.job().identity(), after.job().identity()))
        .extracting(Difference::toString)
        .containsExactly(
            "trainer.code.classes 111111111111... -> 333333333333...",
            "trainer.code.org.old:old 1 444444444444... -> (none)",
            "trainer.code.org.lib:lib (none) -> 1 222222222222...");
  }

  private static Run planOfClass(Map<String, String> code) {
    Experiment network = experiment("forest", 1);
    Experiment ofClass =
        new Experiment(
            network.name(),
            network.description(),
            network.dataset(),
            Architecture.chain(List.of()),
            new TrainerClass("com.acme.Forest", Map.of("trees", 100L)),
            null,
            new Optimizer.Sgd(0.01, 0, false),
            Loss.CATEGORICAL_CROSSENTROPY,
            null,
            0,
            32,
            null,
            Callbacks.NONE,
            network.seeds(),
            null,
            network.numerics(),
            network.expect(),
            network.gate(),
            network.baseline());
    TrainerRuntime runtime =
        new TrainerRuntime(RuntimeFixture.runtime().numerics(), Libraries.of(List.of()), code);
    return new Planner(RESULTS, Map.of(), Map.of(Numerics.PORTABLE, runtime))
        .plan(Map.of(ofClass, data()))
        .get(0);
  }

  @Test
  void whatDecidesNoBitIsInNoFingerprint() {
    Experiment plain = experiment("cnn", 3);
    Experiment renamed =
        new Experiment(
            "renamed",
            "with a description",
            new DatasetSource.Folder("elsewhere"),
            plain.architecture().layers(),
            plain.optimizer(),
            plain.loss(),
            plain.epochs(),
            plain.batchSize(),
            List.of(3L, 4L),
            null,
            plain.numerics(),
            new Expectations(1L),
            Map.of(),
            plain.baseline());
    Dataset repacked =
        DatasetFixture.images(
            "numbers",
            "the same ones",
            DatasetFixture.files(file("e.gz"), file("f.gz"), file("g.gz"), file("h.gz")),
            Shape.of(28, 28, 1),
            List.of("0", "1"),
            600,
            100,
            "CC0",
            "");

    assertThat(planner.plan(Map.of(renamed, ExperimentData.of(repacked))).get(0).fingerprint())
        .isEqualTo(planner.plan(Map.of(plain, data())).get(0).fingerprint());
  }

  @Test
  void theSameFloatsOfOtherUnitsAreAnotherRun() {
    Experiment plain = experiment("table", 3);
    String metres = fingerprint(plain, new Column("length", 1.5, 0.25));
    String centimetres = fingerprint(plain, new Column("length", 150, 25));
    String renamed = fingerprint(plain, new Column("height", 1.5, 0.25));

    assertThat(centimetres).isNotEqualTo(metres);
    assertThat(renamed).isEqualTo(metres);
    assertThat(fingerprint(plain, Column.unscaled("a")))
        .isEqualTo(fingerprint(plain, Column.unscaled("b")));
  }

  private String fingerprint(Experiment experiment, Column column) {
    Dataset plain = dataset();
    Dataset table =
        new Dataset(
            plain.name(),
            plain.description(),
            plain.files(),
            new Features.Numbers(List.of(column)),
            plain.targets(),
            plain.counts(),
            plain.licence(),
            plain.origin());
    return planner.plan(Map.of(experiment, ExperimentData.of(table))).get(0).fingerprint();
  }

  @Test
  void whatHasItsDefaultIsNotInTheIdentity() {
    Experiment plain = experiment("cnn", 3);
    Experiment allDefault =
        new Experiment(
            "cnn",
            "",
            plain.dataset(),
            List.of(
                new Layer.Flatten(null),
                new Layer.Dense(
                    2,
                    ActivationFunction.LINEAR,
                    true,
                    Initializer.GLOROT_UNIFORM,
                    Initializer.ZEROS,
                    null,
                    null,
                    null,
                    null,
                    null)),
            new Optimizer.RmsProp(0.001, 0.9, 0, 1.0e-7, false, false),
            Loss.CATEGORICAL_CROSSENTROPY,
            2,
            32,
            List.of(1L),
            null,
            Numerics.PORTABLE,
            new Expectations(null),
            Map.of(),
            BaselinePolicy.DEFAULT);

    assertThat(planner.plan(Map.of(allDefault, data())).get(0).job().identity().experiment())
        .hasToString("{\"architecture\":[\"Flatten\",{\"Dense\":{\"units\":2}}],\"epochs\":2}");
    var deciding = planner.plan(Map.of(plain, data())).get(0).job().identity().experiment();
    assertThat(deciding.path("optimizer")).hasToString("\"sgd\"");
    assertThat(deciding.path("batch_size")).hasToString("64");
  }

  private static Experiment experiment(String name, long... seeds) {
    return new Experiment(
        name,
        "",
        new DatasetSource.Folder("data"),
        Networks.cnn(),
        new Optimizer.Sgd(0.01, 0, false),
        Loss.CATEGORICAL_CROSSENTROPY,
        2,
        64,
        java.util.Arrays.stream(seeds).boxed().toList(),
        null,
        Numerics.PORTABLE,
        new Expectations(null),
        Map.of(),
        BaselinePolicy.DEFAULT);
  }

  private static ExperimentData data() {
    return ExperimentData.of(dataset());
  }

  private static Dataset dataset() {
    return DatasetFixture.images(
        "digits",
        "",
        DatasetFixture.files(file("a"), file("b"), file("c"), file("d")),
        Shape.of(28, 28, 1),
        List.of("zero", "one"),
        600,
        100,
        "",
        "");
  }

  private static DatasetFile file(String name) {
    return new DatasetFile(DATA.resolve(name), "0".repeat(64), "1".repeat(64));
  }

  @Test
  void theExpectedWorkIsThatOfAllEpochsAndImages() {
    Run run = planner.plan(Map.of(experiment("mlp", 7), data())).get(0);

    // window * channels * outputs of each convolution, inputs * units of each dense layer
    long convolutions = 9 * 1 * 26 * 26 * 32 + 9 * 32 * 11 * 11 * 64 + 9 * 64 * 3 * 3 * 64;
    long dense = 576 * 64 + 64 * 10;
    int epochs = 2;
    int images = 600;
    assertThat(run.expectedWork()).isEqualTo((double) (convolutions + dense) * epochs * images);
  }
}
