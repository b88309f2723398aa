package io.github.experimentmaven.preparation.npz;

import static io.github.experimentmaven.preparation.npz.NpyFiles.array;
import static io.github.experimentmaven.preparation.npz.NpyFiles.bytes;
import static io.github.experimentmaven.preparation.npz.NpyFiles.floats;
import static io.github.experimentmaven.preparation.npz.NpyFiles.longs;
import static io.github.experimentmaven.preparation.npz.NpyFiles.ofHeader;
import static java.nio.ByteOrder.BIG_ENDIAN;
import static java.nio.ByteOrder.LITTLE_ENDIAN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.experimentmaven.dataset.Dataset;
import io.github.experimentmaven.experiment.Part;
import io.github.experimentmaven.experiment.Shape;
import io.github.experimentmaven.failure.DatasetException;
import io.github.experimentmaven.preparation.Mutations;
import io.github.experimentmaven.preparation.PreparedData;
import io.github.experimentmaven.task.Column;
import io.github.experimentmaven.task.Features;
import io.github.experimentmaven.task.Targets;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NpzPreparationTest {

  @TempDir Path temporary;

  private final Map<String, byte[]> arrays = new TreeMap<>();

  /** Two images to train with, one to test. */
  @BeforeEach
  void makeArrays() {
    arrays.put("x_train", array("|u1", "(2, 1, 3)", bytes(1, 2, 3, 4, 5, 6)));
    arrays.put("y_train", array("|u1", "(2,)", bytes(1, 0)));
    arrays.put("x_test", array("|u1", "(1, 1, 3)", bytes(7, 8, 9)));
    arrays.put("y_test", array("|u1", "(1,)", bytes(2)));
  }

  @Test
  void bytesAreImagesAndIntegersAreClasses() throws Exception {
    Dataset dataset = get();

    assertThat(dataset.name()).isEqualTo("data");
    assertThat(dataset.features()).isEqualTo(new Features.Images(List.of(1, 3, 1)));
    assertThat(dataset.targets()).isEqualTo(new Targets.Classes(List.of("0", "1", "2")));
    assertThat(dataset.counts()).containsEntry(Part.TRAIN, 2).containsEntry(Part.TEST, 1);
    assertThat(content(dataset, "train_images")).endsWith(1, 2, 3, 4, 5, 6);
    assertThat(content(dataset, "train_labels")).endsWith(1, 0);
    assertThat(content(dataset, "test_labels")).endsWith(2);
  }

  @Test
  void whatNumPyWroteIsRead() throws Exception {
    Dataset images = get(resource("compressed.npz"));
    assertThat(images.features()).isEqualTo(new Features.Images(List.of(2, 4, 1)));
    assertThat(content(images, "test_images")).endsWith(100, 101, 102, 103, 104, 105, 106, 107);
    assertThat(content(images, "train_labels")).endsWith(0, 2, 1);

    Dataset rows = get(resource("plain.npz"));
    assertThat(rows.features())
        .isEqualTo(new Features.Numbers(List.of(Column.unscaled("1"), Column.unscaled("2"))));
    assertThat(rows.targets()).isEqualTo(new Targets.Numbers(List.of("y")));
    assertThat(numbers(rows, "train_features", 4)).containsExactly(1.5f, -2, 3, 4);
    assertThat(numbers(rows, "test_features", 2)).containsExactly(5, 6);
    assertThat(numbers(rows, "train_targets", 2)).containsExactly(0.25f, 8);
  }

  @Test
  void aValidationPartIsReadIfItIsThere() throws Exception {
    arrays.put("x_val", array("|u1", "(2, 1, 3)", bytes(10, 11, 12, 13, 14, 15)));
    arrays.put("y_val", array("|u1", "(2,)", bytes(3, 0)));

    Dataset dataset = get();

    assertThat(dataset.counts()).containsEntry(Part.VALIDATION, 2).containsEntry(Part.TEST, 1);
    assertThat(content(dataset, "val_images")).endsWith(10, 11, 12, 13, 14, 15);
    assertThat(content(dataset, "val_labels")).endsWith(3, 0);
    assertThat(dataset.targets().classes().count()).isEqualTo(4);
  }

  @Test
  void halfAValidationPartIsNone() throws Exception {
    arrays.put("y_val", array("|u1", "(2,)", bytes(3, 0)));
    Path file = NpyFiles.write(temporary.resolve("data.npz"), arrays);

    assertThatExceptionOfType(DatasetException.class)
        .isThrownBy(() -> get(file))
        .withMessage(
            "%s has no array x_val; expected x_train, y_train, x_val, y_val, x_test and y_test,"
                + " found [x_test, x_train, y_test, y_train, y_val]",
            file);
  }

  @Test
  void theTestPartIsNotValidatedWith() throws Exception {
    arrays.put("x_val", arrays.get("x_test"));
    arrays.put("y_val", arrays.get("y_test"));

    assertThatExceptionOfType(DatasetException.class)
        .isThrownBy(this::get)
        .withMessageContaining("holds the samples of the test part");
  }

  @Test
  void anArrayMaySayHowMuchTrainingSamplesCount() throws Exception {
    weights("w_train", array("<f8", "(2,)", doubles(0.5, 3)));
    assertThat(numbers(get("w_train"), "train_weights", 2)).containsExactly(0.5f, 3);

    weights("w_train", array("<i8", "(2, 1)", longs(LITTLE_ENDIAN, 1, 40)));
    assertThat(numbers(get("w_train"), "train_weights", 2)).containsExactly(1, 40);
    assertThat(get().hasWeights()).as("unless sample_weight names it").isFalse();
  }

  @Test
  void weightsAreNumbersAboveZeroOneForEachTrainingSample() throws Exception {
    weights("w_train", array("<f4", "(3,)", floats(LITTLE_ENDIAN, 1, 1, 1)));
    assertWeightsProblem("its shape is [3]; expected [2], a weight for each training sample");

    weights("w_train", array("<f4", "(2, 2)", floats(LITTLE_ENDIAN, 1, 1, 1, 1)));
    assertWeightsProblem("its shape is [2, 2]; expected [2], a weight for each training sample");

    weights("w_train", array("<f4", "(2,)", floats(LITTLE_ENDIAN, 1, 0)));
    assertWeightsProblem("sample 1 has the weight 0.0; expected a number above 0");

    weights("w_train", array("<f4", "(2,)", floats(LITTLE_ENDIAN, Float.NaN, 1)));
    assertWeightsProblem("value 0 of sample 0 is NaN as a 32-bit float; expected a number");
  }

  @Test
  void anArrayOfWeightsThatIsNotThereIsTheSettingsMistake() throws Exception {
    Path file = NpyFiles.write(temporary.resolve("data.npz"), arrays);

    assertThatExceptionOfType(DatasetException.class)
        .isThrownBy(() -> new NpzPreparation(file, "weights").write(temporary))
        .withMessage(
            "%s has no array 'weights', which sample_weight names; found [x_test, x_train, y_test,"
                + " y_train]",
            file)
        .satisfies(
            e ->
                assertThat(e.namedBy())
                    .contains(new DatasetException.NamedBy("sample_weight", "weights")));
  }

  private void weights(String name, byte[] array) {
    arrays.put(name, array);
  }

  private void assertWeightsProblem(String expected) throws Exception {
    Path file = NpyFiles.write(temporary.resolve("data.npz"), arrays);
    Path target = Files.createTempDirectory(temporary, "target");
    assertThatExceptionOfType(DatasetException.class)
        .isThrownBy(() -> new NpzPreparation(file, "w_train").write(target))
        .withMessage("%s, w_train: %s", file, expected);
  }

  @Test
  void channelsAreThere() throws Exception {
    arrays.put("x_train", array("|u1", "(2, 1, 1, 3)", bytes(1, 2, 3, 4, 5, 6)));
    arrays.put("x_test", array("|u1", "(1, 1, 1, 3)", bytes(7, 8, 9)));

    assertThat(get().features()).isEqualTo(new Features.Images(List.of(1, 1, 3)));
  }

  @Test
  void numbersOfThreeDimensionsAreSequencesUnlessTheyAreBytes() throws Exception {
    arrays.put("x_train", array("<f4", "(2, 2, 1)", floats(LITTLE_ENDIAN, 1, 2, 3, 4)));
    arrays.put("x_test", array("<f4", "(1, 2, 1)", floats(LITTLE_ENDIAN, 5, -6)));

    Dataset floats = get();

    assertThat(floats.features()).isEqualTo(new Features.Sequences(List.of(2, 1)));
    assertThat(floats.shape()).isEqualTo(Shape.of(2, 1));
    assertThat(floats.features().noun()).isEqualTo("sequence");
    assertThat(numbers(floats, "train_features", 4)).containsExactly(1, 2, 3, 4);
    assertThat(numbers(floats, "test_features", 2)).containsExactly(5, -6);

    arrays.put("x_train", array("<i8", "(2, 1, 1)", longs(LITTLE_ENDIAN, 7, -1)));
    arrays.put("x_test", array("<i8", "(1, 1, 1)", longs(LITTLE_ENDIAN, 8)));
    assertThat(get().features()).isEqualTo(new Features.Sequences(List.of(1, 1)));
  }

  @Test
  void sequencesOfAllPartsHaveOneShape() throws Exception {
    arrays.put("x_train", array("<f4", "(2, 2, 1)", floats(LITTLE_ENDIAN, 1, 2, 3, 4)));
    arrays.put("x_test", array("<f4", "(1, 1, 2)", floats(LITTLE_ENDIAN, 5, 6)));
    assertProblem("x_test: its samples are [1, 2] of float32; those of x_train are [2, 1]");
  }

  @Test
  void bothOrdersOfBytesAreRead() throws Exception {
    arrays.put("x_train", array(">f4", "(2, 2)", floats(BIG_ENDIAN, 1, 2, 3, 4)));
    arrays.put("x_test", array("<f4", "(1, 2)", floats(LITTLE_ENDIAN, 5, 6)));
    arrays.put("y_train", array(">i8", "(2, 1)", longs(BIG_ENDIAN, 0, 300)));
    arrays.put("y_test", array("<i8", "(1,)", longs(LITTLE_ENDIAN, 1)));

    Dataset dataset = get();

    assertThat(numbers(dataset, "train_features", 4)).containsExactly(1, 2, 3, 4);
    assertThat(numbers(dataset, "test_features", 2)).containsExactly(5, 6);
    assertThat(dataset.targets().classes().count()).isEqualTo(301);
    assertThat(content(dataset, "train_labels")).endsWith(0, 0, 0, 0, 0, 0, 1, 44);
  }

  @Test
  void severalFloatsASampleAreSeveralNumbersToPredict() throws Exception {
    arrays.put("y_train", array("<f4", "(2, 2)", floats(LITTLE_ENDIAN, 1, 2, 3, 4)));
    arrays.put("y_test", array("<f4", "(1, 2)", floats(LITTLE_ENDIAN, 5, 6)));

    assertThat(get().targets()).isEqualTo(new Targets.Numbers(List.of("y1", "y2")));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void headersOfAllVersionsAreRead(int version) throws Exception {
    arrays.put(
        "y_train",
        ofHeader(
            version,
            "{\"shape\": (2L,), 'fortran_order': False,   'descr':'|u1'}   \n",
            bytes(1, 0)));

    assertThat(content(get(), "train_labels")).endsWith(1, 0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "{'descr': '|O', 'fortran_order': False, 'shape': (2,)}#its values are Python objects, which only Python can read, as reading them runs code; save an array of numbers",
        "{'descr': '|u1', 'fortran_order': True, 'shape': (2,)}#it is in Fortran order; save numpy.ascontiguousarray(array) instead",
        "{'descr': '<f2', 'fortran_order': False, 'shape': (2,)}#its values are '<f2'; expected integers, float32 or float64",
        "{'descr': '<U5', 'fortran_order': False, 'shape': (2,)}#its values are '<U5'; expected integers, float32 or float64",
        "{'descr': [('a', '<f4')], 'fortran_order': False, 'shape': (2,)}#its values are [('a', '<f4')]; expected integers or floats",
        "{'descr': '|u1', 'fortran_order': False, 'shape': ()}#its shape is []; expected samples",
        "{'descr': '|u1', 'fortran_order': False, 'shape': (0,)}#its shape is [0]; expected samples",
        "{'descr': '|u1', 'fortran_order': False, 'shape': (9999999999,)}#its shape (9999999999,) is too large",
        "{'descr': '|u1', 'fortran_order': False, 'shape': (2147483647, 2147483647, 2147483647)}#its shape [2147483647, 2147483647, 2147483647] is too large",
        "{'descr': '<f8', 'fortran_order': False, 'shape': (2000000000, 9)}#it has 144000000000 bytes, 72 a sample; at most 17179869184 and 268435456 are read",
        "{'descr': '|u1', 'fortran_order': False, 'shape': (200,)}#it is truncated: its shape [200] needs 200 bytes, and 69 are there",
        "{'descr': '|u1', 'fortran_order': False}#its header is {'descr': '|u1', 'fortran_order': False}; expected descr, fortran_order and shape",
        "__import__('os').system('ls')#its header is no dictionary: __import__('os').system('ls')",
        "{'descr': '|u1', 'fortran_order': False, 'shape': (2, 2)}#it has 2 integers a sample; expected the label of one class, as argmax(axis=1) has it, or floats to predict",
      })
  void headersThatAreNotReadSayWhy(String header, String expected) throws Exception {
    arrays.put("y_train", ofHeader(1, header, bytes(1, 0)));

    assertProblem("y_train: " + expected);
  }

  @Test
  void whatIsNoArrayIsNamed() throws Exception {
    arrays.put("y_train", bytes(1, 2, 3, 4, 5, 6, 7, 8));
    assertProblem("y_train: it does not begin as a .npy file does");
    arrays.put("y_train", ofHeader(4, "{}", bytes()));
    assertProblem("y_train: it has version 4.0; expected 1.0, 2.0 or 3.0");
    arrays.put("y_train", Arrays.copyOf(array("|u1", "(2,)", bytes(1, 0)), 20));
    assertProblem("y_train: it ends within its header");
  }

  @Test
  void arraysFitEachOther() throws Exception {
    arrays.put("y_test", array("|u1", "(2,)", bytes(2, 1)));
    assertProblem("y_test: it has 2 samples; its features have 1");
    arrays.put("y_test", array("<f4", "(1,)", floats(LITTLE_ENDIAN, 1)));
    assertProblem("y_test: it has 1 values of float32 a sample, unlike y_train");
    arrays.put("x_test", array("|u1", "(1, 3, 1)", bytes(7, 8, 9)));
    assertProblem("x_test: its samples are [3, 1] of uint8; those of x_train are [1, 3, 1]");
    arrays.put("x_train", array("<f4", "(1, 1, 2, 1)", floats(LITTLE_ENDIAN, 1, 2)));
    assertProblem(
        "x_train: its shape is [1, 1, 2, 1] of float32; expected [samples, height, width] or"
            + " [samples, height, width, channels] of uint8, which training divides by 255,"
            + " [samples, steps, features] of other numbers, or [samples, columns]");
  }

  @Test
  void labelsAreNotNegative() throws Exception {
    arrays.put("y_test", array("|i1", "(1,)", bytes(-1)));
    assertProblem("y_test: sample 0 has the label -1; expected 0 to 65535");
    arrays.put("y_test", array("<u8", "(1,)", longs(LITTLE_ENDIAN, -1)));
    assertProblem("y_test: sample 0 has 18446744073709551615; expected less than 2^63");
  }

  @Test
  void numbersAreNumbers() throws Exception {
    arrays.put("x_train", array("<f4", "(2, 2)", floats(LITTLE_ENDIAN, 1, 2, 3, Float.NaN)));
    arrays.put("x_test", array("<f4", "(1, 2)", floats(LITTLE_ENDIAN, 1, 2)));

    assertProblem("x_train: value 1 of sample 1 is NaN as a 32-bit float; expected a number");
  }

  @Test
  void anArrayThatIsNotThereIsNamedWithThoseThatAre() throws Exception {
    arrays.put("images", Objects.requireNonNull(arrays.remove("x_test")));
    Path file = NpyFiles.write(temporary.resolve("data.npz"), arrays);

    assertThatExceptionOfType(DatasetException.class)
        .isThrownBy(() -> get(file))
        .withMessage(
            "%s has no array x_test; expected x_train, y_train, x_test and y_test, found"
                + " [images, x_train, y_test, y_train]",
            file);
  }

  @Test
  void whatIsNoArchiveIsNamed() throws Exception {
    Path file = Files.writeString(temporary.resolve("data.npz"), "no archive");

    assertThatExceptionOfType(DatasetException.class)
        .isThrownBy(() -> get(file))
        .withMessageStartingWith("%s cannot be read as an archive of numpy.savez: ", file);
    assertThatExceptionOfType(DatasetException.class)
        .isThrownBy(() -> get(temporary.resolve("none.npz")))
        .withMessage("there is no file %s", temporary.resolve("none.npz"));
  }

  /** A data set, or an exception that names the file. */
  @Timeout(600)
  @ParameterizedTest
  @ValueSource(strings = {"compressed.npz", "plain.npz"})
  void whatIsDamagedIsADataSetOrIsNamed(String name) throws Exception {
    byte[] whole = Files.readAllBytes(resource(name));
    Random random = new Random(1);
    Path file = temporary.resolve("damaged.npz");
    Path target = Files.createDirectories(temporary.resolve("target"));
    int named = 0;
    int count = Mutations.count(1500);
    for (int i = 0; i < count; i++) {
      Files.write(file, Mutations.next(whole, random));
      try {
        new NpzPreparation(file, null).write(target);
      } catch (DatasetException e) {
        assertThat(e).hasMessageStartingWith(file.toString());
        named++;
      }
    }
    assertThat(named).isGreaterThan(count / 3);
  }

  /** The same of what is packed, so that arrays themselves are damaged. */
  @Timeout(600)
  @Test
  void anArrayThatIsDamagedIsADataSetOrIsNamed() throws Exception {
    arrays.put("x_val", array("|u1", "(2, 1, 3)", bytes(10, 11, 12, 13, 14, 15)));
    arrays.put("y_val", array("|u1", "(2,)", bytes(3, 0)));
    weights("w_train", array("<f8", "(2,)", doubles(0.5, 3)));
    Random random = new Random(2);
    Path target = Files.createDirectories(temporary.resolve("target"));
    int named = 0;
    int count = Mutations.count(1500);
    for (int i = 0; i < count; i++) {
      String name = List.copyOf(arrays.keySet()).get(i % arrays.size());
      Map<String, byte[]> damaged = new TreeMap<>(arrays);
      damaged.put(name, Mutations.next(Objects.requireNonNull(arrays.get(name)), random));
      Path file = NpyFiles.write(temporary.resolve("damaged.npz"), damaged);
      try {
        new NpzPreparation(file, "w_train").write(target);
      } catch (DatasetException e) {
        assertThat(e).hasMessageStartingWith(file.toString());
        named++;
      }
    }
    assertThat(named).isGreaterThan(count / 3);
  }

  private Dataset get() throws Exception {
    return get(NpyFiles.write(temporary.resolve("data.npz"), arrays));
  }

  private Dataset get(String weights) throws Exception {
    Path file = NpyFiles.write(temporary.resolve("data.npz"), arrays);
    return new PreparedData(temporary.resolve("cache")).get(new NpzPreparation(file, weights));
  }

  private static byte[] doubles(double... values) {
    ByteBuffer bytes = ByteBuffer.allocate(values.length * Double.BYTES).order(LITTLE_ENDIAN);
    for (double value : values) {
      bytes.putDouble(value);
    }
    return bytes.array();
  }

  private Dataset get(Path file) throws DatasetException {
    return new PreparedData(temporary.resolve("cache")).get(new NpzPreparation(file, null));
  }

  private void assertProblem(String expected) throws Exception {
    Path file = NpyFiles.write(temporary.resolve("data.npz"), arrays);
    assertThatExceptionOfType(DatasetException.class)
        .isThrownBy(() -> get(file))
        .withMessage("%s, %s", file, expected);
  }

  private Path resource(String name) throws Exception {
    Path file = temporary.resolve(name);
    try (InputStream in = NpzPreparationTest.class.getResourceAsStream(name)) {
      return Files.write(file, Objects.requireNonNull(in, name).readAllBytes());
    }
  }

  private static byte[] content(Dataset dataset, String file) throws Exception {
    return Files.readAllBytes(dataset.files().folder().resolve(file));
  }

  /** The last numbers of a file. */
  private static float[] numbers(Dataset dataset, String file, int count) throws Exception {
    byte[] content = content(dataset, file);
    float[] numbers = new float[count];
    ByteBuffer.wrap(content)
        .position(content.length - count * Float.BYTES)
        .slice()
        .asFloatBuffer()
        .get(numbers);
    return numbers;
  }
}
