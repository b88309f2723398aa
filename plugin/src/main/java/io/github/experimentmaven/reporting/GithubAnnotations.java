package io.github.experimentmaven.reporting;

import io.github.experimentmaven.descriptor.LocatedExperiment;
import io.github.experimentmaven.export.github.Annotation;
import io.github.experimentmaven.export.github.Annotation.Level;
import io.github.experimentmaven.export.github.GithubActions;
import io.github.experimentmaven.failure.DescriptorException;
import io.github.experimentmaven.failure.Problem;
import io.github.experimentmaven.gate.CheckSubject;
import io.github.experimentmaven.result.Verdict;
import io.github.experimentmaven.result.Verdict.Check;
import io.github.experimentmaven.result.Verdict.Outcome;
import java.nio.file.Path;
import java.util.List;

/**
 * What GitHub shows beside the lines of experiment files.
 *
 * @param github the job
 * @param baseDirectory of the module, which problems are relative to
 */
public record GithubAnnotations(GithubActions github, Path baseDirectory) {

  /** An error at every mistake. */
  public List<Annotation> of(DescriptorException mistakes) {
    return mistakes.problems().stream()
        .map(
            problem ->
                annotation(
                    Level.ERROR,
                    problem,
                    "experiment file",
                    problem.hint() == null
                        ? problem.message()
                        : problem.message() + "\n" + problem.hint()))
        .toList();
  }

  /** An error at the gate of every check that fails, a warning at those that are inconclusive. */
  List<Annotation> of(LocatedExperiment located, Verdict verdict) {
    return verdict.checks().stream()
        .filter(check -> check.outcome() == Outcome.FAIL || check.outcome() == Outcome.INCONCLUSIVE)
        .map(
            check ->
                annotation(
                    check.outcome() == Outcome.FAIL ? Level.ERROR : Level.WARNING,
                    located.problemAt(path(check), check.explanation()),
                    located.experiment().name() + ": " + check.outcome(),
                    check.explanation()))
        .toList();
  }

  /** Where what was required is written; the whole file for what is not written anywhere. */
  private static List<String> path(Check check) {
    CheckSubject subject = CheckSubject.of(check).orElse(null);
    if (subject == CheckSubject.Single.PARAMETERS) {
      return List.of("expect", "parameters");
    }
    if (subject instanceof CheckSubject.AgainstBaseline compared) {
      // Where it stands in for the margin that is missing, the gate of the metric or its absence.
      return List.of("gate", compared.metric().key(), "max_drop");
    }
    return subject instanceof CheckSubject.Bound bound
        ? List.of("gate", bound.metric().key())
        : List.of();
  }

  private Annotation annotation(Level level, Problem problem, String title, String message) {
    return new Annotation(
        level,
        github.shown(baseDirectory.resolve(problem.file())),
        problem.line(),
        problem.column(),
        title,
        message);
  }
}
