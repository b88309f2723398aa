package io.github.experimentmaven.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.experimentmaven.storage.RecordJson;
import io.github.experimentmaven.trainer.CheckpointFile.UnusableException;
import io.github.experimentmaven.trainer.state.NumberSink;
import io.github.experimentmaven.trainer.state.NumberSource;
import io.github.experimentmaven.trainer.state.Resumable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointFileTest {

  private static final String DAMAGED = "it is damaged";
  private static final String OTHER_VERSION = "it was written by another version of the plugin";

  private static final Checkpoint TWO_EPOCHS =
      new Checkpoint(2, Map.of("losses", state(0.1, 1 / 3.0), "nothing", state()));

  private static final Numbers NUMBERS =
      new Numbers(
          938, new float[] {1, -0.0f, Float.MIN_VALUE}, new float[0], new float[] {7, 8, 9});

  @TempDir private Path folder;
  private Path path;
  private CheckpointFile file;

  @BeforeEach
  void write() throws IOException {
    path = folder.resolve("checkpoint.bin");
    file = new CheckpointFile(path, "key");
    file.write(TWO_EPOCHS, NUMBERS);
  }

  @Test
  void whatIsWrittenIsReadAgainToTheLastBit() throws Exception {
    Numbers read = new Numbers(0, new float[3], new float[0], new float[3]);

    assertThat(file.read()).contains(TWO_EPOCHS);
    file.restore(read);

    assertThat(read).usingRecursiveComparison().isEqualTo(NUMBERS);
    assertThat(Float.floatToRawIntBits(read.arrays[0][1])).isEqualTo(0x80000000);
  }

  @Test
  void aNewCheckpointTakesThePlaceOfTheOldOneAndLeavesNothingElse() throws Exception {
    Checkpoint next = new Checkpoint(1, Map.of("losses", state(0.5)));

    file.write(next, new Numbers(1));

    assertThat(file.read()).contains(next);
    assertThat(folder).isDirectoryContaining(path::equals);
    assertThat(folder.toFile().list()).hasSize(1);
  }

  @Test
  void arraysLargerThanWhatIsReadAtOnceComeBackWhole() throws Exception {
    float[] weights = new float[100_001];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = i / 3.0f;
    }
    Numbers large = new Numbers(1, weights, new float[16_384]);

    file.write(TWO_EPOCHS, large);
    Numbers read = new Numbers(0, new float[100_001], new float[16_384]);
    file.restore(read);

    assertThat(read).usingRecursiveComparison().isEqualTo(large);
  }

  @Test
  void theNumbersOfAnotherNetworkAreRefused() {
    String other = "the checkpoint is of another network or optimizer: ";
    assertThatThrownBy(() -> file.restore(new Numbers(0, new float[4])))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(other + "an array of 4 numbers cannot hold 3");
    assertThatThrownBy(() -> file.restore(new Numbers(0, new float[3], new float[0])))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(other + "16 bytes are left over");
  }

  @Test
  void theFormatIsTheOneThatIsDescribed() throws Exception {
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(path));
    byte[] magic = new byte[8];
    bytes.get(magic);
    assertThat(new String(magic, StandardCharsets.US_ASCII)).isEqualTo("EXPCKPT4");
    bytes.position(bytes.position() + Integer.BYTES + bytes.getInt(bytes.position()));
    assertThat(bytes.getInt()).isEqualTo(938);
    assertThat(bytes.getInt()).isEqualTo(3);
    assertThat(bytes.getFloat()).isEqualTo(1);
    assertThat(bytes.getInt()).isEqualTo(0x80000000);
    assertThat(bytes.getFloat()).isEqualTo(Float.MIN_VALUE);
    assertThat(bytes.getInt()).isZero();
    assertThat(bytes.getInt()).isEqualTo(3);
    assertThat(bytes.remaining()).isEqualTo(3 * Float.BYTES + 32);
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

  private static JsonNode state(double... losses) {
    return RecordJson.tree(Map.of("losses", losses));
  }

  /** A network that is only its numbers. */
  private static final class Numbers implements Resumable {

    private final float[][] arrays;
    private int count;

    Numbers(int count, float[]... arrays) {
      this.count = count;
      this.arrays = arrays;
    }

    @Override
    public void save(NumberSink sink) throws IOException {
      sink.putInt(count);
      for (float[] array : arrays) {
        sink.putFloats(array);
      }
    }

    @Override
    public void restore(NumberSource source) throws IOException {
      count = source.nextInt();
      for (float[] array : arrays) {
        source.nextFloats(array);
      }
    }
  }

  private static void assertUnusable(CheckpointFile file, String message) {
    assertThatThrownBy(file::read).isInstanceOf(UnusableException.class).hasMessage(message);
  }
}
