package io.github.experimentmaven.experiment;

import java.util.HashSet;
import java.util.List;

/**
 * Axes of an array, counted from 0 or, below it, from the end; in an experiment file one number, or
 * a list.
 *
 * @param numbers of the axes, each once; at least one
 */
public record Axes(List<Integer> numbers) {

  /**
   * Checks that there are some, each once.
   *
   * @throws IllegalArgumentException with a message for the user
   */
  public Axes {
    numbers = List.copyOf(numbers);
    if (numbers.isEmpty()) {
      throw new IllegalArgumentException("axis must name one axis at least");
    }
    if (new HashSet<>(numbers).size() < numbers.size()) {
      throw new IllegalArgumentException("axis must name each axis once, found " + numbers);
    }
  }

  /** These axes. */
  public static Axes of(Integer... numbers) {
    return new Axes(List.of(numbers));
  }

  /**
   * For each axis of a weight, whether it is one of these.
   *
   * @param weight as Keras calls it: {@code kernel}
   * @param rank how many axes it has
   * @throws ShapeException if it does not have all of these, or one of them is said in two ways
   */
  boolean[] among(String weight, int rank) throws ShapeException {
    boolean[] among = new boolean[rank];
    for (int number : numbers) {
      int place = number < 0 ? number + rank : number;
      if (place < 0 || place >= rank) {
        throw new ShapeException(
            "has a constraint over axis %s of its %s, which has %s"
                .formatted(
                    number, weight, rank == 1 ? "axis 0 alone" : "the axes 0 to " + (rank - 1)));
      }
      if (among[place]) {
        throw new ShapeException(
            "has a constraint over axis %s of its %s twice: %s".formatted(place, weight, this));
      }
      among[place] = true;
    }
    return among;
  }

  @Override
  public String toString() {
    return numbers.size() == 1 ? String.valueOf(numbers.get(0)) : numbers.toString();
  }
}
