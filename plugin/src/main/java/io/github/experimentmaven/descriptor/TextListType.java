package io.github.experimentmaven.descriptor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A list of texts, distinct or not; a single one may be written as itself. */
final class TextListType implements ValueType {

  private final TextType item = new TextType();
  private final ListType list = new ListType(item);
  private final boolean isSet;

  /** Distinct texts. */
  TextListType() {
    this(true);
  }

  private TextListType(boolean isSet) {
    this.isSet = isSet;
  }

  /** Texts that may be there several times. */
  static TextListType withRepetitions() {
    return new TextListType(false);
  }

  @Override
  public String noun() {
    return "a text or a list of texts";
  }

  @Override
  public @Nullable Object decode(Node node, String label, Problems problems) {
    if (node instanceof Node.Scalar) {
      Object only = item.decode(node, label, problems);
      return only == null ? null : List.of(only);
    }
    if (!(node instanceof Node.Sequence sequence)) {
      return unexpected(node, label, problems, null);
    }
    if (!(list.decode(node, label, problems) instanceof List<?> texts)) {
      return null;
    }
    Set<Object> known = new HashSet<>();
    boolean distinct = true;
    for (int i = 0; i < texts.size(); i++) {
      if (!known.add(texts.get(i)) && isSet) {
        Node again = sequence.items().get(i);
        problems.add(again.at(), label + " must be distinct, found " + again.found() + " twice");
        distinct = false;
      }
    }
    return distinct ? texts : null;
  }

  @Override
  public JsonNode encode(Object value) {
    return list.encode(value);
  }

  @Override
  public ObjectNode schema() {
    ObjectNode texts = list.schema();
    return Schemas.anyOf(item.schema(), isSet ? texts.put("uniqueItems", true) : texts);
  }
}
