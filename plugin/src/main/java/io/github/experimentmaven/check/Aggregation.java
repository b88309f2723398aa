package io.github.experimentmaven.check;

import io.github.experimentmaven.failure.ExperimentException;
import io.github.experimentmaven.failure.ModuleException;
import io.github.experimentmaven.failure.UnknownNameException;
import io.github.experimentmaven.module.AskedNames;
import io.github.experimentmaven.module.ExperimentCatalog;
import io.github.experimentmaven.module.ReactorModule;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.inject.Inject;
import javax.inject.Named;
import javax.inject.Singleton;

/** Looks at several modules as at one, each with its own baselines and results. */
@Named
@Singleton
public final class Aggregation {

  private final ExperimentCatalog catalog;
  private final ResultCheck check;

  @Inject
  Aggregation(ExperimentCatalog catalog, ResultCheck check) {
    this.catalog = catalog;
    this.check = check;
  }

  /**
   * Those of the modules that have experiments.
   *
   * @param names only experiments of these names, in whichever module; all if empty
   * @throws ModuleException if the files of a module cannot be read
   * @throws UnknownNameException if no module has an experiment that is asked for
   */
  public List<ReactorModule> withExperiments(List<ReactorModule> modules, Set<String> names)
      throws ExperimentException {
    AskedNames asked = new AskedNames(names);
    Set<String> known = new TreeSet<>();
    List<ReactorModule> found = new ArrayList<>();
    for (ReactorModule module : modules) {
      Set<String> own = names(module);
      known.addAll(own);
      own.removeIf(name -> !asked.include(name));
      if (!own.isEmpty()) {
        found.add(module.with(own));
      }
    }
    Optional<String> unknown = asked.unknown(known);
    if (unknown.isPresent()) {
      throw UnknownNameException.amongModules(unknown.get(), known);
    }
    return found;
  }

  private Set<String> names(ReactorModule module) throws ModuleException {
    try {
      return catalog.read(module.module()).stream()
          .map(located -> located.experiment().name())
          .collect(Collectors.toCollection(TreeSet::new));
    } catch (ExperimentException e) {
      throw new ModuleException(module.name(), e);
    }
  }

  /**
   * Checks each module as it would check itself.
   *
   * @return in their order
   * @throws ModuleException if the results of a module cannot be judged
   */
  public List<CheckedResults> check(List<ReactorModule> modules) throws ModuleException {
    List<CheckedResults> checked = new ArrayList<>();
    for (ReactorModule module : modules) {
      try {
        checked.add(check.check(module.module()).of(module));
      } catch (ExperimentException | IOException e) {
        throw new ModuleException(module.name(), e);
      }
    }
    return checked;
  }
}
