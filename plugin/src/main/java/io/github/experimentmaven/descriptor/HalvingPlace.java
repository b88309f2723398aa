package io.github.experimentmaven.descriptor;

import io.github.experimentmaven.experiment.Halving;
import io.github.experimentmaven.failure.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an experiment of a sweep is, of which those that cannot win are stopped early. */
public final class HalvingPlace {

  private final Halving halving;
  private final int place;
  private final int experiments;
  private final LocatedTree file;

  HalvingPlace(Halving halving, int place, int experiments, LocatedTree file) {
    this.halving = halving;
    this.place = place;
    this.experiments = experiments;
    this.file = file;
  }

  /** How they are stopped. */
  public Halving halving() {
    return halving;
  }

  /** Its place in the order of the file, from 0, which decides between equals. */
  public int place() {
    return place;
  }

  /** How many experiments the sweep has. */
  public int experiments() {
    return experiments;
  }

  /**
   * A problem with the key itself.
   *
   * @param message what is wrong and what was expected
   * @param hint what to do, or null
   */
  public Problem problem(String message, @Nullable String hint) {
    return file.problemAtName(List.of(), FileKeys.HALVING, message, hint);
  }
}
