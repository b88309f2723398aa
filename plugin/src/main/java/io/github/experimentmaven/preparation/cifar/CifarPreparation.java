package io.github.experimentmaven.preparation.cifar;

import io.github.experimentmaven.dataset.DatasetWriter;
import io.github.experimentmaven.dataset.IdxOutput;
import io.github.experimentmaven.experiment.DatasetSource;
import io.github.experimentmaven.experiment.Part;
import io.github.experimentmaven.failure.DatasetException;
import io.github.experimentmaven.preparation.Preparation;
import io.github.experimentmaven.task.Features;
import io.github.experimentmaven.task.Targets;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * CIFAR's records as images: each has its labels, then 32 x 32 bytes of red, as many of green and
 * of blue.
 */
public final class CifarPreparation implements Preparation {

  /** Raised whenever the same files give other bytes. */
  private static final int REVISION = 1;

  private static final int SIDE = 32;
  private static final int PLANE = SIDE * SIDE;
  private static final int CHANNELS = 3;
  private static final int IMAGE = PLANE * CHANNELS;

  /** The names of classes have a few hundred bytes. */
  private static final long MOST_BYTES_OF_NAMES = 1 << 16;

  private final CifarLayout layout;
  private final Path folder;

  private CifarPreparation(CifarLayout layout, Path folder) {
    this.layout = layout;
    Path unpacked = folder.resolve(layout.unpacked());
    this.folder = Files.isDirectory(unpacked) ? unpacked : folder;
  }

  /**
   * That of CIFAR-10.
   *
   * @param folder with the files, or with the folder that the archive unpacks to
   */
  public static CifarPreparation of(DatasetSource.Cifar10 source, Path folder) {
    return new CifarPreparation(CifarLayout.cifar10(), folder);
  }

  /**
   * That of CIFAR-100.
   *
   * @param folder with the files, or with the folder that the archive unpacks to
   */
  public static CifarPreparation of(DatasetSource.Cifar100 source, Path folder) {
    return new CifarPreparation(CifarLayout.cifar100(source.labels()), folder);
  }

  @Override
  public String recipe() {
    return "cifar %s, %s".formatted(REVISION, layout.name());
  }

  @Override
  public Map<String, Path> sources() throws DatasetException {
    Map<String, Path> sources = new TreeMap<>();
    sources.put(layout.names(), source(layout.names()));
    for (Part part : List.of(Part.TRAIN, Part.TEST)) {
      for (String name : layout.batches(part)) {
        sources.put(name, source(name));
      }
    }
    return sources;
  }

  private Path source(String name) throws DatasetException {
    Path file = folder.resolve(name);
    if (!Files.isRegularFile(file)) {
      throw new DatasetException(
          "there is no file %s; expected %s, binary version, as unpacked"
              .formatted(file, layout.name()));
    }
    return file;
  }

  @Override
  public void write(Path target) throws DatasetException, IOException {
    Features features = new Features.Images(List.of(SIDE, SIDE, CHANNELS));
    Targets targets = new Targets.Classes(classNames(source(layout.names())));
    DatasetWriter writer = new DatasetWriter(target);
    for (Part part : List.of(Part.TRAIN, Part.TEST)) {
      try (IdxOutput images = writer.features(part, features);
          IdxOutput labels = writer.targets(part, targets)) {
        for (String name : layout.batches(part)) {
          read(source(name), images, labels);
        }
      }
    }
    writer.finish(layout.name(), "", features, targets, "", "Alex Krizhevsky");
  }

  private List<String> classNames(Path file) throws DatasetException {
    String text;
    try {
      if (Files.size(file) > MOST_BYTES_OF_NAMES) {
        throw new DatasetException(
            "%s has %s bytes; expected one name a line".formatted(file, Files.size(file)));
      }
      text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw DatasetException.unreadable(file, e);
    }
    List<String> names = text.lines().map(String::strip).filter(name -> !name.isEmpty()).toList();
    if (names.size() != layout.classes() || new HashSet<>(names).size() != names.size()) {
      throw new DatasetException(
          "%s has %s names, %s of them different; expected %s classes, one a line"
              .formatted(file, names.size(), new HashSet<>(names).size(), layout.classes()));
    }
    return names;
  }

  private void read(Path file, IdxOutput images, IdxOutput labels)
      throws DatasetException, IOException {
    int recordBytes = layout.labels() + IMAGE;
    long size = Files.size(file);
    if (size == 0 || size % recordBytes != 0) {
      throw new DatasetException(
          "%s has %s bytes; expected records of %s bytes, and nothing else"
              .formatted(file, size, recordBytes));
    }
    try (InputStream in = open(file)) {
      byte[] image = new byte[IMAGE];
      for (long i = 0; i < size / recordBytes; i++) {
        byte[] stored = in.readNBytes(recordBytes);
        if (stored.length < recordBytes) {
          throw new DatasetException("%s was cut off while it was read".formatted(file));
        }
        int label = stored[layout.label()] & 0xff;
        if (label >= layout.classes()) {
          throw new DatasetException(
              "%s is damaged: record %s has the label %s; expected 0 to %s"
                  .formatted(file, i, label, layout.classes() - 1));
        }
        for (int pixel = 0; pixel < PLANE; pixel++) {
          for (int channel = 0; channel < CHANNELS; channel++) {
            image[pixel * CHANNELS + channel] = stored[layout.labels() + channel * PLANE + pixel];
          }
        }
        images.write(image);
        labels.write(label);
      }
    }
  }

  private static InputStream open(Path file) throws DatasetException {
    try {
      return new BufferedInputStream(Files.newInputStream(file), 1 << 16);
    } catch (IOException e) {
      throw DatasetException.unreadable(file, e);
    }
  }
}
