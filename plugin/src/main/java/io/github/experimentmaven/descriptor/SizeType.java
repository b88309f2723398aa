package io.github.experimentmaven.descriptor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.experimentmaven.experiment.Size;
import org.jspecify.annotations.Nullable;

/** A {@link Size}: one number for both directions, or {@code [height, width]}. */
final class SizeType implements ValueType {

  private final WholeNumberType side;

  SizeType(Range range) {
    this.side = WholeNumberType.ofInt(range);
  }

  @Override
  public String noun() {
    return "a whole number or [height, width]";
  }

  Range range() {
    return side.range();
  }

  @Override
  public @Nullable Object decode(Node node, String label, Problems problems) {
    if (node instanceof Node.Sequence sequence && sequence.items().size() == 2) {
      Object height = side.read(sequence.items().get(0), "height of " + label, problems);
      Object width = side.read(sequence.items().get(1), "width of " + label, problems);
      return height == null || width == null ? null : new Size((int) height, (int) width);
    }
    if (node instanceof Node.Scalar scalar && scalar.style() != Node.Style.BOOLEAN) {
      Object both = side.decode(node, label, problems);
      return both == null ? null : Size.square((int) both);
    }
    return unexpected(node, label, problems, null);
  }

  @Override
  public JsonNode encode(Object value) {
    Size size = (Size) value;
    return JsonNodeFactory.instance.arrayNode().add(size.height()).add(size.width());
  }

  @Override
  public ObjectNode schema() {
    ObjectNode pair = Schemas.ofType("array").put("minItems", 2).put("maxItems", 2);
    pair.set("items", side.schema());
    return Schemas.anyOf(side.schema(), pair);
  }
}
