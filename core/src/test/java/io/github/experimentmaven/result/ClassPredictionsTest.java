package io.github.experimentmaven.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClassPredictionsTest {

  private static final ClassPredictions THREE =
      new ClassPredictions(new int[] {7, 0, 9}, new float[] {0.5f, 1, 0.25f});

  // The count, then class and probability of each image, big-endian
  private static final String CONTENT =
      "00000003"
          + ("00000007" + "3f000000")
          + ("00000000" + "3f800000")
          + ("00000009" + "3e800000");

  private static final String CHANGED =
      " is damaged: it does not have the SHA-256 that stands at its end";

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void write() throws IOException {
    file = folder.resolve("predictions.bin");
    THREE.write(file);
  }

  @Test
  void whatIsWrittenIsReadAgain() throws IOException {
    ClassPredictions read = ClassPredictions.read(file);

    assertThat(read.size()).isEqualTo(3);
    assertThat(read.classes()).containsExactly(7, 0, 9);
    assertThat(read.probabilities()).containsExactly(0.5f, 1, 0.25f);
    assertThat(read.predictedClass(2)).isEqualTo(9);
    assertThat(read.probability(2)).isEqualTo(0.25f);
  }

  // sha256 of the twelve bytes 00000007 00000000 00000009
  @Test
  void theHashIsThatOfTheClassesAlone() {
    String hash = "18186e1a85f066d580bb4a769102c0422abf25cd8f7e35d1b726a4ae2701e1be";

    assertThat(THREE.sha256()).isEqualTo(hash);
    assertThat(new ClassPredictions(THREE.classes(), new float[] {1, 1, 1}).sha256())
        .isEqualTo(hash);
    assertThat(new ClassPredictions(new int[] {7, 0, 8}, THREE.probabilities()).sha256())
        .isNotEqualTo(hash);
  }

  @Test
  void noPredictionsAreAFileToo() throws IOException {
    new ClassPredictions(new int[0], new float[0]).write(file);

    assertThat(ClassPredictions.read(file).size()).isZero();
  }

  // EXPPRED4, the content, and the SHA-256 of both
  @Test
  void theFormatOfTheFileNeverChanges() throws IOException {
    assertThat(HexFormat.of().formatHex(Files.readAllBytes(file)))
        .isEqualTo(
            "4558505052454434"
                + CONTENT
                + "7a21f5801fc1459f953c801cc1f7b9f7fa8aa0a2870ad98924623adbfa0953d0");
  }

  @Test
  void theEarlierFormatWithoutAHashIsRead() throws IOException {
    unsealed(CONTENT);

    assertThat(ClassPredictions.read(file).classes()).containsExactly(7, 0, 9);
    assertThat(ClassPredictions.read(file).probabilities()).containsExactly(0.5f, 1, 0.25f);
  }

  @Test
  void aProbabilityThatWasChangedShows() throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    bytes[18] ^= 1;
    Files.write(file, bytes);

    assertRefused(CHANGED);
  }

  @Test
  void aFileOfAnotherFormatIsRefused() throws IOException {
    Files.writeString(file, "PK and then something else", StandardCharsets.US_ASCII);

    assertRefused(" is not a file of such predictions");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 7})
  void aFileThatEndsInItsMagicNumberIsRefused(int length) throws IOException {
    truncate(length);

    assertRefused(" is not a file of such predictions");
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 11, 39})
  void aFileThatEndsBeforeItsHashCouldIsRefused(int length) throws IOException {
    truncate(length);

    assertRefused(" is damaged: it ends too early");
  }

  @ParameterizedTest
  @ValueSource(ints = {40, 67, 69})
  void aFileThatEndsTooEarlyOrTooLateIsRefused(int length) throws IOException {
    truncate(length);

    assertRefused(CHANGED);
  }

  @ParameterizedTest
  @CsvSource({
    "000000, it ends too early",
    "00000003, 4 bytes cannot hold 3 predictions",
    "000000010000000a, 8 bytes cannot hold 1 predictions",
    "ffffffff, 4 bytes cannot hold -1 predictions",
    "0000000000, 5 bytes cannot hold 0 predictions"
  })
  void aContentOfAnotherLengthIsRefused(String content, String message) throws IOException {
    unsealed(content);

    assertRefused(" is damaged: " + message);
  }

  @Test
  void aMissingFileIsNamed() {
    Path missing = folder.resolve("missing.bin");

    assertThatThrownBy(() -> ClassPredictions.read(missing))
        .isInstanceOf(NoSuchFileException.class)
        .hasMessage(missing.toString());
  }

  @Test
  void classesAndProbabilitiesComeInPairs() {
    assertThatThrownBy(() -> new ClassPredictions(new int[2], new float[3]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("2 classes but 3 probabilities");
  }

  @Test
  void predictionsCannotBeChangedFromOutside() {
    int[] classes = {1, 2};
    ClassPredictions predictions = new ClassPredictions(classes, new float[] {0.5f, 0.5f});
    classes[0] = 5;
    predictions.classes()[1] = 5;
    predictions.probabilities()[0] = 5;

    assertThat(predictions.classes()).containsExactly(1, 2);
    assertThat(predictions.probabilities()).containsExactly(0.5f, 0.5f);
  }

  private void unsealed(String content) throws IOException {
    Files.write(file, HexFormat.of().parseHex("4558505052454431" + content));
  }

  private void truncate(int length) throws IOException {
    Files.write(file, Arrays.copyOf(Files.readAllBytes(file), length));
  }

  private void assertRefused(String message) {
    assertThatThrownBy(() -> ClassPredictions.read(file))
        .isInstanceOf(IOException.class)
        .hasMessage(file + message);
  }
}
