package io.github.experimentmaven.gate;

import static io.github.experimentmaven.result.ResultFixture.classes;
import static io.github.experimentmaven.result.ResultFixture.images;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.experimentmaven.accepted.AcceptedResult;
import io.github.experimentmaven.accepted.Divergence;
import io.github.experimentmaven.experiment.BaselinePolicy;
import io.github.experimentmaven.experiment.Bounds;
import io.github.experimentmaven.experiment.Metric;
import io.github.experimentmaven.provenance.IdentityFixture;
import io.github.experimentmaven.provenance.Provenance;
import io.github.experimentmaven.provenance.RunKey;
import io.github.experimentmaven.result.Metrics;
import io.github.experimentmaven.result.RunResult;
import io.github.experimentmaven.result.RunResult.DatasetFacts;
import io.github.experimentmaven.result.Verdict.Check;
import io.github.experimentmaven.result.Verdict.Outcome;
import io.github.experimentmaven.storage.RecordJson;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Verdicts on results of which weights and epochs are not known. */
class ClassVerdictTest {

  @Test
  void aResultIsWrittenAndReadBackWithoutWhatNobodyKnows() throws Exception {
    RunResult run = run(1, 0.9, 0.3, null);
    String text = RecordJson.line(run);

    assertThat(text)
        .contains("\"parameters\":null", "\"weights_sha256\":null", "\"images_per_second\":null")
        .doesNotContain("trained_by_class");
    assertThat(RecordJson.parse(text, RunResult.class)).isEqualTo(run);
  }

  @Test
  void thatAClassDoesNotRepeatItselfIsToldAndFailsNothing() {
    AcceptedResult baseline = accepted(run(1, 0.9, 0.3, null));

    Check same = SameBits.check(baseline, List.of(run(1, 0.9, 0.3, null))).get(0);
    Check other = SameBits.check(baseline, List.of(run(1, 0.91, 0.3, null))).get(0);

    assertThat(same.outcome()).isEqualTo(Outcome.PASS);
    assertThat(same.explanation()).isEqualTo("seed 1 gives the baseline's predictions and metrics");
    assertThat(other.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    assertThat(other.explanation())
        .isEqualTo(
            "seed 1 has the fingerprint of the baseline but other predictions or metrics: the class"
                + " of the trainer does not give the same for the same seed");
    assertThat(Divergence.of(baseline, run(1, 0.91, 0.3, null)))
        .hasValueSatisfying(
            divergence -> {
              assertThat(divergence.sameInputs()).isFalse();
              assertThat(divergence).hasToString("seed 1: test_accuracy 0.9 -> 0.91");
            });
  }

  @Test
  void aMetricThatTheClassDoesNotTellIsWithinNoBounds() {
    Check check = new BoundsCheck(Metric.TRAIN_LOSS, new Bounds(null, 0.5, null)).unmeasured();

    assertThat(MetricValues.has(Metric.TRAIN_LOSS, List.of(run(1, 0.9, 0.3, null)))).isFalse();
    assertThat(MetricValues.has(Metric.TEST_LOSS, List.of(run(1, 0.9, 0.3, null)))).isTrue();
    assertThat(check.outcome()).isEqualTo(Outcome.FAIL);
    assertThat(check.explanation())
        .isEqualTo("train_loss was not measured: the trainer does not tell it; required: <= 0.5");
  }

  @Test
  void theNumberOfParametersMayChangeFromSeedToSeedButNotFromNetworkToClass() {
    AcceptedResult ofClass = accepted(run(1, 0.9, 0.3, 500L));
    AcceptedResult ofNetwork =
        AcceptedResult.of("x", "why", List.of(GateFixture.run(1, 40, 0.9, 0.3)), null);
    var experiment = GateFixture.experiment(List.of(1L), Map.of(), BaselinePolicy.DEFAULT);

    assertThat(
            Contracts.ofBaseline(experiment, ofClass, List.of(run(1, 0.9, 0.3, 700L))).stream()
                .map(Check::name))
        .doesNotContain("network");
    Check network =
        Contracts.ofBaseline(experiment, ofNetwork, List.of(run(1, 0.9, 0.3, null))).get(0);
    assertThat(network.outcome()).isEqualTo(Outcome.PASS);
    assertThat(network.explanation())
        .startsWith(
            "the network is not that of the baseline, which nothing forbids: a class of the"
                + " project trained");
  }

  private static AcceptedResult accepted(RunResult run) {
    return AcceptedResult.of("forest", "why", List.of(run), null);
  }

  private static RunResult run(long seed, double accuracy, double loss, @Nullable Long parameters) {
    Map<String, Double> metrics = new LinkedHashMap<>();
    metrics.put("test_loss", loss);
    metrics.put("test_accuracy", accuracy);
    return new RunResult(
        RunResult.FORMAT_VERSION,
        "forest",
        RunKey.of(seed),
        parameters,
        List.of(),
        new DatasetFacts("digits", 600, 100, images(28, 28, 1), classes("0", "1", "2")),
        List.of(),
        new Metrics(metrics),
        List.of(List.of(30, 5, 0), List.of(0, 30, 5), List.of(0, 0, 30)),
        List.of(),
        null,
        2,
        1,
        3,
        0,
        null,
        null,
        "2".repeat(64),
        null,
        provenance(seed));
  }

  private static Provenance provenance(long seed) {
    ObjectNode experiment = JsonNodeFactory.instance.objectNode();
    experiment.putObject("trainer").put("class", "com.acme.Forest").putObject("code");
    return IdentityFixture.provenance(
        IdentityFixture.identity(experiment, IdentityFixture.data("a")), seed);
  }
}
