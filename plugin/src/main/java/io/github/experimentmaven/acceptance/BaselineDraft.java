package io.github.experimentmaven.acceptance;

import io.github.experimentmaven.accepted.AcceptedBaseline;
import io.github.experimentmaven.accepted.BaselineFiles;
import java.util.List;

/**
 * A baseline about to be written.
 *
 * @param files where
 * @param baseline what; where the present one says the same, with its reason
 * @param isNews whether the present one does not say the same
 * @param isNeeded whether it has to be written: it is news, or the present one is of an earlier
 *     format
 * @param description for people, line by line
 * @param warnings for people: what is lost, though nobody may have meant it
 */
public record BaselineDraft(
    BaselineFiles files,
    AcceptedBaseline baseline,
    boolean isNews,
    boolean isNeeded,
    List<String> description,
    List<String> warnings) {

  public BaselineDraft {
    description = List.copyOf(description);
    warnings = List.copyOf(warnings);
  }

  /** Why these results were accepted. */
  public String reason() {
    return baseline.facts().reason();
  }
}
