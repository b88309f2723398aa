package io.github.experimentmaven.preparation.table;

import io.github.experimentmaven.dataset.DatasetWriter;
import io.github.experimentmaven.dataset.IdxOutput;
import io.github.experimentmaven.experiment.Part;
import io.github.experimentmaven.experiment.TableColumns;
import io.github.experimentmaven.failure.DatasetException;
import io.github.experimentmaven.task.Column;
import io.github.experimentmaven.task.Features;
import io.github.experimentmaven.task.Targets;
import io.github.experimentmaven.task.Vocabulary;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A table as numbers, all that decides them learned from its training rows. */
final class EncodedTable {

  private final RawTable table;
  private final Split.Rows rows;
  private final List<EncodedColumn> encoded = new ArrayList<>();

  /** Where the numbers of each begin. */
  private final List<Integer> starts = new ArrayList<>();

  private final Features features;
  private final @Nullable ClassLabels labels;
  private final Targets targets;

  /**
   * @param rows which are tested with, and which are trained on
   */
  EncodedTable(RawTable table, TableColumns settings, Split.Rows rows) throws DatasetException {
    this.table = table;
    this.rows = rows;
    BitSet untrained = rows.untrained();
    List<Column> columns = new ArrayList<>();
    List<Vocabulary> vocabularies = new ArrayList<>();
    for (RawColumn raw : table.features()) {
      EncodedColumn column =
          switch (raw.kind()) {
            case WORDS ->
                WordsColumn.of(
                    table, raw, untrained, Objects.requireNonNull(settings.text().get(raw.name())));
            case TEXT -> CategoryColumn.of(table, raw, untrained, settings.unknownCategory());
            case NUMBER, ORDINAL, UNDECIDED ->
                NumberColumn.of(table, raw, untrained, settings.scale());
          };
      if (!column.words().isEmpty()) {
        vocabularies.add(
            new Vocabulary(raw.name(), columns.size(), column.columns().size(), column.words()));
      }
      encoded.add(column);
      starts.add(columns.size());
      columns.addAll(column.columns());
    }
    requireDistinct(columns);
    features =
        vocabularies.isEmpty()
            ? new Features.Numbers(columns)
            : new Features.Texts(columns, vocabularies);
    if (table.areClasses()) {
      labels = ClassLabels.of(table, untrained);
      targets = labels.targets();
    } else {
      labels = null;
      targets = new Targets.Numbers(table.targets().stream().map(RawColumn::name).toList());
    }
  }

  private void requireDistinct(List<Column> columns) throws DatasetException {
    Set<String> names = new HashSet<>();
    for (Column column : columns) {
      if (!names.add(column.name())) {
        throw table.wrong(
            "two numbers would be called '%s', of a column and of a category; rename the column"
                .formatted(TableReading.quotable(column.name())));
      }
    }
  }

  /**
   * Writes it as a data set.
   *
   * @param folder empty
   * @param name of the data set
   */
  void write(Path folder, String name) throws DatasetException, IOException {
    DatasetWriter writer = new DatasetWriter(folder);
    for (Part part : Part.values()) {
      if (part == Part.VALIDATION && rows.validated().isEmpty()) {
        continue;
      }
      try (IdxOutput inputs = writer.features(part, features);
          IdxOutput answers = writer.targets(part, targets)) {
        write(part, inputs, answers);
      }
    }
    RawColumn weight = table.weight();
    if (weight != null) {
      try (IdxOutput weights = writer.weights()) {
        write(weight, weights);
      }
    }
    writer.finish(name, "", features, targets, "", "");
  }

  private void write(Part part, IdxOutput inputs, IdxOutput answers)
      throws DatasetException, IOException {
    float[] shown = new float[features.shape().size()];
    float[] asked = new float[table.targets().size()];
    for (int row = 0; row < table.rows(); row++) {
      if (!rows.areOf(part, row)) {
        continue;
      }
      for (int i = 0; i < encoded.size(); i++) {
        encoded.get(i).encode(row, shown, starts.get(i));
      }
      inputs.write(shown);
      if (labels != null) {
        answers.write(labels.of(row));
      } else {
        numbers(row, asked);
        answers.write(asked);
      }
    }
  }

  private void write(RawColumn weight, IdxOutput weights) throws DatasetException, IOException {
    float[] counted = new float[1];
    for (int row = 0; row < table.rows(); row++) {
      if (!rows.areOf(Part.TRAIN, row)) {
        continue;
      }
      counted[0] = (float) weight.cells().get(row);
      if (!(counted[0] > 0) || Float.isInfinite(counted[0])) {
        throw table.at(
            row,
            "column '%s' has %s as a weight; expected a finite number above 0"
                .formatted(weight.name(), weight.cells().get(row)));
      }
      weights.write(counted);
    }
  }

  private void numbers(int row, float[] asked) throws DatasetException {
    for (int i = 0; i < asked.length; i++) {
      RawColumn target = table.targets().get(i);
      asked[i] = (float) target.cells().get(row);
      if (!Float.isFinite(asked[i])) {
        throw table.at(
            row,
            "column '%s' has %s, which is too large for a float"
                .formatted(target.name(), target.cells().get(row)));
      }
    }
  }
}
