package io.github.experimentmaven.descriptor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.experimentmaven.experiment.Argument;
import io.github.experimentmaven.experiment.PerPart;
import org.jspecify.annotations.Nullable;

/** {@link PerPart}: a text, or a map of two. */
final class PerPartType implements ValueType {

  /** One a part. */
  record Pair(
      @Argument("Of what is trained on.") String train,
      @Argument("Of what is tested with.") String test) {}

  private final TextType one = new TextType();
  private final RecordType pair = new RecordType(Pair.class);

  @Override
  public String noun() {
    return "a text or {train: text, test: text}";
  }

  @Override
  public @Nullable Object decode(Node node, String label, Problems problems) {
    if (node instanceof Node.Mapping) {
      return pair.decode(node, label, problems) instanceof Pair texts
          ? PerPart.pair(texts.train(), texts.test())
          : null;
    }
    if (!(node instanceof Node.Scalar)) {
      return unexpected(node, label, problems, null);
    }
    return one.decode(node, label, problems) instanceof String text ? PerPart.one(text) : null;
  }

  @Override
  public JsonNode encode(Object value) {
    PerPart texts = (PerPart) value;
    if (texts.train() != null && texts.test() != null) {
      return pair.encode(new Pair(texts.train(), texts.test()));
    }
    return one.encode(String.valueOf(texts.all()));
  }

  @Override
  public ObjectNode schema() {
    return Schemas.anyOf(one.schema(), pair.schema());
  }
}
