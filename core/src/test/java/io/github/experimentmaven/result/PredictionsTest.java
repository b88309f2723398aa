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
import org.junit.jupiter.params.provider.ValueSource;

class PredictionsTest {

  private static final Predictions THREE =
      new Predictions(new int[] {7, 0, 9}, new float[] {0.5f, 1, 0.25f});

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void write() throws IOException {
    file = folder.resolve("predictions.bin");
    THREE.write(file);
  }

  @Test
  void whatIsWrittenIsReadAgain() throws IOException {
    Predictions read = Predictions.read(file);

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
    assertThat(new Predictions(THREE.classes(), new float[] {1, 1, 1}).sha256()).isEqualTo(hash);
    assertThat(new Predictions(new int[] {7, 0, 8}, THREE.probabilities()).sha256())
        .isNotEqualTo(hash);
  }

  @Test
  void noPredictionsAreAFileToo() throws IOException {
    new Predictions(new int[0], new float[0]).write(file);

    assertThat(Predictions.read(file).size()).isZero();
  }

  // EXPPRED1, the count, then class and probability of each image, big-endian
  @Test
  void theFormatOfTheFileNeverChanges() throws IOException {
    assertThat(HexFormat.of().formatHex(Files.readAllBytes(file)))
        .isEqualTo(
            "4558505052454431"
                + "00000003"
                + ("00000007" + "3f000000")
                + ("00000000" + "3f800000")
                + ("00000009" + "3e800000"));
  }

  @Test
  void aFileOfAnotherFormatIsRefused() throws IOException {
    Files.writeString(file, "PK and then something else", StandardCharsets.US_ASCII);

    assertRefused(" is not a file of predictions");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 7})
  void aFileThatEndsInItsMagicNumberIsRefused(int length) throws IOException {
    truncate(length);

    assertRefused(" is not a file of predictions");
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 11})
  void aFileThatEndsInItsCountIsRefused(int length) throws IOException {
    truncate(length);

    assertRefused(" is damaged: it ends too early");
  }

  @ParameterizedTest
  @ValueSource(ints = {12, 20, 35})
  void aFileThatEndsInItsPredictionsIsRefused(int length) throws IOException {
    truncate(length);

    assertRefused(" is damaged: " + length + " bytes cannot hold 3 predictions");
  }

  @Test
  void aFileThatIsTooLongIsRefused() throws IOException {
    Files.write(file, Arrays.copyOf(Files.readAllBytes(file), 37));

    assertRefused(" is damaged: 37 bytes cannot hold 3 predictions");
  }

  @Test
  void aNegativeCountIsRefused() throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    Arrays.fill(bytes, 8, 12, (byte) 0xff);
    Files.write(file, bytes);

    assertRefused(" is damaged: 36 bytes cannot hold -1 predictions");
  }

  @Test
  void aMissingFileIsNamed() {
    Path missing = folder.resolve("missing.bin");

    assertThatThrownBy(() -> Predictions.read(missing))
        .isInstanceOf(NoSuchFileException.class)
        .hasMessage(missing.toString());
  }

  @Test
  void classesAndProbabilitiesComeInPairs() {
    assertThatThrownBy(() -> new Predictions(new int[2], new float[3]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("2 classes but 3 probabilities");
  }

  @Test
  void predictionsCannotBeChangedFromOutside() {
    int[] classes = {1, 2};
    Predictions predictions = new Predictions(classes, new float[] {0.5f, 0.5f});
    classes[0] = 5;
    predictions.classes()[1] = 5;
    predictions.probabilities()[0] = 5;

    assertThat(predictions.classes()).containsExactly(1, 2);
    assertThat(predictions.probabilities()).containsExactly(0.5f, 0.5f);
  }

  private void truncate(int length) throws IOException {
    Files.write(file, Arrays.copyOf(Files.readAllBytes(file), length));
  }

  private void assertRefused(String message) {
    assertThatThrownBy(() -> Predictions.read(file))
        .isInstanceOf(IOException.class)
        .hasMessage(file + message);
  }
}
