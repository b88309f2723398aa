package io.github.experimentmaven.descriptor;

import io.github.experimentmaven.experiment.Argument;
import io.github.experimentmaven.experiment.Halving;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The keys of a file that are of no experiment: what it takes from another file, and how many
 * experiments it stands for.
 *
 * @param base the file that is extended; null if none is
 * @param changes what is changed in what is extended; null if nothing is
 * @param matrix what is varied, in all combinations; null if nothing is
 * @param sample what is varied by drawing; null if nothing is
 * @param halving how what cannot win is stopped early; null if nothing is
 * @param maxExperiments how many experiments the file may stand for
 */
record FileKeys(
    @Argument(
            value =
                "A file, relative to this one, of which all holds that this one does not say"
                    + " otherwise.",
            key = EXTENDS,
            optional = true)
        @Nullable String base,
    @Argument(
            value = "Other values for keys of what is extended, within its lists, too.",
            key = SET,
            optional = true)
        @Nullable Changes changes,
    @Argument(
            value = "Several values of some keys: an experiment of each combination.",
            optional = true)
        @Nullable Matrix matrix,
    @Argument(value = "An experiment of each of some points that are drawn.", optional = true)
        @Nullable Sampling sample,
    @Argument(
            value =
                "Stops trainings of a matrix or a sample early that are not among the best on the"
                    + " validation set.",
            optional = true)
        @Nullable Halving halving,
    @Argument(
            value = "More experiments of a file are a mistake.",
            defaultValue = "100",
            min = 1,
            max = 10_000)
        int maxExperiments) {

  /** The key that names the base. */
  static final String EXTENDS = "extends";

  /** The key of what is changed in the base. */
  static final String SET = "set";

  /** The key of what is varied in all combinations. */
  static final String MATRIX = "matrix";

  /** The key of what is varied by drawing. */
  static final String SAMPLE = "sample";

  /** The key of how what cannot win is stopped early. */
  static final String HALVING = "halving";

  /** How {@link Halving} is read. */
  static final RecordType HALVING_TYPE = new RecordType(Halving.class);

  /** How {@link Sampling} is read. */
  static final RecordType SAMPLING =
      new RecordType(Sampling.class, Map.of("space", new SpaceType()));

  /** How they all are read. */
  static final RecordType TYPE =
      new RecordType(
          FileKeys.class,
          Map.of(
              "changes",
              new ChangesType(),
              MATRIX,
              new MatrixType(),
              SAMPLE,
              SAMPLING,
              HALVING,
              HALVING_TYPE));

  /** Whether a key is one of these. */
  static boolean isOne(String key) {
    return TYPE.keyNames().contains(key);
  }

  /** Whether a file varies something, or says how much it may vary. */
  static boolean areIn(Node.Mapping file) {
    return file.entries().stream().anyMatch(entry -> isOne(entry.key()));
  }
}
