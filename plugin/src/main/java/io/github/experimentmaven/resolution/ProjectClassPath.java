package io.github.experimentmaven.resolution;

import io.github.experimentmaven.failure.ResolutionException;
import io.github.experimentmaven.storage.FileFailure;
import io.github.experimentmaven.storage.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.inject.Inject;
import javax.inject.Named;
import javax.inject.Singleton;
import org.apache.maven.model.Build;
import org.apache.maven.project.DefaultDependencyResolutionRequest;
import org.apache.maven.project.DependencyResolutionException;
import org.apache.maven.project.DependencyResolutionRequest;
import org.apache.maven.project.ProjectDependenciesResolver;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.graph.Dependency;

/**
 * The class path of a project, resolved when one of its own classes is to run and not before, so
 * that experiments without such classes need nothing of it.
 */
@Named
@Singleton
public final class ProjectClassPath {

  private static final String INTERFACES = "experiment-maven-spi";

  private final ProjectDependenciesResolver resolver;

  @Inject
  ProjectClassPath(ProjectDependenciesResolver resolver) {
    this.resolver = resolver;
  }

  /**
   * Resolves it.
   *
   * @throws ResolutionException if a dependency is not to be had, or a file of it is unreadable
   */
  public ProjectClasses of(ResolutionContext context) throws ResolutionException {
    ClasspathScope scope = context.scope();
    List<Path> folders = folders(context.project().getBuild(), scope);
    List<Path> classPath = new ArrayList<>(folders);
    Map<String, String> hashes = new TreeMap<>();
    try {
      for (Path folder : folders) {
        hashes.put(String.valueOf(folder.getFileName()), CodeHash.of(folder));
      }
      for (Dependency dependency : dependencies(context, scope)) {
        Artifact artifact = dependency.getArtifact();
        if (artifact.getFile() == null || !artifact.getExtension().equals("jar")) {
          continue;
        }
        Path file = artifact.getFile().toPath();
        classPath.add(file);
        // The interfaces decide nothing, and change with the plugin.
        boolean isOurs =
            artifact.getGroupId().equals(context.plugin().getGroupId())
                && artifact.getArtifactId().equals(INTERFACES);
        if (!isOurs) {
          hashes.put(name(artifact), artifact.getBaseVersion() + " " + hash(artifact, context));
        }
      }
    } catch (IOException e) {
      throw new ResolutionException(
          "the class path of the project cannot be read: " + FileFailure.text(e), e);
    }
    return new ProjectClasses(scope, folders, classPath, hashes);
  }

  /**
   * The class path that classes of a project run with: the interfaces in the version of the plugin
   * before all of the project's.
   *
   * @param trainer gets the interfaces
   * @throws ResolutionException if a part of it is not to be had
   */
  public List<Path> withInterfaces(ResolutionContext context, TrainerResolver trainer)
      throws ResolutionException {
    List<Path> classPath = new ArrayList<>();
    classPath.add(trainer.interfaces(context));
    classPath.addAll(of(context).classPath());
    return List.copyOf(classPath);
  }

  private static List<Path> folders(Build build, ClasspathScope scope) {
    List<Path> folders = new ArrayList<>();
    if (scope == ClasspathScope.TEST) {
      folders.add(Path.of(build.getTestOutputDirectory()));
    }
    folders.add(Path.of(build.getOutputDirectory()));
    folders.removeIf(folder -> !Files.isDirectory(folder));
    return folders;
  }

  private List<Dependency> dependencies(ResolutionContext context, ClasspathScope scope)
      throws ResolutionException {
    DependencyResolutionRequest request =
        new DefaultDependencyResolutionRequest(context.project(), context.session());
    request.setResolutionFilter(
        (node, parents) ->
            node.getDependency() == null || scope.has(node.getDependency().getScope()));
    try {
      return resolver.resolve(request).getResolvedDependencies();
    } catch (DependencyResolutionException e) {
      throw new ResolutionException(
          "the class path of the project (experiment.classpathScope=%s) cannot be resolved: %s"
              .formatted(scope.key(), e.getMessage()),
          e);
    }
  }

  /**
   * A jar that was released never changes; those that are built here or elsewhere again and again
   * are known by what is in them.
   */
  private static String hash(Artifact artifact, ResolutionContext context) throws IOException {
    Path file = artifact.getFile().toPath();
    Path repository = context.session().getLocalRepository().getBasedir().toPath();
    boolean isReleased =
        !artifact.isSnapshot() && file.toAbsolutePath().startsWith(repository.toAbsolutePath());
    return isReleased ? Sha256.of(file) : CodeHash.of(file);
  }

  private static String name(Artifact artifact) {
    String plain = artifact.getGroupId() + ":" + artifact.getArtifactId();
    return artifact.getClassifier().isEmpty() ? plain : plain + ":" + artifact.getClassifier();
  }
}
