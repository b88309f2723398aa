package io.github.experimentmaven.preparation.table;

import io.github.experimentmaven.dataset.Dataset;
import io.github.experimentmaven.dataset.DatasetReader;
import io.github.experimentmaven.dataset.IdxFile;
import io.github.experimentmaven.experiment.DatasetSource;
import io.github.experimentmaven.experiment.Folds;
import io.github.experimentmaven.experiment.MissingPolicies;
import io.github.experimentmaven.experiment.MissingPolicy;
import io.github.experimentmaven.experiment.Part;
import io.github.experimentmaven.experiment.PerPart;
import io.github.experimentmaven.experiment.Scaling;
import io.github.experimentmaven.experiment.TableColumns;
import io.github.experimentmaven.experiment.TargetType;
import io.github.experimentmaven.experiment.TextColumn;
import io.github.experimentmaven.experiment.UnknownCategory;
import io.github.experimentmaven.experiment.Validation;
import io.github.experimentmaven.failure.DatasetException;
import io.github.experimentmaven.task.Column;
import io.github.experimentmaven.task.Features;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tables for tests: what an experiment says of one, and what comes of it. */
final class TableFixture {

  private final Path folder;
  private final PerPart files;
  private int prepared;

  char delimiter = ',';
  boolean header = true;
  String encoding = "utf-8";
  char decimal = '.';
  List<String> target = List.of("class");
  TargetType targetType = TargetType.AUTO;
  List<String> features = List.of();
  List<String> ignore = List.of();
  List<String> categorical = List.of();
  Map<String, List<String>> ordinal = new LinkedHashMap<>();
  Map<String, TextColumn> text = new LinkedHashMap<>();
  MissingPolicies missing = MissingPolicies.all(MissingPolicy.ERROR);
  List<String> missingValues = List.of("NA", "?");
  Scaling scale = Scaling.NONE;
  UnknownCategory unknownCategory = UnknownCategory.ERROR;
  @Nullable Double testSplit;
  long splitSeed = 1;
  @Nullable String splitColumn;
  @Nullable String sampleWeight;

  private TableFixture(Path folder, PerPart files) {
    this.folder = folder;
    this.files = files;
  }

  /** A file to train on and one to test with. */
  static TableFixture pair(Path folder, String train, String test) throws IOException {
    Files.writeString(folder.resolve("train.csv"), train);
    Files.writeString(folder.resolve("test.csv"), test);
    return new TableFixture(folder, PerPart.pair("train.csv", "test.csv"));
  }

  /** A file for each part. */
  static TableFixture three(Path folder, String train, String validation, String test)
      throws IOException {
    Files.writeString(folder.resolve("train.csv"), train);
    Files.writeString(folder.resolve("validation.csv"), validation);
    Files.writeString(folder.resolve("test.csv"), test);
    return new TableFixture(folder, new PerPart(null, "train.csv", "validation.csv", "test.csv"));
  }

  /** One file, whose column {@code part} tells the rows apart unless a test says else. */
  static TableFixture one(Path folder, String text) throws IOException {
    return one(folder, text.getBytes(StandardCharsets.UTF_8));
  }

  static TableFixture one(Path folder, byte[] bytes) throws IOException {
    Files.write(folder.resolve("table.csv"), bytes);
    TableFixture table = new TableFixture(folder, PerPart.one("table.csv"));
    table.splitColumn = "part";
    return table;
  }

  /** A file that is there, without a column that tells rows apart. */
  static TableFixture there(Path folder, String file) {
    return new TableFixture(folder, PerPart.one(file));
  }

  DatasetSource.Csv csv() {
    return new DatasetSource.Csv(files, delimiter, header, encoding, '"', decimal, columns(), null);
  }

  DatasetSource.Arff arff() {
    return new DatasetSource.Arff(files, encoding, columns(), null);
  }

  private TableColumns columns() {
    return new TableColumns(
        target,
        targetType,
        features,
        ignore,
        categorical,
        ordinal,
        text,
        missing,
        missingValues,
        scale,
        unknownCategory,
        testSplit,
        splitSeed,
        splitColumn,
        sampleWeight);
  }

  /** What it becomes, read as ARFF. */
  Dataset prepareArff() throws DatasetException, IOException {
    return write(TablePreparation.of(arff(), folder));
  }

  /** What a fold of it becomes. */
  Dataset prepareFold(int count, long seed, int fold) throws DatasetException, IOException {
    return write(TablePreparation.of(csv(), folder).ofFold(new Folds(count, seed), fold));
  }

  /** What it becomes with a validation set. */
  Dataset prepareWith(Validation validation) throws DatasetException, IOException {
    return write(TablePreparation.of(csv(), folder).with(validation));
  }

  /** What it becomes. */
  Dataset prepare() throws DatasetException, IOException {
    return write(TablePreparation.of(csv(), folder));
  }

  private Dataset write(TablePreparation preparation) throws DatasetException, IOException {
    preparation.sources();
    Path output = Files.createDirectories(folder.resolve("prepared" + prepared++));
    preparation.write(output);
    return DatasetReader.read(output);
  }

  static List<Column> columns(Dataset dataset) {
    return ((Features.Rows) dataset.features()).columns();
  }

  static List<String> columnNames(Dataset dataset) {
    return columns(dataset).stream().map(Column::name).toList();
  }

  /** The features of a part, row by row. */
  static List<List<Float>> rows(Dataset dataset, Part part) throws DatasetException {
    return floats(dataset.files().file(part, "features").path());
  }

  /** The numbers that are asked for, row by row. */
  static List<List<Float>> numbers(Dataset dataset, Part part) throws DatasetException {
    return floats(dataset.files().file(part, "targets").path());
  }

  /** The classes of a part. */
  static List<String> classes(Dataset dataset, Part part) throws DatasetException {
    List<String> names = dataset.targets().classes().classNames();
    List<String> classes = new ArrayList<>();
    for (byte label : IdxFile.read(dataset.files().file(part, "labels").path()).data()) {
      classes.add(names.get(label));
    }
    return classes;
  }

  private static List<List<Float>> floats(Path file) throws DatasetException {
    IdxFile idx = IdxFile.read(file);
    int width = idx.header().sampleSize() / Float.BYTES;
    ByteBuffer values = ByteBuffer.wrap(idx.data());
    List<List<Float>> rows = new ArrayList<>();
    while (values.hasRemaining()) {
      List<Float> row = new ArrayList<>();
      for (int i = 0; i < width; i++) {
        row.add(values.getFloat());
      }
      rows.add(row);
    }
    return rows;
  }
}
