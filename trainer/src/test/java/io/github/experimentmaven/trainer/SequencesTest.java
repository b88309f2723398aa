package io.github.experimentmaven.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.experimentmaven.dataset.SampleBytes;
import io.github.experimentmaven.experiment.Shape;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class SequencesTest {

  private static final Shape SHAPE = Shape.of(3, 2);

  @Test
  void featuresComeFirstInABatch() {
    Samples sequences =
        new Samples(
            new Sequences(SHAPE, floats(1, 10, 2, 20, 3, 30, 4, 40, 5, 50, 6, 60)),
            new BinaryLabels(SampleBytes.of(new byte[] {0, 1}, 1)));
    Samples.Batch batch = sequences.batch();

    batch.fill(new int[] {1, 0}, 0, 2);

    assertThat(batch.features().shape()).containsExactly(2, 2, 3, 1);
    assertThat(batch.features().dup('c').data().asFloat())
        .containsExactly(4, 5, 6, 40, 50, 60, 1, 2, 3, 10, 20, 30);
  }

  @Test
  void sequencesOfAnotherSizeAreRefused() {
    assertThatThrownBy(() -> new Sequences(SHAPE, SampleBytes.of(new byte[16], 16)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("16 bytes are no sequence of floats of the shape [3, 2]");
  }

  private static SampleBytes floats(float... numbers) {
    ByteBuffer bytes = ByteBuffer.allocate(numbers.length * Float.BYTES);
    bytes.asFloatBuffer().put(numbers);
    return SampleBytes.of(bytes.array(), SHAPE.size() * Float.BYTES);
  }
}
