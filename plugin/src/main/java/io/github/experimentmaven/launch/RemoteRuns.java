package io.github.experimentmaven.launch;

import io.github.experimentmaven.plan.Run;
import io.github.experimentmaven.remote.RemoteCommand;
import io.github.experimentmaven.remote.RemoteCommand.Place;
import io.github.experimentmaven.remote.RemoteRun;
import io.github.experimentmaven.result.Job;
import io.github.experimentmaven.result.TrainerContract;
import io.github.experimentmaven.storage.RecordJson;
import io.github.experimentmaven.storage.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Runs as other machines are told of them: without a path of this one. */
final class RemoteRuns {

  private static final int KEY_DIGITS = 16;

  private final LaunchSettings settings;
  private final ShippedFiles files;
  private final ShippedData data;
  private final @Nullable String checkpoints;

  /**
   * @param settings what trainers are launched with
   * @param checkpoints a folder on all machines; null if there is none
   * @param files takes what the runs need
   * @param data takes what they train on
   */
  RemoteRuns(
      LaunchSettings settings, @Nullable String checkpoints, ShippedFiles files, ShippedData data) {
    this.settings = settings;
    this.checkpoints = checkpoints;
    this.files = files;
    this.data = data;
  }

  /**
   * A run for another machine.
   *
   * @param number that it is known by
   * @param classPath of the trainer
   */
  RemoteRun of(Run run, int number, List<Path> classPath) throws IOException {
    Map<String, String> dataset = new LinkedHashMap<>();
    for (Job.ExpectedFile file : run.job().files().values()) {
      dataset.put(file.file(), data.add(file, run.data().resolve(file.file())));
    }
    Path weights = run.initialWeights();
    return new RemoteRun(
        number,
        run.label(),
        command(run, classPath, weights),
        RecordJson.line(run.job()).getBytes(StandardCharsets.UTF_8),
        Sha256.of(dataset.toString()).substring(0, KEY_DIGITS),
        dataset,
        weights == null ? "" : files.add(weights),
        Files.isRegularFile(run.folder().checkpoint()) ? files.add(run.folder().checkpoint()) : "",
        checkpoints == null ? "" : checkpoints + "/" + run.fingerprint() + ".bin",
        settings.timeLimit() == null ? 0 : settings.timeLimit().toMillis(),
        settings.nativeClassifier() == null
            ? run.job().identity().numerics().nativeClassifier()
            : "");
  }

  private RemoteCommand command(Run run, List<Path> classPath, @Nullable Path weights)
      throws IOException {
    List<String> names = new ArrayList<>();
    for (Path each : classPath) {
      names.add(files.add(each));
    }
    TrainerOptions options = TrainerOptions.of(settings, run);
    List<String> arguments = new ArrayList<>();
    Integer pause = run.pause();
    if (pause != null) {
      arguments.add("-D" + TrainerContract.PAUSE_PROPERTY + "=" + pause);
    }
    arguments.addAll(
        options.ours(
            Place.CLASS_PATH.mark(),
            Place.RUN.mark() + "/" + CrashReport.FILE_NAME,
            Place.NATIVE_CACHE.mark()));
    arguments.addAll(settings.jvmArguments());
    arguments.add(TrainerContract.MAIN_CLASS);
    arguments.add(Place.RUN.mark());
    arguments.add(Place.DATA.mark());
    arguments.add(Place.DATA_CACHE.mark());
    if (weights != null) {
      arguments.add(Place.INITIAL_WEIGHTS.mark());
    }
    Map<String, String> variables = new LinkedHashMap<>(settings.environment());
    variables.putAll(run.job().identity().numerics().variables());
    return new RemoteCommand(
        names, arguments, TrainerOptions.NEWER, variables, TrainerOptions.ALLOCATION);
  }
}
