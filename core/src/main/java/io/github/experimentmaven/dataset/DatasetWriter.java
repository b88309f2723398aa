package io.github.experimentmaven.dataset;

import io.github.experimentmaven.experiment.Part;
import io.github.experimentmaven.failure.DatasetException;
import io.github.experimentmaven.task.Features;
import io.github.experimentmaven.task.Targets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes a data set of its own: four IDX files, or six if it has a validation part, and one more if
 * its training samples have weights, that are not packed, so that trainers map them, and their
 * manifest. First the files, in any order; then {@link #finish}.
 */
public final class DatasetWriter {

  private final Path folder;

  /**
   * @param folder of the data set; exists
   */
  public DatasetWriter(Path folder) {
    this.folder = folder;
  }

  /**
   * Opens the features of a part: unsigned bytes of images, floats of rows and sequences.
   *
   * @param part which
   * @param features what each sample will be; of rows, how many columns there are is all that
   *     matters yet
   */
  public IdxOutput features(Part part, Features features) throws IOException {
    boolean isImage = features instanceof Features.Images;
    return new IdxOutput(
        file(part, features.role()),
        isImage ? IdxType.UNSIGNED_BYTE : IdxType.FLOAT,
        features.shape().dimensions());
  }

  /**
   * Opens the targets of a part: labels of classes, floats of numbers.
   *
   * @param part which
   * @param targets what each sample will be asked for; how many classes or numbers is all that
   *     matters yet
   */
  public IdxOutput targets(Part part, Targets targets) throws IOException {
    if (targets instanceof Targets.Numbers numbers) {
      return new IdxOutput(
          file(part, targets.role()), IdxType.FLOAT, List.of(numbers.names().size()));
    }
    return new IdxOutput(
        file(part, targets.role()),
        targets.bytesASample() == 1 ? IdxType.UNSIGNED_BYTE : IdxType.INT,
        List.of());
  }

  /** Opens the weights of the training samples, floats, if they do not count alike. */
  public IdxOutput weights() throws IOException {
    return new IdxOutput(folder.resolve(DatasetManifest.WEIGHTS), IdxType.FLOAT, List.of());
  }

  /**
   * Copies some samples of another data set: features, targets, and weights of those that are
   * trained on.
   *
   * @param dataset that they are of
   * @param part that they are of, and will be of
   * @param selection which
   * @throws DatasetException if a file was damaged since the data set was read
   */
  public void copy(Dataset dataset, Part part, SampleSelection selection)
      throws IOException, DatasetException {
    copy(dataset, part, selection, part);
  }

  /**
   * The same into a part that may be another.
   *
   * @param into what they will be of
   */
  public void copy(Dataset dataset, Part part, SampleSelection selection, Part into)
      throws IOException, DatasetException {
    for (String role : roles(dataset, part, into)) {
      try (IdxInput input = IdxInput.open(dataset.files().file(part, role).path())) {
        IdxHeader header = input.header();
        List<Integer> dimensions = header.dimensions().subList(1, header.dimensions().size());
        try (IdxOutput output = new IdxOutput(file(into, role), header.type(), dimensions)) {
          byte[] sample = new byte[header.sampleSize()];
          int next = 0;
          for (int wanted : selection.samples()) {
            for (; next <= wanted; next++) {
              input.read(sample);
            }
            output.writeBytes(sample);
          }
        }
      }
    }
  }

  /**
   * Copies all samples of a part of some data sets, one data set after the other.
   *
   * @param datasets of one kind of features and targets; at least one
   * @throws DatasetException if a file was damaged since its data set was read
   */
  public void copyAll(List<Dataset> datasets, Part part) throws IOException, DatasetException {
    Dataset first = datasets.get(0);
    for (String role : roles(first, part, part)) {
      IdxHeader header = IdxFile.readHeader(first.files().file(part, role).path());
      List<Integer> dimensions = header.dimensions().subList(1, header.dimensions().size());
      try (IdxOutput output = new IdxOutput(file(part, role), header.type(), dimensions)) {
        byte[] sample = new byte[header.sampleSize()];
        for (Dataset each : datasets) {
          try (IdxInput input = IdxInput.open(each.files().file(part, role).path())) {
            for (int i = 0; i < each.count(part); i++) {
              input.read(sample);
              output.writeBytes(sample);
            }
          }
        }
      }
    }
  }

  /** What files are copied. */
  private static List<String> roles(Dataset dataset, Part part, Part into) {
    List<String> roles =
        new ArrayList<>(List.of(dataset.features().role(), dataset.targets().role()));
    if (dataset.hasWeights() && part == Part.TRAIN && into == Part.TRAIN) {
      roles.add(DatasetManifest.WEIGHTS_ROLE);
    }
    return roles;
  }

  /**
   * Writes the manifest of samples of another data set: it is called and licensed as that one.
   *
   * @param other where they come from
   * @throws DatasetException if what was written is no data set
   */
  public void finishAs(Dataset other) throws IOException, DatasetException {
    finish(
        other.name(),
        other.description(),
        other.features(),
        other.targets(),
        other.licence(),
        other.origin());
  }

  /**
   * Writes the manifest of files that are written and closed.
   *
   * @param name for people
   * @param description one sentence for people, or empty
   * @param features what each sample is
   * @param targets what is asked for of each
   * @param licence under which the data may be used, or empty
   * @param origin who made it, or empty
   * @throws DatasetException if what was written is no data set
   */
  public void finish(
      String name,
      String description,
      Features features,
      Targets targets,
      String licence,
      String origin)
      throws IOException, DatasetException {
    Map<Part, Integer> counts = new EnumMap<>(Part.class);
    for (Part part : Part.values()) {
      Path written = file(part, features.role());
      if (part != Part.VALIDATION || Files.exists(written)) {
        counts.put(part, IdxFile.readHeader(written).count());
      }
    }
    Map<String, DatasetManifest.Entry> files = new LinkedHashMap<>();
    List<String> keys =
        new ArrayList<>(DatasetManifest.fileKeys(counts.keySet(), features, targets));
    if (Files.exists(folder.resolve(DatasetManifest.WEIGHTS))) {
      keys.add(DatasetManifest.WEIGHTS);
    }
    for (String key : keys) {
      String sha256 = DatasetFile.of(folder.resolve(key)).sha256();
      files.put(key, new DatasetManifest.Entry(key, sha256, sha256));
    }
    new DatasetManifest(
            DatasetManifest.FORMAT_VERSION,
            name,
            description,
            features,
            targets,
            DatasetManifest.Counts.of(counts),
            files,
            licence,
            origin)
        .write(folder.resolve(DatasetManifest.FILE_NAME));
  }

  private Path file(Part part, String role) {
    return folder.resolve(DatasetManifest.key(part, role));
  }
}
