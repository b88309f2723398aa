package io.github.experimentmaven.resolution;

import io.github.experimentmaven.failure.ResolutionException;
import java.nio.file.Path;
import javax.inject.Inject;
import javax.inject.Named;
import javax.inject.Singleton;

/** Gets the artifact that holds the baseline of an experiment. */
@Named
@Singleton
public final class BaselineResolver {

  private final ArtifactFetcher artifacts;

  @Inject
  BaselineResolver(ArtifactFetcher artifacts) {
    this.artifacts = artifacts;
  }

  /**
   * Gets the artifact.
   *
   * @param coordinates {@code groupId:artifactId} or {@code groupId:artifactId:version}; without a
   *     version, that of the project's dependency on it
   * @return a jar, or in a reactor that has not packaged the module yet, its folder of classes
   * @throws ResolutionException if it is not to be had
   */
  public Path resolve(String coordinates, ResolutionContext context) throws ResolutionException {
    return artifacts.fetch(ArtifactCoordinates.parse(coordinates).in(context, null), context);
  }
}
