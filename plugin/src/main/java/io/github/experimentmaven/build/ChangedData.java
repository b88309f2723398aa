package io.github.experimentmaven.build;

import io.github.experimentmaven.dataset.DatasetFile;
import io.github.experimentmaven.dataset.DatasetFiles;
import io.github.experimentmaven.dataset.ImageRoles;
import io.github.experimentmaven.experiment.Part;
import io.github.experimentmaven.provenance.Identity.DatasetIdentity;
import io.github.experimentmaven.provenance.Identity.FileIdentity;
import java.util.ArrayList;
import java.util.List;

/** Tells the data that a run was trained and tested with from the data that is there now. */
final class ChangedData {

  private final List<String> parts = new ArrayList<>();

  private ChangedData() {}

  /**
   * Which parts of a data set do not hold any more what they did, in words. How they are named and
   * packed does not matter.
   */
  static List<String> between(DatasetIdentity trained, DatasetFiles now) {
    ChangedData changed = new ChangedData();
    changed.compare(
        "training images", trained.trainImages(), now.file(Part.TRAIN, ImageRoles.IMAGES));
    changed.compare(
        "training labels", trained.trainLabels(), now.file(Part.TRAIN, ImageRoles.LABELS));
    changed.compare("test images", trained.testImages(), now.file(Part.TEST, ImageRoles.IMAGES));
    changed.compare("test labels", trained.testLabels(), now.file(Part.TEST, ImageRoles.LABELS));
    return List.copyOf(changed.parts);
  }

  private void compare(String part, FileIdentity trained, DatasetFile now) {
    if (!trained.contentSha256().equals(now.contentSha256())) {
      parts.add(part);
    }
  }
}
