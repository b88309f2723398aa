package io.github.experimentmaven.trainer;

import io.github.experimentmaven.result.Job;
import io.github.experimentmaven.result.RunFolder;
import io.github.experimentmaven.storage.RecordJson;
import java.io.IOException;

/**
 * The job in a run's folder. It also tells whose the folder is: a build that is to train another
 * run there puts another job into it.
 *
 * @param folder the run's
 */
record JobFile(RunFolder folder) {

  /**
   * Reads the job.
   *
   * @throws JobException if there is none, or none that can be read
   */
  Job read() throws JobException {
    try {
      return RecordJson.read(folder.job(), Job.class, Job.FORMAT_VERSION);
    } catch (IOException e) {
      throw new JobException(String.valueOf(e.getMessage()), e);
    }
  }

  /**
   * Demands that the folder is still that of a job. To be called before results are written: those
   * of another job must not get among the files of the one that the folder has now.
   *
   * @param job that was read
   * @throws JobException if another one is there, or none
   */
  void requireStill(Job job) throws JobException {
    if (!read().equals(job)) {
      throw new JobException(
          "the run's folder has another job now: another build uses the same folder; its files were"
              + " left alone");
    }
  }
}
