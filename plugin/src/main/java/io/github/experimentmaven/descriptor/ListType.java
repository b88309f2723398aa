package io.github.experimentmaven.descriptor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A list of at least one value of one type. */
final class ListType implements ValueType {

  private final ValueType item;

  ListType(ValueType item) {
    this.item = item;
  }

  /** What its items are. */
  ValueType item() {
    return item;
  }

  @Override
  public String noun() {
    return "a list, each item " + item.noun();
  }

  @Override
  public @Nullable Object decode(Node node, String label, Problems problems) {
    if (!(node instanceof Node.Sequence sequence)) {
      return unexpected(node, label, problems, null);
    }
    if (sequence.items().isEmpty()) {
      problems.add(node.at(), label + " is empty", "give at least one: " + item.noun());
      return null;
    }
    List<Object> values = new ArrayList<>();
    for (Node itemNode : sequence.items()) {
      Object value = item.read(itemNode, label + "[" + values.size() + "]", problems);
      values.add(value == null ? Failed.ITEM : value);
    }
    return values.contains(Failed.ITEM) ? null : List.copyOf(values);
  }

  /** Keeps the place of an item that a problem was reported for, so that later ones count on. */
  private enum Failed {
    ITEM
  }

  @Override
  public JsonNode encode(Object value) {
    ArrayNode items = JsonNodeFactory.instance.arrayNode();
    ((List<?>) value).forEach(each -> items.add(item.encode(each)));
    return items;
  }

  @Override
  public JsonNode encodeInShort(Object value) {
    ArrayNode items = JsonNodeFactory.instance.arrayNode();
    ((List<?>) value).forEach(each -> items.add(item.encodeInShort(each)));
    return items;
  }

  @Override
  public ObjectNode schema() {
    ObjectNode schema = Schemas.ofType("array").put("minItems", 1);
    schema.set("items", item.schema());
    return schema;
  }
}
