package io.github.experimentmaven.resolution;

import io.github.experimentmaven.failure.ResolutionException;
import io.github.experimentmaven.platform.NativePlatform;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import javax.inject.Inject;
import javax.inject.Named;
import javax.inject.Singleton;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;

/**
 * The trainer, an artifact of this plugin's own version with a class path of its own. It is no
 * dependency of the plugin: Maven's JVM loads nothing of it, and builds that train nothing need not
 * have its libraries.
 *
 * <p>Which these are is written in the trainer itself, by its own build. They are resolved as that
 * names them and not through their POMs: nobody's dependency management can change what an accepted
 * result was trained with, and there are fewer files to get and to read.
 */
@Named
@Singleton
public final class TrainerResolver {

  private static final String ARTIFACT_ID = "experiment-trainer";

  private static final String INTERFACES = "experiment-maven-spi";

  /** What reads and writes the files of runs. */
  private static final Set<String> FILE_LIBRARIES =
      Set.of("com.fasterxml.jackson.core", "org.jspecify");

  private static final String NATIVE_ADVICE =
      "name other native libraries with -D" + NativePlatform.PROPERTY;

  private static final String ADVICE = "make it available in a plugin repository";

  private final ArtifactFetcher artifacts;

  @Inject
  TrainerResolver(ArtifactFetcher artifacts) {
    this.artifacts = artifacts;
  }

  /**
   * The libraries that a trainer runs with on a machine, its own artifact and the plugin's left
   * out. Of all of them only the trainer itself is resolved.
   *
   * @return {@code groupId:artifactId:version} or {@code groupId:artifactId:version:classifier}, in
   *     the order of the class path
   * @throws ResolutionException if the trainer is not to be had
   */
  public List<String> libraries(ResolutionContext context, NativePlatform platform)
      throws ResolutionException {
    Artifact trainer = trainer(context);
    List<String> libraries = new ArrayList<>();
    for (Artifact each : dependencies(fetch(trainer, context), platform)) {
      if (!each.getGroupId().equals(trainer.getGroupId())) {
        String plain = each.getGroupId() + ":" + each.getArtifactId() + ":" + each.getVersion();
        libraries.add(each.getClassifier().isEmpty() ? plain : plain + ":" + each.getClassifier());
      }
    }
    return List.copyOf(libraries);
  }

  /**
   * The class path of a trainer on a machine: the trainer, its libraries, and the native libraries.
   *
   * @return jars; in the reactor that builds them possibly folders of classes
   * @throws ResolutionException if an artifact is not to be had
   */
  public List<Path> classPath(ResolutionContext context, NativePlatform platform)
      throws ResolutionException {
    Path trainer = fetch(trainer(context), context);
    List<Path> classPath = new ArrayList<>();
    classPath.add(trainer);
    for (Artifact each : dependencies(trainer, platform)) {
      classPath.add(fetch(each, context));
    }
    return List.copyOf(classPath);
  }

  /**
   * What of the trainer a class of a project needs beside it: the trainer and what is not of
   * Deeplearning4j, which the project may have in another version.
   *
   * @return jars; in the reactor that builds them possibly folders of classes
   * @throws ResolutionException if an artifact is not to be had
   */
  public List<Path> classTrainer(ResolutionContext context) throws ResolutionException {
    Artifact own = trainer(context);
    Path trainer = fetch(own, context);
    List<Path> classPath = new ArrayList<>();
    classPath.add(trainer);
    for (Artifact each : dependencies(trainer, artifact -> Optional.empty())) {
      if (each.getGroupId().equals(own.getGroupId())
          || FILE_LIBRARIES.contains(each.getGroupId())) {
        classPath.add(fetch(each, context));
      }
    }
    return List.copyOf(classPath);
  }

  /**
   * The interfaces that classes of projects implement, in the version of the plugin.
   *
   * @throws ResolutionException if they are not to be had
   */
  public Path interfaces(ResolutionContext context) throws ResolutionException {
    return fetch(
        new DefaultArtifact(
            context.plugin().getGroupId(), INTERFACES, "jar", context.pluginVersion()),
        context);
  }

  private static Artifact trainer(ResolutionContext context) {
    return new DefaultArtifact(
        context.plugin().getGroupId(), ARTIFACT_ID, "jar", context.pluginVersion());
  }

  /** The native ones last. */
  private static List<Artifact> dependencies(Path trainer, NativePlatform platform)
      throws ResolutionException {
    return dependencies(
        trainer, each -> platform.classifierOf(each.getGroupId(), each.getArtifactId()));
  }

  /**
   * @param classifiers gives that of the native libraries of an artifact, if it has any
   */
  private static List<Artifact> dependencies(
      Path trainer, Function<Artifact, Optional<String>> classifiers) throws ResolutionException {
    List<Artifact> libraries = new ArrayList<>();
    List<Artifact> natives = new ArrayList<>();
    for (Artifact each : WrittenDependencies.of(trainer, ARTIFACT_ID)) {
      if (each.getArtifactId().equals(INTERFACES)) {
        // Of use to classes of projects alone, which get them another way.
        continue;
      }
      libraries.add(each);
      classifiers
          .apply(each)
          .ifPresent(
              classifier ->
                  natives.add(
                      new DefaultArtifact(
                          each.getGroupId(),
                          each.getArtifactId(),
                          classifier,
                          "jar",
                          each.getVersion())));
    }
    libraries.addAll(natives);
    return libraries;
  }

  private Path fetch(Artifact artifact, ResolutionContext context) throws ResolutionException {
    return artifacts.fetch(
        artifact,
        context.session(),
        context.project().getRemotePluginRepositories(),
        artifact.getClassifier().isEmpty() ? ADVICE : NATIVE_ADVICE);
  }
}
