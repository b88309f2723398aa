package io.github.experimentmaven.benchmark;

import io.github.experimentmaven.storage.AtomicFile;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;

/** CSV files of random numbers, the same on every machine. */
final class NumberTable {

  /** How many numbers a row has. */
  static final int COLUMNS = 30;

  private static final int SEED = 123;

  /** How many decimals the numbers of a table have. */
  enum Digits {
    /** As prices and measured values do: {@code -3.141592}. */
    SIX_DECIMALS("table of six decimals", 6),
    /** As programs write doubles: {@code -3.1415926535897932}. */
    SEVENTEEN_DIGITS("table of seventeen digits", 16);

    private final String subject;
    private final int decimals;

    Digits(String subject, int decimals) {
      this.subject = subject;
      this.decimals = decimals;
    }

    /** What such a table is called. */
    String subject() {
      return subject;
    }
  }

  private final int decimals;
  private final SplittableRandom random = new SplittableRandom(SEED);

  /** A number, written from its end to its beginning. */
  private final byte[] number = new byte[24];

  private NumberTable(int decimals) {
    this.decimals = decimals;
  }

  /**
   * Writes a table with the columns {@code c1} to {@code c30}, unless it is there.
   *
   * @param folder takes {@code table.csv}
   * @return the file
   */
  static Path of(Path folder, Digits digits, int rows) throws IOException {
    Path file = folder.resolve("table.csv");
    if (!Files.exists(file)) {
      Files.createDirectories(folder);
      AtomicFile.write(file, temporary -> new NumberTable(digits.decimals).write(temporary, rows));
    }
    return file;
  }

  private void write(Path file, int rows) throws IOException {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
      for (int column = 1; column <= COLUMNS; column++) {
        String name = (column == 1 ? "c" : ",c") + column;
        out.write(name.getBytes(StandardCharsets.US_ASCII));
      }
      out.write('\n');
      for (int row = 0; row < rows; row++) {
        for (int column = 1; column <= COLUMNS; column++) {
          writeNumber(out);
          out.write(column == COLUMNS ? '\n' : ',');
        }
      }
    }
  }

  /** Between -10 and 10, with all its decimals. */
  private void writeNumber(OutputStream out) throws IOException {
    long digits = random.nextLong(10 * (long) Math.pow(10, decimals));
    int at = number.length;
    for (int i = 0; i < decimals; i++) {
      number[--at] = (byte) ('0' + digits % 10);
      digits /= 10;
    }
    number[--at] = '.';
    number[--at] = (byte) ('0' + digits);
    if (random.nextBoolean()) {
      number[--at] = '-';
    }
    out.write(number, at, number.length - at);
  }
}
