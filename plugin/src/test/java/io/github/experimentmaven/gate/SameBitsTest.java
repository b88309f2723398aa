package io.github.experimentmaven.gate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.experimentmaven.accepted.AcceptedResult;
import io.github.experimentmaven.accepted.BaselineFiles;
import io.github.experimentmaven.provenance.Identity;
import io.github.experimentmaven.provenance.IdentityFixture;
import io.github.experimentmaven.provenance.RunKey;
import io.github.experimentmaven.result.ResultFixture;
import io.github.experimentmaven.result.RunResult;
import io.github.experimentmaven.result.RunResult.DatasetFacts;
import io.github.experimentmaven.result.RunResult.EpochResult;
import io.github.experimentmaven.result.RunResult.LayerResult;
import io.github.experimentmaven.result.Verdict.Check;
import io.github.experimentmaven.result.Verdict.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What it means that runs have other epochs than those of the baseline, from the same inputs. */
class SameBitsTest {

  @Test
  void howManyEpochsThereAreBeforeATimeLimitIsNoBrokenPromise() throws Exception {
    AcceptedResult baseline = baseline(run(1, true, "a", "b"), run(2, true, "c", "d"));

    Check one = check(baseline, run(1, true, "a"), run(2, true, "c", "d"));
    Check both = check(baseline, run(1, true, "a"), run(2, true, "c", "d", "e"));

    assertThat(one.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    assertThat(one.explanation())
        .isEqualTo(
            "seed 1 has other epochs than the baseline, with the same bits as far as both go: the"
                + " machine decides how many there are before the time_limit");
    assertThat(both.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    assertThat(both.explanation()).startsWith("seeds 1, 2 have other epochs than the baseline");
  }

  @Test
  void otherBitsFailWhateverTheTimeLimitDidToOthers() throws Exception {
    AcceptedResult baseline = baseline(run(1, true, "a", "b"), run(2, true, "c", "d"));

    Check check = check(baseline, run(1, true, "a"), run(2, true, "f", "d"));

    assertThat(check.outcome()).isEqualTo(Outcome.FAIL);
    assertThat(check.explanation())
        .startsWith("seed 2 has the fingerprint of the baseline but other weights or metrics: ");
  }

  @Test
  void withoutATimeLimitTheNumberOfEpochsIsPromised() throws Exception {
    AcceptedResult baseline = baseline(run(1, false, "a", "b"));

    assertThat(check(baseline, run(1, false, "a")).outcome()).isEqualTo(Outcome.FAIL);
    assertThat(check(baseline, run(1, false, "a", "b")).outcome()).isEqualTo(Outcome.PASS);
  }

  private static Check check(AcceptedResult baseline, RunResult... runs) {
    List<Check> checks = SameBits.check(baseline, List.of(runs));
    assertThat(checks).hasSize(1);
    return checks.get(0);
  }

  private static AcceptedResult baseline(RunResult... runs) throws IOException {
    return new BaselineFiles("timed", Path.of("baselines"), "timed.json", TaskPredictions::readKept)
        .draft("for the test", List.of(runs), new SeedPredictions(new int[0], List.of()))
        .facts();
  }

  /** A run whose epochs end with these weights. */
  private static RunResult run(long seed, boolean limited, String... weights) {
    ObjectNode experiment = JsonNodeFactory.instance.objectNode();
    experiment.put("epochs", 9);
    if (limited) {
      experiment.put("time_limit", 60);
    }
    Identity identity = IdentityFixture.identity(experiment, IdentityFixture.data("0"));
    return new RunResult(
        RunResult.FORMAT_VERSION,
        "timed",
        RunKey.of(seed),
        10,
        List.of(new LayerResult("dense", "Dense", List.of(2), 10, 0)),
        new DatasetFacts(
            "dots", 6, 4, ResultFixture.images(2, 2, 1), ResultFixture.classes("light", "dark")),
        IntStream.range(0, weights.length)
            .mapToObj(
                i ->
                    new EpochResult(
                        i + 1, ResultFixture.metrics(0.5, 0.75, 0.5, 0.75), 1, weights[i]))
            .toList(),
        ResultFixture.metrics(0.5, 0.75, 0.5, 0.75),
        List.of(List.of(2, 0), List.of(1, 1)),
        List.of(),
        48,
        1,
        1,
        2,
        0,
        "0".repeat(64),
        weights[weights.length - 1],
        "1".repeat(64),
        IdentityFixture.provenance(identity, seed));
  }
}
