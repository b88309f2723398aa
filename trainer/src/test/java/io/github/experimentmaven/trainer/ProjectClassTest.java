package io.github.experimentmaven.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.experimentmaven.dataset.SampleBytes;
import io.github.experimentmaven.experiment.Shape;
import io.github.experimentmaven.result.ResultFixture;
import io.github.experimentmaven.result.RunResult.DatasetFacts;
import io.github.experimentmaven.spi.ExperimentTrainer;
import io.github.experimentmaven.spi.Parameters;
import io.github.experimentmaven.spi.TrainingOutcome;
import io.github.experimentmaven.spi.TrainingTask;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProjectClassTest {

  private static final String EXPECTED =
      "a trainer is a public class that implements io.github.experimentmaven.spi.ExperimentTrainer,"
          + " with a public constructor without arguments";

  /** Says what it was told. */
  public static final class Told implements ExperimentTrainer {

    @Override
    public TrainingOutcome train(TrainingTask task) {
      return TrainingOutcome.of(task.trainTargets())
          .withMetric("seed", (double) task.seed())
          .withMetric("first", task.trainFeatures()[1][2])
          .withParameterCount(task.parameters().integer("trees"));
    }
  }

  /** Throws. */
  public static final class Throwing implements ExperimentTrainer {

    @Override
    public TrainingOutcome train(TrainingTask task) throws Exception {
      throw new Exception("no memory of it", new IllegalStateException("inner"));
    }
  }

  /** Says nothing. */
  public static final class Silent implements ExperimentTrainer {

    @Override
    public TrainingOutcome train(TrainingTask task) {
      return null;
    }
  }

  /** Cannot be made. */
  public abstract static class Abstract implements ExperimentTrainer {}

  /** Cannot be seen. */
  static final class Hidden implements ExperimentTrainer {

    @Override
    public TrainingOutcome train(TrainingTask task) {
      return TrainingOutcome.of(new float[0][]);
    }
  }

  /** Has no constructor that anybody can call. */
  public static final class Secret implements ExperimentTrainer {

    private Secret() {}

    @Override
    public TrainingOutcome train(TrainingTask task) {
      return TrainingOutcome.of(new float[0][]);
    }
  }

  /** Fails as soon as it is looked at. */
  public static final class Broken implements ExperimentTrainer {

    static final int NUMBER = Integer.parseInt("none");

    @Override
    public TrainingOutcome train(TrainingTask task) {
      return TrainingOutcome.of(new float[0][]);
    }
  }

  @Test
  void aTrainerGetsTheDataTheSeedAndItsParameters() throws Exception {
    TrainingOutcome outcome = train(Told.class.getName());

    assertThat(outcome.predictions()).isDeepEqualTo(new float[][] {{0, 1}, {1, 0}});
    assertThat(outcome.metrics()).isEqualTo(Map.of("seed", 42.0, "first", 1.0));
    assertThat(outcome.parameterCount()).hasValue(100);
  }

  @Test
  void whatItThrowsIsTheReason() {
    assertThatThrownBy(() -> train(Throwing.class.getName()))
        .isInstanceOf(ClassFailure.class)
        .hasMessage(Throwing.class.getName() + " failed: java.lang.Exception: no memory of it")
        .rootCause()
        .hasMessage("inner");
    assertThatThrownBy(() -> train(Broken.class.getName()))
        .isInstanceOf(ClassFailure.class)
        .hasMessageStartingWith(
            Broken.class.getName() + " failed: java.lang.ExceptionInInitializerError");
  }

  @Test
  void aClassThatIsNoTrainerIsToldWhatItLacks() {
    refused(
        "com.acme.Missing",
        "there is no class com.acme.Missing on the class path of the project; " + EXPECTED);
    refused(
        "java.lang.String", "java.lang.String does not implement ExperimentTrainer; " + EXPECTED);
    refused(Abstract.class.getName(), Abstract.class.getName() + " is abstract; " + EXPECTED);
    refused(Hidden.class.getName(), Hidden.class.getName() + " is not public; " + EXPECTED);
    refused(
        Secret.class.getName(),
        Secret.class.getName() + " has no public constructor without arguments; " + EXPECTED);
    refused(
        Silent.class.getName(),
        Silent.class.getName() + " returned null; expected a TrainingOutcome");
  }

  private static void refused(String name, String message) {
    assertThatThrownBy(() -> train(name)).isInstanceOf(ClassFailure.class).hasMessage(message);
  }

  private static TrainingOutcome train(String name) throws ClassFailure {
    SampleFeatures pictures =
        new Images(
            Shape.of(2, 2, 1), SampleBytes.of(new byte[] {0, 0, 0, 0, 0, 0, (byte) 255, 0}, 4));
    ClassTask task =
        new ClassTask(
            42,
            new Parameters(Map.of("trees", 100L)),
            new DatasetFacts(
                "two", 2, 2, ResultFixture.images(2, 2, 1), ResultFixture.classes("no", "yes")),
            pictures,
            new BinaryLabels(SampleBytes.of(new byte[] {1, 0}, 1)),
            pictures,
            Path.of("kept"));
    return ProjectClass.trainer(name, ProjectClassTest.class.getClassLoader())
        .call(trainer -> trainer.train(task), TrainingOutcome.class);
  }
}
