package io.github.experimentmaven.preparation;

import io.github.experimentmaven.dataset.ShareDraw;
import io.github.experimentmaven.experiment.Validation;
import io.github.experimentmaven.experiment.ValidationPlace;
import io.github.experimentmaven.failure.DatasetException;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Which of the samples that may be trained on are validated with. */
public final class ValidationSplit {

  private ValidationSplit() {}

  /** All that decides the split beside the samples. */
  public static String recipe(Validation validation) {
    return "validation 1 %s, from %s, seed %s"
        .formatted(validation.split(), validation.from(), validation.drawSeed());
  }

  /**
   * Splits.
   *
   * @param groups the samples of each class, or all in one; empty ones count as none
   * @param noun what a sample is called
   * @param className the class of a group by its place; null if there are none
   * @return the samples to validate with, at least one
   * @throws DatasetException if there are none, or none are left of a class
   */
  public static BitSet of(
      Validation validation,
      List<int[]> groups,
      String noun,
      IntFunction<@Nullable String> className)
      throws DatasetException {
    BitSet validated =
        validation.from() == ValidationPlace.END
            ? end(groups, validation.split())
            : ShareDraw.of(
                groups.stream().filter(group -> group.length > 0).toList(),
                validation.split(),
                validation.drawSeed());
    long samples = groups.stream().mapToLong(group -> group.length).sum();
    if (validated.isEmpty()) {
      throw DatasetException.ofValidation(
          "split %s of %s training %ss leaves none to validate with\ngive a greater split"
              .formatted(validation.split(), samples, noun));
    }
    if (validated.cardinality() == samples) {
      throw DatasetException.ofValidation(
          "split %s of %s training %ss leaves none to train on\ngive a smaller split"
              .formatted(validation.split(), samples, noun));
    }
    for (int i = 0; i < groups.size(); i++) {
      int[] group = groups.get(i);
      if (group.length > 0 && IntStream.of(group).allMatch(validated::get)) {
        throw DatasetException.ofValidation(
            ("the last %s of %s training %ss are all there are of class '%s', so that none is left"
                    + " to train on\n"
                    + "leave from: end out, so that each class gives its share")
                .formatted(validated.cardinality(), samples, noun, className.apply(i)));
      }
    }
    return validated;
  }

  /** As Keras: the rest behind the whole part of {@code samples * (1 - split)}. */
  private static BitSet end(List<int[]> groups, double split) {
    int[] all = groups.stream().flatMapToInt(IntStream::of).sorted().toArray();
    BitSet last = new BitSet();
    for (int i = (int) Math.floor(all.length * (1.0 - split)); i < all.length; i++) {
      last.set(all[i]);
    }
    return last;
  }
}
