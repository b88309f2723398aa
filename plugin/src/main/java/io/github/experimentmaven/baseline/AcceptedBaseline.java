package io.github.experimentmaven.baseline;

import io.github.experimentmaven.provenance.Identity.DatasetIdentity;
import io.github.experimentmaven.provenance.Identity.FileIdentity;

/**
 * A baseline that was read and verified, or is about to be written.
 *
 * @param facts what the file says
 * @param predictions what the networks said, in the order of the runs
 * @param shownAs the file as people know it
 */
public record AcceptedBaseline(Baseline facts, SeedPredictions predictions, String shownAs) {

  /**
   * Demands that test metrics of some data can be compared with the baseline's: they must be over
   * the same images and labels. How files are named and packed does not matter.
   *
   * @throws BaselineException if they are not
   */
  public void requireTestData(DatasetIdentity data) throws BaselineException {
    require("test images", facts.dataset().testImages(), data.testImages());
    require("test labels", facts.dataset().testLabels(), data.testLabels());
  }

  private void require(String what, FileIdentity expected, FileIdentity found)
      throws BaselineException {
    if (!isSame(expected, found)) {
      throw new BaselineException(
          """
          %s is of other data: its %s have the SHA-256 %s, those of '%s' now have %s
            figures of other images cannot be compared: restore the data, or delete the baseline, \
          train, and accept the results again"""
              .formatted(
                  shownAs,
                  what,
                  expected.contentSha256(),
                  facts.experiment(),
                  found.contentSha256()));
    }
  }

  private static boolean isSame(FileIdentity one, FileIdentity other) {
    return one.contentSha256().equals(other.contentSha256());
  }
}
