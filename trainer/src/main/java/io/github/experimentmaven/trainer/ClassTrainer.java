package io.github.experimentmaven.trainer;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.experimentmaven.dataset.VerifiedFiles;
import io.github.experimentmaven.experiment.Part;
import io.github.experimentmaven.failure.DatasetException;
import io.github.experimentmaven.provenance.Environment;
import io.github.experimentmaven.provenance.Provenance;
import io.github.experimentmaven.result.ExitCode;
import io.github.experimentmaven.result.Job;
import io.github.experimentmaven.result.RunEvent;
import io.github.experimentmaven.result.RunFolder;
import io.github.experimentmaven.result.RunResult;
import io.github.experimentmaven.spi.Parameters;
import io.github.experimentmaven.spi.TrainingOutcome;
import io.github.experimentmaven.storage.RecordJson;
import io.github.experimentmaven.task.Task;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The main class of a forked JVM with the class path of a project: has a class of that train, and
 * writes of it what {@link Trainer} writes of a network, but for weights and epochs, of which
 * nothing is known. It uses nothing of Deeplearning4j, which the project may have in any version.
 */
public final class ClassTrainer {

  private final RunFolder folder;
  private final Path data;
  private final Path unpacked;
  private final EventLog events;

  private ClassTrainer(RunFolder folder, Path data, Path unpacked, EventLog events) {
    this.folder = folder;
    this.data = data;
    this.unpacked = unpacked;
    this.events = events;
  }

  /**
   * Runs one job.
   *
   * @param arguments the run's folder, the data set's, and that of unpacked data
   */
  public static void main(String[] arguments) {
    ParentWatch.start();
    // exit, not return: the class may leave threads of its own behind.
    RunFolder folder = new RunFolder(Path.of(arguments[0]));
    System.exit(
        run(
                folder,
                Path.of(arguments[1]),
                Path.of(arguments[2]),
                ClassLoader.getSystemClassLoader())
            .code());
  }

  /**
   * @param project has the class path of the project
   */
  static ExitCode run(RunFolder folder, Path data, Path unpacked, ClassLoader project) {
    try (EventLog events = new EventLog(folder.events())) {
      return new ClassTrainer(folder, data, unpacked, events).guarded(project);
    } catch (IOException e) {
      System.err.println("cannot write " + folder.events() + ": " + e);
      return ExitCode.FAILED;
    }
  }

  private ExitCode guarded(ClassLoader project) throws IOException {
    try {
      events.add(new RunEvent.Started());
      train(job(), project);
      return ExitCode.OK;
    } catch (JobException e) {
      return failed(ExitCode.JOB_UNREADABLE, e);
    } catch (DatasetException e) {
      return failed(ExitCode.DATASET_UNREADABLE, e);
    } catch (OutOfMemoryError e) {
      return failed(ExitCode.OUT_OF_MEMORY, e);
    } catch (ClassFailure | IOException | RuntimeException e) {
      return failed(ExitCode.FAILED, e);
    }
  }

  @SuppressWarnings("CatchAndPrintStackTrace") // the log is this process's standard error
  private ExitCode failed(ExitCode code, Throwable reason) throws IOException {
    String message = String.valueOf(reason.getMessage());
    System.err.println(code.meaning() + ": " + message);
    if (reason instanceof ClassFailure) {
      if (reason.getCause() != null) {
        reason.getCause().printStackTrace();
      }
    } else {
      UserFrames.cut(reason);
      reason.printStackTrace();
    }
    events.add(new RunEvent.Failed(message));
    return code;
  }

  private Job job() throws JobException {
    Job job = new JobFile(folder).read();
    JobFit.requireOfClass(job.identity(), System.getenv());
    return job;
  }

