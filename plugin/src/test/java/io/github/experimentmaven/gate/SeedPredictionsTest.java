package io.github.experimentmaven.gate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.experimentmaven.accepted.SideFile;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SeedPredictionsTest {

  @ParameterizedTest
  @ValueSource(ints = {2, 255, 256, 65_535})
  void whatIsWrittenIsRead(int greatest) throws Exception {
    SeedPredictions written =
        new SeedPredictions(
            new int[] {0, 1, greatest},
            List.of(new int[] {0, greatest, 1}, new int[] {greatest, 1, greatest}));

    SeedPredictions read = SeedPredictions.of(written.content());

    assertThat(read.samples()).isEqualTo(3);
    assertThat(read.seeds()).isEqualTo(2);
    for (int image = 0; image < 3; image++) {
      assertThat(read.label(image)).isEqualTo(written.label(image));
      for (int seed = 0; seed < 2; seed++) {
        assertThat(read.predicted(seed, image)).isEqualTo(written.predicted(seed, image));
      }
    }
    assertThat(read.isRight(0, 0)).isTrue();
    assertThat(read.isRight(1, 0)).isFalse();
  }

  @Test
  void aClassTakesTwoBytesOnlyIfItMust() throws Exception {
    assertThat(new SeedPredictions(new int[] {255}, List.of(new int[] {0})).content())
        .hasSize(8 + 9 + 2);
    assertThat(new SeedPredictions(new int[] {256}, List.of(new int[] {0})).content())
        .hasSize(8 + 9 + 4);
  }

  @Test
  void theSamePredictionsGiveTheSameBytesWithoutATime() throws Exception {
    byte[] bytes = SideFile.pack(predictions(10, 1_000).content());

    assertThat(SideFile.pack(predictions(10, 1_000).content())).isEqualTo(bytes);
    assertThat(Arrays.copyOfRange(bytes, 4, 8)).containsOnly(0);
  }

  @Test
  void whatWasAcceptedBeforeIsWrittenByteForByteAsItWas() throws Exception {
    for (String experiment : List.of("mnist-mlp", "mnist-cnn")) {
      byte[] content = SideFile.unpack(RecordedSeeds.file(experiment));

      assertThat(TaskPredictions.readKept(content).content()).isEqualTo(content);
    }
  }

  @Test
  void tenSeedsOfTenThousandImagesAreSmall() throws Exception {
    assertThat(SideFile.pack(predictions(10, 10_000).content())).hasSizeLessThan(20_000);
  }

  @Test
  void classesOutsideOfTwoBytesAndMissingImagesAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SeedPredictions(new int[] {0}, List.of(new int[] {65_536})))
        .withMessage("classes must lie in [0, 65535]");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SeedPredictions(new int[] {-1}, List.of()))
        .withMessage("classes must lie in [0, 65535]");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SeedPredictions(new int[] {0, 1}, List.of(new int[] {0})))
        .withMessage("1 predictions of 2 samples");
  }

  @Test
  void whatIsNoSuchFileIsRefused() throws Exception {
    byte[] content = predictions(2, 3).content();

    assertRefused("something else".getBytes(UTF_8), "it is not a file of a baseline's predictions");
    assertRefused("EXPBASE".getBytes(UTF_8), "it is not a file of a baseline's predictions");
    assertRefused("EXPBASE1".getBytes(UTF_8), "8 bytes cannot hold any predictions");
    assertRefused(
        Arrays.copyOf(content, content.length - 1),
        "25 bytes cannot hold the predictions of 2 seeds for 3 samples");
    assertRefused(
        Arrays.copyOf(content, content.length + 1),
        "27 bytes cannot hold the predictions of 2 seeds for 3 samples");
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> SideFile.unpack("not gzipped".getBytes(UTF_8)))
        .withMessage("Not in GZIP format");
  }

  @Test
  void predictionsAreEqualIfTheySayTheSame() {
    assertThat(predictions(2, 300)).isEqualTo(predictions(2, 300));
    assertThat(predictions(2, 300)).hasSameHashCodeAs(predictions(2, 300));
    assertThat(new SeedPredictions(new int[] {1}, List.of(new int[] {0})))
        .isNotEqualTo(new SeedPredictions(new int[] {1}, List.of(new int[] {1})))
        .isNotEqualTo(new SeedPredictions(new int[] {0}, List.of(new int[] {0})))
        .isNotEqualTo(new SeedPredictions(new int[] {1}, List.of()));
  }

  private static void assertRefused(byte[] content, String message) {
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> TaskPredictions.readKept(content))
        .withMessage(message);
  }

  /** Two in a hundred are wrong, as of a good network for MNIST. */
  private static SeedPredictions predictions(int seeds, int images) {
    Random random = new Random(1);
    int[] labels = random.ints(images, 0, 10).toArray();
    return new SeedPredictions(
        labels,
        IntStream.range(0, seeds)
            .mapToObj(
                seed ->
                    IntStream.of(labels)
                        .map(label -> random.nextInt(50) == 0 ? random.nextInt(10) : label)
                        .toArray())
            .toList());
  }
}
