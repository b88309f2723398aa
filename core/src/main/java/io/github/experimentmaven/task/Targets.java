package io.github.experimentmaven.task;

import java.util.HashSet;
import java.util.List;

/**
 * What the samples of a data set are to be told: what decides, with the output of a network, which
 * {@link Task} it is.
 */
public sealed interface Targets {

  /**
   * The classes of a classification.
   *
   * @throws IllegalArgumentException if these are no classes
   */
  default Classes classes() {
    if (this instanceof Classes classes) {
      return classes;
    }
    throw new IllegalArgumentException("no classes: " + this);
  }

  /**
   * The numbers of a regression.
   *
   * @throws IllegalArgumentException if these are none
   */
  default Numbers numbers() {
    if (this instanceof Numbers numbers) {
      return numbers;
    }
    throw new IllegalArgumentException("no numbers: " + this);
  }

  /** What the files of targets are called, behind their part: {@code labels}. */
  String role();

  /** How many bytes of a file those of a sample have. */
  long bytesASample();

  /**
   * One of several classes a sample.
   *
   * @param classNames in the order of the labels
   */
  record Classes(List<String> classNames) implements Targets {

    private static final int MOST_IN_A_BYTE = 256;

    public Classes {
      classNames = List.copyOf(classNames);
    }

    /** How many there are. */
    public int count() {
      return classNames.size();
    }

    @Override
    public String role() {
      return "labels";
    }

    /** A byte while there are no more classes than a byte can tell apart, else an integer. */
    @Override
    public long bytesASample() {
      return classNames.size() <= MOST_IN_A_BYTE ? 1 : Integer.BYTES;
    }
  }

  /**
   * Numbers to be predicted.
   *
   * @param names at least one, no two the same
   */
  record Numbers(List<String> names) implements Targets {

    public Numbers {
      names = List.copyOf(names);
      if (names.isEmpty()) {
        throw new IllegalArgumentException("targets has no names");
      }
      if (new HashSet<>(names).size() != names.size()) {
        throw new IllegalArgumentException("targets has a name twice: " + names);
      }
    }

    @Override
    public String role() {
      return "targets";
    }

    @Override
    public long bytesASample() {
      return (long) names.size() * Float.BYTES;
    }
  }
}
