package io.github.experimentmaven.preparation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.experimentmaven.dataset.Dataset;
import io.github.experimentmaven.dataset.DatasetWriter;
import io.github.experimentmaven.dataset.IdxOutput;
import io.github.experimentmaven.experiment.Part;
import io.github.experimentmaven.failure.DatasetException;
import io.github.experimentmaven.task.Column;
import io.github.experimentmaven.task.Features;
import io.github.experimentmaven.task.Targets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreparedDataTest {

  @TempDir Path folder;

  private Path source;
  private Path cache;
  private int written;

  @BeforeEach
  void writeSource() throws IOException {
    source = Files.writeString(folder.resolve("numbers"), "1 2 3");
    cache = folder.resolve("cache");
  }

  @Test
  void whatWasMadeOnceIsNotMadeAgain() throws Exception {
    Dataset first = new PreparedData(cache).get(preparation("v1"));
    Dataset second = new PreparedData(cache).get(preparation("v1"));

    assertThat(second).isEqualTo(first);
    assertThat(first.counts()).containsEntry(Part.TRAIN, 3).containsEntry(Part.TEST, 3);
    assertThat(written).isEqualTo(1);
  }

  @Test
  void anotherRecipeMakesAnotherDataSet() throws Exception {
    Dataset first = new PreparedData(cache).get(preparation("v1"));
    Dataset second = new PreparedData(cache).get(preparation("v2"));

    assertThat(second.files().folder()).isNotEqualTo(first.files().folder());
    assertThat(written).isEqualTo(2);
  }

  @Test
  void anotherContentMakesAnotherDataSet() throws Exception {
    new PreparedData(cache).get(preparation("v1"));
    Files.writeString(source, "1 2 3 4");

    assertThat(new PreparedData(cache).get(preparation("v1")).counts())
        .containsEntry(Part.TRAIN, 4);
  }

  @Test
  void aDataSetThatWasDamagedIsMadeAnew() throws Exception {
    Dataset first = new PreparedData(cache).get(preparation("v1"));
    Path damaged = first.files().folder().resolve("train_features");
    byte[] bytes = Files.readAllBytes(damaged);
    bytes[bytes.length - 1] ^= 1;
    Files.write(damaged, bytes);

    assertThat(new PreparedData(cache).get(preparation("v1"))).isEqualTo(first);
    assertThat(written).isEqualTo(2);
  }

  @Test
  void whatCannotBeMadeLeavesNothing() throws Exception {
    Files.writeString(source, "");

    assertThatExceptionOfType(DatasetException.class)
        .isThrownBy(() -> new PreparedData(cache).get(preparation("v1")))
        .withMessage(source + " is empty");
    try (var left = Files.list(cache)) {
      assertThat(left.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder(".lock", "sources");
    }
  }

  @Test
  void aSourceThatIsNotThereIsNamed() throws Exception {
    Files.delete(source);

    assertThatExceptionOfType(DatasetException.class)
        .isThrownBy(() -> new PreparedData(cache).get(preparation("v1")))
        .withMessageContaining(source.toString());
  }

  /** Each number is a row of its own, in both parts. */
  private Preparation preparation(String recipe) {
    return new Preparation() {
      @Override
      public String recipe() {
        return recipe;
      }

      @Override
      public Map<String, Path> sources() {
        return Map.of("numbers", source);
      }

      @Override
      public void write(Path target) throws DatasetException, IOException {
        written++;
        String text = Files.readString(source);
        DatasetWriter writer = new DatasetWriter(target);
        Features features = new Features.Numbers(List.of(Column.unscaled("x")));
        Targets targets = new Targets.Numbers(List.of("y"));
        for (Part part : List.of(Part.TRAIN, Part.TEST)) {
          try (IdxOutput x = writer.features(part, features);
              IdxOutput y = writer.targets(part, targets)) {
            if (text.isEmpty()) {
              throw new DatasetException(source + " is empty");
            }
            for (String number : text.split(" ")) {
              x.write(new float[] {Float.parseFloat(number)});
              y.write(new float[] {1});
            }
          }
        }
        writer.finish("numbers", "", features, targets, "", "");
      }
    };
  }
}
