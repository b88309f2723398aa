package io.github.experimentmaven.trainer;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.experimentmaven.dataset.SampleBytes;
import io.github.experimentmaven.experiment.Architecture;
import io.github.experimentmaven.experiment.Initializer;
import io.github.experimentmaven.experiment.Layer;
import io.github.experimentmaven.failure.DatasetException;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;

class LookedUpNumbersTest {

  private static final Layer EMBEDDING =
      new Layer.Embedding(5, 2, Initializer.RANDOM_UNIFORM, null, null, "words");

  private static Samples rows(float... numbers) {
    ByteBuffer bytes = ByteBuffer.allocate(numbers.length * Float.BYTES);
    for (float number : numbers) {
      bytes.putFloat(number);
    }
    int count = numbers.length / 2;
    return new Samples(
        new Rows(2, SampleBytes.of(bytes.array(), 2 * Float.BYTES)),
        new ClassLabels(SampleBytes.of(new byte[count], 1), 2));
  }

  private static void require(Samples train, Samples test, Layer... layers)
      throws DatasetException {
    LookedUpNumbers.require(
        Architecture.chain(List.of(layers)), new SampleParts(train, null, test));
  }

  @Test
  void wholeNumbersBelowInputDimHaveVectors() {
    assertThatCode(() -> require(rows(0, 4, 3, 1), rows(2, 2), EMBEDDING))
        .doesNotThrowAnyException();
  }

  @Test
  void aNumberWithoutAVectorIsNamedWithTheInputDimThatItNeeds() {
    assertThatExceptionOfType(DatasetException.class)
        .isThrownBy(() -> require(rows(0, 4), rows(1, 2, 3, 7), EMBEDDING))
        .withMessage(
            """
            number 2 of sample 2 of the test data is 7, but Embedding 'words' has vectors for the \
            whole numbers 0 to 4 alone
            write input_dim: 8 or more""");
  }

  @Test
  void aFractionAndANegativeNumberAreNoNumbersOfVectors() {
    assertThatExceptionOfType(DatasetException.class)
        .isThrownBy(() -> require(rows(0.5f, 4), rows(1, 2), new Layer.Flatten(null), EMBEDDING))
        .withMessage(
            """
            number 1 of sample 1 of the train data is 0.5, but Embedding 'words' has vectors for \
            the whole numbers 0 to 4 alone
            its columns need whole numbers that are not scaled, or ordinal""");
    assertThatExceptionOfType(DatasetException.class)
        .isThrownBy(() -> require(rows(-1, 4), rows(1, 2), EMBEDDING))
        .withMessageStartingWith("number 1 of sample 1 of the train data is -1,");
  }

  @Test
  void dataThatIsNotLookedUpMayBeAnything() {
    assertThatCode(() -> require(rows(0.5f, 400), rows(-2, 2), new Layer.Flatten(null)))
        .doesNotThrowAnyException();
  }
}
