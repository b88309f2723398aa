package io.github.experimentmaven.trainer;

import io.github.experimentmaven.dataset.VerifiedFiles;
import io.github.experimentmaven.experiment.ActivationFunction;
import io.github.experimentmaven.experiment.NetworkSummary;
import io.github.experimentmaven.experiment.Part;
import io.github.experimentmaven.experiment.Shape;
import io.github.experimentmaven.experiment.Training;
import io.github.experimentmaven.failure.DatasetException;
import io.github.experimentmaven.provenance.Environment;
import io.github.experimentmaven.provenance.Provenance;
import io.github.experimentmaven.result.AugmentedImages;
import io.github.experimentmaven.result.ExitCode;
import io.github.experimentmaven.result.Job;
import io.github.experimentmaven.result.PausedRun;
import io.github.experimentmaven.result.RunEvent;
import io.github.experimentmaven.result.RunFolder;
import io.github.experimentmaven.result.RunResult;
import io.github.experimentmaven.result.TrainerContract;
import io.github.experimentmaven.storage.AtomicFile;
import io.github.experimentmaven.storage.RecordJson;
import io.github.experimentmaven.task.Task;
import io.github.experimentmaven.trainer.network.ModelZip;
import io.github.experimentmaven.trainer.network.TrainableNetwork;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The main class of a forked JVM: does the job in the folder it is given and writes the results
 * there, {@code result.json} last. Ends with an {@link ExitCode}.
 *
 * <p>A failed run leaves an argument file, {@code trainer.args}, by which it can be started by
 * hand, in an environment that has the variables of the job's identity and no others that choose
 * kernels: otherwise it refuses the job and says which to set.
 */
public final class Trainer {

  private final RunFolder folder;
  private final Path data;
  private final Path unpacked;
  private final @Nullable Path initialWeights;
  private final EventLog events;

  private Trainer(
      RunFolder folder, Path data, Path unpacked, @Nullable Path initialWeights, EventLog events) {
    this.folder = folder;
    this.data = data;
    this.unpacked = unpacked;
    this.initialWeights = initialWeights;
    this.events = events;
  }

  /**
   * Runs one job.
   *
   * @param arguments the run's folder, the data set's, and that of unpacked data; then the file of
   *     the initial weights, if they are not drawn
   */
  public static void main(String[] arguments) {
    ParentWatch.start();
    // exit, not return: native code leaves threads of its own behind.
    RunFolder folder = new RunFolder(Path.of(arguments[0]));
    Path weights = arguments.length > 3 ? Path.of(arguments[3]) : null;
    System.exit(run(folder, Path.of(arguments[1]), Path.of(arguments[2]), weights).code());
  }

  static ExitCode run(RunFolder folder, Path data, Path unpacked) {
    return run(folder, data, unpacked, null);
  }

  static ExitCode run(RunFolder folder, Path data, Path unpacked, @Nullable Path weights) {
    try (EventLog events = new EventLog(folder.events())) {
      return new Trainer(folder, data, unpacked, weights, events).guarded();
    } catch (IOException e) {
      System.err.println("cannot write " + folder.events() + ": " + e);
      return ExitCode.FAILED;
    }
  }

  /** Every way to end is told in the log, in an event and by the exit code. */
  private ExitCode guarded() throws IOException {
    try {
      events.add(new RunEvent.Started());
      train(job());
      return ExitCode.OK;
    } catch (JobException e) {
      return failed(ExitCode.JOB_UNREADABLE, String.valueOf(e.getMessage()));
    } catch (DatasetException e) {
      return failed(ExitCode.DATASET_UNREADABLE, String.valueOf(e.getMessage()));
    } catch (AvailableMemory.ExceededException e) {
      return failed(ExitCode.OUT_OF_MEMORY, String.valueOf(e.getMessage()));
    } catch (DivergedException e) {
      return failed(ExitCode.DIVERGED, String.valueOf(e.getMessage()));
    } catch (IOException
        | NetworkSummary.MismatchException
        | RuntimeException
        | LinkageError
        | InternalError // a mapped file was cut short
        | OutOfMemoryError e) {
      return NativeMemory.isExhausted(e)
          ? failed(ExitCode.OUT_OF_MEMORY, String.valueOf(e.getMessage()))
          : unexpected(e);
    }
  }

  private ExitCode failed(ExitCode code, String message) throws IOException {
    System.err.println(code.meaning() + ": " + message);
    events.add(new RunEvent.Failed(message));
    return code;
  }

  @SuppressWarnings("CatchAndPrintStackTrace") // the log is this process's standard error
  private ExitCode unexpected(Throwable cause) throws IOException {
    cause.printStackTrace();
    events.add(new RunEvent.Failed(String.valueOf(cause.getMessage())));
    return ExitCode.FAILED;
  }

