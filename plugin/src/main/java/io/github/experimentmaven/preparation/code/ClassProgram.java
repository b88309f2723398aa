package io.github.experimentmaven.preparation.code;

import io.github.experimentmaven.dataset.DatasetJob;
import io.github.experimentmaven.failure.DatasetException;
import io.github.experimentmaven.platform.ForkEnvironment;
import io.github.experimentmaven.result.ExitCode;
import io.github.experimentmaven.result.TrainerContract;
import io.github.experimentmaven.storage.RecordJson;
import io.github.experimentmaven.storage.Sha256;
import io.github.experimentmaven.storage.ShownPath;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.commons.io.FileUtils;

/**
 * What a class of the project runs as that gives the samples of a data set.
 *
 * @param classPath the interfaces in the version of the plugin, then the class path of the project
 * @param writer what has the class give its samples, which it does not see
 * @param directory where it runs
 * @param logs where a file is made for what it prints
 */
public record ClassProgram(List<Path> classPath, List<Path> writer, Path directory, Path logs) {

  private static final int SHORT_HASH = 8;

  public ClassProgram {
    classPath = List.copyOf(classPath);
    writer = List.copyOf(writer);
  }

  /**
   * Runs a class to its end.
   *
   * @param folder of the data set; empty
   * @throws DatasetException if the class gives no data set
   * @throws IOException if it cannot be started
   */
  void run(DatasetJob job, Path folder) throws DatasetException, IOException {
    Path work = folder.resolveSibling(folder.getFileName() + ".work");
    FileUtils.deleteDirectory(work.toFile());
    Files.createDirectories(work);
    Path log = Files.createDirectories(logs).resolve(logName(job));
    try {
      RecordJson.write(work.resolve(TrainerContract.DATASET_JOB), job);
      int exit = exit(process(folder, work, log).start(), job);
      if (exit != ExitCode.OK.code()) {
        throw new DatasetException(
            "%s\nwhat it printed is in %s"
                .formatted(reason(job, work, exit), ShownPath.of(directory, log)));
      }
    } finally {
      FileUtils.deleteDirectory(work.toFile());
    }
  }

  /** One for each set of parameters. */
  private static String logName(DatasetJob job) {
    String parameters = Sha256.of(RecordJson.line(job.parameters())).substring(0, SHORT_HASH);
    return job.className() + "-" + parameters + ".log";
  }

  private static String reason(DatasetJob job, Path work, int exit) throws IOException {
    Path failure = work.resolve(TrainerContract.DATASET_FAILURE);
    return Files.exists(failure)
        ? Files.readString(failure)
        : "%s ended its JVM with exit code %s before all samples were there"
            .formatted(job.className(), exit);
  }

  private static int exit(Process process, DatasetJob job) throws DatasetException {
    try {
      return process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DatasetException("interrupted while %s ran".formatted(job.className()), e);
    } finally {
      process.destroyForcibly();
    }
  }

  private ProcessBuilder process(Path folder, Path work, Path log) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // Its standard input is a pipe, whose end it notices, too.
    command.add("-D" + TrainerContract.PARENT_PROPERTY + "=" + ProcessHandle.current().pid());
    command.add("-D" + TrainerContract.BOOTSTRAP_PROPERTY + "=" + joined(writer));
    command.add("-Djava.awt.headless=true");
    command.add("-Dfile.encoding=UTF-8");
    command.add("-Dstdout.encoding=UTF-8");
    command.add("-Dstderr.encoding=UTF-8");
    command.add(TrainerContract.BOOTSTRAP_CLASS);
    command.add(TrainerContract.CLASS_DATASET_CLASS);
    command.add(folder.toAbsolutePath().toString());
    command.add(work.toAbsolutePath().toString());
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(Redirect.to(log.toFile()));
    Map<String, String> environment = builder.environment();
    environment.keySet().removeIf(ForkEnvironment::isOfJava);
    // Command lines may be too short for it.
    environment.put("CLASSPATH", joined(classPath));
    return builder;
  }

  private static String joined(List<Path> classPath) throws IOException {
    for (Path entry : classPath) {
      if (entry.toString().contains(File.pathSeparator)) {
        throw new IOException(
            "a class path cannot hold %s: '%s' separates its entries; move the file to another folder"
                .formatted(entry, File.pathSeparator));
      }
    }
    return classPath.stream()
        .map(entry -> entry.toAbsolutePath().toString())
        .collect(Collectors.joining(File.pathSeparator));
  }
}
