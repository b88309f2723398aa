package io.github.experimentmaven.trainer.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.experimentmaven.experiment.Border;
import io.github.experimentmaven.experiment.Shape;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** What is drawn for which image; {@link ImageChangeTest} has what is done by it. */
class AugmentationFunctionTest {

  private static final Shape PAIR = Shape.of(1, 2, 1);
  private static final Shape SMALL = Shape.of(3, 4, 2);
  private static final Shape PART = Shape.of(2, 2, 2);

  @Test
  void inEvaluationImagesStayWhatTheyAre() {
    INDArray images = Nd4j.rand(DataType.FLOAT, 3, 1, 1, 2);

    assertThat(showing().forward(images, false)).isSameAs(images);
  }

  @Test
  void theNumbersOfManySamplesAreSpreadFromZeroToOne() {
    int[] samples = new int[10_000];
    Arrays.setAll(samples, i -> i);

    float[] drawn = outputs(showing(), 1, samples);

    double sum = 0;
    double squares = 0;
    double products = 0;
    for (int i = 0; i < drawn.length; i += 2) {
      assertThat(drawn[i]).isBetween(0f, 1f);
      assertThat(drawn[i + 1]).isBetween(0f, 1f);
      sum += drawn[i] + drawn[i + 1];
      squares += (double) drawn[i] * drawn[i] + (double) drawn[i + 1] * drawn[i + 1];
      products += drawn[i] * drawn[i + 1];
    }
    // Five standard errors.
    assertThat(sum / drawn.length).isCloseTo(0.5, Offset.offset(0.0103));
    assertThat(squares / drawn.length).isCloseTo(1 / 3.0, Offset.offset(0.0106));
    assertThat(products / samples.length).isCloseTo(0.25, Offset.offset(0.0111));
  }

  @Test
  void whatIsDrawnForASampleDependsOnItAndOnTheEpochAlone() {
    assertThatItDependsOnSampleAndEpochAlone(AugmentationFunctionTest::showing, PAIR, 2);
    assertThatItDependsOnSampleAndEpochAlone(
        AugmentationFunctionTest::cropping, SMALL, PART.size());
  }

  private static void assertThatItDependsOnSampleAndEpochAlone(
      Supplier<LayerFunction> functions, Shape shape, int length) {
    int[] samples = new int[60];
    Arrays.setAll(samples, i -> i);
    float[] whole = outputs(functions.get(), 3, shape, samples, samples.length);

    int[] backwards = new int[60];
    Arrays.setAll(backwards, i -> 59 - i);
    float[] others = outputs(functions.get(), 3, shape, backwards, 7);

    for (int sample = 0; sample < 60; sample++) {
      assertThat(Arrays.copyOfRange(others, (59 - sample) * length, (60 - sample) * length))
          .containsExactly(Arrays.copyOfRange(whole, sample * length, (sample + 1) * length));
    }
    assertThat(outputs(functions.get(), 4, shape, samples, 60)).isNotEqualTo(whole);
    int[] same = new int[60];
    assertThat(outputs(functions.get(), 3, shape, same, 60)).isNotEqualTo(whole);
  }

  @Test
  void everyPartOfAnImageIsCutOutInTrainingAndTheCentreInEvaluation() {
    int[] samples = new int[200];
    Arrays.setAll(samples, i -> i);

    float[] cut = outputs(cropping(), 1, SMALL, samples, 200);

    TreeSet<Float> corners = new TreeSet<>();
    for (int i = 0; i < cut.length; i += PART.size()) {
      float corner = cut[i];
      corners.add(corner);
      // The other columns, the other row, and the other channel.
      assertThat(Arrays.copyOfRange(cut, i, i + PART.size()))
          .containsExactly(
              corner,
              corner + 1,
              corner + 4,
              corner + 5,
              corner + 12,
              corner + 13,
              corner + 16,
              corner + 17);
    }
    assertThat(corners).containsExactly(0f, 1f, 2f, 4f, 5f, 6f);
    assertThat(cropping().forward(images(SMALL, 1), false).data().asFloat())
        .containsExactly(1, 2, 5, 6, 13, 14, 17, 18);
  }

  @Test
  void nothingBeforeItCanBeTrained() {
    for (LayerFunction function : new LayerFunction[] {showing(), cropping()}) {
      assertThat(function.backward(images(PAIR, 1), false)).isNull();
      assertThatIllegalStateException()
          .isThrownBy(() -> function.backward(images(PAIR, 1), true))
          .withMessage("nothing that is trained stands before augmentation");
    }
  }

  /** A function that shows what is drawn. */
  private static LayerFunction showing() {
    return AugmentationFunction.of(
        (image, changed, one, other) -> {
          changed[0] = (float) one;
          changed[1] = (float) other;
        },
        PAIR,
        draws());
  }

  private static LayerFunction cropping() {
    return AugmentationFunction.cropping(SMALL, PART, new Border(0, 1, 1, 1), draws());
  }

  private static SampleDraws draws() {
    return new SampleDraws(SplittableRandom::new);
  }

  private static float[] outputs(LayerFunction function, int epoch, int[] samples) {
    return outputs(function, epoch, PAIR, samples, samples.length);
  }

  /** Of batches of a size, each in two parts. */
  private static float[] outputs(
      LayerFunction function, int epoch, Shape shape, int[] samples, int size) {
    function.startEpoch(epoch);
    float[] all = {};
    for (int from = 0; from < samples.length; from += size) {
      int[] batch = Arrays.copyOfRange(samples, from, Math.min(from + size, samples.length));
      int half = (batch.length + 1) / 2;
      function.startBatch(batch);
      for (int first = 0; first < batch.length; first += half) {
        function.startPart(first);
        int count = Math.min(half, batch.length - first);
        INDArray result = function.forward(images(shape, count), true);
        float[] outputs = new float[Math.toIntExact(result.length())];
        Buffer.pointer(result).get(outputs);
        int end = all.length;
        all = Arrays.copyOf(all, end + outputs.length);
        System.arraycopy(outputs, 0, all, end, outputs.length);
      }
    }
    return all;
  }

  /** Images that are alike, each with the numbers 0, 1, 2 and so on. */
  private static INDArray images(Shape shape, int count) {
    float[] numbers = new float[count * shape.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = i % shape.size();
    }
    INDArray images =
        Nd4j.createUninitialized(
            DataType.FLOAT,
            new long[] {count, shape.channels(), shape.height(), shape.width()},
            'c');
    Buffer.pointer(images).put(numbers);
    return images;
  }
}
