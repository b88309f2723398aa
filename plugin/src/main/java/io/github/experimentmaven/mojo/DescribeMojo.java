package io.github.experimentmaven.mojo;

import io.github.experimentmaven.dataset.Dataset;
import io.github.experimentmaven.experiment.TrainerClass;
import io.github.experimentmaven.failure.Printable;
import io.github.experimentmaven.failure.Problem;
import io.github.experimentmaven.module.CheckedExperiment;
import io.github.experimentmaven.module.ExperimentCatalog;
import io.github.experimentmaven.module.ExperimentModule;
import io.github.experimentmaven.report.SummaryText;
import io.github.experimentmaven.report.model.DatasetProfile;
import io.github.experimentmaven.training.DataWarnings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Prints each experiment's network, as Keras' {@code summary()} does, the memory that its training
 * takes, the facts of its data, and what is hardly meant about it. Trains nothing.
 */
@Mojo(name = "describe", threadSafe = true)
public final class DescribeMojo extends ExperimentMojo {

  private final ExperimentCatalog catalog;

  /** Skips this goal. */
  @Parameter(property = "experiment.describe.skip", defaultValue = "false")
  private boolean skipDescribe;

  @Inject
  DescribeMojo(ExperimentCatalog catalog) {
    this.catalog = catalog;
  }

  @Override
  boolean isGoalSkipped() {
    return skipDescribe;
  }

  @Override
  void perform(ExperimentModule module) throws Exception {
    // Experiments mostly share their data, and looking through it takes longest of all.
    Map<Dataset, String> facts = new HashMap<>();
    List<CheckedExperiment> experiments = catalog.check(module);
    for (Problem warning : DataWarnings.of(experiments)) {
      getLog().warn(Printable.of(warning.location() + ": " + warning.message()));
    }
    for (CheckedExperiment checked : experiments) {
      getLog().info("");
      getLog()
          .info(checked.experiment().name() + " (" + module.shown(checked.source().file()) + ")");
      if (!checked.experiment().description().isEmpty()) {
        print(checked.experiment().description());
      }
      TrainerClass trainer = checked.experiment().trainer();
      print(trainer == null ? SummaryText.of(checked.network()) : SummaryText.of(trainer));
      print(SummaryText.of(checked.memory()));
      String known = facts.get(checked.dataset());
      if (known == null) {
        known = SummaryText.of(DatasetProfile.of(checked.dataset()));
        facts.put(checked.dataset(), known);
      }
      print(known);
    }
  }

  /** Of a text of files each line is a message of its own: none begins where a command would. */
  private void print(String text) {
    text.lines().map(Printable::of).forEach(getLog()::info);
  }
}
