package io.github.experimentmaven.spelling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestNameTest {

  private static final List<String> NAMES =
      List.of(
          "learning_rate",
          "momentum",
          "Conv2D",
          "MaxPooling2D",
          "AveragePooling2D",
          "categorical_crossentropy",
          "test_loss",
          "train_loss",
          "epochs");

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "conv2d, Conv2D",
    "Conv2d, Conv2D",
    "max_pooling_2d, MaxPooling2D",
    "learningRate, learning_rate",
    "learning-rate, learning_rate",
    "lr, learning_rate",
    "momentun, momentum",
    "epoch, epochs",
    "tets_loss, test_loss",
    "crossentropy, categorical_crossentropy",
    "AvgPooling2D, AveragePooling2D",
  })
  void isTheOneThatWasMeant(String given, String expected) {
    assertThat(NearestName.of(given, NAMES)).hasValue(expected);
  }

  @ParameterizedTest
  @CsvSource({"loss", "''", "something", "x", "_"})
  void isNotGuessedWhereNoneOrSeveralAreNear(String given) {
    assertThat(NearestName.of(given, NAMES)).isEmpty();
  }

  @Test
  void isNotLookedForInTextOfAnyLength() {
    assertThat(NearestName.of("epochs".repeat(10_000), NAMES)).isEmpty();
  }
}
