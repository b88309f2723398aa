package io.github.experimentmaven.experiment;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Where an experiment's data comes from. In a file, a bare name is short for a known artifact:
 * {@code mnist}.
 */
public sealed interface DatasetSource {

  /** Whether it is a table that has no rows to test with, so that folds must provide them. */
  default boolean lacksTestRows() {
    return false;
  }

  /** Whether it is a table whose values decide whether its target is a class or a number. */
  default boolean guessesTarget() {
    return false;
  }

  /** The share of the samples that is tested with; null where none is said. */
  default @Nullable Double testSplit() {
    return null;
  }

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
   * @param path relative to the module's base directory, or absolute; or an address, as of all that
   *     follow
   * @param sha256 of the file that is downloaded, or empty
   */
  @Described("A folder of four IDX files, gzipped or not.")
  record Folder(
      @Argument(
              "The folder, relative to the module's base directory, or the address of an archive.")
          String path,
      @Argument(value = "The SHA-256 of what is downloaded.", optional = true) String sha256)
      implements DatasetSource, Downloadable {

    /**
     * Checks the hash.
     *
     * @throws IllegalArgumentException with a message for the user
     */
    public Folder {
      Downloads.requireHash(path, sha256);
    }

    /** A folder that is there. */
    public Folder(String path) {
      this(path, "");
    }

    @Override
    public Downloads downloads() {
      return Downloads.ofArchive(path, sha256);
    }

    @Override
    public DatasetSource at(List<String> paths) {
      return new Folder(paths.get(0));
    }
  }

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
      implements DatasetSource {

    @Override
    public boolean lacksTestRows() {
      return subset.lacksTestRows();
    }

    @Override
    public boolean guessesTarget() {
      return subset.guessesTarget();
    }
  }

  /**
   * A table in CSV files, gzipped or not.
   *
   * @param csv relative to the module's base directory, or absolute; or addresses
   * @param delimiter between values
   * @param header whether the first line has the columns' names; else they are 1, 2 and so on
   * @param encoding of the text
   * @param quote around values that have a delimiter or a line end in them
   * @param decimal between the whole part of a number and its fraction
   * @param columns how they become features and targets
   * @param sha256 of the files that are downloaded, or null
   */
  @Described("A table in CSV files, gzipped or not.")
  record Csv(
      @Argument("The file or its address, or one for each part.") PerPart csv,
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
      @Unwrapped TableColumns columns,
      @Argument(value = "The SHA-256 of each file that is downloaded.", optional = true)
          @Nullable PerPart sha256)
      implements DatasetSource, Downloadable {

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
      columns.requireOneSplit(csv);
      Downloads.requireHashes(csv, sha256);
    }

    @Override
    public boolean lacksTestRows() {
      return columns.splits(csv) == 0;
    }

    @Override
    public boolean guessesTarget() {
      return columns.guessesTarget();
    }

    @Override
    public @Nullable Double testSplit() {
      return columns.testSplit();
    }

    @Override
    public Downloads downloads() {
      return Downloads.ofFiles(csv, sha256);
    }

