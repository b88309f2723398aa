package io.github.experimentmaven.resolution;

import io.github.experimentmaven.dataset.Dataset;
import io.github.experimentmaven.dataset.DatasetException;
import io.github.experimentmaven.dataset.DatasetManifest;
import io.github.experimentmaven.dataset.DatasetReader;
import io.github.experimentmaven.experiment.DatasetSource;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import javax.inject.Inject;
import javax.inject.Named;
import javax.inject.Singleton;
import org.eclipse.aether.artifact.Artifact;

/** Gets the data set that an experiment names, as verified files of this machine. */
@Named
@Singleton
public final class DatasetResolver {

  /** How a bare name such as {@code mnist} ends as an artifact. */
  private static final String SUFFIX = "-dataset";

  /** The data sets that come with this plugin. */
  private static final List<String> OURS = List.of("mnist" + SUFFIX);

  private final ArtifactFetcher artifacts;

  @Inject
  DatasetResolver(ArtifactFetcher artifacts) {
    this.artifacts = artifacts;
  }

  /**
   * Gets a data set: a folder is read where it is, relative to the module's base directory; an
   * artifact is resolved through Maven, and unpacked below {@link
   * ResolutionContext#datasetFolder()} unless the reactor has it as a folder.
   *
   * @throws ResolutionException if the artifact is not to be had
   * @throws DatasetException if what was found is not a data set, or is damaged
   */
  public Dataset resolve(DatasetSource source, ResolutionContext context)
      throws ResolutionException, DatasetException {
    if (source instanceof DatasetSource.Folder folder) {
      return readFolder(context.project().getBasedir().toPath(), folder.path());
    } else if (source instanceof DatasetSource.Artifact artifact) {
      ArtifactCoordinates coordinates = ArtifactCoordinates.parse(artifact.artifact());
      // Data sets that come with this plugin have its version.
      boolean isOurs = coordinates.groupId().equals(context.plugin().getGroupId());
      try {
        return resolve(coordinates.in(context, isOurs ? context.pluginVersion() : null), context);
      } catch (ResolutionException e) {
        throw isOurs && !OURS.contains(coordinates.artifactId())
            ? new ResolutionException(noneOfOurs(coordinates) + e.getMessage(), e)
            : e;
      }
    }
    throw new IllegalStateException("unknown kind of source: " + source);
  }

  private static String noneOfOurs(ArtifactCoordinates coordinates) {
    String names =
        OURS.stream()
            .map(artifact -> artifact.substring(0, artifact.length() - SUFFIX.length()))
            .collect(Collectors.joining(", "));
    return "no data set of this plugin is %s; by a bare name there is: %s\n"
        .formatted(coordinates.artifactId().replaceAll(SUFFIX + "$", ""), names);
  }

  private static Dataset readFolder(Path base, String folder) throws DatasetException {
    try {
      return DatasetReader.read(base.resolve(folder));
    } catch (InvalidPathException e) {
      throw new DatasetException(
          "'%s' is not a path to a folder: %s".formatted(folder, e.getReason()), e);
    }
  }

  private Dataset resolve(Artifact artifact, ResolutionContext context)
      throws ResolutionException, DatasetException {
    Path found = artifacts.fetch(artifact, context);
    if (Files.isDirectory(found)) {
      return readClasses(artifact, found.resolve(DatasetArchive.FOLDER));
    }
    // The group in the path too: two data sets of one name must not overwrite each other.
    Path folder =
        context
            .datasetFolder()
            .resolve(artifact.getGroupId())
            .resolve(artifact.getArtifactId() + "-" + artifact.getVersion());
    new DatasetArchive(found).unpack(folder);
    return DatasetReader.read(folder);
  }

  private static Dataset readClasses(Artifact artifact, Path folder) throws DatasetException {
    if (!Files.exists(folder.resolve(DatasetManifest.FILE_NAME))) {
      throw new DatasetException(
          "%s has no %s in %s; a data set artifact has its manifest and its files in that folder"
              .formatted(artifact, DatasetManifest.FILE_NAME, folder));
    }
    return DatasetReader.read(folder);
  }
}
