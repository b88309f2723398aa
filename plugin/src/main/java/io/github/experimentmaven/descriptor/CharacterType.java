package io.github.experimentmaven.descriptor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import org.jspecify.annotations.Nullable;

/** A {@code char}: one character that separates others in a file. */
final class CharacterType implements ValueType {

  @Override
  public String noun() {
    return "one character";
  }

  @Override
  public @Nullable Object decode(Node node, String label, Problems problems) {
    if (!(node instanceof Node.Scalar scalar)) {
      return unexpected(node, label, problems, null);
    }
    String text = scalar.text();
    boolean isOne = text.length() == 1 && !Character.isSurrogate(text.charAt(0));
    if (!isOne || (Character.isISOControl(text.charAt(0)) && text.charAt(0) != '\t')) {
      return unexpected(
          node, label, problems, text.equals("\\t") ? "write a tab as \"\\t\"" : null);
    }
    return text.charAt(0);
  }

  @Override
  public JsonNode encode(Object value) {
    return TextNode.valueOf(String.valueOf((char) value));
  }

  @Override
  public ObjectNode schema() {
    return Schemas.orProperty(Schemas.ofType("string").put("minLength", 1).put("maxLength", 1));
  }
}
