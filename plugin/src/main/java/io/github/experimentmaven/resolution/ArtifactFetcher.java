package io.github.experimentmaven.resolution;

import io.github.experimentmaven.failure.ResolutionException;
import java.nio.file.Path;
import java.util.List;
import javax.inject.Inject;
import javax.inject.Named;
import javax.inject.Singleton;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResolutionException;

/** Resolves single artifacts, from the reactor, the local repository or remote ones. */
@Named
@Singleton
final class ArtifactFetcher {

  private final RepositorySystem repositorySystem;

  @Inject
  ArtifactFetcher(RepositorySystem repositorySystem) {
    this.repositorySystem = repositorySystem;
  }

  /**
   * Resolves an artifact that a project names: possibly a module of the same build.
   *
   * @return a jar, or in a reactor that has not packaged the module yet, its folder of classes
   * @throws ResolutionException if it is not to be had
   */
  Path fetch(Artifact artifact, ResolutionContext context) throws ResolutionException {
    return fetch(
        artifact,
        context.session(),
        context.repositories(),
        "build it: declare it as a dependency if it is a module of this build, else run 'mvn"
            + " install' in its project");
  }

  /**
   * Resolves an artifact.
   *
   * @param repositories where to look when it is not in the local repository
   * @param advice what else the user can do when it is not to be had: "declare it as a dependency"
   * @return a jar, or in a reactor that has not packaged the module yet, its folder of classes
   * @throws ResolutionException if it is not to be had
   */
  Path fetch(
      Artifact artifact,
      RepositorySystemSession session,
      List<RemoteRepository> repositories,
      String advice)
      throws ResolutionException {
    try {
      return repositorySystem
          .resolveArtifact(session, new ArtifactRequest(artifact, repositories, null))
          .getArtifact()
          .getFile()
          .toPath();
    } catch (ArtifactResolutionException e) {
      throw new ResolutionException(explanation(artifact, session, advice, e), e);
    }
  }

  private static String explanation(
      Artifact artifact,
      RepositorySystemSession session,
      String advice,
      ArtifactResolutionException e) {
    if (session.isOffline()) {
      return "%s is not in the local repository, and Maven is offline:\n  run once without -o, or %s"
          .formatted(artifact, advice);
    }
    // The cause says which repositories were asked and why each had to pass.
    Throwable cause = e.getCause() == null ? e : e.getCause();
    return "%s cannot be resolved: %s\n  check its name and version, or %s"
        .formatted(artifact, cause.getMessage(), advice);
  }
}
