package io.github.experimentmaven.acceptance;

import io.github.experimentmaven.dataset.ExperimentData;
import io.github.experimentmaven.provenance.Identity;
import java.util.ArrayList;
import java.util.List;

/** Tells the data that a run was trained and tested with from the data that is there now. */
final class ChangedData {

  private ChangedData() {}

  /**
   * Which parts of a data set do not hold any more what they did, in words. How they are named and
   * packed does not matter.
   */
  static List<String> between(Identity trained, ExperimentData now) {
    List<String> changed = new ArrayList<>();
    now.contentHashes()
        .forEach(
            (part, sha256) -> {
              if (!sha256.equals(trained.data().get(part))) {
                changed.add(Identity.words(part));
              }
            });
    return List.copyOf(changed);
  }
}
