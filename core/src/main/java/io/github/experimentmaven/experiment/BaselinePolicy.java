package io.github.experimentmaven.experiment;

import org.jspecify.annotations.Nullable;

/**
 * How an experiment is compared with its baseline. These hold for all gated metrics together: they
 * share their seeds, and the rate of errors is that of the whole comparison.
 *
 * @param artifact {@code groupId:artifactId} or {@code groupId:artifactId:version} of a jar that
 *     holds the baseline; null for the module's own file
 * @param confidence of the comparison as a whole, in (0.5, 1)
 * @param onInconclusive what happens if the seeds do not decide it
 * @param maxSeeds how many seeds {@link InconclusivePolicy#MORE_SEEDS} may come to
 */
@Described("How the result is compared with its baseline.")
public record BaselinePolicy(
    @Argument(
            value =
                "groupId:artifactId or groupId:artifactId:version of a jar with"
                    + " baselines/NAME.json; default: that file of the module.",
            optional = true)
        @Nullable String artifact,
    @Argument(
            value = "Confidence of the comparison, over all gated metrics together.",
            defaultValue = "0.95",
            min = 0.5,
            max = 1,
            minExclusive = true,
            maxExclusive = true)
        double confidence,
    @Argument(value = "What happens if the seeds do not settle it.", defaultValue = "more_seeds")
        InconclusivePolicy onInconclusive,
    @Argument(
            value = "With more_seeds: the largest number of seeds in all.",
            defaultValue = "10",
            min = 2,
            max = 10_000)
        int maxSeeds) {

  /** What holds where an experiment says nothing of its baseline. */
  public static final BaselinePolicy DEFAULT =
      new BaselinePolicy(null, 0.95, InconclusivePolicy.MORE_SEEDS, 10);

  /** Whether seeds are added as long as the comparison is inconclusive. */
  public boolean addsSeeds() {
    return onInconclusive == InconclusivePolicy.MORE_SEEDS;
  }
}
