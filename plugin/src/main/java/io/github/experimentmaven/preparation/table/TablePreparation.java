package io.github.experimentmaven.preparation.table;

import io.github.experimentmaven.experiment.DatasetSource;
import io.github.experimentmaven.experiment.Folds;
import io.github.experimentmaven.experiment.PerPart;
import io.github.experimentmaven.experiment.TableColumns;
import io.github.experimentmaven.experiment.Validation;
import io.github.experimentmaven.failure.DatasetException;
import io.github.experimentmaven.preparation.Preparation;
import io.github.experimentmaven.preparation.ValidationSplit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A table, of any format, to a data set of rows. */
public final class TablePreparation implements Preparation {

  private final Path base;
  private final PerPart files;
  private final TableFormat format;
  private final TableColumns columns;
  private final @Nullable Folds folds;
  private final int fold;
  private final @Nullable Validation validation;

  private TablePreparation(Path base, PerPart files, TableFormat format, TableColumns columns) {
    this(base, files, format, columns, null, 0, null);
  }

  private TablePreparation(
      Path base,
      PerPart files,
      TableFormat format,
      TableColumns columns,
      @Nullable Folds folds,
      int fold,
      @Nullable Validation validation) {
    this.base = base;
    this.files = files;
    this.format = format;
    this.columns = columns;
    this.folds = folds;
    this.fold = fold;
    this.validation = validation;
  }

  /**
   * Of the same table a fold to test with, and the others to train on. All that is learned from
   * rows, such as how numbers are scaled, is learned from those anew.
   *
   * @param which from 1
   */
  public TablePreparation ofFold(Folds some, int which) {
    return new TablePreparation(base, files, format, columns, some, which, null);
  }

  /**
   * Of the same table with a part to validate with. All that is learned from rows is learned from
   * those that are left to train on.
   */
  public TablePreparation with(Validation share) {
    return new TablePreparation(base, files, format, columns, null, 0, share);
  }

  /**
   * Of CSV files.
   *
   * @param base what their paths are relative to
   */
  public static TablePreparation of(DatasetSource.Csv source, Path base) {
    return new TablePreparation(base, source.csv(), new CsvFormat(source), source.columns());
  }

  /**
   * Of ARFF files.
   *
   * @param base what their paths are relative to
   */
  public static TablePreparation of(DatasetSource.Arff source, Path base) {
    return new TablePreparation(base, source.arff(), new ArffFormat(source), source.columns());
  }

  @Override
  public String recipe() {
    return "table 1\nname %s\n%s\n%s%s%s"
        .formatted(
            name(),
            format.recipe(),
            columns,
            folds == null
                ? ""
                : "\nfold %s of %s, seed %s".formatted(fold, folds.count(), folds.seed()),
            validation == null ? "" : "\n" + ValidationSplit.recipe(validation));
  }

  @Override
  public Map<String, Path> sources() throws DatasetException {
    Map<String, Path> sources = new LinkedHashMap<>();
    for (Map.Entry<String, String> file : files.byPart().entrySet()) {
      Path path = path(file.getValue());
      if (!Files.isRegularFile(path)) {
        throw new DatasetException(
            Files.exists(path)
                ? "%s is not a file; a table is a file".formatted(file.getValue())
                : "there is no file %s; looked for %s, as paths start from the folder of the module"
                    .formatted(file.getValue(), path));
      }
      sources.put(file.getKey(), path);
    }
    return sources;
  }

  @Override
  public void write(Path folder) throws DatasetException, IOException {
    try {
      writeTable(folder);
    } catch (OutOfMemoryError e) {
      // Nothing of the table is reachable any more, so that Maven can go on.
      throw new DatasetException(
          "%s does not fit into the %s MiB of memory that Maven has\ngive it more, such as MAVEN_OPTS=-Xmx4g; numbers go to the disk when they are many, different texts do not"
              .formatted(
                  String.join(" and ", files.byPart().values()),
                  Runtime.getRuntime().maxMemory() >> 20),
          e);
    }
  }

  private void writeTable(Path folder) throws DatasetException, IOException {
    try (CellStore store = CellStore.backedBy(folder.resolve("cells.tmp"))) {
      writeTable(folder, store);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private void writeTable(Path folder, CellStore store) throws DatasetException, IOException {
    TableReading reading = new TableReading(columns, format, store);
    for (String file : files.byPart().values()) {
      TableText text = new TableText(path(file), file, format.charset());
      try {
        format.read(text, reading);
      } catch (IOException e) {
        throw text.failed(e);
      }
    }
    RawTable table = reading.finish();
    new EncodedTable(table, columns, rows(table)).write(folder, name());
  }

  private Split.Rows rows(RawTable table) throws DatasetException {
    if (folds != null) {
      return Split.of(table, columns, folds, fold);
    }
    return validation == null ? Split.of(table, columns) : Split.of(table, columns, validation);
  }

  private Path path(String file) throws DatasetException {
    try {
      return base.resolve(file);
    } catch (InvalidPathException e) {
      throw new DatasetException(
          "'%s' is not a path to a file: %s".formatted(file, e.getReason()), e);
    }
  }

  /** That of the first file, without its folder and what says its format. */
  private String name() {
    String first = files.byPart().values().iterator().next();
    String file = first.substring(1 + Math.max(first.lastIndexOf('/'), first.lastIndexOf('\\')));
    String plain = file.replaceFirst("\\.gz$", "");
    int dot = plain.lastIndexOf('.');
    return dot > 0 ? plain.substring(0, dot) : plain;
  }
}
