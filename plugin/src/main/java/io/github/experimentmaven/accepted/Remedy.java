package io.github.experimentmaven.accepted;

/**
 * What people can do about a baseline that cannot be used, which depends on where it comes from.
 *
 * @param restoring how to get back what was accepted
 * @param renewing how to accept something else
 */
public record Remedy(String restoring, String renewing) {

  /** For a baseline that is committed beside its experiment. */
  public static Remedy ofModule(String experiment) {
    return new Remedy(
        "restore it from version control",
        "delete the baseline's files, train, and accept the results again:"
            + " mvn experiment:accept -Dexperiment.names="
            + experiment
            + " -Dexperiment.reason=\"...\"");
  }

  /** For a baseline that another project has released. */
  public static Remedy ofArtifact() {
    return new Remedy(
        "use another version of the artifact", "accept the results again where it is built");
  }

  /** Either of them, on a line of its own below what is wrong. */
  String either() {
    return orRenew(restoring);
  }

  /** Something else that helps, or to accept something else. */
  String orRenew(String otherwise) {
    return "\n  " + otherwise + ", or " + renewing;
  }
}
