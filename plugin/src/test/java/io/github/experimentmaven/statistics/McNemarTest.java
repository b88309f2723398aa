package io.github.experimentmaven.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class McNemarTest {

  @Test
  void thePValueIsThatOfThePublishedExample() {
    // Fagerland, Lydersen and Laake, BMC Medical Research Methodology 13:91 (2013): 6 and 16, exact
    // p = 0.053; SciPy 1.17, binomtest(6, 22): 0.0524788.
    assertThat(new McNemar(6, 16).pValue()).isCloseTo(0.0524788, within(1e-7));
    assertThat(new McNemar(16, 6).pValue()).isCloseTo(0.0524788, within(1e-7));
  }

  @Test
  void fewChangesAreCalculatedByHand() {
    // 2 (1 + 5) / 2^5
    assertThat(new McNemar(1, 4).pValue()).isCloseTo(12 / 32.0, within(1e-15));
  }

  @Test
  void asManyNewlyWrongAsNewlyRightIsNoEvidence() {
    assertThat(new McNemar(7, 7).pValue()).isEqualTo(1);
    assertThat(new McNemar(0, 0).pValue()).isEqualTo(1);
  }

  @Test
  void impossibleCountsAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new McNemar(-1, 3))
        .withMessage("cannot count -1 newly wrong and 3 newly right images");
  }
}
