package io.github.experimentmaven.experiment;

/**
 * What files and folders of an experiment are called: as the experiment, on every system. Where a
 * name has the sweep before a slash, there is a comma in its place, which no other name has: all
 * files lie side by side.
 */
public final class FileStem {

  private FileStem() {}

  /** The name of a file without its extension, or of a folder. */
  public static String of(String experiment) {
    return experiment.replace('/', ',');
  }
}
