package io.github.experimentmaven.descriptor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A value whose type nobody knows but who asked for it: as it is written. */
final class ScalarType implements ValueType {

  private static final Pattern WHOLE = Pattern.compile("[-+]?[0-9]+");
  private static final Pattern NUMBER =
      Pattern.compile("[-+]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([eE][-+]?[0-9]+)?");

  private final WholeNumberType whole = WholeNumberType.ofLong(Range.ANY);
  private final RealNumberType real = new RealNumberType(Range.ANY);

  @Override
  public String noun() {
    return "a text, a number, true or false";
  }

  @Override
  public @Nullable Object decode(Node node, String label, Problems problems) {
    if (!(node instanceof Node.Scalar scalar)) {
      return unexpected(node, label, problems, null);
    }
    String text = scalar.text();
    return switch (scalar.style()) {
      case NUMBER -> number(node, text, label, problems);
      case BOOLEAN -> Boolean.valueOf(text);
      // Of a property nobody says what it is.
      case WORD ->
          text.equals("true") || text.equals("false")
              ? Boolean.valueOf(text)
              : NUMBER.matcher(text).matches() ? number(node, text, label, problems) : text;
      case TEXT, NULL -> text;
    };
  }

  private @Nullable Object number(Node node, String text, String label, Problems problems) {
    return (WHOLE.matcher(text).matches() ? whole : real).decode(node, label, problems);
  }

  @Override
  public JsonNode encode(Object value) {
    if (value instanceof Boolean flag) {
      return BooleanNode.valueOf(flag);
    }
    if (value instanceof Long) {
      return whole.encode(value);
    }
    return value instanceof Double ? real.encode(value) : TextNode.valueOf((String) value);
  }

  @Override
  public ObjectNode schema() {
    ObjectNode schema = Schemas.ofType("string");
    schema.putArray("type").add("string").add("number").add("boolean");
    return schema;
  }
}