  private Job job() throws JobException {
    Job job = new JobFile(folder).read();
    JobFit.require(job.identity(), System.getenv());
    return job;
  }

  private void train(Job job)
      throws IOException,
          JobException,
          DatasetException,
          NetworkSummary.MismatchException,
          AvailableMemory.ExceededException,
          DivergedException {
    NativeMemory.limit();
    // Not only for the result: a system that does not tell should do so before the training.
    Environment environment = TrainerEnvironment.current(job.libraries());
    Training training = job.training();
    if (training == null) {
      throw new JobException("the job is one for a class of a project: it describes no network");
    }
    Shape shape = job.dataset().features().shape();
    NetworkSummary summary = NetworkSummary.of(training.architecture(), shape);
    AvailableMemory.ofThisProcess().requireFor(job.memory());
    VerifiedFiles files = new VerifiedFiles(unpacked);
    Task task = Task.of(job.dataset().targets(), summary.output());
    SampleReader reader = new SampleReader(data, files, job, task);
    SampleParts parts =
        new SampleParts(
            reader.readTraining(training.classWeight()),
            job.dataset().evaluated() == Part.VALIDATION ? reader.read(Part.VALIDATION) : null,
            reader.read(Part.TEST));
    LookedUpNumbers.require(training.architecture(), parts);
    events.add(new RunEvent.DataLoaded(parts.train().count(), parts.test().count()));
    TrainableNetwork network =
        TrainableNetwork.of(
            training,
            summary,
            parts.train().outputs(),
            job.key().seed(),
            Integer.getInteger(TrainerContract.THREADS_PROPERTY, 1));
    StartingPoint.give(network, job.identity(), initialWeights);
    events.add(new RunEvent.NetworkBuilt(network.parameters()));
    CheckpointFile checkpoint = new CheckpointFile(folder.checkpoint(), job.fingerprint());
    TrainingRun run =
        new TrainingRun(
            training,
            job.key().seed(),
            network,
            parts,
            TaskEvaluation.of(
                task,
                job.dataset().targets(),
                ActivationFunction.last(training.architecture().layers())),
            events,
            checkpoint);
    if (!run.train(Integer.getInteger(TrainerContract.PAUSE_PROPERTY, Integer.MAX_VALUE))) {
      files.requireUnchanged();
      new JobFile(folder).requireStill(job);
      RecordJson.write(
          folder.paused(),
          new PausedRun(PausedRun.FORMAT_VERSION, job.key(), job.fingerprint(), run.epochs()));
      events.add(new RunEvent.Paused(run.epochs().size(), training.epochs()));
      return;
    }
    Evaluation evaluation = run.end();
    files.requireUnchanged();
    new JobFile(folder).requireStill(job);
    evaluation.answers().predictions().write(folder.predictions());
    AtomicFile.write(
        folder.model(), file -> ModelZip.write(network, job.dataset().features(), file));
    Optional<AugmentedImages> augmented =
        AugmentedExamples.of(network, parts.train(), run.epochs().size());
    if (augmented.isPresent()) {
      RecordJson.write(folder.augmented(), augmented.get());
    }
    RecordJson.write(folder.result(), result(job, environment, summary, network, run, evaluation));
    // Not before: until the result is there, a training that is killed goes on from here.
    checkpoint.delete();
    events.add(new RunEvent.Finished(evaluation.metrics().measuredOn(Part.TEST)));
  }

  private static RunResult result(
      Job job,
      Environment environment,
      NetworkSummary summary,
      TrainableNetwork network,
      TrainingRun run,
      Evaluation evaluation)
      throws IOException, DivergedException {
    RunResult.EpochResult kept = run.kept();
    return new RunResult(
        RunResult.FORMAT_VERSION,
        job.experiment(),
        job.key(),
        (long) network.parameters(),
        summary.layers().stream()
            .map(
                layer ->
                    new RunResult.LayerResult(
                        layer.name(),
                        layer.type(),
                        layer.output().dimensions(),
                        layer.parameters(),
                        layer.nonTrainableParameters()))
            .toList(),
        job.dataset(),
        run.epochs(),
        run.metrics(evaluation),
        evaluation.answers().confusionMatrix(),
        evaluation.answers().classes(),
        kept != null ? Double.valueOf(run.imagesPerSecond()) : null,
        run.trainingSeconds(),
        run.evaluationSeconds(),
        run.totalSeconds(),
        PeakMemory.bytes(),
        run.initialWeightsSha256(),
        run.weightsSha256(),
        evaluation.answers().predictions().sha256(),
        run.course(),
        new Provenance(job.fingerprint(), job.identity(), environment));
  }
}
