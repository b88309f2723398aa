package io.github.experimentmaven.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.experimentmaven.experiment.Callbacks;
import io.github.experimentmaven.report.ReportFixture;
import io.github.experimentmaven.report.chart.LearningCurve.Mark;
import io.github.experimentmaven.report.model.ReportedExperiment;
import io.github.experimentmaven.result.TrainingCourse;
import io.github.experimentmaven.result.TrainingCourse.Ending;
import io.github.experimentmaven.result.TrainingCourse.Reduction;
import java.util.Collections;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Every training of the fixture has five epochs. */
class TrainingStepsTest {

  private static ReportedExperiment one(
      int planned, Ending ending, int kept, Reduction... reduced) {
    return ReportFixture.experiment("net")
        .epochs(planned)
        .decided(Callbacks.NONE, new TrainingCourse(ending, kept, List.of(reduced)))
        .build();
  }

  private static ReportedExperiment many(int count, int... kept) {
    return ReportFixture.experiment("net")
        .epochs(20)
        .seeds(LongStream.rangeClosed(1, count).boxed().toArray(Long[]::new))
        .decided(
            Callbacks.NONE,
            LongStream.range(0, count)
                .mapToObj(
                    i ->
                        new TrainingCourse(
                            Ending.EARLY_STOPPING, kept[(int) i % kept.length], List.of()))
                .toArray(TrainingCourse[]::new))
        .build();
  }

  @Test
  void whereNothingWasToBeDecidedNothingIsSaid() {
    assertThat(TrainingSteps.sentences(ReportFixture.experiment("net").build())).isEmpty();
  }

  @Test
  void aTrainingOfAllEpochsMayKeepTheWeightsOfAnotherThanTheLast() {
    assertThat(TrainingSteps.sentences(one(5, Ending.ALL_EPOCHS, 5)))
        .containsExactly("The training ended after all 5 epochs.");
    assertThat(TrainingSteps.sentences(one(5, Ending.ALL_EPOCHS, 3)))
        .containsExactly(
            "The training ended after all 5 epochs; its weights are those of epoch 3.");
  }

  @Test
  void aTrainingThatEndedBeforeSaysWhyAndWhoseWeightsItHas() {
    assertThat(TrainingSteps.sentences(one(20, Ending.EARLY_STOPPING, 3)))
        .containsExactly(
            "The training stopped early, after epoch 5 of 20; its weights are those of epoch 3.");
    assertThat(TrainingSteps.sentences(one(20, Ending.TIME_LIMIT, 5)))
        .containsExactly(
            "The training was ended by its time limit after epoch 5 of 20: how many there are by"
                + " then, the machine decides; its weights are those of epoch 5.");
  }

  @Test
  void averagesAreNotTheWeightsOfAnEpoch() {
    TrainingCourse course = new TrainingCourse(Ending.EARLY_STOPPING, 5, List.of());
    ReportedExperiment averaged =
        ReportFixture.experiment("net")
            .epochs(20)
            .averaged()
            .decided(Callbacks.NONE, course)
            .build();

    assertThat(TrainingSteps.sentences(averaged))
        .containsExactly(
            "The training stopped early, after epoch 5 of 20; its weights are the averages at the"
                + " end of epoch 5.");
  }

  @Test
  void eachReductionOfTheRateIsTold() {
    assertThat(
            TrainingSteps.sentences(
                one(5, Ending.ALL_EPOCHS, 5, new Reduction(2, 1e-4), new Reduction(4, 1e-5))))
        .containsExactly(
            "The training ended after all 5 epochs; its learning rate was reduced to 0.0001 after"
                + " epoch 2, 0.00001 after epoch 4.");
  }

  @Test
  void eachRunHasItsSentenceUntilThereAreMany() {
    assertThat(TrainingSteps.sentences(many(2, 3, 4)))
        .containsExactly(
            "Seed 1 stopped early, after epoch 5 of 20; its weights are those of epoch 3.",
            "Seed 2 stopped early, after epoch 5 of 20; its weights are those of epoch 4.");
    assertThat(TrainingSteps.sentences(many(11, 3, 5)))
        .containsExactly(
            "Runs have trained 5 of 20 epochs; the weights are those of epochs 3 to 5.");
    assertThat(TrainingSteps.sentences(many(11, 4)))
        .containsExactly("Runs have trained 5 of 20 epochs; the weights are those of epoch 4.");
  }

  @Test
  void eachEpochIsMarkedOnce() {
    assertThat(TrainingSteps.marks(many(11, 3, 5, 4).runs()))
        .containsExactly(new Mark(3, "kept"), new Mark(4, "kept"));
    List<Reduction> twice = Collections.nCopies(2, new Reduction(2, 1e-4));
    assertThat(
            TrainingSteps.marks(
                one(5, Ending.ALL_EPOCHS, 5, twice.toArray(Reduction[]::new)).runs()))
        .containsExactly(new Mark(2, "rate"));
  }
}
