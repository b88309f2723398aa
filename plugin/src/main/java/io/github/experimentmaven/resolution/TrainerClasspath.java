package io.github.experimentmaven.resolution;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import javax.inject.Inject;
import javax.inject.Named;
import javax.inject.Singleton;
import org.apache.maven.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.jspecify.annotations.Nullable;

/**
 * The class path of a trainer: this plugin and its dependencies without what only Maven's side
 * needs, and the native libraries of the machine, which are resolved on demand.
 */
@Named
@Singleton
public final class TrainerClasspath {

  /**
   * What the trainer has no use for, as group or group:artifact. A trainer never sees a class of
   * Maven, and the rest is what reports and progress bars are made with. Only what is known to be
   * superfluous is left out: a jar too many costs nothing, one too few the training.
   */
  static final Set<String> MAVEN_SIDE =
      Set.of(
          // goals and pages of a site
          "org.apache.maven.doxia",
          "org.apache.maven.reporting",
          "org.codehaus.plexus",
          // exports, reports, progress
          "com.fasterxml.jackson.dataformat:jackson-dataformat-csv",
          "io.github.experimentmaven:experiment-reports-template",
          "org.freemarker",
          "me.tongfei",
          "org.jline");

  private final ArtifactFetcher artifacts;

  @Inject
  TrainerClasspath(ArtifactFetcher artifacts) {
    this.artifacts = artifacts;
  }

  /**
   * The class path in an order that depends on its arguments alone: the plugin's artifacts in
   * theirs, then the logging API, which Maven keeps from plugins' artifacts as it brings its own,
   * then the native libraries.
   *
   * @param context whose plugin knows itself and its dependencies, resolved
   * @return jars, the plugin's own first; in the reactor that builds it possibly its folder of
   *     classes
   * @throws ResolutionException if an artifact is not to be had
   */
  public List<TrainerArtifact> resolve(ResolutionContext context, NativePlatform platform)
      throws ResolutionException {
    List<TrainerArtifact> classpath = new ArrayList<>();
    boolean slf4j = false;
    for (var artifact : context.plugin().getArtifacts()) {
      if (!isOfMavenSide(artifact)) {
        classpath.add(new TrainerArtifact(coordinates(artifact), file(artifact)));
        slf4j |= artifact.getArtifactId().equals("slf4j-api");
      }
    }
    var versions = versions();
    if (!slf4j) {
      var api = new DefaultArtifact("org.slf4j", "slf4j-api", "jar", versions.getProperty("slf4j"));
      classpath.add(artifact(api, context, "make it available in a plugin repository"));
    }
    for (var library : nativeLibraries(platform, versions)) {
      classpath.add(
          artifact(
              library, context, "name other native libraries with -D" + NativePlatform.PROPERTY));
    }
    return List.copyOf(classpath);
  }

  private static List<DefaultArtifact> nativeLibraries(
      NativePlatform platform, Properties versions) {
    String nd4j = versions.getProperty("nd4j");
    String javacpp = versions.getProperty("javacpp");
    String openblas = versions.getProperty("openblas");
    String base = platform.base();
    return List.of(
        new DefaultArtifact("org.nd4j", "nd4j-native", platform.classifier(), "jar", nd4j),
        new DefaultArtifact("org.nd4j", "nd4j-native-preset", base, "jar", nd4j),
        new DefaultArtifact("org.bytedeco", "javacpp", base, "jar", javacpp),
        new DefaultArtifact("org.bytedeco", "openblas", base, "jar", openblas));
  }

  private TrainerArtifact artifact(
      DefaultArtifact artifact, ResolutionContext context, String advice)
      throws ResolutionException {
    Path file =
        artifacts.fetch(
            artifact, context.session(), context.project().getRemotePluginRepositories(), advice);
    return new TrainerArtifact(
        coordinates(
            artifact.getGroupId(),
            artifact.getArtifactId(),
            artifact.getVersion(),
            artifact.getClassifier()),
        file);
  }

  private static String coordinates(Artifact artifact) {
    return coordinates(
        artifact.getGroupId(),
        artifact.getArtifactId(),
        artifact.getBaseVersion(),
        artifact.getClassifier());
  }

  private static String coordinates(
      String group, String name, String version, @Nullable String classifier) {
    String plain = group + ":" + name + ":" + version;
    return classifier == null || classifier.isEmpty() ? plain : plain + ":" + classifier;
  }

  private static boolean isOfMavenSide(Artifact artifact) {
    return MAVEN_SIDE.contains(artifact.getGroupId())
        || MAVEN_SIDE.contains(artifact.getGroupId() + ":" + artifact.getArtifactId());
  }

  private static Path file(Artifact artifact) throws ResolutionException {
    if (artifact.getFile() == null) {
      throw new ResolutionException(
          "%s, which the trainer needs, has no file; build it first, or run 'mvn package'"
              .formatted(artifact));
    }
    return artifact.getFile().toPath();
  }

  private static Properties versions() {
    var versions = new Properties();
    try (InputStream in = TrainerClasspath.class.getResourceAsStream("trainer.properties")) {
      versions.load(Objects.requireNonNull(in, "trainer.properties"));
    } catch (IOException e) {
      throw new IllegalStateException("the plugin's own trainer.properties cannot be read", e);
    }
    return versions;
  }
}
