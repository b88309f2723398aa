package io.github.experimentmaven.trainer;

import io.github.experimentmaven.dataset.DatasetException;
import io.github.experimentmaven.dataset.IdxFile;
import io.github.experimentmaven.descriptor.DescriptorException;
import io.github.experimentmaven.descriptor.ExperimentJson;
import io.github.experimentmaven.experiment.Experiment;
import io.github.experimentmaven.experiment.NetworkSummary;
import io.github.experimentmaven.experiment.Shape;
import io.github.experimentmaven.provenance.Identity;
import io.github.experimentmaven.provenance.Provenance;
import io.github.experimentmaven.result.ExitCode;
import io.github.experimentmaven.result.Job;
import io.github.experimentmaven.result.RunEvent;
import io.github.experimentmaven.result.RunFolder;
import io.github.experimentmaven.result.RunResult;
import io.github.experimentmaven.storage.AtomicFile;
import io.github.experimentmaven.storage.RecordJson;
import io.github.experimentmaven.trainer.network.TrainableNetwork;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import org.deeplearning4j.util.ModelSerializer;

/**
 * The main class of a forked JVM: does the job in the folder it is given and writes the results
 * there, {@code result.json} last. Ends with an {@link ExitCode}.
 */
public final class Trainer {

  private final RunFolder folder;
  private final EventLog events;

  private Trainer(RunFolder folder, EventLog events) {
    this.folder = folder;
    this.events = events;
  }

  /**
   * Runs one job.
   *
   * @param arguments the run's folder
   */
  public static void main(String[] arguments) {
    ParentWatch.start();
    // exit, not return: native code leaves threads of its own behind.
    System.exit(run(new RunFolder(Path.of(arguments[0]))).code());
  }

  private static ExitCode run(RunFolder folder) {
    try (EventLog events = new EventLog(folder.events())) {
      return new Trainer(folder, events).guarded();
    } catch (IOException e) {
      System.err.println("cannot write " + folder.events() + ": " + e);
      return ExitCode.FAILED;
    }
  }

  /** Every way to end is told in the log, in an event and by the exit code. */
  private ExitCode guarded() throws IOException {
    try {
      events.add(new RunEvent.Started(ProcessHandle.current().pid()));
      train(job());
      return ExitCode.OK;
    } catch (JobException e) {
      return failed(ExitCode.JOB_UNREADABLE, String.valueOf(e.getMessage()));
    } catch (DatasetException e) {
      return failed(ExitCode.DATASET_UNREADABLE, String.valueOf(e.getMessage()));
    } catch (TrainingRun.DivergedException e) {
      return failed(ExitCode.DIVERGED, String.valueOf(e.getMessage()));
    } catch (IOException
        | NetworkSummary.MismatchException
        | RuntimeException
        | LinkageError
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
    try {
      Job job = RecordJson.read(folder.job(), Job.class);
      if (job.formatVersion() != Job.FORMAT_VERSION) {
        throw new JobException(
            folder.job()
                + " has format version "
                + job.formatVersion()
                + ", not "
                + Job.FORMAT_VERSION,
            null);
      }
      return job;
    } catch (IOException e) {
      throw new JobException(String.valueOf(e.getMessage()), e);
    }
  }

  private Experiment experiment(Job job) throws JobException {
    try {
      return ExperimentJson.read(job.experiment());
    } catch (DescriptorException e) {
      throw new JobException(folder.job() + " holds no valid experiment: " + e.getMessage(), e);
    }
  }

  private void train(Job job)
      throws IOException,
          JobException,
          DatasetException,
          NetworkSummary.MismatchException,
          TrainingRun.DivergedException {
    NativeMemory.limit();
    Experiment experiment = experiment(job);
    Shape shape = new Shape(job.dataset().imageShape());
    int classes = job.dataset().classNames().size();
    NetworkSummary summary = NetworkSummary.of(experiment.architecture(), shape);
    Job.DatasetFiles files = job.dataset();
    Identity.DatasetIdentity identity = job.identity().dataset();
    Images train =
        new Images(
            shape,
            content(files.trainImages(), identity.trainImages()),
            content(files.trainLabels(), identity.trainLabels()));
    Images test =
        new Images(
            shape,
            content(files.testImages(), identity.testImages()),
            content(files.testLabels(), identity.testLabels()));
    events.add(new RunEvent.DataLoaded(train.count(), test.count()));
    TrainableNetwork network = TrainableNetwork.of(experiment, summary, classes, job.seed());
    events.add(new RunEvent.NetworkBuilt(network.parameters()));
    TrainingRun run =
        new TrainingRun(experiment, job.seed(), network, train, test, classes, events);
    Evaluation evaluation = run.run();
    evaluation.predictions().write(folder.predictions());
    saveModel(network);
    RecordJson.write(folder.result(), result(job, experiment, summary, network, run, evaluation));
    events.add(new RunEvent.Finished(evaluation.accuracy(), evaluation.loss()));
  }

  /** The hash is that of the whole file unpacked, so that counts and sizes are right if it is. */
  private static byte[] content(String file, Identity.FileIdentity expected)
      throws DatasetException {
    IdxFile read = IdxFile.read(Path.of(file));
    if (!read.contentSha256().equals(expected.contentSha256())) {
      throw new DatasetException(
          """
          %s is not what the run was planned with:
            unpacked, its SHA-256 is %s,
            expected was %s"""
              .formatted(file, read.contentSha256(), expected.contentSha256()));
    }
    return read.data();
  }

  private void saveModel(TrainableNetwork network) throws IOException {
    // The optimizer's state is Keras', which Deeplearning4j's updaters could not go on with.
    AtomicFile.write(
        folder.model(),
        file -> ModelSerializer.writeModel(network.network(), file.toFile(), false));
  }

  private static RunResult result(
      Job job,
      Experiment experiment,
      NetworkSummary summary,
      TrainableNetwork network,
      TrainingRun run,
      Evaluation evaluation)
      throws IOException {
    RunResult.EpochResult last = run.epochs().get(run.epochs().size() - 1);
    return new RunResult(
        RunResult.FORMAT_VERSION,
        experiment.name(),
        job.cell(),
        job.seed(),
        network.parameters(),
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
        new RunResult.DatasetFacts(
            job.dataset().name(),
            job.dataset().trainCount(),
            job.dataset().testCount(),
            job.dataset().imageShape(),
            job.dataset().classNames()),
        run.epochs(),
        last.trainLoss(),
        last.trainAccuracy(),
        last.testLoss(),
        last.testAccuracy(),
        evaluation.confusionMatrix(),
        evaluation.classes(job.dataset().classNames()),
        run.imagesPerSecond(),
        run.trainingSeconds(),
        run.evaluationSeconds(),
        ManagementFactory.getRuntimeMXBean().getUptime() / 1000.0,
        PeakMemory.bytes(),
        WeightsHash.of(network.weights()),
        new Provenance(job.fingerprint(), job.identity(), TrainerEnvironment.current()));
  }

  /** Thrown when there is no job to do. */
  private static final class JobException extends Exception {

    private static final long serialVersionUID = 1L;

    JobException(String message, @org.jspecify.annotations.Nullable Throwable cause) {
      super(message, cause);
    }
  }
}
