package io.github.experimentmaven.build;

import io.github.experimentmaven.baseline.BaselineException;
import io.github.experimentmaven.dataset.DatasetException;
import io.github.experimentmaven.descriptor.DescriptorException;
import io.github.experimentmaven.experiment.DatasetSource;
import io.github.experimentmaven.experiment.Metric;
import io.github.experimentmaven.export.history.HistoryEntry;
import io.github.experimentmaven.report.page.DatasetProfile;
import io.github.experimentmaven.report.page.MistakenImage;
import io.github.experimentmaven.report.page.PastResult;
import io.github.experimentmaven.report.page.ReportedExperiment;
import io.github.experimentmaven.resolution.DatasetResolver;
import io.github.experimentmaven.resolution.ResolutionException;
import io.github.experimentmaven.result.ExperimentResult;
import io.github.experimentmaven.result.Predictions;
import io.github.experimentmaven.result.RunFolder;
import io.github.experimentmaven.result.RunResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.inject.Inject;
import javax.inject.Named;
import javax.inject.Singleton;

/** Gathers what there is to report of a module's experiments. */
@Named
@Singleton
public final class ExperimentReports {

  private final RecordedExperiments recorded;
  private final DatasetResolver datasets;
  private final ResultHistory histories;

  @Inject
  ExperimentReports(
      RecordedExperiments recorded, DatasetResolver datasets, ResultHistory histories) {
    this.histories = histories;
    this.recorded = recorded;
    this.datasets = datasets;
  }

  /**
   * What there is to report, by name.
   *
   * @return without experiments of which nothing was recorded at all
   */
  public List<ReportedExperiment> collect(ExperimentModule module)
      throws DescriptorException,
          ExperimentCatalog.UnknownNameException,
          BaselineException,
          IOException,
          ResolutionException,
          DatasetException {
    List<ReportedExperiment> reported = new ArrayList<>();
    Map<DatasetSource, DatasetProfile> profiles = new HashMap<>();
    for (RecordedExperiments.Recorded each : recorded.judge(module)) {
      if (each.result().runs().isEmpty() && each.result().failures().isEmpty()) {
        continue;
      }
      DatasetSource source = each.experiment().dataset();
      DatasetProfile profile = profiles.get(source);
      if (profile == null) {
        profile = DatasetProfile.of(datasets.resolve(source, module.resolution()));
        profiles.put(source, profile);
      }
      List<MistakenImage> mistakes =
          MistakenImage.choose(profile.dataset(), predictions(module, each.result(), profile));
      reported.add(
          new ReportedExperiment(
              each.experiment(),
              each.result(),
              profile,
              history(module, each.experiment().name()),
              mistakes));
    }
    return reported;
  }

  private List<PastResult> history(ExperimentModule module, String experiment) throws IOException {
    List<PastResult> past = new ArrayList<>();
    for (HistoryEntry entry : histories.read(module, experiment)) {
      HistoryEntry.Figures accuracy = entry.metrics().get(Metric.TEST_ACCURACY.key());
      if (accuracy != null) {
        past.add(
            new PastResult(
                entry.commit(), accuracy.mean(), accuracy.n(), entry.verdict(), entry.reason()));
      }
    }
    return past;
  }

  /** Of the runs that have them for as many test images as there are now. */
  private static List<Predictions> predictions(
      ExperimentModule module, ExperimentResult result, DatasetProfile profile) throws IOException {
    List<Predictions> predictions = new ArrayList<>();
    for (RunResult run : result.runs()) {
      Path file =
          RunFolder.of(module.outputDirectory(), run.experiment(), run.cell(), run.seed())
              .predictions();
      if (Files.isRegularFile(file)) {
        Predictions one = Predictions.read(file);
        if (one.size() == profile.dataset().testCount()) {
          predictions.add(one);
        }
      }
    }
    return predictions;
  }
}
