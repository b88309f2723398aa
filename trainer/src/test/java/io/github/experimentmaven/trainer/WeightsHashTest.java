package io.github.experimentmaven.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.experimentmaven.storage.Sha256;
import org.junit.jupiter.api.Test;

class WeightsHashTest {

  // sha256 of the twelve bytes 0000803f 000000c0 0000003f
  @Test
  void theHashIsThatOfLittleEndianFloats() {
    assertThat(WeightsHash.of(new float[] {1, -2, 0.5f}))
        .isEqualTo("2ce4bdb6b34a50ac7092eb9fee94337a27498e9eb9bae44192f15b88831b2422");
  }

  // the published digest of the empty message (FIPS 180-2)
  @Test
  void noWeightsHaveTheHashOfNothing() {
    assertThat(WeightsHash.of(new float[0]))
        .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  }

  @Test
  void oneBitOfOneWeightChangesTheHash() {
    assertThat(WeightsHash.of(new float[] {1, Math.nextUp(2f)}))
        .isNotEqualTo(WeightsHash.of(new float[] {1, 2}));
  }

  // 2 is the four bytes 00000040
  @Test
  void longWeightsHaveTheHashOfAllTheirPieces() {
    byte[] zeros = new byte[400_004];
    zeros[400_003] = 0x40;
    float[] weights = new float[100_001];
    weights[100_000] = 2;

    assertThat(WeightsHash.of(weights)).isEqualTo(Sha256.of(zeros));
  }
}
