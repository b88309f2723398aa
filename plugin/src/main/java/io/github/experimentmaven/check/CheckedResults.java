package io.github.experimentmaven.check;

import io.github.experimentmaven.agreement.ResultComparison;
import io.github.experimentmaven.agreement.ResultComparisonText;
import io.github.experimentmaven.experiment.InconclusivePolicy;
import io.github.experimentmaven.gate.VerdictText;
import io.github.experimentmaven.gate.VerdictText.Paragraph;
import io.github.experimentmaven.module.ReactorModule;
import io.github.experimentmaven.recording.JudgedExperiment;
import io.github.experimentmaven.result.ExperimentResult;
import io.github.experimentmaven.result.Verdict.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The verdicts on a module's results, and what a person is to be told of them.
 *
 * @param module whose they are, if it is one of several; else null
 * @param judged by name
 * @param comparisons with what the module itself has accepted
 * @param strays what is to be said of files of baselines that belong to nothing
 */
public record CheckedResults(
    @Nullable ReactorModule module,
    List<JudgedExperiment> judged,
    List<ResultComparison> comparisons,
    List<String> strays) {

  public CheckedResults {
    judged = List.copyOf(judged);
    comparisons = List.copyOf(comparisons);
    strays = List.copyOf(strays);
  }

  /** The same with the module's name before each experiment's. */
  CheckedResults of(ReactorModule owner) {
    return new CheckedResults(owner, judged, comparisons, strays);
  }

  /** How each experiment comes out; one that did not give the bits that were accepted fails. */
  public List<Outcome> outcomes() {
    Set<String> broken =
        brokenPromises().stream().map(ResultComparison::experiment).collect(Collectors.toSet());
    return judged.stream()
        .map(
            each ->
                broken.contains(each.experiment().name())
                    ? Outcome.FAIL
                    : each.result().verdict().outcome())
        .toList();
  }

  /** On what passes its gates; what is undecided is no warning where the experiment passes that. */
  public List<Paragraph> passes() {
    List<Paragraph> paragraphs = new ArrayList<>();
    for (JudgedExperiment each : judged) {
      if (each.passes()) {
        boolean silent = each.experiment().baseline().onInconclusive() == InconclusivePolicy.PASS;
        VerdictText.paragraphs(named(each.result())).stream()
            .map(one -> silent && one.isUndecided() ? new Paragraph(one.text(), false) : one)
            .forEach(paragraphs::add);
      }
    }
    return paragraphs;
  }

  /** Every input that differs from what was accepted. */
  public List<String> changedInputs() {
    return comparisons.stream()
        .flatMap(each -> ResultComparisonText.changedInputs(each).stream())
        .map(line -> prefix() + line)
        .toList();
  }

  /** Every file of what was accepted that belongs to nothing. */
  public List<String> strayFiles() {
    return strays.stream().map(line -> prefix() + line).toList();
  }

  /** On what fails; none if nothing does. */
  public List<String> failures() {
    return failures(judged);
  }

  /** The same without experiments that fail because runs of theirs did not complete. */
  public List<String> failuresOfCompleteRuns() {
    return failures(judged.stream().filter(each -> each.result().failures().isEmpty()).toList());
  }

  private List<String> failures(List<JudgedExperiment> some) {
    List<String> failures = new ArrayList<>();
    some.stream()
        .filter(each -> !each.passes())
        .forEach(each -> failures.add(VerdictText.of(named(each.result())) + hint()));
    brokenPromises()
        .forEach(
            each -> failures.add(prefix() + ResultComparisonText.brokenPromise(each) + hint()));
    return failures;
  }

  private String prefix() {
    return module == null ? "" : module.name() + "/";
  }

  /** What the commands of a message need where they are given for one module of several. */
  private String hint() {
    return module == null ? "" : "\n  module    commands for it take -pl " + module.selector();
  }

  private List<ResultComparison> brokenPromises() {
    return comparisons.stream().filter(each -> !each.brokenPromises().isEmpty()).toList();
  }

  private ExperimentResult named(ExperimentResult result) {
    return result.named(prefix() + result.name());
  }
}
