package io.github.experimentmaven.descriptor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.experimentmaven.experiment.Argument;
import io.github.experimentmaven.experiment.PerPart;
import org.jspecify.annotations.Nullable;

/** {@link PerPart}: a text, or a map of two or three. */
final class PerPartType implements ValueType {

  /** One a part. */
  record Parts(
      @Argument("Of what is trained on.") String train,
      @Argument(value = "Of what is validated with.", optional = true) @Nullable String validation,
      @Argument("Of what is tested with.") String test) {}

  private final TextType one = new TextType();
  private final RecordType parts = new RecordType(Parts.class);

  @Override
  public String noun() {
    return "a text or {train: text, validation: text, test: text}";
  }

  @Override
  public @Nullable Object decode(Node node, String label, Problems problems) {
    if (node instanceof Node.Mapping) {
      return parts.decode(node, label, problems) instanceof Parts texts
          ? new PerPart(null, texts.train(), texts.validation(), texts.test())
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
      return parts.encode(new Parts(texts.train(), texts.validation(), texts.test()));
    }
    return one.encode(String.valueOf(texts.all()));
  }

  @Override
  public ObjectNode schema() {
    return Schemas.anyOf(one.schema(), parts.schema());
  }
}
