package io.github.experimentmaven.resolution;

import io.github.experimentmaven.failure.ResolutionException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.maven.model.Dependency;
import org.apache.maven.model.DependencyManagement;
import org.apache.maven.model.Plugin;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.jspecify.annotations.Nullable;

/**
 * The Maven coordinates of a data set or of baselines, as an experiment writes them.
 *
 * @param groupId the artifact's group
 * @param artifactId the artifact's name
 * @param version null where the experiment leaves it to the project
 */
record ArtifactCoordinates(String groupId, String artifactId, @Nullable String version) {

  /** Also keeps separators out of the names of folders. */
  private static final Pattern PART = Pattern.compile("[A-Za-z0-9_.+-]+");

  /** Parses {@code groupId:artifactId} or {@code groupId:artifactId:version}. */
  static ArtifactCoordinates parse(String text) throws ResolutionException {
    String[] parts = text.split(":", -1);
    if (parts.length < 2
        || parts.length > 3
        || !Stream.of(parts).allMatch(part -> PART.matcher(part).matches())) {
      throw new ResolutionException(
          "'%s' is not an artifact; expected groupId:artifactId or groupId:artifactId:version"
              .formatted(text));
    }
    return new ArtifactCoordinates(parts[0], parts[1], parts.length == 3 ? parts[2] : null);
  }

  /**
   * The jar to resolve. A version that the experiment does not give is that of the project's
   * dependency, of its managed dependency, of the plugin's dependency, in this order.
   *
   * @param fallback the version where none of them has one; null if there is no such version
   * @throws ResolutionException if there is no version
   */
  Artifact in(ResolutionContext context, @Nullable String fallback) throws ResolutionException {
    var plugin = context.plugin();
    var project = context.project();
    Optional<String> resolved =
        Optional.ofNullable(version)
            .or(() -> versionIn(project.getDependencies()))
            .or(() -> versionIn(managed(project.getDependencyManagement())))
            .or(() -> versionIn(dependencies(plugin.getPlugin())))
            .or(() -> Optional.ofNullable(fallback));
    return new DefaultArtifact(
        groupId,
        artifactId,
        "jar",
        resolved.orElseThrow(
            () ->
                new ResolutionException(
                    "%s has no version: write %s:VERSION, or declare it as a dependency of %s"
                        .formatted(this, this, project.getId()))));
  }

  /** {@code groupId:artifactId}. */
  @Override
  public String toString() {
    return groupId + ":" + artifactId;
  }

  private Optional<String> versionIn(List<Dependency> dependencies) {
    return dependencies.stream()
        .filter(dependency -> groupId.equals(dependency.getGroupId()))
        .filter(dependency -> artifactId.equals(dependency.getArtifactId()))
        .map(Dependency::getVersion)
        .findFirst();
  }

  private static List<Dependency> managed(@Nullable DependencyManagement management) {
    return management == null ? List.of() : management.getDependencies();
  }

  private static List<Dependency> dependencies(@Nullable Plugin plugin) {
    return plugin == null ? List.of() : plugin.getDependencies();
  }
}
