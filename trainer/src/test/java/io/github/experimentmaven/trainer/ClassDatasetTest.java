package io.github.experimentmaven.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.experimentmaven.dataset.Dataset;
import io.github.experimentmaven.dataset.DatasetJob;
import io.github.experimentmaven.dataset.DatasetReader;
import io.github.experimentmaven.experiment.Part;
import io.github.experimentmaven.result.ExitCode;
import io.github.experimentmaven.result.TrainerContract;
import io.github.experimentmaven.spi.DatasetTask;
import io.github.experimentmaven.spi.ExperimentDataset;
import io.github.experimentmaven.spi.SampleFormat;
import io.github.experimentmaven.spi.SampleOutput;
import io.github.experimentmaven.storage.RecordJson;
import io.github.experimentmaven.task.Column;
import io.github.experimentmaven.task.Features;
import io.github.experimentmaven.task.Targets;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassDatasetTest {

  private static final String EXPECTED =
      "a data set is a public class that implements"
          + " io.github.experimentmaven.spi.ExperimentDataset, with a public constructor without"
          + " arguments";

  @TempDir Path base;

  /** Rows of two columns with one class of two, and a mistake if it is asked for one. */
  public static final class Rows implements ExperimentDataset {

    @Override
    public SampleFormat format(DatasetTask task) {
      return SampleFormat.rows(List.of("rooms", "area")).ofClasses(List.of("flat", "house"));
    }

    @Override
    public void write(DatasetTask task, SampleOutput train, SampleOutput test) throws IOException {
      float[] row = new float[2];
      for (int i = 0; i < task.parameters().integer("samples"); i++) {
        row[0] = i;
        row[1] = i / 2f;
        train.add(row, i % 2);
      }
      switch (task.parameters().text("mistake", "")) {
        case "columns" -> train.add(new float[3], 0);
        case "nan" -> train.add(new float[] {1, Float.NaN}, 0);
        case "infinite" -> train.add(new float[] {Float.POSITIVE_INFINITY, 1}, 0);
        case "label" -> train.add(row, 2);
        case "negative" -> train.add(row, -1);
        case "name" -> test.add(row, "hut");
        case "numbers" -> test.add(row, new float[1]);
        case "image" -> test.add(new byte[2], 0);
        case "throws" -> throw new IOException("no such table");
        case "memory" -> throw new OutOfMemoryError("Java heap space");
        case "none" -> {
          return;
        }
        default -> Files.writeString(task.folder().resolve("scratch"), "of use meanwhile");
      }
      test.add(row, "house");
    }
  }

  /** Images with two numbers to be predicted. */
  public static final class Pictures implements ExperimentDataset {

    @Override
    public SampleFormat format(DatasetTask task) {
      return SampleFormat.images(1, 2, 1).withNumbers(List.of("x", "y"));
    }

    @Override
    public void write(DatasetTask task, SampleOutput train, SampleOutput test) {
      // The parts may take turns.
      test.add(new byte[] {(byte) 255, 7}, new float[] {0.5f, -1});
      train.add(new byte[] {1, 2}, new float[] {1, 2});
      switch (task.parameters().text("mistake", "")) {
        case "bytes" -> train.add(new byte[3], new float[2]);
        case "numbers" -> train.add(new byte[2], new float[1]);
        case "nan" -> train.add(new byte[2], new float[] {0, Float.NaN});
        case "class" -> train.add(new byte[2], "x");
        case "row" -> train.add(new float[2], new float[2]);
        default -> train.add(new byte[] {3, 4}, new float[] {3, 4});
      }
    }
  }

  /** Does not say what its samples are. */
  public static final class Unsaid implements ExperimentDataset {

    @Override
    @SuppressWarnings("NullAway") // as a project may do that has no such check
    public SampleFormat format(DatasetTask task) {
      return null;
    }

    @Override
    public void write(DatasetTask task, SampleOutput train, SampleOutput test) {}
  }

  @Test
  void rowsAreWhatTheClassGives() throws Exception {
    Dataset dataset = written(Rows.class, Map.of("samples", 3));

    assertThat(dataset.name()).isEqualTo("Prices");
    assertThat(dataset.features())
        .isEqualTo(
            new Features.Numbers(List.of(Column.unscaled("rooms"), Column.unscaled("area"))));
    assertThat(dataset.targets()).isEqualTo(new Targets.Classes(List.of("flat", "house")));
    assertThat(dataset.count(Part.TRAIN)).isEqualTo(3);
    assertThat(dataset.count(Part.TEST)).isEqualTo(1);
    assertThat(floats("train_features")).containsExactly(0, 0, 1, 0.5f, 2, 1);
    assertThat(floats("test_features")).containsExactly(2, 1);
    assertThat(Files.readAllBytes(file("train_labels"))).endsWith(0, 1, 0);
    assertThat(Files.readAllBytes(file("test_labels"))).endsWith(1);
  }

  @Test
  void imagesMayComeWithNumbersToBePredicted() throws Exception {
    Dataset dataset = written(Pictures.class, Map.of());

    assertThat(dataset.features()).isEqualTo(new Features.Images(List.of(1, 2, 1)));
    assertThat(dataset.targets()).isEqualTo(new Targets.Numbers(List.of("x", "y")));
    assertThat(Files.readAllBytes(file("train_images"))).endsWith(1, 2, 3, 4);
    assertThat(Files.readAllBytes(file("test_images"))).endsWith(255, 7);
    assertThat(floats("train_targets")).containsExactly(1, 2, 3, 4);
    assertThat(floats("test_targets")).containsExactly(0.5f, -1);
  }

  @Test
  void aSampleThatIsNotWhatWasSaidIsRefusedByItsNumber() throws Exception {
    rows("columns", "train sample 2 has 3 values; expected 2: rooms, area");
    rows("nan", "train sample 2 has NaN for 'area'; expected a finite number");
    rows("infinite", "train sample 2 has Infinity for 'rooms'; expected a finite number");
    String classes = "expected the label of a class, from 0 to 1, or its name: flat, house";
    rows("label", "train sample 2 has the label 2; " + classes);
    rows("negative", "train sample 2 has the label -1; " + classes);
    rows("name", "test sample 0 has the class 'hut'; " + classes);
    rows("numbers", "test sample 0 has numbers to be predicted; " + classes);
    rows(
        "image",
        "test sample 0 is an image; expected a row of rooms, area, which is an array of floats");
    pictures("bytes", "train sample 1 has 3 bytes; expected 2, which is [1, 2, 1]");
    pictures("numbers", "train sample 1 has 1 number to be predicted; expected 2: x, y");
    pictures("nan", "train sample 1 has NaN for 'y'; expected a finite number");
    pictures("class", "train sample 1 has a class; expected numbers to be predicted: x, y");
    pictures(
        "row",
        "train sample 1 is a row; expected an image of [1, 2, 1], which is an array of bytes");
  }

  @Test
  void whatElseAClassDoesWrongIsNamed() throws Exception {
    String rows = Rows.class.getName();
    refused(
        rows,
        Map.of("samples", 2, "mistake", "throws"),
        rows + " failed: java.io.IOException: no such table");
    refused(
        rows,
        Map.of("samples", 2, "mistake", "none"),
        rows + " gave no sample to its test part; expected at least one");
    refused(
        rows,
        Map.of("samples", 0),
        rows + " gave no sample to its train part; expected at least one");
    refused(
        rows,
        Map.of("sample", 2),
        rows
            + " failed: java.lang.IllegalArgumentException: the class needs the parameter"
            + " 'samples', but parameters has only sample");
    refused(
        rows,
        Map.of("samples", 2, "mistakes", 0),
        rows + " did not ask for the parameter 'mistakes' of mistakes, samples: is it misspelt?");
    refused(
        Unsaid.class.getName(),
        Map.of(),
        Unsaid.class.getName()
            + " failed: java.lang.IllegalStateException: format returned null; expected a"
            + " SampleFormat");
    refused(
        "com.acme.Missing",
        Map.of(),
        "there is no class com.acme.Missing on the class path of the project; " + EXPECTED);
    refused(
        "java.lang.String",
        Map.of(),
        "java.lang.String does not implement ExperimentDataset; " + EXPECTED);
  }

  @Test
  void aFullHeapIsToldWithAdvice() throws Exception {
    assertThat(run(Rows.class.getName(), Map.of("samples", 2, "mistake", "memory")))
        .isEqualTo(ExitCode.OUT_OF_MEMORY);
    assertThat(failure())
        .matches("the heap of \\d+ MB is full; give samples one after the other, or .*");
  }

  private void rows(String mistake, String message) throws Exception {
    refusedSample(Rows.class.getName(), Map.of("samples", 2, "mistake", mistake), message);
  }

  private void pictures(String mistake, String message) throws Exception {
    refusedSample(Pictures.class.getName(), Map.of("mistake", mistake), message);
  }

  private void refusedSample(String name, Map<String, Object> parameters, String message)
      throws Exception {
    refused(name, parameters, name + " failed: java.lang.IllegalArgumentException: " + message);
  }

  private void refused(String name, Map<String, Object> parameters, String message)
      throws Exception {
    assertThat(run(name, parameters)).isEqualTo(ExitCode.FAILED);
    assertThat(failure()).startsWith(message);
    assertThat(file("dataset.json")).doesNotExist();
  }

  private Dataset written(Class<?> type, Map<String, Object> parameters) throws Exception {
    assertThat(run(type.getName(), parameters)).isEqualTo(ExitCode.OK);
    return DatasetReader.read(base.resolve("data"));
  }

  private ExitCode run(String name, Map<String, Object> parameters) throws IOException {
    Path work = Files.createDirectories(base.resolve("work"));
    RecordJson.write(
        work.resolve(TrainerContract.DATASET_JOB), new DatasetJob(name, "Prices", parameters));
    return ClassDataset.run(
        Files.createDirectories(base.resolve("data")),
        work,
        ClassDatasetTest.class.getClassLoader());
  }

  private String failure() throws IOException {
    return Files.readString(base.resolve("work").resolve(TrainerContract.DATASET_FAILURE));
  }

  private Path file(String name) {
    return base.resolve("data").resolve(name);
  }

  /** Those behind the header of two dimensions. */
  private float[] floats(String name) throws IOException {
    byte[] bytes = Files.readAllBytes(file(name));
    int header = 4 + 2 * Integer.BYTES;
    float[] floats = new float[(bytes.length - header) / Float.BYTES];
    ByteBuffer.wrap(bytes, header, bytes.length - header).asFloatBuffer().get(floats);
    return floats;
  }
}
