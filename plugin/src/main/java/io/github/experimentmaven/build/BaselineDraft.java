package io.github.experimentmaven.build;

import io.github.experimentmaven.baseline.AcceptedBaseline;
import io.github.experimentmaven.baseline.BaselineFiles;
import java.util.List;

/**
 * A baseline about to be written.
 *
 * @param files where
 * @param baseline what
 * @param isNeeded whether the present one does not say the same
 * @param description for people, line by line
 */
public record BaselineDraft(
    BaselineFiles files, AcceptedBaseline baseline, boolean isNeeded, List<String> description) {

  public BaselineDraft {
    description = List.copyOf(description);
  }
}
