package io.github.experimentmaven.preparation;

import io.github.experimentmaven.failure.DatasetException;
import org.jspecify.annotations.Nullable;

/** Whether each fold gets a sample, of classes one of each. */
public final class EnoughSamples {

  private EnoughSamples() {}

  /**
   * That there are fewer than folds.
   *
   * @param className of which there are so few; null for all
   * @param samples how many there are
   * @param noun what one is called
   * @param folds more than that
   */
  public static DatasetException tooFew(
      @Nullable String className, int samples, String noun, int folds) {
    String whose = className == null ? "the data" : "the class '" + className + "'";
    return DatasetException.ofFolds(
        "%s has %s %s to train on, too few for one in each of %s folds%s"
            .formatted(
                whose,
                samples,
                samples == 1 ? noun : noun + "s",
                folds,
                samples < 2
                    ? "\nno number of folds would do: "
                        + (className == null
                            ? "give more data"
                            : "leave the class out, or merge it")
                    : "\ngive " + samples + " folds or fewer"));
  }
}
