package io.github.experimentmaven.module;

import io.github.experimentmaven.descriptor.ExperimentReader;
import io.github.experimentmaven.failure.DescriptorException;
import io.github.experimentmaven.failure.UnknownNameException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Which of the experiments that are asked for by name are a module's own, in a build of several
 * modules that are all asked for the same ones.
 */
public final class AskedFor {

  private AskedFor() {}

  /**
   * The module with those of the names that it has.
   *
   * @param own the module, with all names; at least one
   * @param all the modules of the build
   * @return nothing if all that is asked for is in other modules
   * @throws UnknownNameException if an experiment is in none of them
   */
  public static Optional<ExperimentModule> of(ExperimentModule own, List<ExperimentModule> all)
      throws UnknownNameException {
    Set<String> here;
    try {
      here = names(own);
    } catch (DescriptorException e) {
      // The goal that reads the files for their own sake says what is wrong with them.
      return Optional.of(own);
    }
    Set<String> known = new TreeSet<>(here);
    boolean areAllRead = true;
    for (ExperimentModule module : all) {
      try {
        known.addAll(names(module));
      } catch (DescriptorException e) {
        // That module's own goal will say it; until then it may have what is asked for.
        areAllRead = false;
      }
    }
    AskedNames asked = new AskedNames(own.names());
    Optional<String> unknown = asked.unknown(known);
    if (areAllRead && unknown.isPresent()) {
      throw UnknownNameException.amongModules(unknown.get(), known);
    }
    here.removeIf(name -> !asked.include(name));
    return here.isEmpty() ? Optional.empty() : Optional.of(own.with(here, own.outputDirectory()));
  }

  private static Set<String> names(ExperimentModule module) throws DescriptorException {
    if (!Files.isDirectory(module.experimentDirectory())) {
      return new TreeSet<>();
    }
    return new ExperimentReader(module.baseDirectory(), module.properties())
        .readFolder(module.experimentDirectory()).stream()
            .map(located -> located.experiment().name())
            .collect(Collectors.toCollection(TreeSet::new));
  }
}
