package io.github.experimentmaven.module;

import io.github.experimentmaven.dataset.Dataset;
import io.github.experimentmaven.dataset.ExperimentData;
import io.github.experimentmaven.descriptor.ExperimentReader;
import io.github.experimentmaven.descriptor.FoundProblems;
import io.github.experimentmaven.descriptor.LocatedExperiment;
import io.github.experimentmaven.descriptor.NetworkCheck;
import io.github.experimentmaven.experiment.NetworkSummary;
import io.github.experimentmaven.failure.DatasetException;
import io.github.experimentmaven.failure.DescriptorException;
import io.github.experimentmaven.failure.ExperimentException;
import io.github.experimentmaven.failure.Problem;
import io.github.experimentmaven.failure.ResolutionException;
import io.github.experimentmaven.failure.UnknownNameException;
import io.github.experimentmaven.resolution.DatasetResolver;
import io.github.experimentmaven.resolution.WantedData;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javax.inject.Inject;
import javax.inject.Named;
import javax.inject.Singleton;

/**
 * Reads a module's experiment files and checks them against their data, all of them before anything
 * else is done.
 */
@Named
@Singleton
public final class ExperimentCatalog {

  private final DatasetResolver datasets;

  @Inject
  ExperimentCatalog(DatasetResolver datasets) {
    this.datasets = datasets;
  }

  /**
   * Reads the files only.
   *
   * @return by name; empty if the module has no experiments
   * @throws DescriptorException with every problem of every file
   * @throws UnknownNameException if an experiment is asked for that is not there
   */
  public List<LocatedExperiment> read(ExperimentModule module) throws ExperimentException {
    if (Files.notExists(module.experimentDirectory())) {
      return List.of();
    }
    return named(module, reading(module).orThrow());
  }

  private static ExperimentReader.Reading reading(ExperimentModule module)
      throws DescriptorException {
    return new ExperimentReader(module.baseDirectory(), module.properties())
        .readingOf(module.experimentDirectory());
  }

  /** Those that are asked for, each of which must be there. */
  private static List<LocatedExperiment> named(ExperimentModule module, List<LocatedExperiment> all)
      throws UnknownNameException {
    Set<String> known = new TreeSet<>();
    all.forEach(located -> known.add(located.experiment().name()));
    Optional<String> unknown = new AskedNames(module.names()).unknown(known);
    if (unknown.isPresent()) {
      throw new UnknownNameException(unknown.get(), known);
    }
    return asked(module, all);
  }

  /** Those that are asked for, by name. */
  private static List<LocatedExperiment> asked(
      ExperimentModule module, List<LocatedExperiment> all) {
    AskedNames asked = new AskedNames(module.names());
    return all.stream()
        .filter(located -> asked.include(located.experiment().name()))
        .sorted(Comparator.comparing(located -> located.experiment().name()))
        .toList();
  }

  /**
   * Reads the files, gets the data and checks the one against the other. Files with mistakes keep
   * none of the others from being checked, and are checked themselves as far as it is certain what
   * they were meant to say.
   *
   * @return by name; empty if the module has no experiments
   * @throws DescriptorException with every problem of every file, data that is not to be had
   *     included
   * @throws UnknownNameException if an experiment is asked for that is not there
   */
  public List<CheckedExperiment> check(ExperimentModule module) throws ExperimentException {
    if (Files.notExists(module.experimentDirectory())) {
      return List.of();
    }
    ExperimentReader.Reading reading = reading(module);
    boolean isReadable = reading.problems().isEmpty();
    List<LocatedExperiment> experiments = new ArrayList<>();
    if (isReadable) {
      experiments.addAll(named(module, reading.experiments()));
    } else {
      experiments.addAll(asked(module, reading.experiments()));
      experiments.addAll(asked(module, reading.meant()));
    }
    List<CheckedExperiment> checked = new ArrayList<>();
    List<Problem> problems = new ArrayList<>(reading.problems());
    // Where something is known to be wrong, it is told already.
    Set<String> told = Problem.locations(problems);
    FoundProblems ofExperiments = new FoundProblems();
    StartingWeights weights = new StartingWeights(module, problems);
    Map<WantedData, ExperimentData> known = new HashMap<>();
    for (LocatedExperiment located : experiments) {
      WantedData wanted = WantedData.by(located.experiment());
      List<Problem> found = new ArrayList<>();
      try {
        ExperimentData data = known.get(wanted);
        if (data == null) {
          data = datasets.resolve(wanted, module.resolution());
          known.put(wanted, data);
        }
        Dataset dataset = data.whole();
        found.addAll(
            NetworkCheck.check(
                located, dataset.shape(), dataset.targets(), dataset.hasValidation()));
        if (dataset.hasWeights()) {
          found.addAll(NetworkCheck.checkSampleWeights(located));
        }
        if (found.isEmpty() && isReadable) {
          NetworkSummary network = summary(located, dataset);
          ExperimentData own = weights.of(located, network).map(data::startingFrom).orElse(data);
          checked.add(new CheckedExperiment(located, own, network));
        }
      } catch (DatasetException e) {
        found.add(Unavailable.data(located, e));
      } catch (ResolutionException e) {
        found.add(Unavailable.at(located, List.of("dataset"), e));
      }
      found.removeIf(problem -> told.contains(problem.location()));
      ofExperiments.add(located.file(), located.experiment().name(), found);
    }
    problems.addAll(ofExperiments.all());
    problems.addAll(HalvingData.check(checked));
    if (!problems.isEmpty()) {
      throw new DescriptorException(problems.stream().distinct().toList());
    }
    return checked;
  }

  private static NetworkSummary summary(LocatedExperiment located, Dataset dataset) {
    try {
      return NetworkSummary.of(located.experiment().architecture(), dataset.shape());
    } catch (NetworkSummary.MismatchException e) {
      throw new IllegalStateException("the network was checked before", e);
    }
  }
}
