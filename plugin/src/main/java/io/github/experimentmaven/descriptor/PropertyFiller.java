package io.github.experimentmaven.descriptor;

import io.github.experimentmaven.descriptor.Node.Style;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.apache.commons.text.StringSubstitutor;
import org.jspecify.annotations.Nullable;

/**
 * Fills <code>${name}</code> in string values, once: a property's value is taken as it is. <code>
 * $${name}</code> stands for the text <code>${name}</code> itself.
 */
final class PropertyFiller {

  private static final String OPEN = "${";
  private static final Pattern UNCLOSED = Pattern.compile("(?<!\\$)\\$\\{[^}]*$");

  private final Function<String, @Nullable String> properties;
  private final Problems problems;

  /**
   * Fills from a lookup.
   *
   * @param properties gives a property's value, or null if there is none
   * @param problems takes unknown properties
   */
  PropertyFiller(Function<String, @Nullable String> properties, Problems problems) {
    this.properties = properties;
    this.problems = problems;
  }

  /** The same tree with all properties filled in. */
  Node fill(Node node) {
    if (node instanceof Node.Scalar scalar && scalar.isText() && scalar.text().contains(OPEN)) {
      return fill(scalar);
    }
    if (node instanceof Node.Sequence sequence) {
      return new Node.Sequence(sequence.items().stream().map(this::fill).toList(), sequence.at());
    }
    if (node instanceof Node.Mapping mapping) {
      return new Node.Mapping(
          mapping.entries().stream()
              .map(entry -> new Node.Entry(entry.key(), entry.keyAt(), fill(entry.value())))
              .toList(),
          mapping.at());
    }
    return node;
  }

  private Node fill(Node.Scalar scalar) {
    Set<String> unknown = new LinkedHashSet<>();
    StringSubstitutor substitutor =
        new StringSubstitutor(
                name -> {
                  String value = properties.apply(name);
                  if (value == null) {
                    unknown.add(name);
                  }
                  return value;
                })
            .setDisableSubstitutionInValues(true)
            .setValueDelimiterMatcher(null);
    String text = substitutor.replace(scalar.text());
    for (String name : unknown) {
      problems.add(
          positionOf(OPEN + name + "}", scalar.at()),
          "there is no property '" + name + "'",
          "define it in the POM or with -D" + name + "=...; $${" + name + "} is the text itself");
    }
    boolean unclosed = UNCLOSED.matcher(scalar.text()).find();
    if (unclosed) {
      problems.add(scalar.at(), "'${' without a '}'", "$${ is the text itself");
    }
    return unknown.isEmpty() && !unclosed
        ? new Node.Scalar(text, Style.WORD, scalar.at())
        : new Node.Broken(scalar.at());
  }

  /** Where the placeholder stands, if it stands in the scalar's first line as it is. */
  private Position positionOf(String placeholder, Position scalar) {
    String rest = problems.source().rest(scalar.line(), scalar.column());
    int offset = rest.indexOf(placeholder);
    return offset < 0
        ? scalar
        : new Position(
            scalar.line(),
            scalar.column() + rest.codePointCount(0, offset),
            placeholder.codePointCount(0, placeholder.length()));
  }
}
