package io.github.experimentmaven.mojo;

import io.github.experimentmaven.descriptor.LocatedExperiment;
import io.github.experimentmaven.module.ExperimentCatalog;
import io.github.experimentmaven.module.ExperimentModule;
import io.github.experimentmaven.provenance.RunKey;
import io.github.experimentmaven.publication.KerasModels;
import io.github.experimentmaven.result.RunFolder;
import io.github.experimentmaven.result.RunKeys;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Writes the trained networks as Keras has them: {@code model.keras}, layers and weights, beside
 * the {@code model.zip} of each run.
 */
@Mojo(name = "export-keras", threadSafe = true)
public final class ExportKerasMojo extends ExperimentMojo {

  private final ExperimentCatalog catalog;

  /** Skips this goal. */
  @Parameter(property = "experiment.exportKeras.skip", defaultValue = "false")
  private boolean skipExportKeras;

  @Inject
  ExportKerasMojo(ExperimentCatalog catalog) {
    this.catalog = catalog;
  }

  @Override
  boolean isGoalSkipped() {
    return skipExportKeras;
  }

  @Override
  void perform(ExperimentModule module) throws Exception {
    for (LocatedExperiment located : catalog.read(module)) {
      String name = located.experiment().name();
      if (located.experiment().trainer() != null) {
        getLog().info(name + " is trained by a class of the project: there is no network of it");
        continue;
      }
      for (RunKey key : RunKeys.of(located.experiment())) {
        RunFolder run = RunFolder.of(module.outputDirectory(), name, key);
        if (!run.isComplete() || !Files.exists(run.model())) {
          getLog().warn(name + " " + key.label() + " is not trained yet: run the goal 'run' first");
          continue;
        }
        Path file = run.path().resolve("model.keras");
        KerasModels.write(run, file);
        getLog().info("Keras model: " + module.shown(file));
      }
    }
  }
}
