package io.github.experimentmaven.training;

import io.github.experimentmaven.failure.ResolutionException;
import io.github.experimentmaven.launch.ProjectProgram;
import io.github.experimentmaven.launch.SparkArtifacts;
import io.github.experimentmaven.launch.TrainerArtifacts;
import io.github.experimentmaven.platform.NativePlatform;
import io.github.experimentmaven.resolution.ProjectClassPath;
import io.github.experimentmaven.resolution.ResolutionContext;
import io.github.experimentmaven.resolution.SparkResolver;
import io.github.experimentmaven.resolution.TrainerResolver;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The trainer as a module of the build gets it.
 *
 * @param resolver gets it
 * @param project gets the class path of the project
 * @param sparkResolver gets what has a cluster train
 * @param context for whom
 */
record ResolvedTrainer(
    TrainerResolver resolver,
    ProjectClassPath project,
    SparkResolver sparkResolver,
    ResolutionContext context)
    implements TrainerArtifacts, SparkArtifacts {

  @Override
  public List<String> libraries(NativePlatform platform) throws ResolutionException {
    return resolver.libraries(context, platform);
  }

  @Override
  public List<Path> classPath(NativePlatform platform) throws ResolutionException {
    return resolver.classPath(context, platform);
  }

  @Override
  public Map<String, String> projectCode() throws ResolutionException {
    return project.of(context).hashes();
  }

  @Override
  public ProjectProgram projectProgram() throws ResolutionException {
    return new ProjectProgram(
        project.withInterfaces(context, resolver), resolver.classTrainer(context));
  }

  @Override
  public SparkArtifacts spark() {
    return this;
  }

  @Override
  public List<Path> driver() throws ResolutionException {
    return sparkResolver.driver(context);
  }

  @Override
  public List<Path> libraries() throws ResolutionException {
    return sparkResolver.spark(context);
  }
}
