package io.github.experimentmaven.spark;

import java.io.IOException;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.spark.SparkContext;
import org.apache.spark.api.plugin.DriverPlugin;
import org.apache.spark.api.plugin.ExecutorPlugin;
import org.apache.spark.api.plugin.PluginContext;
import org.apache.spark.api.plugin.SparkPlugin;
import org.jspecify.annotations.Nullable;

/**
 * The way of messages from tasks to the driver: over Spark's own connection, which is authenticated
 * and encrypted if Spark's is. Spark makes one where it finds the class named in {@code
 * spark.plugins}; tasks and driver find it by the class.
 */
public final class TaskMessages implements SparkPlugin {

  private static volatile @Nullable Consumer<TaskMessage> receiver;
  private static volatile @Nullable PluginContext executor;

  /** Spark makes it. */
  public TaskMessages() {}

  /** Has a consumer take all messages, one at a time. */
  static void receive(Consumer<TaskMessage> messages) {
    receiver = messages;
  }

  /**
   * Sends a message from a task.
   *
   * @throws IOException if there is no way to the driver
   */
  static void send(TaskMessage message) throws IOException {
    PluginContext context = executor;
    if (context == null) {
      throw new IOException("spark.plugins does not name " + TaskMessages.class.getName());
    }
    context.send(message);
  }

  @Override
  public DriverPlugin driverPlugin() {
    return new DriverPlugin() {
      @Override
      public Map<String, String> init(SparkContext context, PluginContext pluginContext) {
        return Map.of();
      }

      @Override
      public @Nullable Object receive(Object message) {
        Consumer<TaskMessage> messages = receiver;
        if (messages != null && message instanceof TaskMessage known) {
          messages.accept(known);
        }
        return null;
      }
    };
  }

  @Override
  public ExecutorPlugin executorPlugin() {
    return new ExecutorPlugin() {
      @Override
      public void init(PluginContext context, Map<String, String> extraConf) {
        executor = context;
      }
    };
  }
}
