package io.github.experimentmaven.report.page;

import io.github.experimentmaven.report.chart.Markup;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What templates can use, as Markdown: from the records of the pages and their Javadoc. */
final class TemplateReference {

  private static final Path TEMPLATES =
      Path.of("../reports-template/src/main/resources/io/github/experimentmaven/reports");

  private static final Pattern FIELD_OF_PAGE = Pattern.compile("\\bpage\\.(\\w+)");

  private static final String HEAD =
      """
      # What report templates can use

      Templates are [FreeMarker](https://freemarker.apache.org/docs/). Each gets `project.name`, \
      `project.version` and one `page`: `index.ftlh` and its sections an `IndexPage`, \
      `experiment.ftlh` and its sections an `ExperimentPage`, `sweep.ftlh` a `SweepPage`, \
      `sweep-order.ftlh` a `SweepOrder`. A field that may be missing is \
      asked for with `??` before it is used. A section that only some tasks have gets itself as \
      `section`, and its template is named after its `id()`. Texts are escaped; pictures are SVG that is ready to \
      be placed.

      ## Templates

      | template | fields of `page` in the default |
      |---|---|
      """;

  private TemplateReference() {}

  /** The whole file. */
  static String markdown() throws IOException {
    StringBuilder text = new StringBuilder(HEAD);
    for (Map.Entry<String, Set<String>> template : fieldsOfTemplates().entrySet()) {
      text.append("| `%s` | ".formatted(template.getKey()))
          .append(String.join(", ", template.getValue().stream().map(f -> "`" + f + "`").toList()))
          .append(" |\n");
    }
    text.append("\n## Fields\n");
    for (Class<?> record : records()) {
      RecordJavadoc javadoc = RecordJavadoc.of(record);
      text.append("\n### %s\n\n%s\n\n".formatted(name(record), javadoc.description()))
          .append("| field | type | meaning |\n|---|---|---|\n");
      for (RecordComponent component : record.getRecordComponents()) {
        text.append(
            "| `%s` | %s | %s |\n"
                .formatted(
                    component.getName(),
                    type(component),
                    javadoc.parameters().getOrDefault(component.getName(), "")));
      }
    }
    return text.toString();
  }

  /** The pages and every record that they are made of, outer ones first. */
  static Set<Class<?>> records() {
    Set<Class<?>> found = new LinkedHashSet<>();
    Deque<Class<?>> open =
        new ArrayDeque<>(
            List.of(IndexPage.class, ExperimentPage.class, SweepPage.class, SweepOrder.class));
    while (!open.isEmpty()) {
      Class<?> record = open.remove();
      if (found.add(record)) {
        Stream.of(record.getRecordComponents())
            .map(component -> element(component.getGenericType()))
            .flatMap(TemplateReference::kinds)
            .filter(type -> type.isRecord() && type != Markup.class)
            .forEach(open::add);
      }
    }
    return found;
  }

  /** The type itself, or of something that comes in kinds those. */
  static Stream<Class<?>> kinds(Class<?> type) {
    return type.isSealed() ? Stream.of(type.getPermittedSubclasses()) : Stream.of(type);
  }

  /** The type itself, or that of a list's elements. */
  static Class<?> element(Type type) {
    return type instanceof ParameterizedType list
        ? (Class<?>) list.getActualTypeArguments()[0]
        : (Class<?>) type;
  }

  private static String type(RecordComponent component) {
    Class<?> element = element(component.getGenericType());
    String name =
        element == String.class
            ? "text"
            : element == Markup.class
                ? "picture"
                : element == boolean.class
                    ? "boolean"
                    : kinds(element)
                        .map(kind -> linked(name(kind)))
                        .collect(Collectors.joining(" or "));
    boolean list = component.getType() == List.class;
    boolean missing = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    return (list ? "list of " : "") + name + (missing ? ", may be missing" : "");
  }

  /** To the heading, as GitHub calls it. */
  private static String linked(String record) {
    return "[%s](#%s)".formatted(record, record.toLowerCase(Locale.ROOT).replace(".", ""));
  }

  private static String name(Class<?> record) {
    Class<?> outer = record.getEnclosingClass();
    return outer == null
        ? record.getSimpleName()
        : outer.getSimpleName() + "." + record.getSimpleName();
  }

  private static Map<String, Set<String>> fieldsOfTemplates() throws IOException {
    Map<String, Set<String>> fields = new TreeMap<>();
    try (Stream<Path> files = Files.walk(TEMPLATES)) {
      for (Path file : files.filter(each -> each.toString().endsWith(".ftlh")).toList()) {
        Set<String> used = new TreeSet<>();
        Matcher field = FIELD_OF_PAGE.matcher(Files.readString(file));
        while (field.find()) {
          used.add(field.group(1));
        }
        fields.put(TEMPLATES.relativize(file).toString().replace('\\', '/'), used);
      }
    }
    return fields;
  }
}
