package io.github.experimentmaven.descriptor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.experimentmaven.experiment.ClassWeight;
import io.github.experimentmaven.spelling.NearestName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A {@link ClassWeight}: {@code balanced}, or a map from classes to numbers. */
final class ClassWeightType implements ValueType {

  private static final List<String> WORDS = List.of("balanced");

  private final TextMapType weights;

  /**
   * @param range of a weight
   */
  ClassWeightType(Range range) {
    weights = new TextMapType("class", new RealNumberType(range));
  }

  @Override
  public String noun() {
    return "balanced or a map from class to a number";
  }

  @Override
  public @Nullable Object decode(Node node, String label, Problems problems) {
    if (node instanceof Node.Scalar scalar && scalar.isText()) {
      return WORDS.contains(scalar.text())
          ? new ClassWeight.Balanced()
          : unexpected(node, label, problems, NearestName.hintIfNear(scalar.text(), WORDS));
    }
    if (!(node instanceof Node.Mapping)) {
      return unexpected(node, label, problems, null);
    }
    if (!(weights.decode(node, label, problems) instanceof Map<?, ?> decoded)) {
      return null;
    }
    Map<String, Double> byClass = new LinkedHashMap<>();
    decoded.forEach((name, weight) -> byClass.put((String) name, (Double) weight));
    return new ClassWeight.Given(byClass);
  }

  @Override
  public JsonNode encode(Object value) {
    return value instanceof ClassWeight.Given given
        ? weights.encode(given.byClass())
        : TextNode.valueOf(WORDS.get(0));
  }

  @Override
  public ObjectNode schema() {
    return Schemas.anyOf(Schemas.orProperty(Schemas.oneOfTexts(WORDS)), weights.schema());
  }
}
