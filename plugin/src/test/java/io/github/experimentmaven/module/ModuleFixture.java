package io.github.experimentmaven.module;

import static io.github.experimentmaven.result.ResultFixture.classes;
import static io.github.experimentmaven.result.ResultFixture.images;
import static io.github.experimentmaven.result.ResultFixture.metrics;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.experimentmaven.accepted.AcceptedBaseline;
import io.github.experimentmaven.accepted.BaselineFiles;
import io.github.experimentmaven.dataset.IdxFiles;
import io.github.experimentmaven.descriptor.ExperimentJson;
import io.github.experimentmaven.descriptor.ExperimentReader;
import io.github.experimentmaven.descriptor.LocatedExperiment;
import io.github.experimentmaven.experiment.Experiment;
import io.github.experimentmaven.failure.DescriptorException;
import io.github.experimentmaven.gate.Gate;
import io.github.experimentmaven.gate.SeedPredictions;
import io.github.experimentmaven.provenance.Identity;
import io.github.experimentmaven.provenance.IdentityFixture;
import io.github.experimentmaven.provenance.Provenance;
import io.github.experimentmaven.provenance.RunKey;
import io.github.experimentmaven.recording.RecordedPredictions;
import io.github.experimentmaven.resolution.ClasspathScope;
import io.github.experimentmaven.resolution.ResolutionContext;
import io.github.experimentmaven.result.ClassPredictions;
import io.github.experimentmaven.result.ExperimentResult;
import io.github.experimentmaven.result.ExperimentResult.RunFailure;
import io.github.experimentmaven.result.ModuleResults;
import io.github.experimentmaven.result.RunResult;
import io.github.experimentmaven.storage.FileChanges;
import io.github.experimentmaven.storage.RecordJson;
import io.github.experimentmaven.storage.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.maven.model.Build;
import org.apache.maven.model.Model;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.project.MavenProject;
import org.apache.maven.repository.internal.MavenRepositorySystemUtils;
import org.eclipse.aether.DefaultRepositorySystemSession;
import org.eclipse.aether.internal.impl.SimpleLocalRepositoryManagerFactory;
import org.eclipse.aether.repository.LocalRepository;
import org.eclipse.aether.repository.NoLocalRepositoryManagerException;

/** A module with experiments in a folder of its own, and what was recorded of them. */
public final class ModuleFixture {

  /** An experiment on the data of {@link #writeDataset()} that asks for nothing. */
  public static final String SMALL =
      """
      dataset: {path: data}
      architecture: [Flatten, {Dense: {units: 3, activation: softmax}}]
      optimizer: sgd
      loss: categorical_crossentropy
      epochs: 1
      batch_size: 2
      seed: 7
      """;

  /** The same with an accuracy that it must reach. */
  public static final String GATED = SMALL + "gate: {test_accuracy: {min: 0.5}}\n";

  /** What every run says of the test images, whose labels are 2, 2 and 1. */
  public static final ClassPredictions PREDICTIONS =
      new ClassPredictions(new int[] {1, 2, 1}, new float[] {0.5f, 0.75f, 0.875f});

  private final Path base;
  private final MavenProject project;
  private final DefaultRepositorySystemSession session = MavenRepositorySystemUtils.newSession();

  /** A module without any file. */
  public ModuleFixture(Path base) {
    this.base = base;
    LocalRepository repository = new LocalRepository(base.resolve("repository").toFile());
    try {
      session.setLocalRepositoryManager(
          new SimpleLocalRepositoryManagerFactory().newInstance(session, repository));
    } catch (NoLocalRepositoryManagerException e) {
      throw new IllegalStateException(e);
    }
    Model model = new Model();
    model.setGroupId("org.example");
    model.setArtifactId("module");
    model.setVersion("1");
    model.setName("Example module");
    Build build = new Build();
    build.setDirectory(base.resolve("target").toString());
    model.setBuild(build);
    project = new MavenProject(model);
    project.setFile(base.resolve("pom.xml").toFile());
    project.setRemoteArtifactRepositories(List.of());
    project.setPluginArtifactRepositories(List.of());
  }

  /** The module as Maven knows it. */
  public MavenProject project() {
    return project;
  }

  /** Its repositories: an empty local one and no other. */
  public DefaultRepositorySystemSession session() {
    return session;
  }

  /** The module as the services know it. */
  public ExperimentModule module(String... names) {
    return new ExperimentModule(
        base,
        base.resolve("src/experiments"),
        base.resolve("target/experiments"),
        base.resolve("src/experiments/baselines"),
        false,
        Set.of(names),
        project.getProperties()::getProperty,
        new ResolutionContext(
            session,
            project,
            new PluginDescriptor(),
            base.resolve("target/experiments/datasets"),
            base.resolve("target/data-cache"),
            ClasspathScope.TEST));
  }

  /** A file of the module, by its path with forward slashes. */
  public Path file(String path) {
    return base.resolve(path);
  }

