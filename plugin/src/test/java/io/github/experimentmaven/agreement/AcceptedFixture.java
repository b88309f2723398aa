package io.github.experimentmaven.agreement;

import static io.github.experimentmaven.result.ResultFixture.classes;
import static io.github.experimentmaven.result.ResultFixture.images;
import static io.github.experimentmaven.result.ResultFixture.metrics;

import io.github.experimentmaven.accepted.AcceptedResult;
import io.github.experimentmaven.provenance.Environment;
import io.github.experimentmaven.provenance.Identity;
import io.github.experimentmaven.provenance.IdentityFixture;
import io.github.experimentmaven.provenance.Provenance;
import io.github.experimentmaven.provenance.RunKey;
import io.github.experimentmaven.result.RunResult;
import io.github.experimentmaven.storage.Sha256;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Runs of a small experiment that was trained for a few epochs and tested with ten images. */
final class AcceptedFixture {

  static final Environment MACHINE = IdentityFixture.environment();

  static final Environment OTHER_MACHINE =
      new Environment(
          "Other CPU",
          List.of("avx2", "fma"),
          "Test VM 21",
          "Linux 6 amd64",
          2,
          "1",
          MACHINE.libraries());

  private AcceptedFixture() {}

  /** What these runs are if they are accepted. */
  static AcceptedResult accepted(RunResult... runs) {
    return AcceptedResult.of(
        "small",
        "first results",
        List.of(runs),
        new AcceptedResult.PredictionsFile("small.predictions.gz", hash("predictions")));
  }

  /** A run of batch size 64 whose initial weights and those after each epoch have these hashes. */
  static RunResult run(long seed, double accuracy, String... weights) {
    return run(seed, accuracy, IdentityFixture.identity(64), MACHINE, weights);
  }

  /** The same with what it came from; who has the same accuracy has the same predictions. */
  static RunResult run(
      long seed, double accuracy, Identity identity, Environment environment, String... weights) {
    List<String> hashes = Arrays.stream(weights).map(AcceptedFixture::hash).toList();
    return new RunResult(
        RunResult.FORMAT_VERSION,
        "small",
        RunKey.of(seed),
        10,
        List.of(),
        new RunResult.DatasetFacts("data", 20, 10, images(2, 2, 1), classes("bright", "dark")),
        IntStream.range(1, hashes.size())
            .mapToObj(
                i -> new RunResult.EpochResult(i, metrics(1, 0.5, 1, accuracy), 1, hashes.get(i)))
            .toList(),
        metrics(1, 0.5, 1.5 - accuracy, accuracy),
        List.of(List.of(5, 0), List.of(0, 5)),
        List.of(),
        1,
        1,
        1,
        1,
        0,
        hashes.get(0),
        hashes.get(hashes.size() - 1),
        hash("p" + accuracy),
        new Provenance(identity.fingerprint(RunKey.of(seed)), identity, environment));
  }

  /** 64 digits that are the same for the same word. */
  static String hash(String word) {
    return Sha256.of(word);
  }

  /** How they are shown. */
  static String shown(String word) {
    return hash(word).substring(0, 12) + "...";
  }
}
