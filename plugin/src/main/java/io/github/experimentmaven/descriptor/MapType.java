package io.github.experimentmaven.descriptor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.experimentmaven.experiment.Metric;
import io.github.experimentmaven.spelling.NearestName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A map from metrics. */
final class MapType implements ValueType {

  private final MetricNames keys;
  private final ValueType values;

  MapType(MetricNames keys, ValueType values) {
    this.keys = keys;
    this.values = values;
  }

  MetricNames keys() {
    return keys;
  }

  ValueType values() {
    return values;
  }

  @Override
  public String noun() {
    return "a map from " + String.join(", ", keys.names()) + " to " + values.noun();
  }

  @Override
  public @Nullable Object decode(Node node, String label, Problems problems) {
    if (!(node instanceof Node.Mapping mapping)) {
      return unexpected(node, label, problems, null);
    }
    boolean complete = true;
    Map<Metric, Object> result = new LinkedHashMap<>();
    for (Node.Entry entry : mapping.entries()) {
      Metric key = keys.metric(entry.key());
      if (key == null) {
        problems.add(
            entry.keyAt(),
            label + " has no " + keys.noun() + " '" + entry.key() + "'",
            hint(entry.key()));
        complete = false;
        continue;
      }
      Object value = values.read(entry.value(), entry.key(), problems);
      if (value == null) {
        complete = false;
      } else {
        result.put(key, value);
      }
    }
    return complete ? result : null;
  }

  /** Keras calls them without the part that they are measured on. */
  private String hint(String given) {
    List<String> parts = keys.names().stream().filter(name -> name.endsWith("_" + given)).toList();
    return parts.isEmpty() ? NearestName.hint(given, keys.names()) : NearestName.question(parts);
  }

  @Override
  public JsonNode encode(Object value) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    ((Map<?, ?>) value).forEach((key, each) -> node.set(((Metric) key).key(), values.encode(each)));
    return node;
  }

  @Override
  public ObjectNode schema() {
    ObjectNode schema = Schemas.ofType("object");
    ObjectNode properties = schema.putObject("properties");
    keys.names().forEach(key -> properties.set(key, bounds(keys.metric(key))));
    return schema.put("additionalProperties", false);
  }

  /** At least one bound, and none that a fraction cannot have. */
  private ObjectNode bounds(@Nullable Metric metric) {
    ObjectNode schema = values.schema().put("minProperties", 1);
    if (metric != null && metric.quantity().isFraction()) {
      for (JsonNode bound : schema.path("properties")) {
        for (JsonNode alternative : bound.path("anyOf")) {
          if (alternative.path("type").asText().equals("number")) {
            ((ObjectNode) alternative).put("minimum", 0).put("maximum", 1);
          }
        }
      }
    }
    return schema;
  }
}
