package io.github.experimentmaven.preparation.table;

import io.github.experimentmaven.experiment.DatasetSource;
import io.github.experimentmaven.failure.DatasetException;
import io.github.experimentmaven.preparation.table.RawColumn.Kind;
import io.github.experimentmaven.preparation.table.TableReading.Declared;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * ARFF, the format of Weka: a header that declares attributes, and rows below it. Attributes are
 * numbers or nominal; texts and dates can only be left out. Sparse rows are not read.
 */
final class ArffFormat implements TableFormat {

  private final DatasetSource.Arff settings;

  ArffFormat(DatasetSource.Arff settings) {
    this.settings = settings;
  }

  @Override
  public String recipe() {
    return "arff 1, encoding " + charset().name();
  }

  @Override
  public Charset charset() {
    return Charset.forName(settings.encoding());
  }

  @Override
  public char decimal() {
    return '.';
  }

  @Override
  public Optional<Character> otherDecimal() {
    return Optional.empty();
  }

  @Override
  public void read(TableText text, TableReading table) throws DatasetException, IOException {
    try (BufferedReader reader = new BufferedReader(text.open())) {
      List<Declared> attributes = new ArrayList<>();
      boolean isData = false;
      long number = 0;
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        number++;
        ArffLine tokens = new ArffLine(line, text.shown(), number);
        if (tokens.isBlank()) {
          continue;
        }
        if (isData) {
          row(tokens, number, table);
        } else if (isDataDeclaration(tokens, attributes)) {
          table.begin(text.shown(), number, attributes);
          isData = true;
        }
      }
      if (!isData) {
        throw new DatasetException(
            number == 0
                ? "%s is empty".formatted(text.shown())
                : "%s:%s: the file ends without @data".formatted(text.shown(), number));
      }
    }
  }

  /** Reads a line of the header. */
  private static boolean isDataDeclaration(ArffLine line, List<Declared> attributes)
      throws DatasetException {
    String keyword = line.word().toLowerCase(Locale.ROOT);
    switch (keyword) {
      case "@relation" -> {
        return false;
      }
      case "@attribute" -> {
        attributes.add(attribute(line));
        return false;
      }
      case "@data" -> {
        if (attributes.isEmpty()) {
          throw line.wrong("@data comes before any @attribute");
        }
        return true;
      }
      default ->
          throw line.wrong(
              "'%s' is not expected here; a header has @relation, @attribute and @data"
                  .formatted(TableReading.quotable(keyword)));
    }
  }

  private static Declared attribute(ArffLine line) throws DatasetException {
    String name = line.value("{");
    if (line.isAt('{')) {
      List<String> values = line.nominal();
      return new Declared(name, Kind.TEXT, values, "");
    }
    String type = line.word().toLowerCase(Locale.ROOT);
    return switch (type) {
      case "numeric", "real", "integer" -> new Declared(name, Kind.NUMBER, List.of(), "");
      case "string", "date", "relational" ->
          new Declared(
              name,
              Kind.TEXT,
              List.of(),
              "of the type " + type + ", which is neither a number nor a category");
      default ->
          throw line.wrong(
              "attribute '%s' has the type '%s'; expected numeric, real, integer or {value, ...}"
                  .formatted(TableReading.quotable(name), TableReading.quotable(type)));
    };
  }

  private static void row(ArffLine line, long number, TableReading table) throws DatasetException {
    if (line.isAt('{')) {
      throw line.wrong("this row is sparse, which is not read; write all its values");
    }
    table.beginRow(number);
    int position = 0;
    do {
      char[] cell = line.value(",").toCharArray();
      table.cell(position, cell, 0, cell.length);
      position++;
    } while (line.hasNext());
    table.endRow(position);
  }
}
