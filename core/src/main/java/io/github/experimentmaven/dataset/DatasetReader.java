package io.github.experimentmaven.dataset;

import io.github.experimentmaven.experiment.Part;
import io.github.experimentmaven.experiment.Shape;
import io.github.experimentmaven.failure.DatasetException;
import io.github.experimentmaven.storage.FileHash;
import io.github.experimentmaven.storage.Sha256;
import io.github.experimentmaven.task.Features;
import io.github.experimentmaven.task.Targets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Reads a folder of four IDX files as a data set.
 *
 * <p>With a manifest, {@link DatasetManifest#FILE_NAME}, the files must match its hashes; then they
 * are what their publisher meant, and of the images no more than the header is read. Without one,
 * the images are read to their end too, which is the only way to find a truncated or corrupt gzip
 * stream before anything is trained; the classes are then numbered from 0 to the largest label.
 */
public final class DatasetReader {

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
    var files =
        DatasetFiles.in(
            folder,
            part -> List.of(part.in(manifest).file()),
            (part, file) -> described(file, part.in(manifest), hashes));

    var train =
        trusted(
            files.file(Part.TRAIN, ImageRoles.IMAGES), files.file(Part.TRAIN, ImageRoles.LABELS));
    var test =
        trusted(files.file(Part.TEST, ImageRoles.IMAGES), files.file(Part.TEST, ImageRoles.LABELS));
    var shape = Shape.of(manifest.imageShape().stream().mapToInt(Integer::intValue).toArray());
    for (var half : List.of(train, test)) {
      half.expectShape(shape, DatasetManifest.FILE_NAME);
      half.expectLabelsBelow(manifest.classes().size());
    }
    train.expectCount(manifest.trainCount());
    test.expectCount(manifest.testCount());
    return new Dataset(
        manifest.name(),
        manifest.description(),
        files,
        Features.Images.of(shape),
        new Targets.Classes(manifest.classes()),
        Map.of(Part.TRAIN, train.count(), Part.TEST, test.count()),
        manifest.licence(),
        manifest.origin());
  }

  private static Dataset readAsFound(Path folder) throws DatasetException {
    var files =
        DatasetFiles.in(folder, DatasetPart::fileNames, (part, file) -> DatasetFile.of(file));
    var train =
        untrusted(
            files.file(Part.TRAIN, ImageRoles.IMAGES), files.file(Part.TRAIN, ImageRoles.LABELS));
    var test =
        untrusted(
            files.file(Part.TEST, ImageRoles.IMAGES), files.file(Part.TEST, ImageRoles.LABELS));
    test.expectShape(train.shape(), files.file(Part.TRAIN, ImageRoles.IMAGES).path().toString());
    int classes = 1 + Math.max(train.largestLabel(), test.largestLabel());
    Path name = folder.getFileName();
    return new Dataset(
        name == null ? folder.toString() : name.toString(),
        "",
        files,
        Features.Images.of(train.shape()),
        new Targets.Classes(IntStream.range(0, classes).mapToObj(String::valueOf).toList()),
        Map.of(Part.TRAIN, train.count(), Part.TEST, test.count()),
        "",
        "");
  }

  private static LabelledImages trusted(DatasetFile images, DatasetFile labels)
      throws DatasetException {
    return LabelledImages.of(images.path(), IdxFile.readHeader(images.path()), labels.path());
  }

  private static LabelledImages untrusted(DatasetFile images, DatasetFile labels)
      throws DatasetException {
    return LabelledImages.of(images.path(), IdxFile.verify(images.path()), labels.path());
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
