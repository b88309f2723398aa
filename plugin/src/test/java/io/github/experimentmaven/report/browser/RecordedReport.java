package io.github.experimentmaven.report.browser;

import io.github.experimentmaven.accepted.AcceptedBaseline;
import io.github.experimentmaven.accepted.BaselineFiles;
import io.github.experimentmaven.dataset.Dataset;
import io.github.experimentmaven.dataset.DatasetReader;
import io.github.experimentmaven.descriptor.ExperimentJson;
import io.github.experimentmaven.gate.TaskPredictions;
import io.github.experimentmaven.report.model.DatasetProfile;
import io.github.experimentmaven.report.model.MistakenImage;
import io.github.experimentmaven.report.model.ReportedBaseline;
import io.github.experimentmaven.report.model.ReportedExperiment;
import io.github.experimentmaven.result.ClassPredictions;
import io.github.experimentmaven.result.ExperimentResult;
import io.github.experimentmaven.result.ModuleResults;
import io.github.experimentmaven.result.RunFolder;
import io.github.experimentmaven.result.RunResult;
import io.github.experimentmaven.storage.RecordJson;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The experiments that a real module trained, so that their pages can be tested as well. */
public final class RecordedReport {

  /** The folder of a module whose experiments were trained and are of one data set. */
  private static final String MODULE = "report.module";

  private RecordedReport() {}

  /** The experiments of the module that the system property names; none if it names none. */
  public static List<ReportedExperiment> experiments() throws Exception {
    String named = System.getProperty(MODULE, "");
    return named.isEmpty() ? List.of() : experiments(Path.of(named));
  }

  private static List<ReportedExperiment> experiments(Path module) throws Exception {
    Path output = module.resolve(Path.of("target", "experiments"));
    DatasetProfile profile = DatasetProfile.of(dataset(output.resolve("datasets")));
    List<ReportedExperiment> reported = new ArrayList<>();
    for (ExperimentResult result :
        RecordJson.read(
                output.resolve(ModuleResults.FILE_NAME),
                ModuleResults.class,
                ModuleResults.FORMAT_VERSION)
            .experiments()) {
      Map<Long, ClassPredictions> predictions = new LinkedHashMap<>();
      for (RunResult run : result.runs()) {
        RunFolder folder = RunFolder.of(output, run.experiment(), run.key());
        predictions.put(run.key().seed(), ClassPredictions.read(folder.predictions()));
      }
      Path baselines = module.resolve(Path.of("src", "experiments", "baselines"));
      AcceptedBaseline baseline =
          new BaselineFiles(
                  result.name(), baselines, result.name() + ".json", TaskPredictions::readKept)
              .read();
      reported.add(
          new ReportedExperiment(
              ExperimentJson.read(result.definition()),
              result,
              profile,
              ReportedBaseline.of(
                  baseline, result.verdict().images(), profile.dataset(), predictions),
              List.of(),
              MistakenImage.choose(profile.dataset(), List.copyOf(predictions.values())),
              null,
              null));
    }
    return reported;
  }

  private static Dataset dataset(Path unpacked) throws Exception {
    try (Stream<Path> files = Files.walk(unpacked)) {
      Path manifest =
          files.filter(file -> file.endsWith("dataset.json")).sorted().findFirst().orElseThrow();
      return DatasetReader.read(manifest.getParent());
    }
  }
}
