package io.github.experimentmaven.descriptor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A {@code boolean}; of YAML's many spellings only the two that all versions agree on. */
final class BooleanType implements ValueType {

  private static final Map<String, String> OTHER_SPELLINGS =
      Map.of("yes", "true", "on", "true", "1", "true", "no", "false", "off", "false", "0", "false");

  @Override
  public String noun() {
    return "true or false";
  }

  @Override
  public @Nullable Object decode(Node node, String label, Problems problems) {
    String text =
        node instanceof Node.Scalar scalar && scalar.style() != Node.Style.TEXT
            ? scalar.text().toLowerCase(Locale.ROOT)
            : "";
    if (text.equals("true") || text.equals("false")) {
      return Boolean.valueOf(text);
    }
    String meant = OTHER_SPELLINGS.get(text);
    return unexpected(node, label, problems, meant == null ? null : "write " + meant);
  }

  @Override
  public JsonNode encode(Object value) {
    return BooleanNode.valueOf((boolean) value);
  }

  @Override
  public ObjectNode schema() {
    return Schemas.orProperty(Schemas.ofType("boolean"));
  }
}
