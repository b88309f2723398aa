package io.github.experimentmaven.experiment;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * How the columns of a table become features and targets, whatever its format.
 *
 * @param target the column or columns that are asked for
 * @param targetType what their values are
 * @param features the columns that a network is shown; all others if empty
 * @param ignore columns that are left out
 * @param categorical columns whose values are categories, even if they look like numbers
 * @param ordinal columns of ordered categories, with these in their order
 * @param text columns of texts, and how these become numbers
 * @param missing what is done where there is no value
 * @param missingValues what stands for no value, besides nothing
 * @param scale how numbers are scaled
 * @param unknownCategory what is done with a category that no training row has
 * @param testSplit the share of rows to test with, or null
 * @param splitSeed chooses these rows
 * @param splitColumn the column that tells them, and those to validate with, or null
 * @param sampleWeight the column that says how much each training row counts, or null
 */
@Described("Keys of every table")
public record TableColumns(
    @Argument("The column that is asked for, or a list of columns of numbers.") List<String> target,
    @Argument(value = "What its values are.", defaultValue = "auto") TargetType targetType,
    @Argument(
            value = "The columns that the network is shown; default: all others.",
            optional = true)
        List<String> features,
    @Argument(value = "Columns that are left out.", optional = true) List<String> ignore,
    @Argument(
            value =
                "Columns whose values are categories even if they are numbers; those of text are"
                    + " anyway. Each category becomes a number that is 0 or 1.",
            optional = true)
        List<String> categorical,
    @Argument(
            value =
                "Columns of ordered categories, each with these in their order: they become 0, 1"
                    + " and so on.",
            optional = true)
        Map<String, List<String>> ordinal,
    @Argument(
            value =
                "Columns of texts that are split into words, and how: {review: {max_tokens: 20000,"
                    + " output_sequence_length: 200}}.",
            optional = true)
        Map<String, TextColumn> text,
    @Argument(
            value = "What is done where there is no value, for all columns or by column.",
            defaultValue = "error")
        MissingPolicies missing,
    @Argument(value = "What stands for no value, besides nothing.", defaultValue = "[NA, '?']")
        List<String> missingValues,
    @Argument(
            value =
                "How numbers are scaled; those of categories are not. The model bears it as a"
                    + " normalizer.",
            defaultValue = "none")
        Scaling scale,
    @Argument(
            value = "What is done with a category that no training row has.",
            defaultValue = "error")
        UnknownCategory unknownCategory,
    @Argument(
            value =
                "The share of the rows that are tested with; of classes, the same share of each.",
            optional = true,
            min = 0,
            minExclusive = true,
            max = 1,
            maxExclusive = true)
        @Nullable Double testSplit,
    @Argument(value = "Chooses the rows of test_split.", defaultValue = "1", min = 0)
        long splitSeed,
    @Argument(value = "A column that says train, validation or test of each row.", optional = true)
        @Nullable String splitColumn,
    @Argument(
            value =
                "A column that says how much each training row counts, which is no feature: the"
                    + " losses are multiplied by it. Finite numbers above 0.",
            optional = true)
        @Nullable String sampleWeight) {

  /**
   * Checks what can be checked without the table.
   *
   * @throws IllegalArgumentException with a message for the user
   */
  public TableColumns {
    target = List.copyOf(target);
    features = List.copyOf(features);
    ignore = List.copyOf(ignore);
    categorical = List.copyOf(categorical);
    ordinal = Collections.unmodifiableMap(new LinkedHashMap<>(ordinal));
    text = Collections.unmodifiableMap(new LinkedHashMap<>(text));
    missingValues = List.copyOf(missingValues);
    if (targetType == TargetType.CLASSES && target.size() > 1) {
      throw new IllegalArgumentException(
          "classes are of one column, but target has " + target.size());
    }
    if (!features.isEmpty() && !ignore.isEmpty()) {
      throw new IllegalArgumentException("give features or ignore, not both");
    }
    List<String> uses = new ArrayList<>();
    for (String column : target) {
      requireOther(column, "target", features, "features");
      requireOther(column, "target", ignore, "ignore");
      requireOther(column, "target", categorical, "categorical");
      requireOther(column, "target", ordinal.keySet(), "ordinal");
      requireOther(column, "target", text.keySet(), "text");
      requireKept(column, "the target", missing.byColumn().get(column));
      uses.add(column);
    }
    for (String column : categorical) {
      requireOther(column, "categorical", ordinal.keySet(), "ordinal");
      requireOther(column, "categorical", ignore, "ignore");
    }
    for (String column : text.keySet()) {
      requireOther(column, "text", categorical, "categorical");
      requireOther(column, "text", ordinal.keySet(), "ordinal");
      requireOther(column, "text", ignore, "ignore");
      requireKept(column, "text", missing.byColumn().get(column));
    }
    for (String column : ordinal.keySet()) {
      requireOther(column, "ordinal", ignore, "ignore");
    }
    if (splitColumn != null) {
      requireOther(splitColumn, "split_column", uses, "target");
      requireOther(splitColumn, "split_column", features, "features");
      requireOther(splitColumn, "split_column", text.keySet(), "text");
    }
    if (sampleWeight != null) {
      requireOther(sampleWeight, "sample_weight", uses, "target");
      requireOther(sampleWeight, "sample_weight", features, "features");
      requireOther(sampleWeight, "sample_weight", ignore, "ignore");
      requireOther(sampleWeight, "sample_weight", categorical, "categorical");
      requireOther(sampleWeight, "sample_weight", ordinal.keySet(), "ordinal");
      requireOther(sampleWeight, "sample_weight", text.keySet(), "text");
      if (sampleWeight.equals(splitColumn)) {
        throw new IllegalArgumentException(
            "'" + sampleWeight + "' is sample_weight and split_column");
      }
      requireKept(sampleWeight, "a weight", missing.byColumn().get(sampleWeight));
    }
  }

  /**
   * Checks that no more than one place tells which rows are tested with.
   *
   * @throws IllegalArgumentException with a message for the user
   */
  public void requireOneSplit(PerPart files) {
    if (splits(files) > 1) {
      throw new IllegalArgumentException(
          "give only one of test_split, split_column and a file to test with");
    }
  }

  /** Whether nobody says what the values of the one target are. */
  boolean guessesTarget() {
    return targetType == TargetType.AUTO && target.size() == 1;
  }

  /** In how many places it is told which rows are tested with. */
  int splits(PerPart files) {
    return (files.isOne() ? 0 : 1) + (testSplit == null ? 0 : 1) + (splitColumn == null ? 0 : 1);
  }

  /** The columns that are named somewhere and must be there, each with the key that names it. */
  public Map<String, String> named() {
    Map<String, String> named = new LinkedHashMap<>();
    missing.byColumn().keySet().forEach(column -> named.put(column, "missing"));
    ordinal.keySet().forEach(column -> named.put(column, "ordinal"));
    text.keySet().forEach(column -> named.put(column, "text"));
    categorical.forEach(column -> named.put(column, "categorical"));
    ignore.forEach(column -> named.put(column, "ignore"));
    features.forEach(column -> named.put(column, "features"));
    if (splitColumn != null) {
      named.put(splitColumn, "split_column");
    }
    if (sampleWeight != null) {
      named.put(sampleWeight, "sample_weight");
    }
    target.forEach(column -> named.put(column, "target"));
    return named;
  }

  /** What is asked for can be missing, but nothing can stand in for it. */
  private static void requireKept(String column, String use, @Nullable MissingPolicy policy) {
    if (policy != null && policy != MissingPolicy.ERROR && policy != MissingPolicy.DROP) {
      throw new IllegalArgumentException(
          "'" + column + "' is " + use + ", of which no value is made up; missing can be drop");
    }
  }

  /**
   * What is done where a target, a weight or a text has no value: the row is left out, if at all.
   */
  public MissingPolicy missingOrDropped(String column) {
    return missing.of(column) == MissingPolicy.DROP ? MissingPolicy.DROP : MissingPolicy.ERROR;
  }

  private static void requireOther(
      String column, String key, Iterable<String> others, String otherKey) {
    Set<String> names = new TreeSet<>();
    others.forEach(names::add);
    if (names.contains(column)) {
      throw new IllegalArgumentException("'" + column + "' is in " + key + " and in " + otherKey);
    }
  }
}
