package io.github.experimentmaven.trainer;

import io.github.experimentmaven.dataset.DatasetJob;
import io.github.experimentmaven.failure.DatasetException;
import io.github.experimentmaven.result.ExitCode;
import io.github.experimentmaven.result.TrainerContract;
import io.github.experimentmaven.spi.DatasetTask;
import io.github.experimentmaven.spi.Parameters;
import io.github.experimentmaven.storage.RecordJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;

/**
 * The main class of a forked JVM with the class path of a project: has a class of that give the
 * samples of a data set, and writes them. It uses nothing of Deeplearning4j, which the project may
 * have in any version.
 */
public final class ClassDataset {

  private final Path folder;
  private final Path work;

  private ClassDataset(Path folder, Path work) {
    this.folder = folder;
    this.work = work;
  }

  /**
   * Writes one data set.
   *
   * @param arguments an empty folder for it, and one that has the job
   */
  public static void main(String[] arguments) {
    ParentWatch.start();
    // exit, not return: the class may leave threads of its own behind.
    System.exit(
        run(Path.of(arguments[0]), Path.of(arguments[1]), ClassLoader.getSystemClassLoader())
            .code());
  }

  /**
   * @param folder of the data set
   * @param work has the job
   * @param project has the class path of the project
   */
  static ExitCode run(Path folder, Path work, ClassLoader project) {
    return new ClassDataset(folder, work).guarded(project);
  }

  @SuppressWarnings("CatchAndPrintStackTrace") // the log is this process's standard error
  private ExitCode guarded(ClassLoader project) {
    try {
      write(RecordJson.read(work.resolve(TrainerContract.DATASET_JOB), DatasetJob.class), project);
      return ExitCode.OK;
    } catch (ClassFailure e) {
      if (e.getCause() != null) {
        e.getCause().printStackTrace();
      }
      return failed(ExitCode.FAILED, String.valueOf(e.getMessage()));
    } catch (OutOfMemoryError e) {
      UserFrames.cut(e);
      e.printStackTrace();
      return failed(
          ExitCode.OUT_OF_MEMORY,
          "the heap of %s MB is full; give samples one after the other, or the JVM more memory"
              .formatted(Runtime.getRuntime().maxMemory() >> 20));
    } catch (DatasetException | IOException | RuntimeException e) {
      e.printStackTrace();
      return failed(ExitCode.FAILED, String.valueOf(e.getMessage()));
    }
  }

  private ExitCode failed(ExitCode code, String message) {
    System.err.println(message);
    Path file = work.resolve(TrainerContract.DATASET_FAILURE);
    try {
      Files.writeString(file, message);
    } catch (IOException e) {
      System.err.println("cannot write " + file + ": " + e);
    }
    return code;
  }

  private void write(DatasetJob job, ClassLoader project)
      throws ClassFailure, DatasetException, IOException {
    Parameters parameters = new Parameters(values(job.parameters()));
    DatasetTask task =
        new Task(parameters, Files.createDirectories(work.resolve("folder")).toAbsolutePath());
    String name = job.className();
    ExitWatch watch =
        ExitWatch.start(
            where -> {
              ExitCode code =
                  failed(
                      ExitCode.FAILED,
                      "%s ended the JVM with System.exit%s; a data set gives its samples and returns, or throws"
                          .formatted(name, where));
              Runtime.getRuntime().halt(code.code());
            });
    WrittenSamples samples;
    try {
      samples =
          ProjectClass.dataset(name, project)
              .call(dataset -> WrittenSamples.of(dataset, task, folder), WrittenSamples.class);
    } finally {
      watch.stop();
    }
    samples.requireBothParts(name);
    if (!parameters.unread().isEmpty()) {
      throw new ClassFailure(
          "%s did not ask for the parameter '%s' of %s: is it misspelt?"
              .formatted(
                  name,
                  String.join("', '", parameters.unread()),
                  String.join(", ", new TreeSet<>(parameters.names()))));
    }
    samples.finish(job.name());
  }

  /** Whole numbers as classes are told them. */
  private static Map<String, Object> values(Map<String, Object> read) {
    Map<String, Object> values = new LinkedHashMap<>();
    read.forEach(
        (name, value) ->
            values.put(name, value instanceof Integer whole ? (Object) whole.longValue() : value));
    return values;
  }

  private record Task(Parameters parameters, Path folder) implements DatasetTask {}
}
