package io.github.experimentmaven.mojo;

import io.github.experimentmaven.dataset.Dataset;
import io.github.experimentmaven.module.CheckedExperiment;
import io.github.experimentmaven.module.ExperimentCatalog;
import io.github.experimentmaven.module.ExperimentModule;
import io.github.experimentmaven.publication.DatasetPublication;
import io.github.experimentmaven.publication.DatasetPublication.Texts;
import java.io.File;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.inject.Inject;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Writes the data of an experiment as a Maven artifact has it: IDX files, gzipped, and a manifest
 * with shapes, classes, hashes, licence and origin. The jar of a module that has them among its
 * resources is a data set that other experiments name. What the manifest in the folder says of
 * name, description, licence and origin stays unless it is given anew.
 */
@Mojo(name = "dataset", threadSafe = true)
public final class DatasetMojo extends ExperimentMojo {

  private final ExperimentCatalog catalog;

  /** Output folder of the files: {@code dataset} among the resources of a module. */
  @Parameter(
      property = "experiment.dataset.directory",
      defaultValue = "${project.basedir}/src/main/resources/dataset")
  private File datasetDirectory;

  /** The data set's name for people. Default: that of the data. */
  @Parameter(property = "experiment.dataset.name")
  private @Nullable String datasetName;

  /** One sentence about the data. */
  @Parameter(property = "experiment.dataset.description")
  private @Nullable String datasetDescription;

  /** The licence under which the data may be used, such as {@code CC BY 4.0}. */
  @Parameter(property = "experiment.dataset.licence")
  private @Nullable String datasetLicence;

  /** Who made the data. */
  @Parameter(property = "experiment.dataset.origin")
  private @Nullable String datasetOrigin;

  /** Skips this goal. */
  @Parameter(property = "experiment.dataset.skip", defaultValue = "false")
  private boolean skipDataset;

  @Inject
  DatasetMojo(ExperimentCatalog catalog) {
    this.catalog = catalog;
  }

  @Override
  boolean isGoalSkipped() {
    return skipDataset;
  }

  @Override
  void perform(ExperimentModule module) throws Exception {
    Map<Dataset, String> found = new LinkedHashMap<>();
    for (CheckedExperiment checked : catalog.check(module)) {
      if (checked.experiment().folds() != null) {
        throw new MojoExecutionException(
            "the data of "
                + checked.experiment().name()
                + " is dealt into folds, which are not published: name an experiment without folds"
                + " that has the same dataset, as in -Dexperiment.names=NAME");
      }
      found.putIfAbsent(checked.dataset(), checked.experiment().name());
    }
    if (found.isEmpty()) {
      getLog().info("No experiments in " + module.shown(module.experimentDirectory()));
      return;
    }
    if (found.size() > 1) {
      throw new MojoExecutionException(
          "the experiments "
              + String.join(", ", found.values())
              + " have different data; name one whose data is meant, as in -Dexperiment.names="
              + found.values().iterator().next());
    }
    Dataset dataset = found.keySet().iterator().next();
    Path folder = datasetDirectory.toPath();
    Texts given =
        new Texts(
            given(datasetName),
            given(datasetDescription),
            given(datasetLicence),
            given(datasetOrigin));
    Texts texts = DatasetPublication.write(dataset, given, folder);
    getLog().info("Data set: " + texts.name() + ", in " + module.shown(folder));
    for (String missing : texts.missing()) {
      getLog()
          .warn(
              "the manifest does not name the data's "
                  + missing
                  + ": give it by -Dexperiment.dataset."
                  + missing
                  + ", or write it into "
                  + module.shown(folder.resolve("dataset.json")));
    }
  }

  private static String given(@Nullable String text) {
    return text == null ? "" : text.strip();
  }
}
