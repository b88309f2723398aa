package io.github.experimentmaven.preparation.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.experimentmaven.dataset.Dataset;
import io.github.experimentmaven.experiment.Part;
import io.github.experimentmaven.experiment.TextColumn;
import io.github.experimentmaven.experiment.TextOutput;
import io.github.experimentmaven.experiment.TextSplitting;
import io.github.experimentmaven.experiment.TextStandardization;
import io.github.experimentmaven.failure.DatasetException;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables and how much memory they take, in a Java of little memory. */
class LargeTableTest {

  private static final int ROWS = 200_000;
  private static final int COLUMNS = 20;

  private static final TextColumn WORDS =
      new TextColumn(
          null,
          9,
          TextStandardization.LOWER_AND_STRIP_PUNCTUATION,
          TextSplitting.WHITESPACE,
          TextOutput.INT);

  @TempDir Path folder;

  @Test
  void decimalNumbersTakeNoMoreMemoryThanTwiceTheirFloats() throws Exception {
    // 16 MB of floats; the Java that reads them takes some itself.
    assertThat(read("1.%05d", 28)).isEqualTo("0 160000 and 40000 rows");
  }

  @Test
  void numbersOfManyDigitsTakeNoMore() throws Exception {
    // Their doubles are 32 MB.
    assertThat(read("1.2345678901%05d", 24)).isEqualTo("0 160000 and 40000 rows");
  }

  @Test
  void textsThatDoNotFitAreToldWithWhatHelps() throws Exception {
    assertThat(read("there is no other text like number %05d", 28, "x0", "x1", "x2", "x3"))
        .matches("(?s)0 table.csv does not fit into the 2\\d MiB of memory that Maven has.*")
        .contains("MAVEN_OPTS=-Xmx4g");
  }

  /** The exit code of a Java with so many MiB, and what it printed. */
  private String read(String format, int mebibytes, String... texts)
      throws IOException, InterruptedException {
    try (Writer csv = Files.newBufferedWriter(folder.resolve("table.csv"))) {
      csv.write("y");
      for (int column = 0; column < COLUMNS; column++) {
        csv.write(",x" + column);
      }
      for (int row = 0; row < ROWS; row++) {
        csv.write(row % 2 == 0 ? "\na" : "\nb");
        String number = "," + String.format(Locale.ROOT, format, row % 100_000);
        for (int column = 0; column < COLUMNS; column++) {
          csv.write(number);
        }
      }
    }
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-Xmx" + mebibytes + "m"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(Reader.class.getName(), folder.toString()));
    command.addAll(List.of(texts));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    return process.exitValue() + " " + printed;
  }

  /** What the Java with little memory does. */
  static final class Reader {

    private Reader() {}

    /** Reads the table in a folder, the first argument; the others are columns of texts. */
    public static void main(String[] arguments) throws IOException {
      Path folder = Path.of(arguments[0]);
      TableFixture table = TableFixture.there(folder, "table.csv");
      table.target = List.of("y");
      table.testSplit = 0.2;
      table.features = List.of(arguments).subList(1, arguments.length);
      table.features.forEach(text -> table.text.put(text, WORDS));
      try {
        Dataset dataset = table.prepare();
        System.out.printf(
            Locale.ROOT, "%d and %d rows", dataset.count(Part.TRAIN), dataset.count(Part.TEST));
      } catch (DatasetException e) {
        System.out.print(e.getMessage());
      }
    }
  }
}
