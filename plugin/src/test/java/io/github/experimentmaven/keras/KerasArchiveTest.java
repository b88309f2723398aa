package io.github.experimentmaven.keras;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.experimentmaven.keras.KerasArchive.SavedLayer;
import io.github.experimentmaven.keras.KerasArchive.SavedWeight;
import io.github.experimentmaven.keras.KerasWeights.Shaped;
import io.github.experimentmaven.keras.KerasWeights.Wanted;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KerasArchiveTest {

  @TempDir Path folder;

  private final Random random = new Random(1);

  private SavedWeight weight(Integer... shape) {
    int size = 1;
    for (int each : shape) {
      size *= each;
    }
    float[] values = new float[size];
    for (int i = 0; i < size; i++) {
      values[i] = random.nextFloat() - 0.5f;
    }
    return new SavedWeight(List.of(shape), values);
  }

  @Test
  void whatIsWrittenIsReadBackBitByBit() throws Exception {
    List<SavedLayer> layers =
        List.of(
            new SavedLayer("Conv2D", List.of(weight(3, 2, 4, 5), weight(5))),
            new SavedLayer("Flatten", List.of()),
            new SavedLayer("Dense", List.of(weight(7, 3), weight(3))),
            new SavedLayer("PReLU", List.of(weight(3))),
            new SavedLayer("LSTM", List.of(weight(3, 8), weight(2, 8), weight(8))),
            new SavedLayer("LSTM", List.of(weight(2, 4), weight(1, 4))),
            new SavedLayer(
                "Bidirectional",
                List.of(
                    weight(3, 8), weight(2, 8), weight(8), weight(3, 8), weight(2, 8), weight(8))),
            new SavedLayer("Dense", List.of(weight(3, 1))));
    ObjectNode arguments = JsonNodeFactory.instance.objectNode().put("units", 1);
    ObjectNode model =
        new KerasJson(Set.of("Dense"))
            .write(
                List.of(
                    new KerasJson.WrittenLayer(
                        "Dense", "dense", arguments, List.of("input"), true)),
                List.of(3));

    Path file = folder.resolve("a.keras");
    KerasArchive.write(file, model, layers);

    assertThat(KerasFile.read(file)).isEqualTo(new KerasFile(model, null, "3.0.0"));
    List<Wanted> wanted = new ArrayList<>();
    for (SavedLayer layer : layers) {
      wanted.add(
          new Wanted(
              layer.kind(),
              "any",
              layer.kind(),
              layer.weights().stream().map(each -> new Shaped("any", each.shape())).toList(),
              true));
    }
    List<List<float[]>> read = KerasWeights.read(file, wanted);
    for (int i = 0; i < layers.size(); i++) {
      for (int j = 0; j < layers.get(i).weights().size(); j++) {
        assertThat(read.get(i).get(j)).isEqualTo(layers.get(i).weights().get(j).values());
      }
    }
  }

  @Test
  void theSameModelGivesTheSameBytes() throws Exception {
    List<SavedLayer> layers = List.of(new SavedLayer("Dense", List.of(weight(2, 2), weight(2))));
    ObjectNode model = JsonNodeFactory.instance.objectNode().put("class_name", "Functional");

    KerasArchive.write(folder.resolve("a.keras"), model, layers);
    // HDF5 has times in seconds.
    Thread.sleep(1_100);
    KerasArchive.write(folder.resolve("b.keras"), model, layers);

    assertThat(folder.resolve("b.keras")).hasSameBinaryContentAs(folder.resolve("a.keras"));
    assertThat(Files.size(folder.resolve("a.keras"))).isPositive();
  }
}
