package io.github.experimentmaven.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.experimentmaven.accepted.AcceptedResult;
import io.github.experimentmaven.accepted.BaselineFiles;
import io.github.experimentmaven.experiment.BaselinePolicy;
import io.github.experimentmaven.experiment.Bounds;
import io.github.experimentmaven.experiment.Experiment;
import io.github.experimentmaven.experiment.InconclusivePolicy;
import io.github.experimentmaven.task.MulticlassClassification;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class PlannedSeedsTest {

  @Test
  void seedsThatAreAddedToThoseOfTheBaselineAreItsOthers() throws Exception {
    PlannedSeeds planned = PlannedSeeds.of(experiment(4, 2, 3), baseline(1, 2, 3, 10, 20));

    assertThat(planned.all()).containsExactly(2L, 3L, 1L, 10L);
    assertThat(planned.whyNoMore()).isEqualTo("max_seeds allows no more");
  }

  @Test
  void pairsAreNotLostForSeedsThatTheBaselineDoesNotHave() throws Exception {
    PlannedSeeds planned = PlannedSeeds.of(experiment(12, 1, 2, 3), baseline(1, 2, 3));

    assertThat(planned.all()).containsExactly(1L, 2L, 3L);
    assertThat(planned.whyNoMore())
        .isEqualTo("no more seeds are trained, as the baseline has no others to pair them with");
  }

  @Test
  void otherSeedsGoOnAfterTheGreatest() throws Exception {
    assertThat(PlannedSeeds.of(experiment(4, 7, 5), baseline(1, 2, 3)).all())
        .containsExactly(7L, 5L, 8L, 9L);
  }

  @Test
  void noneIsAddedBesideABaselineThatTellsNothingOfTheirScatter() throws Exception {
    PlannedSeeds planned = PlannedSeeds.of(experiment(10, 1), baseline(1));

    assertThat(planned.all()).containsExactly(1L);
    assertThat(planned.whyNoMore())
        .isEqualTo(
            "no more seeds are trained, as the baseline's 1 seed tells too little of how seeds"
                + " scatter; accept one of 3 seeds or more");
  }

  @Test
  void noneIsAddedWhereThereAreEnoughOrNoneAfterThem() throws Exception {
    assertThat(PlannedSeeds.of(experiment(3, 1, 2, 3), baseline(4, 5, 6)).all()).hasSize(3);
    assertThat(PlannedSeeds.of(experiment(10, Long.MAX_VALUE - 1), baseline(4, 5, 6)).all())
        .hasSize(1);
  }

  private static AcceptedResult baseline(long... seeds) throws IOException {
    return new BaselineFiles(
            "mnist-mlp", Path.of("baselines"), "mnist-mlp.json", TaskPredictions::readKept)
        .draft(
            "for the test",
            LongStream.of(seeds).mapToObj(seed -> GateFixture.run(seed, 520, 0.98, 0.07)).toList(),
            new SeedPredictions(new int[0], List.of()))
        .facts();
  }

  private static Experiment experiment(int maxSeeds, long... seeds) {
    return GateFixture.experiment(
        LongStream.of(seeds).boxed().toList(),
        Map.of(MulticlassClassification.TEST_ACCURACY, new Bounds(null, null, 0.003)),
        new BaselinePolicy(null, 0.95, InconclusivePolicy.MORE_SEEDS, maxSeeds));
  }
}
