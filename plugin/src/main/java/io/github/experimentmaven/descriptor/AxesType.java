package io.github.experimentmaven.descriptor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.experimentmaven.experiment.Axes;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@link Axes}: one whole number, or a list of some. */
final class AxesType implements ValueType {

  private final WholeNumberType number;

  AxesType(Range range) {
    this.number = WholeNumberType.ofInt(range);
  }

  @Override
  public String noun() {
    return "a whole number or a list of them";
  }

  @Override
  public @Nullable Object decode(Node node, String label, Problems problems) {
    List<Integer> axes = new ArrayList<>();
    if (node instanceof Node.Sequence sequence) {
      for (Node item : sequence.items()) {
        Object axis = number.read(item, label, problems);
        if (axis == null) {
          return null;
        }
        axes.add((int) axis);
      }
    } else if (node instanceof Node.Scalar scalar && scalar.style() != Node.Style.BOOLEAN) {
      Object axis = number.decode(node, label, problems);
      if (axis == null) {
        return null;
      }
      axes.add((int) axis);
    } else {
      return unexpected(node, label, problems, null);
    }
    try {
      return new Axes(axes);
    } catch (IllegalArgumentException e) {
      problems.add(node.at(), String.valueOf(e.getMessage()), null);
      return null;
    }
  }

  @Override
  public JsonNode encode(Object value) {
    List<Integer> axes = ((Axes) value).numbers();
    if (axes.size() == 1) {
      return number.encode(axes.get(0));
    }
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    axes.forEach(axis -> list.add(number.encode(axis)));
    return list;
  }

  @Override
  public ObjectNode schema() {
    ObjectNode list = Schemas.ofType("array").put("minItems", 1).put("uniqueItems", true);
    list.set("items", number.schema());
    return Schemas.anyOf(number.schema(), list);
  }
}
