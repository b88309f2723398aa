package io.github.experimentmaven.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The manual's tables of goals and parameters against those that there really are. */
class ManualOfGoalsTest {

  private static final Pattern NAME = Pattern.compile("`(experiment\\.[A-Za-z.]+)`");

  /** A row of the table. */
  private record Row(String name, String defaultValue, String text) {}

  private GoalDescriptor descriptor;
  private String manual;
  private List<Row> rows;

  @BeforeEach
  void read() throws Exception {
    descriptor = GoalDescriptor.read();
    manual = Files.readString(Path.of("../docs/goals.md"));
    rows =
        tables("| Parameter |")
            .map(cells -> new Row(unquoted(cells[1]), cells[2].strip(), cells[3]))
            .toList();
  }

  @Test
  void everyGoalIsInTheTableAndNoOther() {
    assertThat(tables("| Goal |").map(cells -> unquoted(cells[1])))
        .containsExactlyInAnyOrderElementsOf(descriptor.goals());
  }

  @Test
  void aParameterHasOneRow() {
    assertThat(rows).extracting(Row::name).doesNotHaveDuplicates();
  }

  @Test
  void everyParameterIsInTheTableAndNoOther() {
    var told = new TreeSet<String>();
    for (Row row : rows) {
      told.add(row.name());
      NAME.matcher(row.text()).results().map(name -> name.group(1)).forEach(told::add);
    }

    assertThat(told).containsExactlyElementsOf(descriptor.defaults().keySet());
  }

  @Test
  void theDefaultsAreThoseOfTheGoals() {
    Map<String, String> defaults = descriptor.defaults();

    assertThat(rows)
        .filteredOn(row -> !defaults.getOrDefault(row.name(), "").isEmpty())
        .isNotEmpty()
        .allSatisfy(
            row -> assertThat(row.defaultValue()).isEqualTo("`" + defaults.get(row.name()) + "`"));
  }

  @Test
  void whatHasNoDefaultIsNotGivenOne() {
    Map<String, String> defaults = descriptor.defaults();

    assertThat(rows)
        .filteredOn(row -> defaults.getOrDefault(row.name(), "?").isEmpty())
        .isNotEmpty()
        .allSatisfy(row -> assertThat(row.defaultValue()).doesNotMatch("`[^`]*`"));
  }

  /** The cells of all rows in the tables whose header begins like this. */
  private Stream<String[]> tables(String header) {
    List<String> lines = manual.lines().toList();
    return IntStream.range(0, lines.size())
        .filter(line -> lines.get(line).startsWith(header))
        .boxed()
        .flatMap(line -> lines.stream().skip(line + 2L).takeWhile(row -> row.startsWith("| ")))
        .map(row -> row.split("\\|", 5));
  }

  private static String unquoted(String cell) {
    return cell.replace('`', ' ').strip();
  }
}
