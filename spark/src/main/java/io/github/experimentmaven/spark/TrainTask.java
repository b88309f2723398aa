package io.github.experimentmaven.spark;

import io.github.experimentmaven.experiment.Numerics;
import io.github.experimentmaven.failure.PlatformException;
import io.github.experimentmaven.platform.ForkEnvironment;
import io.github.experimentmaven.platform.NativePlatform;
import io.github.experimentmaven.remote.RemoteCommand.Place;
import io.github.experimentmaven.remote.RemoteRun;
import io.github.experimentmaven.result.RunFolder;
import io.github.experimentmaven.result.TrainerContract;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.SparkEnv;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.Function;

/**
 * Trains a run on the machine of an executor: starts the trainer there, stays with it, and brings
 * back the files that it left. A trainer that fails is a result like any other: what a task throws
 * would be tried again elsewhere.
 */
final class TrainTask implements Function<RemoteRun, TrainingResult> {

  private static final long serialVersionUID = 1;

  private static final long POLL_MILLIS = 100;

  @Override
  public TrainingResult call(RemoteRun run) throws IOException, InterruptedException {
    String host = host();
    int attempt = TaskContext.get().attemptNumber();
    TaskMessages.send(new TaskMessage(run.number(), attempt, host, new byte[0]));
    String refusal = refusal(run);
    if (!refusal.isEmpty()) {
      return TrainingResult.refused(host, refusal);
    }
    ExecutorFolder executor = ExecutorFolder.here();
    RunFolder folder = new RunFolder(executor.newRun());
    try {
      Files.write(folder.job(), run.job());
      KeptCheckpoint checkpoint = KeptCheckpoint.of(run, folder.checkpoint());
      Process process = command(run, executor, folder).start();
      boolean isTimedOut = false;
      try {
        isTimedOut =
            follow(run, process, new EventTail(folder.events()), checkpoint, attempt, host);
      } finally {
        end(process);
      }
      if (folder.isComplete()) {
        checkpoint.forget();
      }
      return new TrainingResult(host, "", process.exitValue(), isTimedOut, files(folder));
    } finally {
      delete(folder.path());
    }
  }

  /** The executor tells apart those of one machine. */
  private static String host() throws IOException {
    return InetAddress.getLocalHost().getHostName()
        + " (executor "
        + SparkEnv.get().executorId()
        + ", Java "
        + Runtime.version().feature()
        + ")";
  }

  /** Why this machine would not give the bits that are asked for; empty if it does. */
  private static String refusal(RemoteRun run) {
    if (run.platform().isEmpty()) {
      return "";
    }
    try {
      String here = NativePlatform.detect(null, Numerics.PORTABLE).classifier();
      return here.equals(run.platform())
          ? ""
          : "it would train with the native libraries of %s, the others do with those of %s"
              .formatted(here, run.platform());
    } catch (PlatformException e) {
      return String.valueOf(e.getMessage());
    }
  }

  private static ProcessBuilder command(RemoteRun run, ExecutorFolder executor, RunFolder folder)
      throws IOException {
    Path data = executor.data(run);
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-D" + TrainerContract.PARENT_PROPERTY + "=" + ProcessHandle.current().pid());
    command.addAll(
        run.command()
            .arguments(
                Runtime.version().feature(),
                place -> place(place, run, executor, folder.path(), data)));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.path().toFile())
            .redirectErrorStream(true)
            .redirectOutput(Redirect.to(folder.log().toFile()));
    Map<String, String> environment = builder.environment();
    ForkEnvironment.clean(environment);
    // Among them the secret that executors have of each other.
    environment.keySet().removeIf(name -> name.startsWith("SPARK_") || name.startsWith("_SPARK_"));
    run.command().defaultVariables().forEach(environment::putIfAbsent);
    environment.putAll(run.command().variables());
    return builder;
  }

  private static String place(
      Place place, RemoteRun run, ExecutorFolder executor, Path folder, Path data) {
    return switch (place) {
      case CLASS_PATH ->
          run.command().classPath().stream()
              .map(name -> ExecutorFolder.shipped(name).toString())
              .collect(Collectors.joining(File.pathSeparator));
      case RUN -> folder.toString();
      case DATA -> data.toString();
      case DATA_CACHE -> executor.dataCache().toString();
      case NATIVE_CACHE -> executor.natives().toString();
      case INITIAL_WEIGHTS -> ExecutorFolder.shipped(run.initialWeights()).toString();
    };
  }

  /** Returns whether its time was over. */
  private static boolean follow(
      RemoteRun run,
      Process process,
      EventTail tail,
      KeptCheckpoint checkpoint,
      int attempt,
      String host)
      throws IOException, InterruptedException {
    long start = System.nanoTime();
    boolean isTimedOut = false;
    while (!isTimedOut && !process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
      if (TaskContext.get().isInterrupted()) {
        throw new InterruptedException("the task was cancelled");
      }
      byte[] events = tail.read();
      if (events.length > 0) {
        TaskMessages.send(new TaskMessage(run.number(), attempt, host, events));
        checkpoint.keep();
      }
      isTimedOut =
          run.timeLimitMillis() > 0
              && System.nanoTime() - start >= TimeUnit.MILLISECONDS.toNanos(run.timeLimitMillis());
    }
    return isTimedOut;
  }

  /** Ends a trainer and what it has started, and waits for it. */
  private static void end(Process process) throws InterruptedException {
    List<ProcessHandle> descendants = process.descendants().toList();
    descendants.forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly().waitFor();
  }

  /** All but what is there already, and what was not finished. */
  private static Map<String, byte[]> files(RunFolder folder) throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    try (Stream<Path> entries = Files.list(folder.path())) {
      for (Path each : entries.sorted().toList()) {
        String name = each.getFileName().toString();
        if (Files.isRegularFile(each) && !each.equals(folder.job()) && !name.endsWith(".tmp")) {
          files.put(name, Files.readAllBytes(each));
        }
      }
    }
    return files;
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(each);
      }
    }
  }
}
