package io.github.experimentmaven.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.experimentmaven.experiment.Part;
import io.github.experimentmaven.experiment.Shape;
import io.github.experimentmaven.failure.DatasetException;
import io.github.experimentmaven.task.Column;
import io.github.experimentmaven.task.Features;
import io.github.experimentmaven.task.Targets;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Data sets that are no images: rows of numbers, with classes or with numbers to be predicted. */
class NumbersDatasetTest {

  private static final Features FEATURES =
      new Features.Numbers(List.of(new Column("height", 1.5, 2), Column.unscaled("colour=red")));
  private static final Targets PRICE = new Targets.Numbers(List.of("price"));

  @TempDir Path folder;

  @Test
  void rowsWithNumbersToPredictAreReadAsTheyWereDescribed() throws Exception {
    write(FEATURES, PRICE, floats(3, 2), floats(3), floats(2, 2), floats(2));

    var dataset = DatasetReader.read(folder);

    assertThat(dataset.features()).isEqualTo(FEATURES);
    assertThat(dataset.targets()).isEqualTo(PRICE);
    assertThat(dataset.shape()).isEqualTo(Shape.of(2));
    assertThat(dataset.counts()).isEqualTo(Map.of(Part.TRAIN, 3, Part.TEST, 2));
    assertThat(dataset.files().byPart())
        .containsOnlyKeys("train_features", "train_targets", "test_features", "test_targets");
  }

  @Test
  void theValuesAreThoseOfTheFile() throws Exception {
    write(FEATURES, PRICE, floats(3, 2), floats(3), floats(2, 2), floats(2));

    SampleBytes bytes = SampleBytes.map(folder.resolve("train_features"));
    float[] row = new float[3];
    bytes.copyFloats(2, row, 1);

    assertThat(row).containsExactly(0, 4.5f, 5.5f);
  }

  @Test
  void moreClassesThanAByteTellsApartAreIntegers() throws Exception {
    Targets classes =
        new Targets.Classes(IntStream.range(0, 1000).mapToObj(String::valueOf).toList());
    write(FEATURES, classes, floats(3, 2), ints(0, 999, 300), floats(2, 2), ints(257, 1));

    var dataset = DatasetReader.read(folder);

    assertThat(dataset.targets().classes().count()).isEqualTo(1000);
    assertThat(SampleImage.testLabels(dataset)).containsExactly(257, 1);
    assertThat(SampleBytes.map(folder.resolve("train_labels")).intValue(1)).isEqualTo(999);
  }

  @Test
  void aLabelThatIsNoClassIsNamed() throws Exception {
    Targets classes = new Targets.Classes(List.of("a", "b"));
    write(FEATURES, classes, floats(3, 2), ints(0, 1, 1), floats(2, 2), ints(0, -1));

    rejected(
        "test_labels",
        ": label -1 of row 1 is not from 0 to below 2, the number of classes in dataset.json");
  }

  @Test
  void aRowOfAnotherWidthIsRejected() throws Exception {
    write(FEATURES, PRICE, floats(3, 3), floats(3), floats(2, 2), floats(2));

    rejected("train_features", " has the dimensions 3 x 3, but dataset.json has 2 columns");
  }

  @Test
  void sequencesHaveTheShapeThatIsDescribed() throws Exception {
    Features features = new Features.Sequences(List.of(4, 2));
    write(features, PRICE, floats(3, 4, 2), floats(3), floats(2, 4, 2), floats(2));

    var dataset = DatasetReader.read(folder);

    assertThat(dataset.features()).isEqualTo(features);
    assertThat(dataset.shape()).isEqualTo(Shape.of(4, 2));
    assertThat(dataset.features().bytesASample()).isEqualTo(32);

    write(features, PRICE, floats(3, 2, 4), floats(3), floats(2, 4, 2), floats(2));
    rejected(
        "train_features",
        " has the dimensions 3 x 2 x 4, but dataset.json has sequences of the shape [4, 2]");
    write(features, PRICE, IdxFiles.counting(3, 4, 2), floats(3), floats(2, 4, 2), floats(2));
    rejected("train_features", " holds unsigned bytes; features are 32-bit floats");
  }

  @Test
  void aSequenceHasStepsAndFeatures() {
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(
            () ->
                write(
                    new Features.Sequences(List.of(4)),
                    PRICE,
                    floats(1, 4),
                    floats(1),
                    floats(1, 4),
                    floats(1)))
        .withMessage("sequence_shape is [4]; expected [steps, features], each at least 1");
  }

  @Test
  void bytesAreNoRows() throws Exception {
    write(FEATURES, PRICE, IdxFiles.counting(3, 2), floats(3), floats(2, 2), floats(2));

    rejected("train_features", " holds unsigned bytes; features are 32-bit floats");
  }

  @Test
  void aTargetThatIsNoNumberIsRejected() throws Exception {
    byte[] targets = floats(3);
    ByteBuffer.wrap(targets).putFloat(8 + 4, Float.NaN);
    write(FEATURES, PRICE, floats(3, 2), targets, floats(2, 2), floats(2));

    rejected("train_targets", ": a target of row 1 is NaN; expected a finite number");
  }

  @Test
  void eachRowNeedsATarget() throws Exception {
    write(FEATURES, PRICE, floats(3, 2), floats(4), floats(2, 2), floats(2));

    rejected(
        "train_features", " has 3 rows, but " + folder.resolve("train_targets") + " has 4 targets");
  }

  private void rejected(String file, String message) {
    assertThatExceptionOfType(DatasetException.class)
        .isThrownBy(() -> DatasetReader.read(folder))
        .withMessage(folder.resolve(file) + message);
  }

  private void write(Features features, Targets targets, byte[]... contents)
      throws IOException, DatasetException {
    Map<String, DatasetManifest.Entry> files = new LinkedHashMap<>();
    int next = 0;
    for (String key : DatasetManifest.fileKeys(List.of(Part.TRAIN, Part.TEST), features, targets)) {
      Path file = Files.write(folder.resolve(key), contents[next++]);
      files.put(key, new DatasetManifest.Entry(key, DatasetFile.of(file).sha256(), ""));
    }
    int train = ByteBuffer.wrap(contents[0]).getInt(4);
    int test = ByteBuffer.wrap(contents[2]).getInt(4);
    new DatasetManifest(
            DatasetManifest.FORMAT_VERSION,
            "Rows",
            "",
            features,
            targets,
            new DatasetManifest.Counts(train, test),
            files,
            "",
            "")
        .write(folder.resolve(DatasetManifest.FILE_NAME));
  }

  /** An IDX file of floats: 0.5, 1.5, ... */
  private static byte[] floats(int... dimensions) {
    int size = IntStream.of(dimensions).reduce(1, (a, b) -> a * b);
    IdxHeader header = new IdxHeader(IdxType.FLOAT, IntStream.of(dimensions).boxed().toList());
    ByteBuffer bytes = ByteBuffer.allocate(header.headerSize() + size * Float.BYTES);
    bytes.put(header.bytes());
    IntStream.range(0, size).forEach(i -> bytes.putFloat(i + 0.5f));
    return bytes.array();
  }

  private static byte[] ints(int... values) {
    IdxHeader header = new IdxHeader(IdxType.INT, List.of(values.length));
    ByteBuffer bytes = ByteBuffer.allocate(header.headerSize() + values.length * Integer.BYTES);
    bytes.put(header.bytes());
    IntStream.of(values).forEach(bytes::putInt);
    return bytes.array();
  }
}
