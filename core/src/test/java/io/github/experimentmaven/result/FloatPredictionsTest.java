package io.github.experimentmaven.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The formats of probabilities and of numbers. */
class FloatPredictionsTest {

  // 2 samples, 1 float each, 0.25, 0.75
  private static final String PROBABILITIES = "00000002" + "00000001" + "3e800000" + "3f400000";

  // 1 sample, 2 floats, 1.0, -2.0
  private static final String NUMBERS = "00000001" + "00000002" + "3f800000" + "c0000000";

  // EXPPRED5, and the SHA-256 of all
  private static final String HEX_PROBABILITIES =
      "4558505052454435"
          + PROBABILITIES
          + "ceddedc4e39961807a09242a7b20b98f1b562e95e739fd6f000db2162246ed15";

  // EXPPRED6, and the SHA-256 of all
  private static final String HEX_NUMBERS =
      "4558505052454436"
          + NUMBERS
          + "e5946728024347231459645b6fe904bf5bd5a2aea3e22975794646f8e2a15466";

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void file() {
    file = folder.resolve("predictions.bin");
  }

  @Test
  void probabilitiesAreWrittenAndReadInTheirFormat() throws IOException {
    new ProbabilityPredictions(new float[] {0.25f, 0.75f}).write(file);

    assertThat(HexFormat.of().formatHex(Files.readAllBytes(file))).isEqualTo(HEX_PROBABILITIES);
    assertThat(ProbabilityPredictions.read(file).positives()).containsExactly(0.25f, 0.75f);
  }

  @Test
  void numbersAreWrittenAndReadInTheirFormat() throws IOException {
    new NumberPredictions(2, new float[] {1, -2}).write(file);

    assertThat(HexFormat.of().formatHex(Files.readAllBytes(file))).isEqualTo(HEX_NUMBERS);
    NumberPredictions read = NumberPredictions.read(file);
    assertThat(read.size()).isEqualTo(1);
    assertThat(read.value(0, 1)).isEqualTo(-2);
  }

  @Test
  void theEarlierFormatsWithoutAHashAreRead() throws IOException {
    Files.write(file, HexFormat.of().parseHex("4558505052454432" + PROBABILITIES));
    assertThat(ProbabilityPredictions.read(file).positives()).containsExactly(0.25f, 0.75f);

    Files.write(file, HexFormat.of().parseHex("4558505052454433" + NUMBERS));
    assertThat(NumberPredictions.read(file).values()).containsExactly(1, -2);
  }

  @Test
  void everyBitThatIsChangedShows() throws IOException {
    new ProbabilityPredictions(new float[] {0.25f, 0.75f}).write(file);
    byte[] whole = Files.readAllBytes(file);

    for (int bit = 0; bit < whole.length * Byte.SIZE; bit++) {
      byte[] changed = whole.clone();
      changed[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
      Files.write(file, changed);
      assertThatThrownBy(() -> ProbabilityPredictions.read(file))
          .as("bit " + bit)
          .isInstanceOf(IOException.class)
          .hasMessageStartingWith(file + " is ");
    }
  }

  @Test
  void aHalfIsTheFirstClass() {
    ClassPredictions answers =
        new ProbabilityPredictions(new float[] {0.25f, 0.5f, 0.75f}).answers();

    assertThat(answers.classes()).containsExactly(0, 0, 1);
    assertThat(answers.probabilities()).containsExactly(0.75f, 0.5f, 0.75f);
  }

  @Test
  void ofProbabilitiesTheHashIsThatOfTheClasses() {
    String hash = new ProbabilityPredictions(new float[] {0.25f, 0.75f}).sha256();

    assertThat(hash)
        .isEqualTo(new ProbabilityPredictions(new float[] {0.125f, 1}).sha256())
        .isEqualTo(new ClassPredictions(new int[] {0, 1}, new float[2]).sha256())
        .isNotEqualTo(new ProbabilityPredictions(new float[] {0.75f, 0.75f}).sha256());
  }

  @Test
  void ofNumbersTheHashTellsEveryBit() {
    assertThat(new NumberPredictions(1, new float[] {1}).sha256())
        .isNotEqualTo(new NumberPredictions(1, new float[] {Math.nextUp(1f)}).sha256());
  }

  @Test
  void aFileOfAnotherFormatIsNamed() throws IOException {
    Files.write(file, HexFormat.of().parseHex(HEX_NUMBERS));

    assertThatThrownBy(() -> ProbabilityPredictions.read(file))
        .hasMessage(file + " is not a file of such predictions");
  }

  @Test
  void aFileThatIsTooShortOrTooLongIsNamed() throws IOException {
    Files.write(file, HexFormat.of().parseHex(HEX_NUMBERS + "00"));
    assertThatThrownBy(() -> NumberPredictions.read(file))
        .hasMessage(file + " is damaged: it does not have the SHA-256 that stands at its end");

    Files.write(file, HexFormat.of().parseHex(HEX_NUMBERS.substring(0, 24)));
    assertThatThrownBy(() -> NumberPredictions.read(file))
        .hasMessage(file + " is damaged: it ends too early");

    Files.write(file, HexFormat.of().parseHex("4558505052454433" + NUMBERS + "00"));
    assertThatThrownBy(() -> NumberPredictions.read(file))
        .hasMessage(file + " is damaged: 17 bytes cannot hold 1 predictions of 2 numbers");

    Files.write(file, HexFormat.of().parseHex("4558505052454433" + "00000001"));
    assertThatThrownBy(() -> NumberPredictions.read(file))
        .hasMessage(file + " is damaged: it ends too early");
  }

  @Test
  void numbersThatAreNotAsManyForEachSampleAreRefused() {
    assertThatThrownBy(() -> new NumberPredictions(2, new float[3]))
        .hasMessage("3 numbers are not 2 a sample");
  }
}
