package io.github.experimentmaven.trainer;

import static io.github.experimentmaven.result.ResultFixture.epoch;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.experimentmaven.trainer.CheckpointFile.UnusableException;
import io.github.experimentmaven.trainer.optimizer.UpdateRule;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointFileTest {

  private static final String DAMAGED = "it is damaged";
  private static final String OTHER_VERSION = "it was written by another version of the plugin";

  private static final Checkpoint TWO_EPOCHS =
      new Checkpoint(
          List.of(epoch(1, 0.1, 0.9, 1 / 3.0, 0.8, 2.5), epoch(2, 0.05, 0.95, 0.2, 0.85, 2.25)),
          "00ff",
          0.7,
          6.125,
          new float[] {1, -0.0f, Float.MIN_VALUE},
          new UpdateRule.State(
              938, List.of(new float[] {0.5f, 2, 3}, new float[0], new float[] {7, 8, 9})));

  @TempDir private Path folder;
  private Path path;
  private CheckpointFile file;

  @BeforeEach
  void write() throws IOException {
    path = folder.resolve("checkpoint.bin");
    file = new CheckpointFile(path, "key");
    file.write(TWO_EPOCHS);
  }

  @Test
  void whatIsWrittenIsReadAgainToTheLastBit() throws Exception {
    Checkpoint read = file.read().orElseThrow();

    assertThat(read).usingRecursiveComparison().isEqualTo(TWO_EPOCHS);
    assertThat(Float.floatToRawIntBits(read.weights()[1])).isEqualTo(0x80000000);
  }

  @Test
  void aNewCheckpointTakesThePlaceOfTheOldOneAndLeavesNothingElse() throws Exception {
    Checkpoint next =
        new Checkpoint(
            List.of(epoch(1, 0.1, 0.9, 0.3, 0.8, 2.5)),
            "00ff",
            1,
            2,
            new float[3],
            new UpdateRule.State(0, List.of()));

    file.write(next);

    assertThat(file.read().orElseThrow()).usingRecursiveComparison().isEqualTo(next);
    assertThat(folder).isDirectoryContaining(path::equals);
    assertThat(folder.toFile().list()).hasSize(1);
  }

  @Test
  void arraysLargerThanWhatIsReadAtOnceComeBackWhole() throws Exception {
    float[] weights = new float[100_001];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = i / 3.0f;
    }
    Checkpoint large =
        new Checkpoint(
            List.of(),
            "00ff",
            1,
            2,
            weights,
            new UpdateRule.State(1, List.of(weights.clone(), new float[16_384])));

    file.write(large);

    assertThat(file.read().orElseThrow()).usingRecursiveComparison().isEqualTo(large);
  }

  @Test
  void theFormatIsTheOneThatIsDescribed() throws Exception {
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(path));
    byte[] magic = new byte[8];
    bytes.get(magic);
    assertThat(new String(magic, StandardCharsets.US_ASCII)).isEqualTo("EXPCKPT1");
    bytes.position(bytes.position() + Integer.BYTES + bytes.getInt(bytes.position()));
    assertThat(bytes.getInt()).isEqualTo(3);
    assertThat(bytes.getFloat()).isEqualTo(1);
    assertThat(bytes.getInt()).isEqualTo(0x80000000);
    assertThat(bytes.getFloat()).isEqualTo(Float.MIN_VALUE);
    assertThat(bytes.getInt()).isEqualTo(3);
    assertThat(bytes.remaining()).isEqualTo(3 * Integer.BYTES + 6 * Float.BYTES + 32);
  }

  @Test
  void withoutAFileThereIsNoCheckpoint() throws Exception {
    file.delete();

    assertThat(file.read()).isEmpty();
  }

  @Test
  void aFlippedBitIsFoundWhereverItIs() throws IOException {
    byte[] whole = Files.readAllBytes(path);
    for (int at = 0; at < whole.length; at++) {
      byte[] flipped = whole.clone();
      flipped[at] ^= 1;
      Files.write(path, flipped);

      // the eighth byte is the version
      assertUnusable(file, at == 7 ? OTHER_VERSION : DAMAGED);
    }
  }

  @Test
  void aFileThatIsCutOffIsFoundWhereverItEnds() throws IOException {
    byte[] whole = Files.readAllBytes(path);
    for (int length = 0; length < whole.length; length++) {
      Files.write(path, Arrays.copyOf(whole, length));

      assertUnusable(file, DAMAGED);
    }
  }

  @Test
  void whatComesAfterTheEndIsDamageToo() throws IOException {
    byte[] whole = Files.readAllBytes(path);
    Files.write(path, Arrays.copyOf(whole, whole.length + 1));

    assertUnusable(file, DAMAGED);
  }

  @Test
  void aCheckpointOfAnotherKeyIsNotUsed() {
    assertUnusable(
        new CheckpointFile(path, "another"),
        "it is of another experiment, data set or version of them");
  }

  private static void assertUnusable(CheckpointFile file, String message) {
    assertThatThrownBy(file::read).isInstanceOf(UnusableException.class).hasMessage(message);
  }
}
