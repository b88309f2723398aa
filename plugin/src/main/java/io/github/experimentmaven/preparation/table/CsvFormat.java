package io.github.experimentmaven.preparation.table;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.RecordType;
import io.github.experimentmaven.experiment.DatasetSource;
import io.github.experimentmaven.failure.DatasetException;
import io.github.experimentmaven.preparation.table.TableReading.Declared;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** CSV: rows are lines, values are separated by a character and may be in quotes. */
final class CsvFormat implements TableFormat {

  private final DatasetSource.Csv settings;

  CsvFormat(DatasetSource.Csv settings) {
    this.settings = settings;
  }

  @Override
  public String recipe() {
    return "csv 1, delimiter %s, header %s, encoding %s, quote %s, decimal %s"
        .formatted(
            (int) settings.delimiter(),
            settings.header(),
            charset().name(),
            (int) settings.quote(),
            (int) settings.decimal());
  }

  @Override
  public Charset charset() {
    return Charset.forName(settings.encoding());
  }

  @Override
  public char decimal() {
    return settings.decimal();
  }

  @Override
  public Optional<Character> otherDecimal() {
    return Optional.of(decimal() == '.' ? ',' : '.');
  }

  @Override
  public void read(TableText text, TableReading table) throws DatasetException, IOException {
    Rows rows = new Rows(text.shown(), settings.header(), table);
    try (Reader reader = text.open();
        CsvReader<Boolean> csv =
            CsvReader.builder()
                .fieldSeparator(settings.delimiter())
                .quoteCharacter(settings.quote())
                // Told by the table itself, which knows the columns.
                .allowMissingFields(true)
                .allowExtraFields(true)
                .build(rows, reader)) {
      for (boolean isFine : csv) {
        if (!isFine) {
          break;
        }
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    } catch (CsvParseException e) {
      if (e.getCause() instanceof IOException cause) {
        throw cause;
      }
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw new DatasetException(
          "%s:%s: this is no CSV: %s\nis a quote not closed, or delimiter or quote another one?"
              .formatted(text.shown(), rows.line(), firstLine(e)),
          e);
    }
    rows.finish();
  }

  private static String firstLine(CsvParseException e) {
    Throwable cause = e.getCause() == null ? e : e.getCause();
    return String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
  }

  /** Takes the fields out of the reader's buffer, without a text for each. */
  private static final class Rows extends AbstractBaseCsvCallbackHandler<Boolean> {

    private final String file;
    private final boolean hasHeader;
    private final TableReading table;
    private final List<String> first = new ArrayList<>();
    private boolean isFirst = true;
    private @Nullable DatasetException problem;

    Rows(String file, boolean hasHeader, TableReading table) {
      this.file = file;
      this.hasHeader = hasHeader;
      this.table = table;
    }

    long line() {
      return Math.max(1, getStartingLineNumber());
    }

    @Override
    protected void handleBegin(long startingLine) {
      if (!isFirst) {
        table.beginRow(startingLine);
      }
    }

    @Override
    protected void handleField(
        int position, char[] buffer, int offset, int length, boolean quoted) {
      if (isFirst) {
        first.add(new String(buffer, offset, length));
      } else if (problem == null) {
        try {
          table.cell(position, buffer, offset, length);
        } catch (DatasetException e) {
          problem = e;
        }
      }
    }

    @Override
    protected Boolean buildRecord() {
      if (problem == null && getRecordType() != RecordType.EMPTY) {
        try {
          endRow();
        } catch (DatasetException e) {
          problem = e;
        }
      }
      return problem == null;
    }

    private void endRow() throws DatasetException {
      if (!isFirst) {
        table.endRow(getFieldCount());
        return;
      }
      isFirst = false;
      if (hasHeader) {
        table.begin(
            file, line(), first.stream().map(name -> Declared.undecided(name.strip())).toList());
        return;
      }
      table.begin(
          file,
          line(),
          IntStream.rangeClosed(1, first.size())
              .mapToObj(i -> Declared.undecided(String.valueOf(i)))
              .toList());
      table.beginRow(line());
      for (int i = 0; i < first.size(); i++) {
        char[] text = first.get(i).toCharArray();
        table.cell(i, text, 0, text.length);
      }
      table.endRow(first.size());
    }

    void finish() throws DatasetException {
      if (problem != null) {
        throw problem;
      }
      if (isFirst) {
        throw new DatasetException("%s is empty".formatted(file));
      }
    }
  }
}