  private void train(Job job, ClassLoader project)
      throws IOException, JobException, DatasetException, ClassFailure {
    long start = System.nanoTime();
    JsonNode trainer = job.identity().experiment().path("trainer");
    String name = trainer.path("class").asText();
    if (name.isEmpty()) {
      throw new JobException("the job names no class of a project");
    }
    Environment environment = TrainerEnvironment.current(job.libraries());
    Task task = job.task();
    VerifiedFiles files = new VerifiedFiles(unpacked);
    SampleReader reader = new SampleReader(data, files, job, task);
    SampleTargets test = reader.targets(Part.TEST);
    Parameters parameters = new Parameters(values(trainer.path("parameters")));
    ClassTask given =
        new ClassTask(
            job.key().seed(),
            parameters,
            job.dataset(),
            reader.features(Part.TRAIN),
            reader.targets(Part.TRAIN),
            reader.features(Part.TEST),
            Files.createDirectories(folder.kept()));
    events.add(
        new RunEvent.DataLoaded(job.dataset().count(Part.TRAIN), job.dataset().count(Part.TEST)));
    long training = System.nanoTime();
    TrainingOutcome outcome = train(name, project, given);
    double trainingSeconds = seconds(training);
    for (String unread : parameters.unread()) {
      events.add(
          new RunEvent.Warned(
              "%s did not ask for the parameter '%s': is it misspelt?".formatted(name, unread)));
    }
    long evaluation = System.nanoTime();
    Evaluation evaluated =
        new ClassEvaluation(name, task, job.dataset().targets()).of(outcome, test);
    double evaluationSeconds = seconds(evaluation);
    files.requireUnchanged();
    new JobFile(folder).requireStill(job);
    evaluated.answers().predictions().write(folder.predictions());
    RecordJson.write(
        folder.result(),
        new RunResult(
            RunResult.FORMAT_VERSION,
            job.experiment(),
            job.key(),
            outcome.parameterCount().isPresent() ? outcome.parameterCount().getAsLong() : null,
            List.of(),
            job.dataset(),
            List.of(),
            evaluated.metrics(),
            evaluated.answers().confusionMatrix(),
            evaluated.answers().classes(),
            null,
            trainingSeconds,
            evaluationSeconds,
            seconds(start),
            PeakMemory.bytes(),
            null,
            null,
            evaluated.answers().predictions().sha256(),
            null,
            new Provenance(job.fingerprint(), job.identity(), environment)));
    events.add(new RunEvent.Finished(evaluated.metrics().of(Part.TEST)));
  }

  /** Whoever ends the JVM meanwhile is told of by name. */
  private TrainingOutcome train(String name, ClassLoader project, ClassTask task)
      throws ClassFailure {
    ExitWatch watch =
        ExitWatch.start(
            where -> {
              try {
                String message =
                    "%s ended the JVM with System.exit%s; a trainer returns its outcome or throws"
                        .formatted(name, where);
                System.err.println(message);
                events.add(new RunEvent.Failed(message));
              } catch (IOException e) {
                System.err.println("cannot write " + folder.events() + ": " + e);
              }
              Runtime.getRuntime().halt(ExitCode.FAILED.code());
            });
    try {
      return ProjectClass.trainer(name, project)
          .call(trainer -> trainer.train(task), TrainingOutcome.class);
    } finally {
      watch.stop();
    }
  }

  private static Map<String, Object> values(JsonNode parameters) {
    Map<String, Object> values = new LinkedHashMap<>();
    parameters
        .properties()
        .forEach(
            field -> {
              JsonNode value = field.getValue();
              if (value.isBoolean()) {
                values.put(field.getKey(), value.booleanValue());
              } else if (value.isIntegralNumber()) {
                values.put(field.getKey(), value.longValue());
              } else if (value.isNumber()) {
                values.put(field.getKey(), value.doubleValue());
              } else {
                values.put(field.getKey(), value.asText());
              }
            });
    return values;
  }

  private static double seconds(long since) {
    return (System.nanoTime() - since) / 1e9;
  }
}
