package io.github.experimentmaven.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.experimentmaven.dataset.SampleBytes;
import org.junit.jupiter.api.Test;

class BinaryLabelsTest {

  @Test
  void aLabelMayBeAByte() {
    assertThat(outputs(SampleBytes.of(new byte[] {0, 1, 1}, 1))).containsExactly(0, 1, 1);
  }

  @Test
  void aLabelMayBeAnInteger() {
    byte[] labels = {0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 1};

    assertThat(outputs(SampleBytes.of(labels, 4))).containsExactly(0, 1, 1);
  }

  private static float[] outputs(SampleBytes bytes) {
    BinaryLabels labels = new BinaryLabels(bytes);
    float[] outputs = new float[labels.count()];
    for (int i = 0; i < outputs.length; i++) {
      labels.copy(i, outputs, i);
    }
    return outputs;
  }
}
