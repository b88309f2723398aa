package io.github.experimentmaven.experiment;

/** What becomes of a comparison with the baseline that the seeds cannot decide. */
public enum InconclusivePolicy {
  @Described("The build goes on; the report says so.")
  PASS,
  @Described("The build goes on with a warning.")
  WARN,
  @Described("The build fails.")
  FAIL,
  @Described(
      "More seeds are trained until they settle it, up to max_seeds; if they do not, the build goes on with a warning.")
  MORE_SEEDS
}
