package io.github.experimentmaven.descriptor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Locale;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** A {@code String} that can be shown and written as UTF-8. */
final class TextType implements ValueType {

  @Override
  public String noun() {
    return "a text";
  }

  @Override
  public @Nullable Object decode(Node node, String label, Problems problems) {
    if (!(node instanceof Node.Scalar scalar)) {
      return unexpected(node, label, problems, null);
    }
    if (!scalar.isText()) {
      return unexpected(node, label, problems, "put it in quotes");
    }
    String text = scalar.text();
    if (text.isBlank()) {
      problems.add(node.at(), label + " must not be empty");
      return null;
    }
    OptionalInt unprintable =
        text.codePoints().filter(c -> isControl(c) || isSurrogate(c)).findFirst();
    if (unprintable.isPresent()) {
      problems.add(
          node.at(),
          String.format(
              Locale.ROOT,
              "%s contains the character U+%04X, which is not text",
              label,
              unprintable.getAsInt()));
      return null;
    }
    return text;
  }

  private static boolean isControl(int codePoint) {
    return Character.isISOControl(codePoint) && codePoint != '\n' && codePoint != '\t';
  }

  /** Half of a pair, which an escape can give. */
  private static boolean isSurrogate(int codePoint) {
    return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
  }

  @Override
  public JsonNode encode(Object value) {
    return TextNode.valueOf((String) value);
  }

  @Override
  public ObjectNode schema() {
    return Schemas.ofType("string").put("pattern", "\\S");
  }
}
