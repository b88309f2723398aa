package io.github.experimentmaven.module;

import io.github.experimentmaven.accepted.AcceptedBaseline;
import io.github.experimentmaven.accepted.BaselineFiles;
import io.github.experimentmaven.accepted.Remedy;
import io.github.experimentmaven.descriptor.LocatedExperiment;
import io.github.experimentmaven.failure.BaselineException;
import io.github.experimentmaven.failure.DescriptorException;
import io.github.experimentmaven.failure.ExperimentException;
import io.github.experimentmaven.failure.Problem;
import io.github.experimentmaven.failure.ResolutionException;
import io.github.experimentmaven.gate.TaskPredictions;
import io.github.experimentmaven.plan.Run;
import io.github.experimentmaven.resolution.BaselineResolver;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.ProviderNotFoundException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.ZipException;
import javax.inject.Inject;
import javax.inject.Named;
import javax.inject.Singleton;

/** Reads what a module's experiments are held to. */
@Named
@Singleton
public final class Baselines {

  /** Where baselines are in an artifact. */
  static final String FOLDER = "baselines";

  private final BaselineResolver artifacts;

  @Inject
  Baselines(BaselineResolver artifacts) {
    this.artifacts = artifacts;
  }

  /**
   * The baselines that are there, by the experiments' names.
   *
   * @throws DescriptorException if an artifact is not to be had, or does not hold the baseline
   * @throws BaselineException if a baseline cannot be believed; the message tells of all of them
   * @throws IOException if a file cannot be read
   */
  public Map<String, AcceptedBaseline> read(
      ExperimentModule module, List<LocatedExperiment> experiments)
      throws ExperimentException, IOException {
    Map<String, AcceptedBaseline> baselines = new TreeMap<>();
    List<Problem> problems = new ArrayList<>();
    List<String> unusable = new ArrayList<>();
    for (LocatedExperiment located : experiments) {
      String name = located.experiment().name();
      try {
        find(module, located).ifPresent(baseline -> baselines.put(name, baseline));
      } catch (ResolutionException e) {
        problems.add(Unavailable.at(located, List.of("baseline", "artifact"), e));
      } catch (BaselineException e) {
        unusable.add(String.valueOf(e.getMessage()));
      }
    }
    if (!problems.isEmpty()) {
      throw new DescriptorException(problems);
    }
    if (!unusable.isEmpty()) {
      throw new BaselineException(String.join("\n\n", unusable));
    }
    return baselines;
  }

  /**
   * Checks that runs are tested with the baselines' images: nobody should wait for a training whose
   * result cannot be compared.
   *
   * @param baselines by the experiments' names
   * @throws BaselineException if a baseline is of other ones
   */
  public static void requireTestData(Map<String, AcceptedBaseline> baselines, List<Run> runs)
      throws BaselineException {
    for (Run run : runs) {
      AcceptedBaseline baseline = baselines.get(run.experimentName());
      if (baseline != null) {
        baseline.requireTestData(run.job().identity());
      }
    }
  }

  private Optional<AcceptedBaseline> find(ExperimentModule module, LocatedExperiment located)
      throws ExperimentException, IOException {
    String name = located.experiment().name();
    String artifact = located.experiment().baseline().artifact();
    if (artifact == null) {
      BaselineFiles files = module.baselineFiles(name);
      return files.exists() ? Optional.of(files.read()) : Optional.empty();
    }
    Path found = artifacts.resolve(artifact, module.resolution());
    if (Files.isDirectory(found)) {
      return Optional.of(read(artifact, name, found.resolve(FOLDER)));
    }
    try (FileSystem jar = FileSystems.newFileSystem(found)) {
      return Optional.of(read(artifact, name, jar.getPath(FOLDER)));
    } catch (ZipException | ProviderNotFoundException e) {
      throw new ResolutionException(
          "%s is damaged: %s is not a jar\n  delete it and run again".formatted(artifact, found),
          e);
    }
  }

  private static AcceptedBaseline read(String artifact, String name, Path folder)
      throws ExperimentException, IOException {
    String shown = artifact + "!/" + FOLDER + "/" + name + ".json";
    BaselineFiles files =
        new BaselineFiles(name, folder, shown, TaskPredictions::readKept, Remedy.ofArtifact());
    if (!files.exists()) {
      throw new ResolutionException(
          "%s has no %s/%s.json; an artifact of baselines has them in that folder"
              .formatted(artifact, FOLDER, name));
    }
    return files.read();
  }
}
