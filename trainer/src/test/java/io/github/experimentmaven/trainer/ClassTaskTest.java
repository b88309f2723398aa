package io.github.experimentmaven.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.experimentmaven.dataset.SampleBytes;
import io.github.experimentmaven.experiment.Shape;
import io.github.experimentmaven.result.ResultFixture;
import io.github.experimentmaven.result.RunResult.DatasetFacts;
import io.github.experimentmaven.spi.Parameters;
import io.github.experimentmaven.task.Features;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ClassTaskTest {

  @Test
  void theChannelsOfImagesComeLast() {
    Shape shape = Shape.of(2, 1, 3);
    byte[] pixels = {0, 51, 102, (byte) 153, (byte) 204, (byte) 255};

    ClassTask task =
        task(new Features.Images(shape.dimensions()), new Images(shape, SampleBytes.of(pixels, 6)));

    assertThat(task.trainFeatures()[0]).containsExactly(0, 0.2f, 0.4f, 0.6f, 0.8f, 1);
    assertThat(task.testFeatures()).isDeepEqualTo(task.trainFeatures());
    assertThat(task.featureNames()).isEmpty();
  }

  @Test
  void theFeaturesOfSequencesComeLast() {
    Shape shape = Shape.of(3, 2);
    ByteBuffer numbers = ByteBuffer.allocate(6 * Float.BYTES);
    numbers.asFloatBuffer().put(new float[] {1, 10, 2, 20, 3, 30});

    ClassTask task =
        task(
            new Features.Sequences(shape.dimensions()),
            new Sequences(shape, SampleBytes.of(numbers.array(), 6 * Float.BYTES)));

    assertThat(task.trainFeatures()[0]).containsExactly(1, 10, 2, 20, 3, 30);
    assertThat(task.shape()).isEqualTo(List.of(3, 2));
  }

  private static ClassTask task(Features features, SampleFeatures samples) {
    return new ClassTask(
        1,
        new Parameters(Map.of()),
        new DatasetFacts("one", 1, 1, features, ResultFixture.classes("no", "yes")),
        samples,
        new BinaryLabels(SampleBytes.of(new byte[] {1}, 1)),
        samples,
        Path.of("kept"));
  }
}
