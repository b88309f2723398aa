package io.github.experimentmaven.task;

import java.util.List;

/** What the samples of a data set are to be told: what decides which {@link Task} it is. */
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

  /** How many bytes of a file those of a sample have. */
  long bytesASample();

  /**
   * One of several classes a sample.
   *
   * @param classNames in the order of the labels
   */
  record Classes(List<String> classNames) implements Targets {

    public Classes {
      classNames = List.copyOf(classNames);
    }

    /** How many there are. */
    public int count() {
      return classNames.size();
    }

    @Override
    public long bytesASample() {
      return 1;
    }
  }
}
