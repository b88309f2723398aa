package io.github.experimentmaven.report.page;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The Javadoc of a record, from its source.
 *
 * @param description what comes before the first tag, as Markdown; empty without Javadoc
 * @param parameters of each component that is described, as Markdown
 */
record RecordJavadoc(String description, Map<String, String> parameters) {

  private static final Path SOURCES = Path.of("src/main/java");

  static RecordJavadoc of(Class<?> record) throws IOException {
    String file = record.getName().replaceAll("\\$.*", "").replace('.', '/') + ".java";
    String source = Files.readString(SOURCES.resolve(file));
    Matcher declaration =
        Pattern.compile("/\\*\\*((?:(?!\\*/).)*)\\*/\\s*public record (\\w+)\\(", Pattern.DOTALL)
            .matcher(source);
    while (declaration.find()) {
      if (declaration.group(2).equals(record.getSimpleName())) {
        return parsed(declaration.group(1));
      }
    }
    return new RecordJavadoc("", Map.of());
  }

  private static RecordJavadoc parsed(String comment) {
    String[] parts = comment.replaceAll("(?m)^\\s*\\*", "").split("@param", -1);
    Map<String, String> parameters = new LinkedHashMap<>();
    for (int i = 1; i < parts.length; i++) {
      String[] words = parts[i].strip().split("\\s+", 2);
      parameters.put(words[0], words.length == 1 ? "" : markdown(words[1]));
    }
    return new RecordJavadoc(markdown(parts[0]), parameters);
  }

  private static String markdown(String javadoc) {
    return javadoc
        .strip()
        .replaceAll("\\s+", " ")
        .replaceAll("\\{@(?:code|link) #?([^}]*)}", "`$1`")
        .replace("|", "\\|");
  }
}
