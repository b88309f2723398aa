package io.github.experimentmaven.baseline;

import io.github.experimentmaven.provenance.Identity.DatasetIdentity;
import io.github.experimentmaven.provenance.Identity.FileIdentity;

/**
 * A baseline that was read and verified, or is about to be written.
 *
 * @param facts what the file says
 * @param predictions what the networks said, in the order of the runs
 * @param shownAs the file as people know it
 * @param remedy what people can do if it cannot be used
 */
public record AcceptedBaseline(
    Baseline facts, SeedPredictions predictions, String shownAs, Remedy remedy) {

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

  /**
   * Whether another baseline differs in the reason at most, or in how its predictions are packed.
   */
  public boolean saysTheSameAs(AcceptedBaseline other) {
    return facts.saysTheSameAs(other.facts) && predictions.saysTheSameAs(other.predictions);
  }

  private void require(String what, FileIdentity expected, FileIdentity found)
      throws BaselineException {
    if (!isSame(expected, found)) {
      throw new BaselineException(
          "%s is of other data: its %s have the SHA-256 %s, those of '%s' now have %s%s"
              .formatted(
                  shownAs,
                  what,
                  expected.contentSha256(),
                  facts.experiment(),
                  found.contentSha256(),
                  remedy.orRenew("figures of other images cannot be compared: restore the data")));
    }
  }

  private static boolean isSame(FileIdentity one, FileIdentity other) {
    return one.contentSha256().equals(other.contentSha256());
  }
}