  /** Writes a file of the module, and the folders it is in. */
  public Path write(String path, String text) throws IOException {
    Path file = file(path);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  /** Writes {@code src/experiments/<name>.yaml}. */
  public Path writeExperiment(String name, String text) throws IOException {
    return write("src/experiments/" + name + ".yaml", text);
  }

  /** Writes six training and three test images of three classes, 4 x 5 pixels, to {@code data}. */
  public Path writeDataset() throws IOException {
    return IdxFiles.writeSmallDataset(file("data"));
  }

  /** Writes the data and {@link #SMALL} as {@code small}: all that a training needs. */
  public void writeSmall() throws IOException {
    writeDataset();
    writeExperiment("small", SMALL);
  }

  /** The experiments as their files have them now, by file name. */
  public List<LocatedExperiment> read() throws DescriptorException {
    return new ExperimentReader(base, project.getProperties()::getProperty)
        .readFolder(file("src/experiments"));
  }

  /** Records for every experiment, as it is now, a run for each seed with this accuracy. */
  public void record(double testAccuracy) throws IOException, DescriptorException {
    List<ExperimentResult> results = new ArrayList<>();
    for (LocatedExperiment located : read()) {
      Experiment experiment = located.experiment();
      results.add(
          result(
              located,
              experiment.seeds().stream()
                  .map(seed -> run(experiment.name(), seed, testAccuracy))
                  .toList(),
              List.of()));
    }
    RecordJson.write(
        module().resultsFile(), new ModuleResults(ModuleResults.FORMAT_VERSION, results));
  }

  /** Writes what the recorded runs said of the three test images into their folders. */
  public void writePredictions() throws IOException {
    for (ExperimentResult result :
        RecordJson.read(module().resultsFile(), ModuleResults.class).experiments()) {
      for (RunResult run : result.runs()) {
        Path file = RecordedPredictions.file(module(), run);
        Files.createDirectories(file.getParent());
        PREDICTIONS.write(file);
      }
    }
  }

  /** Writes the baseline that some runs would be. */
  public void writeBaseline(String experiment, RunResult... runs) throws IOException {
    List<int[]> predictions = Arrays.stream(runs).map(run -> PREDICTIONS.classes()).toList();
    BaselineFiles files = module().baselineFiles(experiment);
    write(
        files,
        files.draft(
            "for the test", List.of(runs), new SeedPredictions(new int[] {2, 2, 1}, predictions)));
  }

  /** Writes a baseline. */
  public static void write(BaselineFiles files, AcceptedBaseline baseline) throws IOException {
    FileChanges changes = new FileChanges(files.folder().resolve(".accepting"));
    files.write(baseline, changes);
    changes.make();
  }

  /** What is recorded of an experiment with these runs. */
  public ExperimentResult result(
      LocatedExperiment located, List<RunResult> runs, List<RunFailure> failures) {
    return new ExperimentResult(
        located.experiment().name(),
        module().shown(located.file()),
        ExperimentJson.write(located.experiment()),
        runs,
        failures,
        Gate.judge(located.experiment(), runs, failures));
  }

  /** A run of {@link #SMALL}. */
  public static RunResult run(String experiment, long seed, double testAccuracy) {
    return run(experiment, seed, testAccuracy, seed, provenance(64, seed));
  }

  /** The same with weights that are the same for the same bits, and with what it came from. */
  public static RunResult run(
      String experiment, long seed, double testAccuracy, long bits, Provenance provenance) {
    return new RunResult(
        RunResult.FORMAT_VERSION,
        experiment,
        RunKey.of(seed),
        63,
        List.of(
            new RunResult.LayerResult("flatten", "Flatten", List.of(20), 0, 0),
            new RunResult.LayerResult("dense", "Dense", List.of(3), 63, 0)),
        new RunResult.DatasetFacts("data", 6, 3, images(4, 5, 1), classes("0", "1", "2")),
        List.of(
            new RunResult.EpochResult(
                1, metrics(1.25, 0.5, 1.125, testAccuracy), 0.5, "%064x".formatted(bits))),
        metrics(1.25, 0.5, 1.125, testAccuracy),
        List.of(List.of(0, 0, 0), List.of(0, 1, 0), List.of(0, 1, 1)),
        List.of(
            new RunResult.ClassResult("0", 0, 0, 0, 0),
            new RunResult.ClassResult("1", 0.5, 1, 2 / 3.0, 1),
            new RunResult.ClassResult("2", 1, 0.5, 2 / 3.0, 2)),
        12,
        0.5,
        0.25,
        1,
        1 << 20,
        "%064x".formatted(bits + 1),
        "%064x".formatted(bits),
        PREDICTIONS.sha256(),
        provenance);
  }

  /** Where a run of {@link #SMALL} came from. */
  public static Provenance provenance(int batchSize, long seed) {
    Identity identity = IdentityFixture.identity(batchSize);
    Map<String, String> data =
        IdentityFixture.data(
            Sha256.of(IdxFiles.counting(6, 4, 5)),
            Sha256.of(IdxFiles.labels(0, 1, 2, 0, 1, 0)),
            Sha256.of(IdxFiles.counting(3, 4, 5)),
            Sha256.of(IdxFiles.labels(2, 2, 1)));
    return IdentityFixture.provenance(
        IdentityFixture.identity((ObjectNode) identity.experiment(), data), seed);
  }
}
