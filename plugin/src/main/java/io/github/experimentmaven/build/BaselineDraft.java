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
 * @param reason that is there then: why these results were accepted
 * @param description for people, line by line
 * @param warnings for people: what is lost, though nobody may have meant it
 */
public record BaselineDraft(
    BaselineFiles files,
    AcceptedBaseline baseline,
    boolean isNeeded,
    String reason,
    List<String> description,
    List<String> warnings) {

  public BaselineDraft {
    description = List.copyOf(description);
    warnings = List.copyOf(warnings);
  }
}
