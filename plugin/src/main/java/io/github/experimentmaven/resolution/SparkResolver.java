package io.github.experimentmaven.resolution;

import io.github.experimentmaven.failure.ResolutionException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.inject.Inject;
import javax.inject.Named;
import javax.inject.Singleton;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;

/**
 * What has a Spark cluster train, an artifact of this plugin's own version, and Spark: no
 * dependency of the plugin either. Builds that train on their own machine need not have it.
 */
@Named
@Singleton
public final class SparkResolver {

  private static final String ARTIFACT_ID = "experiment-spark";

  private static final String ADVICE = "make it available in a plugin repository";

  private static final String SPARK_ADVICE =
      ADVICE + ", or name an installation of Spark by the environment variable SPARK_HOME";

  private final ArtifactFetcher artifacts;

  @Inject
  SparkResolver(ArtifactFetcher artifacts) {
    this.artifacts = artifacts;
  }

  /**
   * The driver and what it needs of this project.
   *
   * @return jars, the driver's first; in the reactor that builds them possibly folders of classes
   * @throws ResolutionException if one is not to be had
   */
  public List<Path> driver(ResolutionContext context) throws ResolutionException {
    Path driver = fetch(driverArtifact(context), context, ADVICE);
    List<Path> jars = new ArrayList<>(List.of(driver));
    for (Artifact each : WrittenDependencies.of(driver, ARTIFACT_ID)) {
      if (isOurs(each, context)) {
        jars.add(fetch(each, context, ADVICE));
      }
    }
    return List.copyOf(jars);
  }

  /**
   * Spark with all that it needs.
   *
   * @return jars
   * @throws ResolutionException if one is not to be had
   */
  public List<Path> spark(ResolutionContext context) throws ResolutionException {
    List<Path> jars = new ArrayList<>();
    Path driver = fetch(driverArtifact(context), context, ADVICE);
    for (Artifact each : WrittenDependencies.of(driver, ARTIFACT_ID)) {
      if (!isOurs(each, context)) {
        jars.add(fetch(each, context, SPARK_ADVICE));
      }
    }
    return List.copyOf(jars);
  }

  private static boolean isOurs(Artifact artifact, ResolutionContext context) {
    return artifact.getGroupId().equals(context.plugin().getGroupId());
  }

  private static Artifact driverArtifact(ResolutionContext context) {
    return new DefaultArtifact(
        context.plugin().getGroupId(), ARTIFACT_ID, "jar", context.pluginVersion());
  }

  private Path fetch(Artifact artifact, ResolutionContext context, String advice)
      throws ResolutionException {
    return artifacts.fetch(
        artifact, context.session(), context.project().getRemotePluginRepositories(), advice);
  }
}
