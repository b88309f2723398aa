package io.github.experimentmaven.benchmark;

import io.github.experimentmaven.dataset.DatasetFiles;
import io.github.experimentmaven.descriptor.ExperimentJson;
import io.github.experimentmaven.experiment.Part;
import io.github.experimentmaven.storage.RecordJson;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The same training in PyTorch: the script says what it does.
 *
 * @param workload what to train
 * @param python what runs it
 * @param script {@code train.py}
 * @param folder for results and logs
 */
record PyTorch(Workload workload, TorchInterpreter python, Path script, Path folder)
    implements Contender {

  /** How reports name it. */
  static final String NAME = "pytorch";

  @Override
  public String subject() {
    return workload.name();
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Map<Quantity, Double> measure(int round) throws IOException, InterruptedException {
    Path result = folder.resolve(NAME + "-" + workload.name() + "-" + round + ".json");
    Path experiment = folder.resolve(workload.name() + ".json");
    RecordJson.write(experiment, ExperimentJson.write(workload.experiment()));
    DatasetFiles files = workload.dataset().files();
    List<String> command =
        List.of(
            python.executable(),
            script.toString(),
            experiment.toString(),
            files.file(Part.TRAIN, "images").path().toString(),
            files.file(Part.TRAIN, "labels").path().toString(),
            files.file(Part.TEST, "images").path().toString(),
            files.file(Part.TEST, "labels").path().toString(),
            "--warm-up-epochs=" + workload.warmUpEpochs(),
            "--output=" + result);
    double startedAt = System.currentTimeMillis() / 1000.0;
    Fork.run(command, folder, folder.resolve(result.getFileName() + ".log"));
    return RecordJson.read(result, TrainingFigures.class)
        .quantities(startedAt, workload.wholeSet());
  }
}
