package io.github.experimentmaven.result;

import io.github.experimentmaven.experiment.FileStem;
import io.github.experimentmaven.provenance.RunKey;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The files of one run: {@code <results>/<experiment>/seed-<n>/}, with folds {@code
 * seed-<n>-fold-<m>/}.
 *
 * @param path the folder
 */
public record RunFolder(Path path) {

  /** The folder of a run below the folder of all results. */
  public static RunFolder of(Path results, String experiment, RunKey run) {
    return new RunFolder(results.resolve(FileStem.of(experiment)).resolve(run.fileName()));
  }

  /** All that the trainer needs. */
  public Path job() {
    return path.resolve("job.json");
  }

  /** One {@link RunEvent} a line. */
  public Path events() {
    return path.resolve("events.jsonl");
  }

  /** A {@link RunResult}; written last, by an atomic rename. */
  public Path result() {
    return path.resolve("result.json");
  }

  /** What the network said of every test image. */
  public Path predictions() {
    return path.resolve("predictions.bin");
  }

  /** The trained network, loadable with plain Deeplearning4j. */
  public Path model() {
    return path.resolve("model.zip");
  }

  /** {@link AugmentedImages}, if the network was shown augmented images. */
  public Path augmented() {
    return path.resolve("augmented.json");
  }

  /** The folder of what a class of a project keeps of its training. */
  public Path kept() {
    return path.resolve("kept");
  }

  /** What the trainer and its native code printed. */
  public Path log() {
    return path.resolve("trainer.log");
  }

  /**
   * Where an interrupted training goes on; only there while a run is not complete. {@code
   * trainer.CheckpointFile} describes it.
   */
  public Path checkpoint() {
    return path.resolve("checkpoint.bin");
  }

  /** A {@link PausedRun}; only there while a run is paused, or if it was stopped for good. */
  public Path paused() {
    return path.resolve("paused.json");
  }

  /** Whether the run has come to its end. */
  public boolean isComplete() {
    return Files.isRegularFile(result());
  }
}
