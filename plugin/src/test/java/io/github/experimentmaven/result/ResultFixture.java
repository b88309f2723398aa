package io.github.experimentmaven.result;

import io.github.experimentmaven.provenance.IdentityFixture;
import io.github.experimentmaven.result.RunResult.ClassResult;
import io.github.experimentmaven.result.RunResult.DatasetFacts;
import io.github.experimentmaven.result.RunResult.EpochResult;
import io.github.experimentmaven.result.RunResult.LayerResult;
import java.util.List;

/** A small result for the tests of this package. */
final class ResultFixture {

  private ResultFixture() {}

  static RunResult runResult() {
    return new RunResult(
        RunResult.FORMAT_VERSION,
        "small",
        RunFolder.DEFAULT_CELL,
        123,
        10,
        List.of(
            new LayerResult("flatten", "Flatten", List.of(4), 0, 0),
            new LayerResult("dense", "Dense", List.of(2), 10, 0)),
        new DatasetFacts("dots", 6, 4, List.of(2, 2, 1), List.of("bright", "dark")),
        List.of(new EpochResult(1, 0.75, 0.5, 0.625, 0.75, 0.125)),
        0.75,
        0.5,
        0.625,
        0.75,
        List.of(List.of(2, 0), List.of(1, 1)),
        List.of(
            new ClassResult("bright", 0.5, 1, 0.25, 2), new ClassResult("dark", 1, 0.5, 0.25, 2)),
        48,
        0.125,
        0.0625,
        0.5,
        1024,
        "00ff",
        IdentityFixture.provenance(1));
  }
}
