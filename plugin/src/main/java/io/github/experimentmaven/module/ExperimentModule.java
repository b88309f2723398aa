package io.github.experimentmaven.module;

import io.github.experimentmaven.accepted.BaselineFiles;
import io.github.experimentmaven.experiment.FileStem;
import io.github.experimentmaven.gate.TaskPredictions;
import io.github.experimentmaven.resolution.ResolutionContext;
import io.github.experimentmaven.result.ModuleResults;
import io.github.experimentmaven.storage.ShownPath;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A module of the build, as far as experiments are concerned.
 *
 * @param baseDirectory the module's folder; problems are shown relative to it
 * @param experimentDirectory where the experiment files are; need not exist
 * @param outputDirectory where runs and results go
 * @param baselineDirectory where what was accepted is; need not exist
 * @param isBaselineRequired whether an experiment fails that needs a baseline and has none yet
 * @param names only experiments of these names; all if empty
 * @param properties what {@code ${...}} stands for in an experiment file; null if nothing
 * @param resolution where artifacts come from
 */
public record ExperimentModule(
    Path baseDirectory,
    Path experimentDirectory,
    Path outputDirectory,
    Path baselineDirectory,
    boolean isBaselineRequired,
    Set<String> names,
    Function<String, @Nullable String> properties,
    ResolutionContext resolution) {

  /** Where data sets are kept that come as archives, below the folder of results. */
  public static final String DATASETS = "datasets";

  public ExperimentModule {
    names = Set.copyOf(names);
  }

  /** A file as people and results name it: {@linkplain ShownPath relative to the module}. */
  public String shown(Path file) {
    return ShownPath.of(baseDirectory, file);
  }

  /** The module's own baseline of an experiment; need not exist. */
  public BaselineFiles baselineFiles(String experiment) {
    String shown = shown(baselineDirectory.resolve(FileStem.of(experiment) + ".json"));
    return new BaselineFiles(experiment, baselineDirectory, shown, TaskPredictions::readKept);
  }

  /** The module with some of its experiments only, and another folder for all that is written. */
  public ExperimentModule with(Set<String> others, Path output) {
    return new ExperimentModule(
        baseDirectory,
        experimentDirectory,
        output,
        baselineDirectory,
        isBaselineRequired,
        others,
        properties,
        new ResolutionContext(
            resolution.session(),
            resolution.project(),
            resolution.plugin(),
            output.resolve(DATASETS),
            resolution.dataCache(),
            resolution.scope()));
  }

  /** Where trainers unpack data, each file once as long as the folder of results is kept. */
  public Path unpackedData() {
    return outputDirectory.resolve(DATASETS).resolve("unpacked");
  }

  /** Where the module's results are gathered. */
  public Path resultsFile() {
    return outputDirectory.resolve(ModuleResults.FILE_NAME);
  }
}
