package io.github.experimentmaven.build;

import io.github.experimentmaven.baseline.BaselineException;
import io.github.experimentmaven.dataset.DatasetException;
import io.github.experimentmaven.descriptor.DescriptorException;
import io.github.experimentmaven.experiment.DatasetSource;
import io.github.experimentmaven.report.page.DatasetProfile;
import io.github.experimentmaven.report.page.ReportedExperiment;
import io.github.experimentmaven.resolution.DatasetResolver;
import io.github.experimentmaven.resolution.ResolutionException;
import java.io.IOException;
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

  @Inject
  ExperimentReports(RecordedExperiments recorded, DatasetResolver datasets) {
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
      reported.add(new ReportedExperiment(each.experiment(), each.result(), profile));
    }
    return reported;
  }
}
