package io.github.experimentmaven.descriptor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Values in YAML on one line, as people write arguments: {@code {units: 10, activation: relu}}. */
final class FlowYaml {

  private static final Pattern PLAIN = Pattern.compile("[A-Za-z_][A-Za-z0-9_./-]*");

  /** Words that some readers of YAML take for something else. */
  private static final Set<String> OTHER =
      Set.of("true", "false", "null", "yes", "no", "on", "off", "y", "n");

  private FlowYaml() {}

  /** An item of a list in block style: its braces need not be written. */
  static String item(JsonNode value) {
    String text = of(value);
    return value.isObject() && value.size() == 1 ? text.substring(1, text.length() - 1) : text;
  }

  static String of(JsonNode value) {
    List<String> parts = new ArrayList<>();
    if (value.isArray()) {
      value.forEach(item -> parts.add(of(item)));
      return "[" + String.join(", ", parts) + "]";
    }
    if (value.isObject()) {
      for (Map.Entry<String, JsonNode> field : value.properties()) {
        parts.add(of(TextNode.valueOf(field.getKey())) + ": " + of(field.getValue()));
      }
      return "{" + String.join(", ", parts) + "}";
    }
    if (value.isNumber()) {
      return value.isIntegralNumber() ? value.asText() : plain(value.decimalValue());
    }
    String text = value.asText();
    boolean plain =
        !value.isTextual()
            || (PLAIN.matcher(text).matches() && !OTHER.contains(text.toLowerCase(Locale.ROOT)));
    return plain ? text : value.toString();
  }

  private static String plain(BigDecimal number) {
    BigDecimal shortest = number.stripTrailingZeros();
    return shortest.scale() <= 0 ? shortest.toPlainString() + ".0" : shortest.toPlainString();
  }
}
