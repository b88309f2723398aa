package io.github.experimentmaven.benchmark;

import io.github.experimentmaven.experiment.Part;
import io.github.experimentmaven.storage.RecordJson;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Deeplearning4j as it comes: {@link PlainTraining} with the native library that {@code
 * nd4j-native} brings by default. It is given the one thread that suits it better than several.
 *
 * @param workload what to train
 * @param nativeClassifier the machine's, without any extension
 * @param warmUpBatches whose time does not count
 * @param batches whose time counts
 * @param folder for results, logs and unpacked native libraries
 */
record PlainDeeplearning4j(
    Workload workload, String nativeClassifier, int warmUpBatches, int batches, Path folder)
    implements Contender {

  /** How reports name it. */
  static final String NAME = "deeplearning4j";

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
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-cp");
    command.add(
        String.join(
            java.io.File.pathSeparator,
            ClassPath.withNativeLibrary(nativeClassifier).stream().map(Path::toString).toList()));
    // As the plugin's trainers have it.
    command.add("-Xmx1g");
    command.add("-Dorg.bytedeco.javacpp.maxbytes=1g");
    command.add("-Dorg.bytedeco.javacpp.maxphysicalbytes=2560m");
    command.add("-Dorg.bytedeco.javacpp.cachedir=" + folder.resolve("native"));
    command.add("-Dorg.slf4j.simpleLogger.defaultLogLevel=warn");
    command.add(PlainTraining.class.getName());
    command.add(workload.name());
    command.add(workload.dataset().files().file(Part.TRAIN, "images").path().toString());
    command.add(workload.dataset().files().file(Part.TRAIN, "labels").path().toString());
    command.add(Integer.toString(workload.experiment().batchSize()));
    command.add(Integer.toString(warmUpBatches));
    command.add(Integer.toString(batches));
    command.add(result.toString());
    double startedAt = System.currentTimeMillis() / 1000.0;
    Fork.run(command, folder, folder.resolve(result.getFileName() + ".log"));
    return RecordJson.read(result, TrainingFigures.class).quantities(startedAt, workload);
  }
}
