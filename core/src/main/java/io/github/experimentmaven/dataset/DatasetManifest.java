package io.github.experimentmaven.dataset;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import io.github.experimentmaven.failure.DatasetException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a data set says of itself: {@code dataset.json} beside its files.
 *
 * @param formatVersion {@link #FORMAT_VERSION}
 * @param name for people
 * @param description one sentence for people, or empty
 * @param imageShape {@code [height, width, channels]}, each at least 1
 * @param classes the classes' names in the order of the labels, no two the same
 * @param trainCount number of training images, at least 1
 * @param testCount number of test images, at least 1
 * @param files the four files
 * @param licence under which the data may be used, or empty
 * @param origin who made it, or empty
 */
public record DatasetManifest(
    int formatVersion,
    String name,
    @JsonSetter(nulls = Nulls.AS_EMPTY) String description,
    List<Integer> imageShape,
    List<String> classes,
    int trainCount,
    int testCount,
    Files files,
    @JsonSetter(nulls = Nulls.AS_EMPTY) String licence,
    @JsonSetter(nulls = Nulls.AS_EMPTY) String origin) {

  /** Raised when a key is added, removed or changes its meaning. */
  public static final int FORMAT_VERSION = 1;

  /** The manifest's name in a data set's folder. */
  public static final String FILE_NAME = "dataset.json";

  /**
   * Checks every value that can be checked without the files.
   *
   * @throws IllegalArgumentException with a message for the user
   */
  public DatasetManifest {
    imageShape = List.copyOf(imageShape);
    classes = List.copyOf(classes);
    require(
        formatVersion == FORMAT_VERSION,
        "format_version is "
            + formatVersion
            + "; this version of the plugin reads "
            + FORMAT_VERSION);
    require(
        imageShape.size() == 3 && imageShape.stream().allMatch(size -> size >= 1),
        "image_shape is " + imageShape + "; expected [height, width, channels], each at least 1");
    require(!classes.isEmpty(), "classes is empty");
    require(
        new HashSet<>(classes).size() == classes.size(), "classes has a name twice: " + classes);
    require(trainCount >= 1, "train_count is " + trainCount + "; at least 1 is needed");
    require(testCount >= 1, "test_count is " + testCount + "; at least 1 is needed");
  }

  /**
   * Reads a manifest.
   *
   * @throws DatasetException if it cannot be read or is no such file; the message says where and
   *     why
   */
  public static DatasetManifest read(Path file) throws DatasetException {
    return ManifestJson.read(file);
  }

  /**
   * The four files.
   *
   * @param trainImages images to train on
   * @param trainLabels their labels
   * @param testImages images to test with
   * @param testLabels their labels
   */
  public record Files(Entry trainImages, Entry trainLabels, Entry testImages, Entry testLabels) {}

  /**
   * One file.
   *
   * @param file its name, in the manifest's folder
   * @param sha256 of the file as it is stored, in lower-case hexadecimal digits
   * @param contentSha256 of the file unpacked, or empty; given, the file need not be unpacked just
   *     to know what a result came from
   */
  public record Entry(
      String file, String sha256, @JsonSetter(nulls = Nulls.AS_EMPTY) String contentSha256) {

    private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

    /** No separators and no leading dot: a manifest names files of its own folder only. */
    private static final Pattern PLAIN_NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]*");

    /**
     * Checks both values.
     *
     * @throws IllegalArgumentException with a message for the user
     */
    public Entry {
      require(
          PLAIN_NAME.matcher(file).matches(),
          "file is '" + file + "'; expected the plain name of a file in the same folder");
      require(
          SHA_256.matcher(sha256).matches(),
          "sha256 is '" + sha256 + "'; expected 64 lower-case hexadecimal digits");
      require(
          contentSha256.isEmpty() || SHA_256.matcher(contentSha256).matches(),
          "content_sha256 is '" + contentSha256 + "'; expected 64 lower-case hexadecimal digits");
    }
  }

  private static void require(boolean condition, String message) {
    if (!condition) {
      throw new IllegalArgumentException(message);
    }
  }
}
