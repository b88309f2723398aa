package io.github.experimentmaven.descriptor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.experimentmaven.experiment.Border;
import io.github.experimentmaven.experiment.Size;
import org.jspecify.annotations.Nullable;

/**
 * A {@link Border}: one number for all sides, {@code [rows, columns]}, or {@code [[top, bottom],
 * [left, right]]}.
 */
final class BorderType implements ValueType {

  private final SizeType same;
  private final WholeNumberType side;

  BorderType(Range range) {
    same = new SizeType(range);
    side = WholeNumberType.ofInt(range);
  }

  @Override
  public String noun() {
    return "a whole number, [rows, columns] or [[top, bottom], [left, right]]";
  }

  Range range() {
    return side.range();
  }

  @Override
  public @Nullable Object decode(Node node, String label, Problems problems) {
    if (node instanceof Node.Sequence sequence
        && sequence.items().size() == 2
        && sequence.items().get(0) instanceof Node.Sequence rows
        && sequence.items().get(1) instanceof Node.Sequence columns
        && rows.items().size() == 2
        && columns.items().size() == 2) {
      Object top = side.read(rows.items().get(0), "top of " + label, problems);
      Object bottom = side.read(rows.items().get(1), "bottom of " + label, problems);
      Object left = side.read(columns.items().get(0), "left of " + label, problems);
      Object right = side.read(columns.items().get(1), "right of " + label, problems);
      return top == null || bottom == null || left == null || right == null
          ? null
          : new Border((int) top, (int) bottom, (int) left, (int) right);
    }
    if (!isNumberOrPair(node)) {
      return unexpected(node, label, problems, null);
    }
    Size both = (Size) same.decode(node, label, problems);
    return both == null
        ? null
        : new Border(both.height(), both.height(), both.width(), both.width());
  }

  private static boolean isNumberOrPair(Node node) {
    if (node instanceof Node.Sequence pair) {
      return pair.items().size() == 2
          && pair.items().stream().allMatch(Node.Scalar.class::isInstance);
    }
    return node instanceof Node.Scalar scalar && scalar.style() != Node.Style.BOOLEAN;
  }

  @Override
  public JsonNode encode(Object value) {
    Border border = (Border) value;
    JsonNodeFactory factory = JsonNodeFactory.instance;
    return factory
        .arrayNode()
        .add(factory.arrayNode().add(border.top()).add(border.bottom()))
        .add(factory.arrayNode().add(border.left()).add(border.right()));
  }

  @Override
  public ObjectNode schema() {
    ObjectNode pair = Schemas.ofType("array").put("minItems", 2).put("maxItems", 2);
    pair.set("items", side.schema());
    ObjectNode pairs = Schemas.ofType("array").put("minItems", 2).put("maxItems", 2);
    pairs.set("items", pair);
    return Schemas.anyOf(same.schema(), pairs);
  }
}
