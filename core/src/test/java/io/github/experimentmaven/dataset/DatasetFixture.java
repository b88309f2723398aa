package io.github.experimentmaven.dataset;

import io.github.experimentmaven.experiment.Part;
import io.github.experimentmaven.experiment.Shape;
import io.github.experimentmaven.task.Features;
import io.github.experimentmaven.task.Targets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Data sets of labelled images for tests. */
public final class DatasetFixture {

  private DatasetFixture() {}

  /** Images of classes. */
  public static Dataset images(
      String name,
      String description,
      DatasetFiles files,
      Shape shape,
      List<String> classNames,
      int trainCount,
      int testCount,
      String licence,
      String origin) {
    return new Dataset(
        name,
        description,
        files,
        Features.Images.of(shape),
        new Targets.Classes(classNames),
        Map.of(Part.TRAIN, trainCount, Part.TEST, testCount),
        licence,
        origin);
  }

  /** Their files. */
  public static DatasetFiles files(
      DatasetFile trainImages,
      DatasetFile trainLabels,
      DatasetFile testImages,
      DatasetFile testLabels) {
    Map<String, DatasetFile> files = new LinkedHashMap<>();
    files.put("train_images", trainImages);
    files.put("train_labels", trainLabels);
    files.put("test_images", testImages);
    files.put("test_labels", testLabels);
    return new DatasetFiles(files);
  }
}
