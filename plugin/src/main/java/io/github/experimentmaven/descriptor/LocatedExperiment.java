package io.github.experimentmaven.descriptor;

import io.github.experimentmaven.experiment.Experiment;
import io.github.experimentmaven.experiment.SweepCell;
import io.github.experimentmaven.failure.Problem;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An experiment that knows where each of its parts stands in its file. */
public final class LocatedExperiment {

  private final Experiment experiment;
  private final Path file;
  private final @Nullable SweepCell cell;
  private final LocatedTree tree;
  private final @Nullable DeclaredInput declared;
  private final @Nullable HalvingPlace halving;

  LocatedExperiment(
      Experiment experiment,
      Path file,
      @Nullable SweepCell cell,
      LocatedTree tree,
      @Nullable DeclaredInput declared,
      @Nullable HalvingPlace halving) {
    this.experiment = experiment;
    this.file = file;
    this.cell = cell;
    this.tree = tree;
    this.declared = declared;
    this.halving = halving;
  }

  /** The experiment itself. */
  public Experiment experiment() {
    return experiment;
  }

  /** The file it was read from, as it was given to the reader. */
  public Path file() {
    return file;
  }

  /** The sweep that it is part of, and its place there; nothing if the file has it alone. */
  public Optional<SweepCell> cell() {
    return Optional.ofNullable(cell);
  }

  /** How it may be stopped early in favour of others of its sweep; nothing if it may not. */
  public Optional<HalvingPlace> halving() {
    return Optional.ofNullable(halving);
  }

  /** What a file of Keras says of the data; nothing if none is named or it does not say. */
  Optional<DeclaredInput> declared() {
    return Optional.ofNullable(declared);
  }

  /** Whether the file has a key, which may also have its default. */
  boolean says(String key) {
    return tree.root() instanceof Node.Mapping mapping && mapping.entry(key).isPresent();
  }

  /** As {@link #problemAt(List, String, String)}, without a hint. */
  public Problem problemAt(List<?> path, String message) {
    return problemAt(path, message, null);
  }

  /**
   * A problem with a part of the experiment.
   *
   * @param path keys and list positions (from 0) from the file's root on, such as {@code
   *     ["architecture", 3]}; where the file leaves a part out, the part around it is marked
   * @param message what is wrong and what was expected
   * @param hint what to do, or null
   */
  public Problem problemAt(List<?> path, String message, @Nullable String hint) {
    return tree.problemAt(path, message, hint);
  }

  /**
   * A problem with a name that a part of the experiment has.
   *
   * @param path of that part, as for {@link #problemAt(List, String, String)}
   * @param name the key or the item of it that is marked
   * @param message what is wrong and what was expected
   * @param hint what to do, or null
   */
  public Problem problemAtName(List<?> path, String name, String message, @Nullable String hint) {
    return tree.problemAtName(path, name, message, hint);
  }
}
