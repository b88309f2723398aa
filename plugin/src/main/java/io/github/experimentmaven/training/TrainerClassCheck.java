package io.github.experimentmaven.training;

import io.github.experimentmaven.experiment.TrainerClass;
import io.github.experimentmaven.failure.DescriptorException;
import io.github.experimentmaven.failure.Problem;
import io.github.experimentmaven.failure.ResolutionException;
import io.github.experimentmaven.module.CheckedExperiment;
import io.github.experimentmaven.resolution.ProjectClassPath;
import io.github.experimentmaven.resolution.ProjectClasses;
import io.github.experimentmaven.resolution.ResolutionContext;
import java.util.ArrayList;
import java.util.List;

/**
 * Refuses classes that the project does not have, before anything is trained. They are looked for
 * by their names alone: Maven's JVM loads none of them.
 */
final class TrainerClassCheck {

  private TrainerClassCheck() {}

  /**
   * Does nothing if the class path of the project has all classes that experiments name.
   *
   * @param experiments of the module
   * @param project gets its class path, if there is such a class
   * @throws DescriptorException with every experiment whose class is not there
   * @throws ResolutionException if the class path is not to be had
   */
  static void require(
      List<CheckedExperiment> experiments, ProjectClassPath project, ResolutionContext context)
      throws DescriptorException, ResolutionException {
    List<CheckedExperiment> own =
        experiments.stream().filter(each -> each.experiment().trainer() != null).toList();
    if (own.isEmpty()) {
      return;
    }
    ProjectClasses classes = project.of(context);
    List<Problem> problems = new ArrayList<>();
    for (CheckedExperiment checked : own) {
      TrainerClass trainer = checked.experiment().trainer();
      if (trainer != null && !classes.has(trainer.className())) {
        String[] message = classes.lacks(trainer.className()).split("\n", 2);
        problems.add(
            checked.source().problemAt(List.of("trainer", "class"), message[0], message[1]));
      }
    }
    if (!problems.isEmpty()) {
      throw new DescriptorException(problems);
    }
  }
}