    @Override
    public DatasetSource at(List<String> paths) {
      return new Csv(csv.with(paths), delimiter, header, encoding, quote, decimal, columns, null);
    }
  }

  /**
   * A table in ARFF files, as Weka has them, gzipped or not.
   *
   * @param arff relative to the module's base directory, or absolute; or addresses
   * @param encoding of the text
   * @param columns how they become features and targets
   * @param sha256 of the files that are downloaded, or null
   */
  @Described("A table in ARFF files, as Weka has them, gzipped or not.")
  record Arff(
      @Argument("The file or its address, or one for each part.") PerPart arff,
      @Argument(value = "How text is encoded.", defaultValue = "utf-8") String encoding,
      @Unwrapped TableColumns columns,
      @Argument(value = "The SHA-256 of each file that is downloaded.", optional = true)
          @Nullable PerPart sha256)
      implements DatasetSource, Downloadable {

    /**
     * Checks what can be checked without the table.
     *
     * @throws IllegalArgumentException with a message for the user
     */
    public Arff {
      requireCharset(encoding);
      columns.requireOneSplit(arff);
      Downloads.requireHashes(arff, sha256);
    }

    @Override
    public boolean lacksTestRows() {
      return columns.splits(arff) == 0;
    }

    @Override
    public boolean guessesTarget() {
      return columns.guessesTarget();
    }

    @Override
    public @Nullable Double testSplit() {
      return columns.testSplit();
    }

    @Override
    public Downloads downloads() {
      return Downloads.ofFiles(arff, sha256);
    }

    @Override
    public DatasetSource at(List<String> paths) {
      return new Arff(arff.with(paths), encoding, columns, null);
    }
  }

  /**
   * A folder of PNG and JPEG pictures: {@code train/} and {@code test/}, and {@code validation/} if
   * it is there, with one folder a class each; or one folder a class.
   *
   * @param images relative to the module's base directory, or absolute; or an address
   * @param resize what all pictures are scaled to; null if they have one size already
   * @param color which channels they have
   * @param testSplit the share of each class that becomes the test set, where no folder is that
   * @param splitSeed decides which pictures these are
   * @param sha256 of the file that is downloaded, or empty
   */
  @Described("A folder of PNG and JPEG pictures.")
  record Pictures(
      @Argument(
              "The folder, or the address of an archive: train/ and test/, and validation/ if it is there, with one folder a class each; or one folder a class.")
          String images,
      @Argument(
              value = "What all pictures are scaled to; without it all must have one size.",
              optional = true,
              min = 1,
              max = 4096)
          @Nullable Size resize,
      @Argument(value = "The channels of a picture.", defaultValue = "rgb") PictureColor color,
      @Argument(
              value =
                  "The share of each class that becomes the test set, where there are no train/ and test/.",
              optional = true,
              min = 0,
              max = 1,
              minExclusive = true,
              maxExclusive = true)
          @Nullable Double testSplit,
      @Argument(value = "Decides which pictures the test set gets.", defaultValue = "1", min = 0)
          long splitSeed,
      @Argument(value = "The SHA-256 of what is downloaded.", optional = true) String sha256)
      implements DatasetSource, Downloadable {

    /**
     * Checks the hash.
     *
     * @throws IllegalArgumentException with a message for the user
     */
    public Pictures {
      Downloads.requireHash(images, sha256);
    }

    @Override
    public Downloads downloads() {
      return Downloads.ofArchive(images, sha256);
    }

    @Override
    public DatasetSource at(List<String> paths) {
      return new Pictures(paths.get(0), resize, color, testSplit, splitSeed, "");
    }
  }

  /**
   * CIFAR-10 in its binary version.
   *
   * @param cifar10 the folder, relative to the module's base directory, or absolute
   * @param sha256 of the file that is downloaded, or empty
   */
  @Described("CIFAR-10 in its binary version.")
  record Cifar10(
      @Argument(
              "The folder with data_batch_1.bin and its like, as unpacked, or the address of the archive.")
          String cifar10,
      @Argument(value = "The SHA-256 of what is downloaded.", optional = true) String sha256)
      implements DatasetSource, Downloadable {

    /**
     * Checks the hash.
     *
     * @throws IllegalArgumentException with a message for the user
     */
    public Cifar10 {
      Downloads.requireHash(cifar10, sha256);
    }

    @Override
    public Downloads downloads() {
      return Downloads.ofArchive(cifar10, sha256);
    }

    @Override
    public DatasetSource at(List<String> paths) {
      return new Cifar10(paths.get(0), "");
    }
  }

  /**
   * CIFAR-100 in its binary version.
   *
   * @param cifar100 the folder, relative to the module's base directory, or absolute
   * @param labels which of its two kinds of classes
   * @param sha256 of the file that is downloaded, or empty
   */
  @Described("CIFAR-100 in its binary version.")
  record Cifar100(
      @Argument(
              "The folder with train.bin and its like, as unpacked, or the address of the archive.")
          String cifar100,
      @Argument(value = "Which classes: 100 fine or 20 coarse ones.", defaultValue = "fine")
          CifarLabel labels,
      @Argument(value = "The SHA-256 of what is downloaded.", optional = true) String sha256)
      implements DatasetSource, Downloadable {

    /**
     * Checks the hash.
     *
     * @throws IllegalArgumentException with a message for the user
     */
    public Cifar100 {
      Downloads.requireHash(cifar100, sha256);
    }

    @Override
    public Downloads downloads() {
      return Downloads.ofArchive(cifar100, sha256);
    }

    @Override
    public DatasetSource at(List<String> paths) {
      return new Cifar100(paths.get(0), labels, "");
    }
  }

  /**
   * A NumPy archive of {@code x_train}, {@code y_train}, {@code x_test} and {@code y_test}; with
   * {@code x_val} and {@code y_val} it has a validation part.
   *
   * @param npz relative to the module's base directory, or absolute
   * @param sampleWeight the array that says how much each training sample counts, or null
   * @param sha256 of the file that is downloaded, or empty
   */
  @Described(
      "A NumPy archive of x_train, y_train, x_test and y_test, as Keras has them; x_val and y_val are"
          + " validated with.")
  record Npz(
      @Argument("The file, relative to the module's base directory, or its address.") String npz,
      @Argument(
              value =
                  "An array of the archive that says how much each training sample counts: the"
                      + " losses are multiplied by it. Finite numbers above 0.",
              optional = true)
          @Nullable String sampleWeight,
      @Argument(value = "The SHA-256 of what is downloaded.", optional = true) String sha256)
      implements DatasetSource, Downloadable {

    /**
     * Checks the hash.
     *
     * @throws IllegalArgumentException with a message for the user
     */
    public Npz {
      Downloads.requireHash(npz, sha256);
    }

    @Override
    public Downloads downloads() {
      return Downloads.ofFile(npz, sha256);
    }

    @Override
    public DatasetSource at(List<String> paths) {
      return new Npz(paths.get(0), sampleWeight, "");
    }
  }

  /**
   * A class of the project that gives the samples.
   *
   * @param className its full name
   * @param parameters what it is told: a {@link String}, {@link Boolean}, {@link Long} or {@link
   *     Double} each
   */
  @Described("A class of the project that gives the samples.")
  record OfClass(
      @Argument(
              value = "Its full name; it implements ExperimentDataset of experiment-maven-spi.",
              key = "class")
          String className,
      @Argument(value = "What it is told: texts, numbers and truth values.", optional = true)
          Map<String, Object> parameters)
      implements DatasetSource {

    /**
     * Checks the name.
     *
     * @throws IllegalArgumentException with a message for the user
     */
    public OfClass {
      parameters = Collections.unmodifiableMap(new TreeMap<>(parameters));
      ClassName.require(className, "com.acme.Prices");
    }

    /** The last part of its name. */
    public String simpleName() {
      return ClassName.simple(className);
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
