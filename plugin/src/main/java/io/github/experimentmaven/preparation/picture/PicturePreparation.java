package io.github.experimentmaven.preparation.picture;

import io.github.experimentmaven.dataset.DatasetWriter;
import io.github.experimentmaven.dataset.IdxOutput;
import io.github.experimentmaven.experiment.DatasetSource;
import io.github.experimentmaven.experiment.Part;
import io.github.experimentmaven.failure.DatasetException;
import io.github.experimentmaven.preparation.Preparation;
import io.github.experimentmaven.task.Features;
import io.github.experimentmaven.task.Targets;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A folder of pictures as a data set of images of classes. */
public final class PicturePreparation implements Preparation {

  /** Raised whenever the same files and settings give other bytes. */
  private static final int REVISION = 1;

  private final DatasetSource.Pictures source;
  private final Path folder;

  /**
   * @param source its settings
   * @param folder where the pictures are
   */
  public PicturePreparation(DatasetSource.Pictures source, Path folder) {
    this.source = source;
    this.folder = folder;
  }

  /** The name is that of the folder, and stands in the manifest. */
  @Override
  public String recipe() {
    return "pictures %s, name %s, resize %s, color %s, test split %s, seed %s"
        .formatted(
            REVISION,
            name(),
            source.resize(),
            source.color(),
            source.testSplit(),
            source.splitSeed());
  }

  @Override
  public Map<String, Path> sources() throws DatasetException {
    Map<String, Path> sources = new TreeMap<>();
    PictureFolder content = content();
    for (Part part : content.parts()) {
      content.of(part).forEach(each -> sources.put(each.name(), each.file()));
    }
    return sources;
  }

  @Override
  public void write(Path target) throws DatasetException, IOException {
    PictureFolder content = content();
    PictureReader reader = new PictureReader(source.color(), source.resize());
    PictureFolder.Labelled first = content.train().get(0);
    Picture size = reader.read(first.file());
    Features features = new Features.Images(List.of(size.height(), size.width(), size.channels()));
    Targets targets = new Targets.Classes(content.classes());
    DatasetWriter writer = new DatasetWriter(target);
    for (Part part : content.parts()) {
      try (IdxOutput images = writer.features(part, features);
          IdxOutput labels = writer.targets(part, targets)) {
        for (PictureFolder.Labelled each : content.of(part)) {
          Picture picture = reader.read(each.file());
          if (picture.height() != size.height() || picture.width() != size.width()) {
            throw new DatasetException(
                "%s has %s x %s pixels, but %s has %s x %s; give resize: [height, width], to which all are scaled"
                    .formatted(
                        each.file(),
                        picture.width(),
                        picture.height(),
                        first.name(),
                        size.width(),
                        size.height()));
          }
          images.write(picture.values());
          labels.write(each.label());
        }
      }
    }
    writer.finish(name(), "", features, targets, "", "");
  }

  private PictureFolder content() throws DatasetException {
    return PictureFolder.of(
        folder, new PictureFolder.Split(source.testSplit(), source.splitSeed()));
  }

  private String name() {
    Path name = folder.getFileName();
    return name == null ? folder.toString() : name.toString();
  }
}
