package io.github.experimentmaven.dataset;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import io.github.experimentmaven.experiment.Part;
import io.github.experimentmaven.failure.DatasetException;
import io.github.experimentmaven.storage.RecordJson;
import io.github.experimentmaven.task.Features;
import io.github.experimentmaven.task.Targets;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a data set says of itself: {@code dataset.json} beside its files.
 *
 * @param formatVersion {@link #FORMAT_VERSION}; the first format, of images of classes, is read,
 *     too
 * @param name for people
 * @param description one sentence for people, or empty
 * @param features what a network is shown of a sample
 * @param targets what it is asked for
 * @param counts how many samples each part has
 * @param files by the part of the data that each is: {@code train_images} and {@code train_labels},
 *     {@code train_features} and {@code train_targets}, and the same of {@code test}, and of {@code
 *     val} if it is counted; and {@link #WEIGHTS} if training samples do not count alike
 * @param licence under which the data may be used, or empty
 * @param origin who made it, or empty
 */
public record DatasetManifest(
    int formatVersion,
    String name,
    @JsonSetter(nulls = Nulls.AS_EMPTY) String description,
    Features features,
    Targets targets,
    Counts counts,
    Map<String, Entry> files,
    @JsonSetter(nulls = Nulls.AS_EMPTY) String licence,
    @JsonSetter(nulls = Nulls.AS_EMPTY) String origin) {

  /** Raised when a key is added, removed or changes its meaning. */
  public static final int FORMAT_VERSION = 2;

  /** Far more than the names of 65,536 classes take. */
  public static final int MOST_BYTES = 1 << 24;

  /** The file that says how much each training sample counts, where they do not count alike. */
  public static final String WEIGHTS = "train_weights";

  static final String WEIGHTS_ROLE = "weights";

  /** The manifest's name in a data set's folder. */
  public static final String FILE_NAME = "dataset.json";

  /**
   * Checks every value that can be checked without the files.
   *
   * @throws IllegalArgumentException with a message for the user
   */
  public DatasetManifest {
    files = Collections.unmodifiableMap(new LinkedHashMap<>(files));
    Set<String> expected = new TreeSet<>(fileKeys(counts.parts(), features, targets));
    if (files.containsKey(WEIGHTS)) {
      expected.add(WEIGHTS);
    }
    require(
        files.keySet().equals(expected),
        "files has the keys " + new TreeSet<>(files.keySet()) + "; expected " + expected);
    if (features instanceof Features.Images images) {
      List<Integer> shape = images.imageShape();
      require(
          shape.size() == 3 && shape.stream().allMatch(size -> size >= 1),
          "image_shape is " + shape + "; expected [height, width, channels], each at least 1");
    }
    if (features instanceof Features.Sequences sequences) {
      List<Integer> shape = sequences.sequenceShape();
      require(
          shape.size() == 2 && shape.stream().allMatch(size -> size >= 1),
          "sequence_shape is " + shape + "; expected [steps, features], each at least 1");
    }
    if (targets instanceof Targets.Classes classes) {
      List<String> names = classes.classNames();
      require(!names.isEmpty(), "classes is empty");
      require(new HashSet<>(names).size() == names.size(), "classes has a name twice: " + names);
    }
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

  /** Writes it, whole or not at all. */
  public void write(Path file) throws IOException {
    RecordJson.write(file, this);
  }

  /** The files that data of such samples has, in the order in which records name them. */
  static List<String> fileKeys(Collection<Part> parts, Features features, Targets targets) {
    return parts.stream()
        .flatMap(part -> Stream.of(key(part, features.role()), key(part, targets.role())))
        .toList();
  }

  /** The name of a part's file in records: {@code train_images}. */
  public static String key(Part part, String role) {
    return part.key() + "_" + role;
  }

  /**
   * How many samples each part has.
   *
   * @param train at least 1
   * @param val at least 1; null if there is no validation part
   * @param test at least 1
   */
  public record Counts(
      int train,
      @JsonInclude(JsonInclude.Include.NON_NULL) @JsonSetter(nulls = Nulls.SET)
          @Nullable Integer val,
      int test) {

    /**
     * Checks all values.
     *
     * @throws IllegalArgumentException with a message for the user
     */
    public Counts {
      require(train >= 1, "train is " + train + "; at least 1 is needed");
      require(val == null || val >= 1, "val is " + val + "; at least 1 is needed");
      require(test >= 1, "test is " + test + "; at least 1 is needed");
    }

    /** Without a validation part. */
    public Counts(int train, int test) {
      this(train, null, test);
    }

    /** Of the parts that there are. */
    static Counts of(Map<Part, Integer> counts) {
      return new Counts(
          Objects.requireNonNull(counts.get(Part.TRAIN)),
          counts.get(Part.VALIDATION),
          Objects.requireNonNull(counts.get(Part.TEST)));
    }

    /** The parts that there are, in order. */
    Set<Part> parts() {
      return byPart().keySet();
    }

    /** Those of the parts that there are, in order. */
    Map<Part, Integer> byPart() {
      Map<Part, Integer> counts = new EnumMap<>(Part.class);
      counts.put(Part.TRAIN, train);
      if (val != null) {
        counts.put(Part.VALIDATION, val);
      }
      counts.put(Part.TEST, test);
      return counts;
    }
  }

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
