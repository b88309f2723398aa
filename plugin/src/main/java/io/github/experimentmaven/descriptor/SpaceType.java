package io.github.experimentmaven.descriptor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@link Space}: a map from paths of keys to where their values are drawn from. */
final class SpaceType implements ValueType {

  private static final String UNIFORM = "uniform";
  private static final String LOG_UNIFORM = "log_uniform";
  private static final String INTEGERS = "integers";
  private static final String CHOICES = "choices";
  private static final List<String> KINDS = List.of(UNIFORM, LOG_UNIFORM, INTEGERS, CHOICES);
  private static final String NAME = "name";

  private final RealNumberType real = new RealNumberType(Range.ANY);
  private final WholeNumberType whole = WholeNumberType.ofInt(Range.ANY);

  @Override
  public String noun() {
    return "a map from keys to one of " + String.join(", ", KINDS);
  }

  @Override
  public @Nullable Object decode(Node node, String label, Problems problems) {
    if (!(node instanceof Node.Mapping mapping) || mapping.entries().isEmpty()) {
      return unexpected(
          node,
          label,
          problems,
          "such as {optimizer.adam.learning_rate: {log_uniform: [1e-4, 0.1]}}");
    }
    boolean complete = true;
    List<Space.Dimension> dimensions = new ArrayList<>();
    for (Node.Entry entry : mapping.entries()) {
      Space.Dimension dimension = dimension(entry, problems);
      if (dimension == null) {
        complete = false;
      } else {
        dimensions.add(dimension);
      }
    }
    return complete ? new Space(dimensions) : null;
  }

  private Space.@Nullable Dimension dimension(Node.Entry entry, Problems problems) {
    KeyPath path = AxisType.path(entry, "varied", problems);
    if (path == null) {
      return null;
    }
    if (!(entry.value() instanceof Node.Mapping map)) {
      List<WrittenAxis.AxisOption> options = AxisType.options(entry.key(), entry.value(), problems);
      return options == null
          ? null
          : new Space.Dimension(path, entry.keyAt(), null, new Distribution.Choices(options));
    }
    String name = null;
    if (map.entry(NAME).isPresent()) {
      name = AxisType.name(map.entry(NAME).get().value(), problems);
      if (name == null) {
        return null;
      }
    }
    List<Node.Entry> kinds =
        map.entries().stream().filter(each -> !each.key().equals(NAME)).toList();
    if (!AxisType.areKnown(kinds, KINDS, entry.key(), problems)) {
      return null;
    }
    if (kinds.size() != 1) {
      problems.add(
          map.at(),
          "%s must have one of %s, found %s"
              .formatted(entry.key(), String.join(", ", KINDS), map.found()));
      return null;
    }
    Distribution distribution = distribution(kinds.get(0), problems);
    return distribution == null
        ? null
        : new Space.Dimension(path, entry.keyAt(), name, distribution);
  }

  private @Nullable Distribution distribution(Node.Entry kind, Problems problems) {
    if (kind.key().equals(CHOICES)) {
      List<WrittenAxis.AxisOption> options = AxisType.options(kind.key(), kind.value(), problems);
      return options == null ? null : new Distribution.Choices(options);
    }
    if (!(kind.value() instanceof Node.Sequence bounds) || bounds.items().size() != 2) {
      problems.add(
          kind.value().at(),
          "%s must be a list of the least and the greatest value, found %s"
              .formatted(kind.key(), kind.value().found()));
      return null;
    }
    boolean isWhole = kind.key().equals(INTEGERS);
    ValueType type = isWhole ? whole : real;
    Object low = type.read(bounds.items().get(0), kind.key() + "[0]", problems);
    Object high = type.read(bounds.items().get(1), kind.key() + "[1]", problems);
    if (low == null || high == null) {
      return null;
    }
    double least = ((Number) low).doubleValue();
    if (kind.key().equals(LOG_UNIFORM) && least <= 0) {
      problems.add(
          bounds.items().get(0).at(),
          "log_uniform[0] must be greater than 0, found " + bounds.items().get(0).found());
      return null;
    }
    double greatest = ((Number) high).doubleValue();
    if (greatest <= least) {
      problems.add(
          bounds.items().get(1).at(),
          "%s[1] must be greater than %s, found %s"
              .formatted(kind.key(), bounds.items().get(0).found(), bounds.items().get(1).found()));
      return null;
    }
    if (isWhole) {
      return new Distribution.Integers((int) low, (int) high, bounds.at());
    }
    return kind.key().equals(UNIFORM)
        ? new Distribution.Uniform(least, greatest, bounds.at())
        : new Distribution.LogUniform(least, greatest, bounds.at());
  }

  @Override
  public JsonNode encode(Object value) {
    throw new UnsupportedOperationException("an experiment is written out");
  }

  @Override
  public ObjectNode schema() {
    ObjectNode schema = Schemas.ofType("object").put("minProperties", 1);
    ObjectNode map = Schemas.ofType("object");
    ObjectNode properties = map.putObject("properties");
    properties.set(NAME, Schemas.ofType("string").put("pattern", "^" + AxisType.NAME + "$"));
    ArrayNode one = map.putArray("oneOf");
    for (String kind : KINDS) {
      if (!kind.equals(CHOICES)) {
        ObjectNode pair = Schemas.ofType("array").put("minItems", 2).put("maxItems", 2);
        pair.set("items", (kind.equals(INTEGERS) ? whole : real).schema());
        properties.set(kind, pair);
      }
      one.addObject().putArray("required").add(kind);
    }
    ObjectNode list = Schemas.ofType("array").put("minItems", 1);
    properties.set(
        CHOICES, Schemas.anyOf(list.deepCopy(), Schemas.ofType("object").put("minProperties", 1)));
    map.put("additionalProperties", false);
    schema.set("additionalProperties", Schemas.anyOf(list, map));
    return schema;
  }
}
