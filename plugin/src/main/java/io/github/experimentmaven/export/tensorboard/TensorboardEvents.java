package io.github.experimentmaven.export.tensorboard;

import io.github.experimentmaven.experiment.FileStem;
import io.github.experimentmaven.experiment.Metric;
import io.github.experimentmaven.experiment.Quantity;
import io.github.experimentmaven.result.RunResult;
import io.github.experimentmaven.result.RunResult.EpochResult;
import io.github.experimentmaven.storage.Sha256;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * The learning curves of a run as the event file of <a
 * href="https://github.com/tensorflow/tensorboard">TensorBoard</a>: a scalar a metric, quantity by
 * quantity, {@code loss/train} and {@code loss/test} first; a step an epoch.
 *
 * <p>The time of an event is its epoch, in seconds: a real one would make every file another.
 */
public final class TensorboardEvents {

  /** TensorBoard looks for {@code tfevents} in names; seconds and a host should follow. */
  private static final String FILE_NAME = "events.out.tfevents.0.";

  /** Enough to tell the contents of one folder apart. */
  private static final int HASH_DIGITS = 12;

  /** Of the events' format. */
  private static final String FILE_VERSION = "brain.Event:2";

  // Fields of tensorflow.Event, tensorflow.Summary and tensorflow.Summary.Value.
  private static final int EVENT_WALL_TIME = 1;
  private static final int EVENT_STEP = 2;
  private static final int EVENT_FILE_VERSION = 3;
  private static final int EVENT_SUMMARY = 5;
  private static final int SUMMARY_VALUE = 1;
  private static final int VALUE_TAG = 1;
  private static final int VALUE_SIMPLE_VALUE = 2;

  private TensorboardEvents() {}

  /**
   * Where a run's file belongs below TensorBoard's log directory, with forward slashes: {@code
   * <experiment>/seed-<n>/events.out.tfevents...}. Every folder is a run to TensorBoard.
   *
   * <p>The name ends in a hash of the content: a TensorBoard that is running reads no file of a
   * name that it knows again.
   */
  public static String fileName(RunResult run) {
    String hash = Sha256.of(of(run)).substring(0, HASH_DIGITS);
    return FileStem.of(run.experiment()) + "/" + run.key().fileName() + "/" + FILE_NAME + hash;
  }

  /** The file's content; the same run gives the same bytes. */
  public static byte[] of(RunResult run) {
    TfRecords records = new TfRecords();
    records.add(event(0).withString(EVENT_FILE_VERSION, FILE_VERSION).bytes());
    for (EpochResult epoch : run.epochs()) {
      ProtobufMessage summary = new ProtobufMessage();
      Map<String, Double> values = run.metricsOf(epoch).values();
      for (Metric metric : byQuantity(run.measured())) {
        Double value = values.get(metric.key());
        if (value != null) {
          String tag = metric.quantity().name() + "/" + metric.part().key();
          summary.withMessage(SUMMARY_VALUE, scalar(tag, value));
        }
      }
      records.add(
          event(epoch.epoch())
              .withInt64(EVENT_STEP, epoch.epoch())
              .withMessage(EVENT_SUMMARY, summary)
              .bytes());
    }
    return records.bytes();
  }

  /** Those that TensorBoard shows side by side, one after the other. */
  private static List<Metric> byQuantity(List<Metric> metrics) {
    List<Quantity> order = metrics.stream().map(Metric::quantity).distinct().toList();
    return metrics.stream()
        .sorted(Comparator.comparingInt(metric -> order.indexOf(metric.quantity())))
        .toList();
  }

  private static ProtobufMessage event(int wallTime) {
    return new ProtobufMessage().withDouble(EVENT_WALL_TIME, wallTime);
  }

  private static ProtobufMessage scalar(String tag, double value) {
    return new ProtobufMessage()
        .withString(VALUE_TAG, tag)
        .withFloat(VALUE_SIMPLE_VALUE, (float) value);
  }
}
