package io.github.experimentmaven.launch;

import static io.github.experimentmaven.result.ResultFixture.epoch;
import static io.github.experimentmaven.result.ResultFixture.progress;

import io.github.experimentmaven.experiment.Layer;
import io.github.experimentmaven.experiment.Part;
import io.github.experimentmaven.result.ExitCode;
import io.github.experimentmaven.result.Job;
import io.github.experimentmaven.result.PausedRun;
import io.github.experimentmaven.result.ResultFixture;
import io.github.experimentmaven.result.RunEvent;
import io.github.experimentmaven.result.RunFolder;
import io.github.experimentmaven.result.RunResult;
import io.github.experimentmaven.result.TrainerContract;
import io.github.experimentmaven.storage.RecordJson;
import io.github.experimentmaven.trainer.ParentWatch;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** A trainer that plays the script that its job holds as the names of layers. */
public final class FakeTrainer {

  private static final int EPOCHS = 2;

  private final RunFolder folder;
  private final Path data;
  private final Path unpacked;

  private FakeTrainer(RunFolder folder, Path data, Path unpacked) {
    this.folder = folder;
    this.data = data;
    this.unpacked = unpacked;
  }

  public static void main(String[] arguments) throws Exception {
    RunFolder folder = new RunFolder(Path.of(arguments[0]));
    Job job = RecordJson.read(folder.job(), Job.class);
    FakeTrainer trainer = new FakeTrainer(folder, Path.of(arguments[1]), Path.of(arguments[2]));
    for (Layer step : job.training().architecture().layers()) {
      String[] words = String.valueOf(step.name()).split(" ", 2);
      trainer.play(job, words[0], words.length > 1 ? words[1] : "");
    }
  }

  private void play(Job job, String step, String argument) throws Exception {
    switch (step) {
      case "watch" -> ParentWatch.start();
      case "start" -> start();
      case "checkpoint" -> Files.writeString(folder.checkpoint(), argument);
      case "warn" -> event(new RunEvent.Warned(argument));
      case "batch" ->
          event(
              new RunEvent.BatchDone(
                  1, EPOCHS, 411, 469, ResultFixture.progress(0.25, 0.9), 1130, 53));
      case "train" -> train();
      case "pause" -> pause(job);
      case "complain" -> event(new RunEvent.Failed(argument));
      case "write" -> append(folder.events(), argument);
      case "print" -> System.out.println(argument);
      case "spam" -> spam(Integer.parseInt(argument));
      case "leftovers" -> leftovers();
      case "come-back" -> comeBack(job);
      case "result" -> result(job);
      case "result-of-another-run" -> write(FakeRuns.result(job.key().seed()));
      case "facts" -> facts();
      case "touch" -> Files.createFile(Path.of(argument));
      case "await" -> await(Path.of(argument));
      case "exhaust-memory" -> exhaustMemory();
      case "spawn" -> spawn();
      case "signal" -> signal(argument);
      case "throw" -> throw new IllegalStateException(argument);
      case "exit" -> System.exit(Integer.parseInt(argument));
      case "hang" -> hang();
      default -> throw new IllegalArgumentException(step);
    }
  }

  private void start() throws IOException {
    RecordJson.write(Processes.pidFile(folder), ProcessHandle.current().pid());
    event(new RunEvent.Started());
  }

  private void train() throws IOException {
    event(new RunEvent.DataLoaded(600, 100));
    event(new RunEvent.NetworkBuilt(93322));
    for (int epoch = 1; epoch <= EPOCHS; epoch++) {
      event(new RunEvent.EpochDone(EPOCHS, epoch(epoch, 0.5, 0.75, 0.4, 0.8, 20)));
    }
  }

  /** Where it is told to be paused; it may have come further before. */
  private void pause(Job job) throws IOException {
    List<RunResult.EpochResult> epochs = new ArrayList<>();
    for (int epoch = 1; epoch <= Integer.getInteger(TrainerContract.PAUSE_PROPERTY); epoch++) {
      epochs.add(epoch(epoch, 0.5, 0.75, 0.4, 0.8, 20));
    }
    RecordJson.write(
        folder.paused(),
        new PausedRun(PausedRun.FORMAT_VERSION, job.key(), job.fingerprint(), epochs));
    event(new RunEvent.Paused(epochs.size(), EPOCHS));
  }

  private void result(Job job) throws IOException {
    write(FakeRuns.result(job));
  }

  private void write(RunResult result) throws IOException {
    Files.writeString(folder.model(), "model");
    RecordJson.write(folder.result(), result);
    event(new RunEvent.Finished(progress(0.4, 0.8).measuredOn(Part.TEST)));
  }

  private void leftovers() throws IOException {
    Files.writeString(folder.model(), "half a model");
    Files.writeString(folder.predictions(), "half the predictions");
    Files.writeString(folder.path().resolve(".result.json123.tmp"), "{");
  }

  /** To a folder that somebody has deleted. */
  private void comeBack(Job job) throws IOException {
    Files.createDirectories(folder.path());
    RecordJson.write(folder.job(), job);
  }

  private void facts() throws IOException {
    List<String> facts = new ArrayList<>();
    facts.add("heap " + Runtime.getRuntime().maxMemory());
    facts.add("directory " + Path.of("").toAbsolutePath());
    facts.add("folder " + folder.path());
    facts.add("data " + data);
    facts.add("unpacked " + unpacked);
    ManagementFactory.getRuntimeMXBean().getInputArguments().forEach(facts::add);
    System.getenv().forEach((name, value) -> facts.add("env " + name + "=" + value));
    System.getProperties().forEach((name, value) -> facts.add("property " + name + "=" + value));
    Files.write(folder.path().resolve("facts.txt"), facts);
  }

  private static void spam(int lines) {
    for (int line = 1; line <= lines; line++) {
      System.out.println("line " + line + " of what native code may print");
    }
  }

  private static void await(Path file) throws InterruptedException {
    while (!Files.exists(file)) {
      Thread.sleep(20);
    }
  }

  private void exhaustMemory() throws IOException {
    try {
      Object[] hoard = {};
      while (true) {
        hoard = new Object[] {hoard, new byte[1 << 20]};
      }
    } catch (OutOfMemoryError e) {
      event(new RunEvent.Failed(String.valueOf(e.getMessage())));
      System.exit(ExitCode.OUT_OF_MEMORY.code());
    }
  }

  private void spawn() throws IOException {
    Process child = new ProcessBuilder("sleep", "600").start();
    RecordJson.write(folder.path().resolve("child.json"), child.pid());
  }

  private static void signal(String signal) throws Exception {
    long pid = ProcessHandle.current().pid();
    new ProcessBuilder("kill", "-" + signal, Long.toString(pid)).start().waitFor();
    hang();
  }

  /** Deep in a native call, as a trainer is most of its time. */
  private static void hang() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      socket.accept();
    }
  }

  private void event(RunEvent event) throws IOException {
    append(folder.events(), RecordJson.line(event));
  }

  private static void append(Path file, String line) throws IOException {
    Files.writeString(file, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }
}
