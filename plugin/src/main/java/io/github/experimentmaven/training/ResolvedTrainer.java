package io.github.experimentmaven.training;

import io.github.experimentmaven.failure.ResolutionException;
import io.github.experimentmaven.launch.TrainerArtifacts;
import io.github.experimentmaven.platform.NativePlatform;
import io.github.experimentmaven.resolution.ResolutionContext;
import io.github.experimentmaven.resolution.TrainerResolver;
import java.nio.file.Path;
import java.util.List;

/**
 * The trainer as a module of the build gets it.
 *
 * @param resolver gets it
 * @param context for whom
 */
record ResolvedTrainer(TrainerResolver resolver, ResolutionContext context)
    implements TrainerArtifacts {

  @Override
  public List<String> libraries(NativePlatform platform) throws ResolutionException {
    return resolver.libraries(context, platform);
  }

  @Override
  public List<Path> classPath(NativePlatform platform) throws ResolutionException {
    return resolver.classPath(context, platform);
  }
}
