package io.github.experimentmaven.spark;

import io.github.experimentmaven.remote.DriverMessage;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.spark.TaskFailedReason;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerExecutorAdded;
import org.apache.spark.scheduler.SparkListenerExecutorRemoved;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import scala.jdk.javaapi.CollectionConverters;

/** The executors there are, and what becomes of the tasks that they have. */
final class Cluster extends SparkListener {

  /** A property of each job: the number of its run. */
  static final String RUN = "experiment.run";

  private final DriverOutput out;
  private final Map<String, String> executors = new ConcurrentHashMap<>();
  private final Map<Integer, Integer> runsByStage = new ConcurrentHashMap<>();
  private volatile long emptySince = System.nanoTime();

  Cluster(DriverOutput out) {
    this.out = out;
  }

  /** Since when there has been no executor, in nanoseconds; negative if there is one. */
  long emptyNanos() {
    return executors.isEmpty() ? System.nanoTime() - emptySince : -1;
  }

  @Override
  public void onExecutorAdded(SparkListenerExecutorAdded added) {
    executors.put(added.executorId(), added.executorInfo().executorHost());
  }

  @Override
  public void onExecutorRemoved(SparkListenerExecutorRemoved removed) {
    executors.remove(removed.executorId());
    emptySince = System.nanoTime();
  }

  @Override
  public void onJobStart(SparkListenerJobStart start) {
    int run = Integer.parseInt(start.properties().getProperty(RUN));
    for (Object stage : CollectionConverters.asJava(start.stageIds())) {
      runsByStage.put((Integer) stage, run);
    }
  }

  @Override
  public void onTaskEnd(SparkListenerTaskEnd end) {
    Integer run = runsByStage.get(end.stageId());
    if (end.reason() instanceof TaskFailedReason reason && run != null) {
      out.send(new DriverMessage.Lost(run, Reasons.of(reason.toErrorString())));
    }
  }
}
