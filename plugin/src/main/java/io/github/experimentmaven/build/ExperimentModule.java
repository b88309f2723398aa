package io.github.experimentmaven.build;

import io.github.experimentmaven.resolution.ResolutionContext;
import io.github.experimentmaven.result.ModuleResults;
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
 * @param names only experiments of these names; all if empty
 * @param properties what {@code ${...}} stands for in an experiment file; null if nothing
 * @param resolution where artifacts come from
 */
public record ExperimentModule(
    Path baseDirectory,
    Path experimentDirectory,
    Path outputDirectory,
    Set<String> names,
    Function<String, @Nullable String> properties,
    ResolutionContext resolution) {

  public ExperimentModule {
    names = Set.copyOf(names);
  }

  /**
   * A file as people and results name it: relative to the module, with forward slashes on every
   * system.
   */
  public String shown(Path file) {
    Path base = baseDirectory.toAbsolutePath().normalize();
    return base.relativize(file.toAbsolutePath().normalize()).toString().replace('\\', '/');
  }

  /** Where the module's results are gathered. */
  public Path resultsFile() {
    return outputDirectory.resolve(ModuleResults.FILE_NAME);
  }
}
