package io.github.experimentmaven.resolution;

import io.github.experimentmaven.dataset.Dataset;
import io.github.experimentmaven.dataset.DatasetManifest;
import io.github.experimentmaven.dataset.DatasetReader;
import io.github.experimentmaven.dataset.ExperimentData;
import io.github.experimentmaven.experiment.DatasetSource;
import io.github.experimentmaven.experiment.Folds;
import io.github.experimentmaven.experiment.Validation;
import io.github.experimentmaven.failure.DatasetException;
import io.github.experimentmaven.failure.ResolutionException;
import io.github.experimentmaven.preparation.FoldPreparation;
import io.github.experimentmaven.preparation.PooledFolds;
import io.github.experimentmaven.preparation.Preparation;
import io.github.experimentmaven.preparation.Preparations;
import io.github.experimentmaven.preparation.PreparedData;
import io.github.experimentmaven.preparation.SubsetPreparation;
import io.github.experimentmaven.preparation.ValidationPreparation;
import io.github.experimentmaven.preparation.code.ClassPreparation;
import io.github.experimentmaven.preparation.code.ClassProgram;
import io.github.experimentmaven.storage.RememberedHashes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.inject.Inject;
import javax.inject.Named;
import javax.inject.Singleton;
import org.eclipse.aether.artifact.Artifact;
import org.jspecify.annotations.Nullable;

/** Gets the data set that an experiment names, as verified files of this machine. */
@Named
@Singleton
public final class DatasetResolver {

  /** How a bare name such as {@code mnist} ends as an artifact. */
  private static final String SUFFIX = "-dataset";

  /** The data sets that come with this plugin. */
  private static final List<String> OURS = List.of("mnist" + SUFFIX);

  private final ArtifactFetcher artifacts;
  private final ProjectClassPath project;
  private final TrainerResolver trainer;
  private final KnownDatasets known = new KnownDatasets();

  @Inject
  DatasetResolver(ArtifactFetcher artifacts, ProjectClassPath project, TrainerResolver trainer) {
    this.artifacts = artifacts;
    this.project = project;
    this.trainer = trainer;
  }

  /**
   * Gets a data set: a folder is read where it is, relative to the module's base directory; an
   * artifact is resolved through Maven, and unpacked below {@link
   * ResolutionContext#datasetFolder()} unless the reactor has it as a folder; what has to be
   * prepared is kept in the {@linkplain ResolutionContext#dataCache() cache of data}.
   *
   * @throws ResolutionException if the artifact is not to be had
   * @throws DatasetException if what was found is not a data set, or is damaged
   */
  public Dataset resolve(DatasetSource source, ResolutionContext context)
      throws ResolutionException, DatasetException {
    if (source instanceof DatasetSource.Folder folder) {
      return readFolder(base(context), folder.path());
    }
    if (source instanceof DatasetSource.Subset subset) {
      Dataset whole = resolve(subset.subset(), context);
      return new PreparedData(context.dataCache()).get(new SubsetPreparation(subset, whole));
    }
    DatasetSource local = DownloadedSources.local(source, context);
    Optional<Preparation> preparation = preparation(local, context);
    if (preparation.isPresent()) {
      return new PreparedData(context.dataCache()).get(preparation.get());
    }
    return read(fetch((DatasetSource.Artifact) source, context), context);
  }

  private Optional<Preparation> preparation(DatasetSource source, ResolutionContext context)
      throws ResolutionException, DatasetException {
    if (!(source instanceof DatasetSource.OfClass named)) {
      return Preparations.of(source, base(context));
    }
    ProjectClasses classes = project.of(context);
    if (!classes.has(named.className())) {
      throw new DatasetException(
          classes.lacks(named.className()),
          new DatasetException.NamedBy("class", named.className()));
    }
    return Optional.of(
        new ClassPreparation(
            named,
            classes.hashes(),
            new ClassProgram(
                project.withInterfaces(context, trainer),
                trainer.classTrainer(context),
                base(context),
                context.datasetFolder())));
  }

  /**
   * Gets the data of an experiment: the data set, with a validation part if one is wanted, or that
   * of each fold.
   *
   * @throws ResolutionException if an artifact is not to be had
   * @throws DatasetException if what was found is not a data set, is damaged, or cannot be divided
   *     like that
   */
  public ExperimentData resolve(WantedData wanted, ResolutionContext context)
      throws ResolutionException, DatasetException {
    if (wanted.folds() != null) {
      return folds(wanted.source(), wanted.folds(), context);
    }
    return ExperimentData.of(
        wanted.validation() == null
            ? resolve(wanted.source(), context)
            : validated(wanted.source(), wanted.validation(), context));
  }

  private Dataset validated(DatasetSource source, Validation validation, ResolutionContext context)
      throws ResolutionException, DatasetException {
    DatasetSource local = DownloadedSources.local(source, context);
    Optional<Preparation> ofTable = Preparations.with(validation, local, base(context));
    return new PreparedData(context.dataCache())
        .get(
            ofTable.isPresent()
                ? ofTable.get()
                : new ValidationPreparation(resolve(local, context), validation));
  }

