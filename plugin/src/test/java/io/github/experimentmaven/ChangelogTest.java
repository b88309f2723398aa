package io.github.experimentmaven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The change log's table of formats against the constants that name them in the code. */
class ChangelogTest {

  private static final List<Path> SOURCES =
      List.of(
          Path.of("src/main/java"),
          Path.of("../core/src/main/java"),
          Path.of("../trainer/src/main/java"));

  /** Constants that stand for the format of a file, wherever they are. */
  private static final Set<String> FORMATS = Set.of("FORMAT_VERSION", "FORMAT");

  /** Others, by their class. */
  private static final Set<String> MORE =
      Set.of("CheckpointFile.VERSION", "Arithmetic.REVISION", "Arithmetic.REVISION_OF_CLASSES");

  /** Of a format that has two names, the one that is written is the first. */
  private static final Pattern CONSTANT =
      Pattern.compile(
          "static final (?:int|byte|String|SealedFile\\.Format) ([A-Z_]+)\\s*=\\s*"
              + "(?:new SealedFile\\.Format\\(\\s*)?[\"']?(\\w+)");

  /** A row, of which the last two cells are {@code `Class.CONSTANT`} and {@code `value`}. */
  private static final Pattern ROW =
      Pattern.compile("(?m)^\\|.*\\| `(\\w+\\.[A-Z_]+)` \\| `(\\w+)` \\|$");

  @Test
  void everyFormatIsInTheTableWithTheVersionThatTheCodeWrites() throws IOException {
    assertThat(table()).isNotEmpty().isEqualTo(constants());
  }

  private static Map<String, String> table() throws IOException {
    Map<String, String> table = new TreeMap<>();
    Matcher row = ROW.matcher(Files.readString(Path.of("../CHANGELOG.md")));
    while (row.find()) {
      table.put(row.group(1), row.group(2));
    }
    return table;
  }

  private static Map<String, String> constants() throws IOException {
    Map<String, String> constants = new TreeMap<>();
    for (Path folder : SOURCES) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.filter(each -> each.toString().endsWith(".java")).toList()) {
          String type = file.getFileName().toString().replace(".java", "");
          Matcher constant = CONSTANT.matcher(Files.readString(file));
          while (constant.find()) {
            String name = type + "." + constant.group(1);
            if (FORMATS.contains(constant.group(1)) || MORE.contains(name)) {
              constants.put(name, constant.group(2));
            }
          }
        }
      }
    }
    return constants;
  }
}
