package io.github.experimentmaven.trainer;

import static java.util.stream.Collectors.joining;

import io.github.experimentmaven.provenance.Arithmetic;
import io.github.experimentmaven.provenance.Identity;
import io.github.experimentmaven.provenance.KernelVariableNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Whether this process computes as a job's identity says. The result is recorded under that
 * identity, and taken from caches for it, so that a trainer that computes otherwise must not start.
 */
final class JobFit {

  private static final String INDENT = "\n  ";

  private JobFit() {}

  /**
   * Demands what the identity says of the trainer.
   *
   * @param identity of the job
   * @param environment the variables of this process
   * @throws JobException if the trainer's arithmetic has another revision, or the variables that
   *     choose kernels are others
   */
  static void require(Identity identity, Map<String, String> environment) throws JobException {
    requireRevision(identity.arithmeticRevision(), Arithmetic.REVISION);
    requireVariables(identity.numerics().variables(), environment);
  }

  /**
   * Demands what the identity says of what a class of a project runs in.
   *
   * @param identity of the job
   * @param environment the variables of this process
   * @throws JobException as {@link #require} does
   */
  static void requireOfClass(Identity identity, Map<String, String> environment)
      throws JobException {
    requireRevision(identity.arithmeticRevision(), Arithmetic.REVISION_OF_CLASSES);
    requireVariables(identity.numerics().variables(), environment);
  }

  /**
   * @param own a constant, and so compiled into the trainer's own jar: the revision of this code
   */
  private static void requireRevision(int revision, int own) throws JobException {
    if (revision != own) {
      throw new JobException(
          """
          the job expects revision %s of the trainer's arithmetic, but this trainer computes by \
          revision %s
            The plugin and the jars of trainer and core on the class path are not of the same \
          build: build and install all of them again, or give them the same version"""
              .formatted(revision, own));
    }
  }

  private static void requireVariables(
      Map<String, String> expected, Map<String, String> environment) throws JobException {
    List<String> wrong = new ArrayList<>();
    new TreeMap<>(expected)
        .forEach(
            (name, value) -> {
              String actual = environment.get(name);
              if (!value.equals(actual)) {
                wrong.add(
                    "set %s=%s, %s"
                        .formatted(
                            name,
                            value,
                            actual == null ? "which is not set" : "which is " + actual));
              }
            });
    new TreeMap<>(environment)
        .forEach(
            (name, value) -> {
              if (KernelVariableNames.contains(name) && !expected.containsKey(name)) {
                wrong.add("unset %s, which is %s".formatted(name, value));
              }
            });
    if (!wrong.isEmpty()) {
      throw new JobException(
          wrong.stream()
              .collect(
                  joining(
                      INDENT,
                      "the trainer's environment would choose other kernels or threads than the"
                          + " job's identity says"
                          + INDENT,
                      INDENT
                          + "The plugin does that for the trainers it launches; who starts one by"
                          + " hand does it in the shell before")));
    }
  }
}
