package io.github.experimentmaven.result;

/**
 * What the launching and the forked side must agree on beside the files of a {@link RunFolder} and
 * the {@link ExitCode}s. Neither side loads the other's classes.
 */
public final class TrainerContract {

  /**
   * The forked side's main class; its arguments are the run's folder, the data set's, and that of
   * unpacked data, which runs share.
   */
  public static final String MAIN_CLASS = "io.github.experimentmaven.trainer.Trainer";

  /**
   * The main class that has a class of a project train; its arguments are those of {@link
   * #MAIN_CLASS}.
   */
  public static final String CLASS_TRAINER_CLASS = "io.github.experimentmaven.trainer.ClassTrainer";

  /**
   * The main class that has a class of a project give the samples of a data set. Its arguments are
   * an empty folder for the data set, and one that has the file {@link #DATASET_JOB}; after a
   * failure that has {@link #DATASET_FAILURE}, too.
   */
  public static final String CLASS_DATASET_CLASS = "io.github.experimentmaven.trainer.ClassDataset";

  /** A {@code DatasetJob}. */
  public static final String DATASET_JOB = "job.json";

  /** Why there is no data set, in words for the user. */
  public static final String DATASET_FAILURE = "failure.txt";

  /**
   * The main class of a JVM with the class path of a project; its arguments are the name of another
   * main class, and the arguments of that.
   */
  public static final String BOOTSTRAP_CLASS = "io.github.experimentmaven.spi.launch.Bootstrap";

  /** System property of such a JVM: the class path of the other main class. */
  public static final String BOOTSTRAP_PROPERTY = "experiment.runner.classPath";

  /**
   * A main class of the forked side that trains something made up, for the sake of the classes that
   * are loaded; its argument is an empty folder.
   */
  public static final String REHEARSAL_CLASS = "io.github.experimentmaven.trainer.Rehearsal";

  /** System property of the fork: the process id of the launching JVM. */
  public static final String PARENT_PROPERTY = "experiment.parent";

  /**
   * System property of the fork: how many threads it may compute on, 1 if nobody says. No bit
   * depends on it.
   */
  public static final String THREADS_PROPERTY = "experiment.threads";

  /**
   * System property of the fork: after which epoch it pauses, with a {@link PausedRun} and a
   * checkpoint in place of a result. It trains to the end if nobody says. No bit depends on it.
   */
  public static final String PAUSE_PROPERTY = "experiment.pauseAfter";

  private TrainerContract() {}
}