  private ExperimentData folds(DatasetSource source, Folds folds, ResolutionContext context)
      throws ResolutionException, DatasetException {
    PreparedData prepared = new PreparedData(context.dataCache());
    DatasetSource local = DownloadedSources.local(source, context);
    boolean isTable = Preparations.ofFold(local, base(context), folds, 1).isPresent();
    @Nullable Dataset whole = isTable ? null : resolve(local, context);
    List<Dataset> each = new ArrayList<>();
    for (int fold = 1; fold <= folds.count(); fold++) {
      each.add(
          prepared.get(
              whole == null
                  ? Preparations.ofFold(local, base(context), folds, fold).orElseThrow()
                  : new FoldPreparation(whole, folds, fold)));
    }
    return new ExperimentData(prepared.get(new PooledFolds(each)), each);
  }

  /**
   * The manifest of what an experiment asks for, as {@link #manifest(DatasetSource,
   * ResolutionContext)} gives it; with folds, that of all of them together.
   */
  public byte[] manifest(WantedData wanted, ResolutionContext context)
      throws ResolutionException, DatasetException, IOException {
    return wanted.isWhole()
        ? manifest(wanted.source(), context)
        : manifest(resolve(wanted, context).whole().files().folder());
  }

  /**
   * The manifest of a data set, without a look at its data: what is said of them besides their
   * hashes may change while they stay the same.
   *
   * @return its bytes; empty if it has none
   * @throws ResolutionException if the artifact is not to be had
   * @throws DatasetException if the data has to be prepared and cannot be
   * @throws IOException if it cannot be read
   */
  public byte[] manifest(DatasetSource source, ResolutionContext context)
      throws ResolutionException, DatasetException, IOException {
    if (source instanceof DatasetSource.Folder folder) {
      return manifest(base(context).resolve(folder.path()));
    }
    if (source instanceof DatasetSource.Subset subset) {
      return manifest(subset.subset(), context);
    }
    DatasetSource local = DownloadedSources.local(source, context);
    if (local instanceof DatasetSource.OfClass
        || Preparations.of(local, base(context)).isPresent()) {
      return manifest(resolve(local, context).files().folder());
    }
    Path found = fetch((DatasetSource.Artifact) source, context).path();
    return Files.isDirectory(found)
        ? manifest(found.resolve(DatasetArchive.FOLDER))
        : new DatasetArchive(found).manifest();
  }

  private static byte[] manifest(Path folder) throws IOException {
    Path file = folder.resolve(DatasetManifest.FILE_NAME);
    return Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
  }

  private static Path base(ResolutionContext context) {
    return context.project().getBasedir().toPath();
  }

  /** An artifact and where it is: a jar, or in the reactor a folder. */
  private record Fetched(Artifact artifact, Path path) {}

  private Fetched fetch(DatasetSource.Artifact source, ResolutionContext context)
      throws ResolutionException {
    ArtifactCoordinates coordinates = ArtifactCoordinates.parse(source.artifact());
    // Data sets that come with this plugin have its version.
    boolean isOurs = coordinates.groupId().equals(context.plugin().getGroupId());
    try {
      Artifact artifact = coordinates.in(context, isOurs ? context.pluginVersion() : null);
      return new Fetched(artifact, artifacts.fetch(artifact, context));
    } catch (ResolutionException e) {
      throw isOurs && !OURS.contains(coordinates.artifactId())
          ? new ResolutionException(noneOfOurs(coordinates) + e.getMessage(), e)
          : e;
    }
  }

  private static String noneOfOurs(ArtifactCoordinates coordinates) {
    String names =
        OURS.stream()
            .map(artifact -> artifact.substring(0, artifact.length() - SUFFIX.length()))
            .collect(Collectors.joining(", "));
    return "no data set of this plugin is %s; by a bare name there is: %s\n"
        .formatted(coordinates.artifactId().replaceAll(SUFFIX + "$", ""), names);
  }

  private Dataset readFolder(Path base, String folder) throws DatasetException {
    try {
      Path found = base.resolve(folder);
      return known.get(List.of(found), () -> DatasetReader.read(found));
    } catch (InvalidPathException e) {
      throw new DatasetException(
          "'%s' is not a path to a folder: %s".formatted(folder, e.getReason()), e);
    }
  }

  private Dataset read(Fetched fetched, ResolutionContext context) throws DatasetException {
    Artifact artifact = fetched.artifact();
    Path found = fetched.path();
    if (Files.isDirectory(found)) {
      return readClasses(artifact, found.resolve(DatasetArchive.FOLDER));
    }
    // The group in the path too: two data sets of one name must not overwrite each other.
    Path folder =
        context
            .datasetFolder()
            .resolve(artifact.getGroupId())
            .resolve(artifact.getArtifactId() + "-" + artifact.getVersion());
    return known.get(
        List.of(found, folder),
        () -> {
          RememberedHashes hashes = RememberedHashes.of(folder, Clock.systemUTC());
          new DatasetArchive(found).unpack(folder, hashes);
          Dataset dataset = DatasetReader.read(folder, hashes);
          keep(hashes, folder);
          return dataset;
        });
  }

  private static void keep(RememberedHashes hashes, Path folder) throws DatasetException {
    try {
      hashes.keep();
    } catch (IOException e) {
      throw DatasetException.unreadable(folder, e);
    }
  }

  private Dataset readClasses(Artifact artifact, Path folder) throws DatasetException {
    if (!Files.exists(folder.resolve(DatasetManifest.FILE_NAME))) {
      throw new DatasetException(
          "%s has no %s in %s; a data set artifact has its manifest and its files in that folder"
              .formatted(artifact, DatasetManifest.FILE_NAME, folder));
    }
    return known.get(List.of(folder), () -> DatasetReader.read(folder));
  }
}
