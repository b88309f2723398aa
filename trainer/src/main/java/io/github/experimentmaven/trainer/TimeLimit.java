package io.github.experimentmaven.trainer;

import io.github.experimentmaven.result.TrainingCourse.Ending;

/** Ends a training that has lasted long enough. */
final class TimeLimit implements TrainingListener {

  private final double seconds;
  private final TotalTime time;
  private final Course course;

  /**
   * @param seconds how long is enough
   * @param time since the start, interruptions not counted
   * @param course told of the ending
   */
  TimeLimit(double seconds, TotalTime time, Course course) {
    this.seconds = seconds;
    this.time = time;
    this.course = course;
  }

  @Override
  public void onEpoch(TrainedEpoch epoch) {
    if (!epoch.isLast() && time.seconds() >= seconds) {
      epoch.endTraining();
      course.ends(Ending.TIME_LIMIT);
    }
  }
}
