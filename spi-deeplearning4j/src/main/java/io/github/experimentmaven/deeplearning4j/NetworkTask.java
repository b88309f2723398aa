package io.github.experimentmaven.deeplearning4j;

import io.github.experimentmaven.spi.Parameters;
import io.github.experimentmaven.spi.TrainingTask;
import java.util.List;
import org.deeplearning4j.nn.conf.inputs.InputType;

/**
 * What a network is made for: the shapes of what it is shown and asked, and the parameters of the
 * experiment file.
 */
public final class NetworkTask {

  private final TrainingTask task;

  NetworkTask(TrainingTask task) {
    this.task = task;
  }

  /** The seed of the run. */
  public long seed() {
    return task.seed();
  }

  /**
   * What the experiment file says below {@code trainer: parameters}, which is {@code network},
   * {@code epochs}, {@code batch_size} and whatever else the network asks for.
   */
  public Parameters parameters() {
    return task.parameters();
  }

  /**
   * What the first layer gets: rows of numbers, pictures as {@code [channels, height, width]}, or
   * sequences as {@code [features, steps]}, as Deeplearning4j has them by default. For {@code
   * setInputType} or {@code setInputTypes}.
   */
  public InputType inputType() {
    List<Integer> shape = task.shape();
    return switch (shape.size()) {
      case 3 -> InputType.convolutional(shape.get(0), shape.get(1), shape.get(2));
      case 2 -> InputType.recurrent(shape.get(1), shape.get(0));
      default -> InputType.feedForward(inputs());
    };
  }

  /** How many numbers a sample has. */
  public int inputs() {
    return task.shape().stream().reduce(1, Math::multiplyExact);
  }

  /**
   * How many numbers the network gives: one for each class, or for each number to be predicted. For
   * two classes the probability of the second one alone will do.
   */
  public int outputs() {
    return task.classNames().isEmpty() ? task.targetNames().size() : task.classNames().size();
  }

  /**
   * The shape of a sample: {@code [height, width, channels]}, {@code [steps, features]} or {@code
   * [features]}.
   */
  public List<Integer> shape() {
    return task.shape();
  }

  /** The names of the columns; empty if samples are pictures or sequences. */
  public List<String> featureNames() {
    return task.featureNames();
  }

  /** The classes in the order of their labels; empty if numbers are to be predicted. */
  public List<String> classNames() {
    return task.classNames();
  }

  /** The numbers to be predicted; empty if there are classes. */
  public List<String> targetNames() {
    return task.targetNames();
  }
}
