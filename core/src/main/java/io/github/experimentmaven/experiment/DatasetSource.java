package io.github.experimentmaven.experiment;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where an experiment's data comes from. In a file, a bare name is short for a known artifact:
 * {@code mnist}.
 */
public sealed interface DatasetSource {

  /**
   * A Maven artifact: a jar with the four IDX files and their manifest.
   *
   * @param artifact {@code groupId:artifactId} or {@code groupId:artifactId:version}; without a
   *     version, that of the project's dependency on it, else the plugin's own
   */
  @Described("A Maven artifact that holds the files.")
  record Artifact(@Argument("groupId:artifactId or groupId:artifactId:version.") String artifact)
      implements DatasetSource {}

  /**
   * A folder of four IDX files, gzipped or not.
   *
   * @param path relative to the module's base directory, or absolute
   */
  @Described("A folder of four IDX files, gzipped or not.")
  record Folder(@Argument("The folder, relative to the module's base directory.") String path)
      implements DatasetSource {}

  /**
   * Some samples of another data set, chosen at random: of classes each keeps its share.
   *
   * @param subset where the samples come from; no subset itself
   * @param train number of training samples; null for all
   * @param test number of test samples; null for all
   * @param seed of the choice
   */
  @Described("Some samples of another data set, chosen at random; of classes each keeps its share.")
  record Subset(
      @Argument("The data set that the samples are of.") DatasetSource subset,
      @Argument(value = "Number of training samples; default: all.", optional = true, min = 1)
          @Nullable Integer train,
      @Argument(value = "Number of test samples; default: all.", optional = true, min = 1)
          @Nullable Integer test,
      @Argument(value = "The seed of the choice.", defaultValue = "1", min = 0) long seed)
      implements DatasetSource {}

  /**
   * A table in CSV files, gzipped or not.
   *
   * @param csv relative to the module's base directory, or absolute
   * @param delimiter between values
   * @param header whether the first line has the columns' names; else they are 1, 2 and so on
   * @param encoding of the text
   * @param quote around values that have a delimiter or a line end in them
   * @param decimal between the whole part of a number and its fraction
   * @param target see {@link TableColumns}, as all that follow
   * @param targetType what its values are
   * @param features what the network is shown
   * @param ignore what is left out
   * @param categorical columns of categories
   * @param ordinal columns of ordered categories
   * @param missing what is done where there is no value
   * @param missingValues what stands for no value
   * @param scale how numbers are scaled
   * @param unknownCategory what is done with categories that no training row has
   * @param testSplit the share of rows to test with, or null
   * @param splitSeed chooses them
   * @param splitColumn tells them, or null
   */
  @Described("A table in CSV files, gzipped or not.")
  record Csv(
      @Argument("The file, or one to train on and one to test with.") TableFiles csv,
      @Argument(value = "What stands between values.", defaultValue = "','") char delimiter,
      @Argument(
              value =
                  "Whether the first line has the columns' names; else they are called 1, 2 and so"
                      + " on.",
              defaultValue = "true")
          boolean header,
      @Argument(value = "How text is encoded.", defaultValue = "utf-8") String encoding,
      @Argument(
              value = "What values are in that have a delimiter or a line end in them.",
              defaultValue = "'\"'")
          char quote,
      @Argument(
              value = "What stands between the whole part of a number and its fraction.",
              defaultValue = "'.'")
          char decimal,
      @Argument("The column that is asked for, or a list of columns of numbers.")
          List<String> target,
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
      @Argument(value = "A column that says train or test of each row.", optional = true)
          @Nullable String splitColumn)
      implements DatasetSource {

    /**
     * Checks what can be checked without the table.
     *
     * @throws IllegalArgumentException with a message for the user
     */
    public Csv {
      requireCharset(encoding);
      if (delimiter == quote || delimiter == decimal || quote == decimal) {
        throw new IllegalArgumentException("delimiter, quote and decimal must differ");
      }
      target = List.copyOf(target);
      features = List.copyOf(features);
      ignore = List.copyOf(ignore);
      categorical = List.copyOf(categorical);
      ordinal = Collections.unmodifiableMap(new LinkedHashMap<>(ordinal));
      missingValues = List.copyOf(missingValues);
      new TableColumns(
              target,
              targetType,
              features,
              ignore,
              categorical,
              ordinal,
              missing,
              missingValues,
              scale,
              unknownCategory,
              testSplit,
              splitSeed,
              splitColumn)
          .requireTestRows(csv);
    }

    /** How its columns become features and targets. */
    public TableColumns columns() {
      return new TableColumns(
          target,
          targetType,
          features,
          ignore,
          categorical,
          ordinal,
          missing,
          missingValues,
          scale,
          unknownCategory,
          testSplit,
          splitSeed,
          splitColumn);
    }
  }

  /**
   * A table in ARFF files, as Weka has them, gzipped or not.
   *
   * @param arff relative to the module's base directory, or absolute
   * @param encoding of the text
   * @param target see {@link TableColumns}, as all that follow
   * @param targetType what its values are
   * @param features what the network is shown
   * @param ignore what is left out
   * @param categorical columns of categories
   * @param ordinal columns of ordered categories
   * @param missing what is done where there is no value
   * @param missingValues what stands for no value
   * @param scale how numbers are scaled
   * @param unknownCategory what is done with categories that no training row has
   * @param testSplit the share of rows to test with, or null
   * @param splitSeed chooses them
   * @param splitColumn tells them, or null
   */
  @Described("A table in ARFF files, as Weka has them, gzipped or not.")
  record Arff(
      @Argument("The file, or one to train on and one to test with.") TableFiles arff,
      @Argument(value = "How text is encoded.", defaultValue = "utf-8") String encoding,
      @Argument("The column that is asked for, or a list of columns of numbers.")
          List<String> target,
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
      @Argument(value = "A column that says train or test of each row.", optional = true)
          @Nullable String splitColumn)
      implements DatasetSource {

    /**
     * Checks what can be checked without the table.
     *
     * @throws IllegalArgumentException with a message for the user
     */
    public Arff {
      requireCharset(encoding);
      target = List.copyOf(target);
      features = List.copyOf(features);
      ignore = List.copyOf(ignore);
      categorical = List.copyOf(categorical);
      ordinal = Collections.unmodifiableMap(new LinkedHashMap<>(ordinal));
      missingValues = List.copyOf(missingValues);
      new TableColumns(
              target,
              targetType,
              features,
              ignore,
              categorical,
              ordinal,
              missing,
              missingValues,
              scale,
              unknownCategory,
              testSplit,
              splitSeed,
              splitColumn)
          .requireTestRows(arff);
    }

    /** How its columns become features and targets. */
    public TableColumns columns() {
      return new TableColumns(
          target,
          targetType,
          features,
          ignore,
          categorical,
          ordinal,
          missing,
          missingValues,
          scale,
          unknownCategory,
          testSplit,
          splitSeed,
          splitColumn);
    }
  }

  private static void requireCharset(String encoding) {
    try {
      if (Charset.isSupported(encoding)) {
        return;
      }
    } catch (IllegalCharsetNameException e) {
      // Told below, as a name that nobody knows.
    }
    throw new IllegalArgumentException(
        "there is no encoding '" + encoding + "'; common ones are utf-8, iso-8859-1, windows-1252");
  }
}
