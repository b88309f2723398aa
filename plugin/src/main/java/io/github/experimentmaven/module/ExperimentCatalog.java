package io.github.experimentmaven.module;

import io.github.experimentmaven.dataset.Dataset;
import io.github.experimentmaven.dataset.ExperimentData;
import io.github.experimentmaven.descriptor.ExperimentReader;
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
    List<LocatedExperiment> all =
        new ExperimentReader(module.baseDirectory(), module.properties())
            .readFolder(module.experimentDirectory());
    Set<String> known = new TreeSet<>();
    all.forEach(located -> known.add(located.experiment().name()));
    for (String name : module.names()) {
      if (!known.contains(name)) {
        throw new UnknownNameException(name, known);
      }
    }
    return all.stream()
        .filter(
            located ->
                module.names().isEmpty() || module.names().contains(located.experiment().name()))
        .sorted(Comparator.comparing(located -> located.experiment().name()))
        .toList();
  }

  /**
   * Reads the files, gets the data and checks the one against the other.
   *
   * @return by name; empty if the module has no experiments
   * @throws DescriptorException with every problem of every file, data that is not to be had
   *     included
   * @throws UnknownNameException if an experiment is asked for that is not there
   */
  public List<CheckedExperiment> check(ExperimentModule module) throws ExperimentException {
    List<CheckedExperiment> checked = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    StartingWeights weights = new StartingWeights(module, problems);
    Map<WantedData, ExperimentData> known = new HashMap<>();
    for (LocatedExperiment located : read(module)) {
      WantedData wanted = WantedData.by(located.experiment());
      try {
        ExperimentData data = known.get(wanted);
        if (data == null) {
          data = datasets.resolve(wanted, module.resolution());
          known.put(wanted, data);
        }
        Dataset dataset = data.whole();
        List<Problem> found =
            new ArrayList<>(
                NetworkCheck.check(
                    located, dataset.shape(), dataset.targets(), dataset.hasValidation()));
        if (dataset.hasWeights()) {
          found.addAll(NetworkCheck.checkSampleWeights(located));
        }
        problems.addAll(found);
        if (found.isEmpty()) {
          NetworkSummary network = summary(located, dataset);
          ExperimentData own = weights.of(located, network).map(data::startingFrom).orElse(data);
          checked.add(new CheckedExperiment(located, own, network));
        }
      } catch (DatasetException e) {
        problems.add(Unavailable.data(located, e));
      } catch (ResolutionException e) {
        problems.add(Unavailable.at(located, List.of("dataset"), e));
      }
    }
    if (!problems.isEmpty()) {
      throw new DescriptorException(problems);
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
