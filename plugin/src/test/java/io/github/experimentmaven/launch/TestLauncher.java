package io.github.experimentmaven.launch;

import io.github.experimentmaven.cache.RunCache;
import io.github.experimentmaven.failure.ExperimentException;
import io.github.experimentmaven.plan.Run;
import io.github.experimentmaven.platform.NativePlatform;
import io.github.experimentmaven.result.TrainerContract;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Launches on this machine, as a build does, a trainer of any class path.
 *
 * @param slots at once
 * @param known before
 * @param classPath of the trainer
 * @param mainClass of the trainer
 */
public record TestLauncher(LaunchSlots slots, Known known, List<Path> classPath, String mainClass) {

  /** Trains one run after the other by the real trainer, and knows nothing before. */
  public static TestLauncher ofRealTrainers(List<Path> classPath) {
    return new TestLauncher(
        new LaunchSlots(1, Long.MAX_VALUE),
        new Known(RunCache.off(), Map.of()),
        classPath,
        TrainerContract.MAIN_CLASS);
  }

  /** Launches what is not known. */
  public List<RunOutcome> launch(List<Run> runs, LaunchSettings settings, ProgressListener listener)
      throws InterruptedException {
    return launch(runs, settings, listener, () -> {});
  }

  /** Launches what is not known, in folders that may come to be somebody else's. */
  List<RunOutcome> launch(
      List<Run> runs,
      LaunchSettings settings,
      ProgressListener listener,
      Trainings.Ownership ownership)
      throws InterruptedException {
    TrainerArtifacts trainer =
        new TrainerArtifacts() {
          @Override
          public List<String> libraries(NativePlatform platform) {
            return List.of();
          }

          @Override
          public List<Path> classPath(NativePlatform platform) {
            return classPath;
          }

          @Override
          public Map<String, String> projectCode() {
            return Map.of();
          }

          @Override
          public SparkArtifacts spark() {
            throw new UnsupportedOperationException("trained here");
          }

          @Override
          public ProjectProgram projectProgram() {
            return new ProjectProgram(classPath, classPath);
          }
        };
    LocalLauncher launcher = new LocalLauncher(settings, slots, trainer, mainClass);
    try {
      return new Trainings(launcher, known, listener, new RunClaims(), ownership).launch(runs);
    } catch (ExperimentException e) {
      throw new IllegalStateException(e);
    }
  }
}
