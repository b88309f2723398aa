package io.github.experimentmaven.benchmark;

import io.github.experimentmaven.dataset.DatasetFiles;
import io.github.experimentmaven.descriptor.ExperimentJson;
import io.github.experimentmaven.experiment.Part;
import io.github.experimentmaven.storage.RecordJson;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The same training in PyTorch: the script says what it does.
 *
 * @param workload what to train
 * @param python what runs it
 * @param channelsLast whether channels are the last dimension in memory, which is not PyTorch's
 *     default
 * @param script {@code train.py}
 * @param folder for results and logs
 */
record PyTorch(
    Workload workload, TorchInterpreter python, boolean channelsLast, Path script, Path folder)
    implements Contender {

  /** How reports name it. */
  static final String NAME = "pytorch";

  /** How reports name it where channels are the last dimension in memory. */
  static final String CHANNELS_LAST = "pytorch-channels-last";

  // As the plugin's trainers have it; PyTorch, too, gains a little by it.
  private static final Map<String, String> ALLOCATION =
      Map.of(
          "MALLOC_MMAP_THRESHOLD_", Integer.toString(32 << 20),
          "MALLOC_TRIM_THRESHOLD_", Integer.toString(512 << 20));

  @Override
  public String subject() {
    return workload.name();
  }

  @Override
  public String name() {
    return channelsLast ? CHANNELS_LAST : NAME;
  }

  @Override
  public Map<Quantity, Double> measure(int round) throws IOException, InterruptedException {
    String file = workload.name().replace(' ', '-');
    Path result = folder.resolve(name() + "-" + file + "-" + round + ".json");
    Path experiment = folder.resolve(file + ".json");
    RecordJson.write(experiment, ExperimentJson.write(workload.experiment()));
    DatasetFiles files = workload.dataset().files();
    List<String> command = new ArrayList<>();
    command.addAll(
        List.of(
            python.executable(),
            script.toString(),
            experiment.toString(),
            files.file(Part.TRAIN, "images").path().toString(),
            files.file(Part.TRAIN, "labels").path().toString(),
            files.file(Part.TEST, "images").path().toString(),
            files.file(Part.TEST, "labels").path().toString(),
            "--warm-up-epochs=" + workload.warmUpEpochs(),
            "--evaluation-batch-size=" + workload.evaluationBatchSize(),
            "--output=" + result));
    if (channelsLast) {
      command.add("--channels-last");
    }
    double startedAt = System.currentTimeMillis() / 1000.0;
    Fork.run(command, ALLOCATION, folder, folder.resolve(result.getFileName() + ".log"));
    return RecordJson.read(result, TrainingFigures.class).quantities(startedAt, workload);
  }
}
