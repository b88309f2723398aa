package io.github.experimentmaven.dataset;

import io.github.experimentmaven.experiment.Part;
import io.github.experimentmaven.failure.DatasetException;
import io.github.experimentmaven.storage.FileHash;
import io.github.experimentmaven.storage.Sha256;
import io.github.experimentmaven.task.Features;
import io.github.experimentmaven.task.Targets;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Reads a folder of four IDX files as a data set.
 *
 * <p>With a manifest, {@link DatasetManifest#FILE_NAME}, the files must match its hashes; then they
 * are what their publisher meant, and of the images no more than the header is read. Without one,
 * the images are read to their end too, which is the only way to find a truncated or corrupt gzip
 * stream before anything is trained; the classes are then numbered from 0 to the largest label.
 */
public final class DatasetReader {

  private static final String IMAGES = "images";
  private static final String LABELS = "labels";

  private DatasetReader() {}

  /**
   * Reads and checks a data set.
   *
   * @param folder holds the four files, gzipped or not, and possibly a manifest
   * @throws DatasetException if anything is missing, damaged or contradicts something else
   */
  public static Dataset read(Path folder) throws DatasetException {
    return read(folder, Sha256::of);
  }

  /**
   * Reads and checks a data set, as {@link #read(Path)} does.
   *
   * @param hashes tells those of files that a manifest describes
   */
  public static Dataset read(Path folder, FileHash hashes) throws DatasetException {
    Path absolute = folder.toAbsolutePath().normalize();
    if (!Files.isDirectory(absolute)) {
      throw new DatasetException(
          Files.exists(absolute)
              ? "%s is not a folder; a data set is a folder of four IDX files".formatted(absolute)
              : "there is no folder %s; a data set is a folder of four IDX files"
                  .formatted(absolute));
    }
    Path manifest = absolute.resolve(DatasetManifest.FILE_NAME);
    return Files.exists(manifest)
        ? readAsDescribed(absolute, DatasetManifest.read(manifest), hashes)
        : readAsFound(absolute);
  }

  private static Dataset readAsDescribed(Path folder, DatasetManifest manifest, FileHash hashes)
      throws DatasetException {
    Features features = manifest.features();
    Targets targets = manifest.targets();
    Map<String, List<String>> names = new LinkedHashMap<>();
    Map<Part, Integer> expected = manifest.counts().byPart();
    for (String key : DatasetManifest.fileKeys(expected.keySet(), features, targets)) {
      names.put(key, List.of(entry(manifest, key).file()));
    }
    if (manifest.files().containsKey(DatasetManifest.WEIGHTS)) {
      names.put(DatasetManifest.WEIGHTS, List.of(entry(manifest, DatasetManifest.WEIGHTS).file()));
    }
    var files =
        DatasetFiles.in(
            folder, names, (part, file) -> described(file, entry(manifest, part), hashes));
    Map<Part, Integer> counts = new EnumMap<>(Part.class);
    for (Part part : expected.keySet()) {
      Path featureFile = files.file(part, features.role()).path();
      SampleFiles samples =
          SampleFiles.of(
              featureFile,
              IdxFile.readHeader(featureFile),
              features.noun(),
              files.file(part, targets.role()).path(),
              targets.role());
      samples.expect(features, DatasetManifest.FILE_NAME);
      samples.expect(targets, DatasetManifest.FILE_NAME);
      samples.expectCount(Objects.requireNonNull(expected.get(part)), DatasetManifest.FILE_NAME);
      counts.put(part, samples.count());
    }
    requireDistinct(files, expected.keySet(), features.role());
    DatasetFile weights = files.byPart().get(DatasetManifest.WEIGHTS);
    if (weights != null) {
      requireWeights(weights.path(), Objects.requireNonNull(counts.get(Part.TRAIN)));
    }
    return new Dataset(
        manifest.name(),
        manifest.description(),
        files,
        features,
        targets,
        counts,
        manifest.licence(),
        manifest.origin());
  }

  private static void requireWeights(Path file, int samples) throws DatasetException {
    IdxFile weights = IdxFile.read(file);
    IdxHeader header = weights.header();
    if (header.type() != IdxType.FLOAT || !header.dimensions().equals(List.of(samples))) {
      throw new DatasetException(
          "%s is not the weights of %s training samples, one float each".formatted(file, samples));
    }
    FloatBuffer values = ByteBuffer.wrap(weights.data()).asFloatBuffer();
    for (int i = 0; i < samples; i++) {
      if (!(values.get(i) > 0) || Float.isInfinite(values.get(i))) {
        throw new DatasetException(
            "%s has %s as the weight of sample %s; expected a finite number above 0"
                .formatted(file, values.get(i), i));
      }
    }
  }

  /** Whoever validates with the test set chooses by it. */
  private static void requireDistinct(DatasetFiles files, Set<Part> parts, String role)
      throws DatasetException {
    if (parts.contains(Part.VALIDATION)) {
      DatasetFile validation = files.file(Part.VALIDATION, role);
      if (validation.contentSha256().equals(files.file(Part.TEST, role).contentSha256())) {
        throw new DatasetException(
            ("%s holds the samples of the test part; whatever is chosen by them would be too good on"
                    + " these\n"
                    + "give samples of their own to validate with")
                .formatted(validation.path()));
      }
    }
  }

  private static DatasetManifest.Entry entry(DatasetManifest manifest, String key) {
    return Objects.requireNonNull(manifest.files().get(key), key);
  }

  private static Dataset readAsFound(Path folder) throws DatasetException {
    var files = DatasetFiles.in(folder, namesOfMnist(), (part, file) -> DatasetFile.of(file));
    var train = untrusted(files, Part.TRAIN);
    var test = untrusted(files, Part.TEST);
    test.expectShape(train.imageShape(), train.featureFile().toString());
    int classes = 1 + Math.max(train.largestLabel(), test.largestLabel());
    Path name = folder.getFileName();
    return new Dataset(
        name == null ? folder.toString() : name.toString(),
        "",
        files,
        Features.Images.of(train.imageShape()),
        new Targets.Classes(IntStream.range(0, classes).mapToObj(String::valueOf).toList()),
        Map.of(Part.TRAIN, train.count(), Part.TEST, test.count()),
        "",
        "");
  }

  /** The names that a folder without a manifest is searched for. */
  private static Map<String, List<String>> namesOfMnist() {
    Map<String, List<String>> names = new LinkedHashMap<>();
    for (Part part : List.of(Part.TRAIN, Part.TEST)) {
      String prefix = part == Part.TRAIN ? "train" : "t10k";
      names.put(
          DatasetManifest.key(part, IMAGES),
          plainOrGzipped(prefix + "-images-idx3-ubyte", prefix + "-images-idx4-ubyte"));
      names.put(DatasetManifest.key(part, LABELS), plainOrGzipped(prefix + "-labels-idx1-ubyte"));
    }
    return names;
  }

  private static List<String> plainOrGzipped(String... names) {
    return Stream.of(names).flatMap(name -> Stream.of(name, name + ".gz")).toList();
  }

  private static SampleFiles untrusted(DatasetFiles files, Part part) throws DatasetException {
    Path images = files.file(part, IMAGES).path();
    return SampleFiles.of(
        images, IdxFile.verify(images), "image", files.file(part, LABELS).path(), LABELS);
  }

  /** The file that the manifest means: its hash is right. */
  private static DatasetFile described(Path file, DatasetManifest.Entry expected, FileHash hashes)
      throws DatasetException {
    String declared = expected.contentSha256();
    DatasetFile found = DatasetFile.of(file, declared, hashes);
    if (!found.sha256().equals(expected.sha256())) {
      throw new DatasetException(
          "%s is damaged or was changed:\n  its SHA-256 is %s,\n  but %s says %s"
              .formatted(file, found.sha256(), DatasetManifest.FILE_NAME, expected.sha256()));
    }
    return declared.isEmpty() ? DatasetFile.of(file) : found;
  }
}
