package io.github.experimentmaven.reporting;

import io.github.experimentmaven.accepted.AcceptedBaseline;
import io.github.experimentmaven.dataset.Dataset;
import io.github.experimentmaven.experiment.Metric;
import io.github.experimentmaven.experiment.NetworkSummary;
import io.github.experimentmaven.experiment.Part;
import io.github.experimentmaven.export.history.HistoryEntry;
import io.github.experimentmaven.failure.ExperimentException;
import io.github.experimentmaven.module.ExperimentModule;
import io.github.experimentmaven.recording.JudgedExperiment;
import io.github.experimentmaven.recording.RecordedExperiments;
import io.github.experimentmaven.recording.RecordedPredictions;
import io.github.experimentmaven.recording.ResultHistory;
import io.github.experimentmaven.report.ReportGenerator;
import io.github.experimentmaven.report.ReportRequest;
import io.github.experimentmaven.report.model.DatasetProfile;
import io.github.experimentmaven.report.model.MistakenImage;
import io.github.experimentmaven.report.model.PastResult;
import io.github.experimentmaven.report.model.ReportedBaseline;
import io.github.experimentmaven.report.model.ReportedExperiment;
import io.github.experimentmaven.report.model.Spread;
import io.github.experimentmaven.report.model.TestOutputs;
import io.github.experimentmaven.resolution.DatasetResolver;
import io.github.experimentmaven.resolution.WantedData;
import io.github.experimentmaven.result.AugmentedImages;
import io.github.experimentmaven.result.ClassPredictions;
import io.github.experimentmaven.result.ExperimentResult;
import io.github.experimentmaven.result.PooledPredictions;
import io.github.experimentmaven.result.Predictions;
import io.github.experimentmaven.result.ProbabilityPredictions;
import io.github.experimentmaven.result.RunFolder;
import io.github.experimentmaven.result.RunResult;
import io.github.experimentmaven.storage.RecordJson;
import io.github.experimentmaven.storage.Sha256;
import io.github.experimentmaven.task.Features;
import io.github.experimentmaven.task.Task;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javax.inject.Inject;
import javax.inject.Named;
import javax.inject.Singleton;
import org.jspecify.annotations.Nullable;

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
    this.recorded = recorded;
    this.datasets = datasets;
    this.histories = histories;
  }

  /**
   * The experiments there is something to report of, by name.
   *
   * @return without experiments of which nothing was recorded at all
   */
  public List<JudgedExperiment> judge(ExperimentModule module)
      throws ExperimentException, IOException {
    return recorded.judge(module).stream()
        .filter(
            each ->
                !each.result().runs().isEmpty()
                    || !each.result().failures().isEmpty()
                    || each.result().stopped() != null)
        .toList();
  }

  /**
   * Writes the pages, unless they are there already, made from the same results by the same plugin
   * and templates.
   *
   * @param judged what {@link #judge} gave
   * @param project name and version of the project
   * @param pages the folder of the report
   * @param templates the user's templates; null if there are none
   * @return whether they were written
   */
  public boolean write(
      ExperimentModule module,
      List<JudgedExperiment> judged,
      ReportedProject project,
      Path pages,
      @Nullable Path templates)
      throws ExperimentException, IOException {
    // Everything else that is on the pages comes from the results themselves.
    StringBuilder beside = new StringBuilder(project.toString());
    for (JudgedExperiment each : judged) {
      String name = each.experiment().name();
      AcceptedBaseline baseline = each.baseline();
      beside.append('\n').append(histories.read(module, name));
      beside.append('\n').append(baseline == null ? "" : baseline.facts().sha256());
      byte[] manifest = datasets.manifest(WantedData.by(each.experiment()), module.resolution());
      beside.append('\n').append(Sha256.of(manifest));
    }
    ReportStamp stamp =
        new ReportStamp(
            module.outputDirectory().resolve(ReportStamp.FILE_NAME),
            pages,
            judged,
            beside.toString(),
            templates,
            ReportStamp.code());
    if (stamp.isCurrent()) {
      return false;
    }
    new ReportGenerator()
        .generate(
            new ReportRequest(
                project.name(), project.version(), collect(module, judged), pages, templates));
    stamp.write();
    return true;
  }

  /** All there is to report of these experiments. */
  public List<ReportedExperiment> collect(ExperimentModule module, List<JudgedExperiment> judged)
      throws ExperimentException, IOException {
    List<ReportedExperiment> reported = new ArrayList<>();
    Map<WantedData, DatasetProfile> profiles = new HashMap<>();
    for (JudgedExperiment each : judged) {
      WantedData wanted = WantedData.by(each.experiment());
      DatasetProfile profile = profiles.get(wanted);
      if (profile == null) {
        profile = DatasetProfile.of(datasets.resolve(wanted, module.resolution()).whole());
        profiles.put(wanted, profile);
      }
      Dataset dataset = profile.dataset();
      Map<Long, Predictions> predictions = predictions(module, each.result(), dataset);
      Map<Long, ClassPredictions> pictured = pictured(dataset, predictions);
      AcceptedBaseline baseline = each.baseline();
      reported.add(
          new ReportedExperiment(
              each.experiment(),
              each.result(),
              profile,
              baseline == null
                  ? null
                  : ReportedBaseline.of(
                      baseline, each.result().verdict().images(), dataset, pictured),
              history(module, each, dataset),
              MistakenImage.choose(dataset, List.copyOf(pictured.values())),
              TestOutputs.of(dataset, List.copyOf(predictions.values())).orElse(null),
              augmented(module, each.result())));
    }
    return reported;
  }

  /** Of the first run, if it is still there. */
  private static @Nullable AugmentedImages augmented(
      ExperimentModule module, ExperimentResult result) throws IOException {
    if (result.runs().isEmpty()) {
      return null;
    }
    RunResult first = result.runs().get(0);
    RunFolder folder = RunFolder.of(module.outputDirectory(), first.experiment(), first.key());
    return Files.exists(folder.augmented())
        ? RecordJson.read(folder.augmented(), AugmentedImages.class, AugmentedImages.FORMAT_VERSION)
        : null;
  }

  /** None of an experiment that has no run, and a network that does not fit its data. */
  private static Optional<Task> task(JudgedExperiment each, Dataset dataset) {
    if (!each.result().runs().isEmpty()) {
      return Optional.of(each.result().runs().get(0).task());
    }
    if (each.experiment().trainer() != null) {
      return Optional.of(Task.of(dataset.targets()));
    }
    try {
      NetworkSummary network = NetworkSummary.of(each.experiment().architecture(), dataset.shape());
      return Optional.of(Task.of(dataset.targets(), network.output()));
    } catch (NetworkSummary.MismatchException e) {
      return Optional.empty();
    }
  }

  private List<PastResult> history(ExperimentModule module, JudgedExperiment each, Dataset dataset)
      throws IOException {
    Optional<Task> task = task(each, dataset);
    return task.isEmpty()
        ? List.of()
        : history(module, each.experiment().name(), task.get().headline());
  }

  private List<PastResult> history(ExperimentModule module, String experiment, Metric headline)
      throws IOException {
    List<PastResult> past = new ArrayList<>();
    for (HistoryEntry entry : histories.read(module, experiment)) {
      HistoryEntry.Figures figures = entry.metrics().get(headline.key());
      if (figures != null) {
        past.add(
            new PastResult(
                entry.commit(),
                entry.date(),
                new Spread(
                    figures.mean(), Objects.requireNonNullElse(figures.sd(), 0.0), figures.n()),
                entry.verdict(),
                entry.reason()));
      }
    }
    return past;
  }

  /** Of the runs that have them for as many test samples as there are now, by their seeds. */
  private static Map<Long, Predictions> predictions(
      ExperimentModule module, ExperimentResult result, Dataset dataset) throws IOException {
    List<RunResult> runs = new ArrayList<>();
    List<Predictions> said = new ArrayList<>();
    for (RunResult run : result.runs()) {
      Optional<Predictions> own = RecordedPredictions.of(module, run);
      if (own.isPresent()) {
        runs.add(run);
        said.add(own.get());
      }
    }
    Map<Long, Predictions> predictions = PooledPredictions.of(runs, said);
    predictions.values().removeIf(each -> each.size() != dataset.count(Part.TEST));
    return predictions;
  }

  /** The classes that were said of images, which can be shown. */
  private static Map<Long, ClassPredictions> pictured(
      Dataset dataset, Map<Long, Predictions> predictions) {
    Map<Long, ClassPredictions> classes = new LinkedHashMap<>();
    if (dataset.features() instanceof Features.Images) {
      predictions.forEach(
          (seed, said) -> {
            if (said instanceof ClassPredictions answers) {
              classes.put(seed, answers);
            } else if (said instanceof ProbabilityPredictions probabilities) {
              classes.put(seed, probabilities.answers());
            }
          });
    }
    return classes;
  }
}
