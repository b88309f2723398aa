package io.github.experimentmaven.trainer;

import io.github.experimentmaven.result.RunEvent;
import io.github.experimentmaven.result.RunResult.EpochResult;
import io.github.experimentmaven.result.TrainingCourse.Ending;
import io.github.experimentmaven.result.TrainingCourse.Reduction;
import java.io.IOException;
import java.util.List;

/** Tells those who watch of batches and epochs. */
final class ProgressEvents implements TrainingListener {

  /**
   * Batches of an epoch that are told of, its first one aside: by number, not by the clock, so the
   * same in each run.
   */
  private static final int EVENTS_AN_EPOCH = 50;

  private final EventLog log;
  private final int epochs;
  private final int images;
  private final TrainingMetrics training;
  private final EpochEvaluation evaluation;
  private final History history;
  private final Course course;
  private int told;
  private int epoch;
  private long start;

  /**
   * @param log takes the events
   * @param epochs how many there will be
   * @param images of the training set
   * @param training told of each batch before this one
   * @param evaluation told of each epoch before this one
   * @param history told of each epoch before this one
   * @param course told of what is decided before this one
   */
  ProgressEvents(
      EventLog log,
      int epochs,
      int images,
      TrainingMetrics training,
      EpochEvaluation evaluation,
      History history,
      Course course) {
    this.log = log;
    this.epochs = epochs;
    this.images = images;
    this.training = training;
    this.evaluation = evaluation;
    this.history = history;
    this.course = course;
  }

  @Override
  public void onTrainingStart(int done) throws IOException {
    told = course.reductions().size();
    if (done > 0) {
      log.add(new RunEvent.Resumed(done, epochs));
    }
  }

  @Override
  public void onEpochStart(int number) {
    epoch = number;
    start = System.nanoTime();
  }

  @Override
  public void onBatch(TrainedBatch batch) throws IOException {
    if (isTold(batch.number(), batch.count())) {
      RunningMean mean = training.mean();
      double speed = mean.samples() / ((System.nanoTime() - start) / 1e9);
      log.add(
          new RunEvent.BatchDone(
              epoch,
              epochs,
              batch.number(),
              batch.count(),
              mean.metrics(),
              speed,
              remainingSeconds(batch, speed)));
    }
  }

  @Override
  public void onEpoch(TrainedEpoch trained) throws IOException {
    List<EpochResult> done = history.epochs();
    log.add(new RunEvent.EpochDone(epochs, done.get(done.size() - 1)));
    for (; told < course.reductions().size(); told++) {
      Reduction reduction = course.reductions().get(told);
      log.add(new RunEvent.LearningRateReduced(reduction.epoch(), reduction.learningRate()));
    }
    if (course.ending() != Ending.ALL_EPOCHS) {
      log.add(new RunEvent.Ended(trained.number(), epochs, course.ending()));
    }
  }

  /**
   * The first batch, so that whoever waits sees at once that it trains; then evenly spread over the
   * epoch, its last batch included; every batch if there are few.
   */
  private static boolean isTold(int batch, int batches) {
    return batch == 1
        || (long) batch * EVENTS_AN_EPOCH / batches
            > (long) (batch - 1) * EVENTS_AN_EPOCH / batches;
  }

  private double remainingSeconds(TrainedBatch batch, double speed) {
    int done = epoch - 1;
    int evaluations = epochs - done;
    double epochsLeft = evaluations - (double) batch.number() / batch.count();
    double perEvaluation = done == 0 ? 0 : evaluation.seconds() / done;
    return epochsLeft * images / speed + evaluations * perEvaluation;
  }
}
