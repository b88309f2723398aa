package io.github.experimentmaven.training;

import io.github.experimentmaven.experiment.TrainerClass;
import io.github.experimentmaven.failure.DescriptorException;
import io.github.experimentmaven.failure.Problem;
import io.github.experimentmaven.failure.ResolutionException;
import io.github.experimentmaven.module.CheckedExperiment;
import io.github.experimentmaven.resolution.ClasspathScope;
import io.github.experimentmaven.resolution.ProjectClassPath;
import io.github.experimentmaven.resolution.ProjectClasses;
import io.github.experimentmaven.resolution.ResolutionContext;
import io.github.experimentmaven.spelling.NearestName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

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
      List<CheckedExperiment> experiments,
      ProjectClassPath project,
      ResolutionContext context,
      ClasspathScope scope)
      throws DescriptorException, ResolutionException {
    List<CheckedExperiment> own =
        experiments.stream().filter(each -> each.experiment().trainer() != null).toList();
    if (own.isEmpty()) {
      return;
    }
    ProjectClasses classes = project.of(context, scope);
    List<Problem> problems = new ArrayList<>();
    for (CheckedExperiment checked : own) {
      TrainerClass trainer = checked.experiment().trainer();
      if (trainer != null && !classes.has(trainer.className())) {
        problems.add(
            checked
                .source()
                .problemAt(
                    List.of("trainer", "class"),
                    "there is no class %s on the class path of the project in scope %s"
                        .formatted(trainer.className(), scope.key()),
                    hint(trainer, classes.ownNames())));
      }
    }
    if (!problems.isEmpty()) {
      throw new DescriptorException(problems);
    }
  }

  private static String hint(TrainerClass trainer, List<String> known) {
    if (known.isEmpty()) {
      return "the project has no compiled classes: run a phase that compiles them, such as 'mvn"
          + " verify'";
    }
    // Of names in one package all are near to each other.
    Map<String, String> bySimpleName = new TreeMap<>();
    known.forEach(name -> bySimpleName.put(name.substring(name.lastIndexOf('.') + 1), name));
    Optional<String> nearest =
        NearestName.of(trainer.simpleName(), bySimpleName.keySet()).map(bySimpleName::get);
    return nearest
        .map(name -> "did you mean '" + name + "'?")
        .orElse(
            "it must be one of the project's own classes or of its dependencies;"
                + " experiment.classpathScope chooses between test, runtime and compile");
  }
}
