package io.github.experimentmaven.descriptor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@link Matrix}: a map from paths of keys to lists of values. */
final class MatrixType implements ValueType {

  private static final String ZIP = "zip";
  private static final String EXCLUDE = "exclude";
  private static final String INCLUDE = "include";

  @Override
  public String noun() {
    return "a map from keys to lists of values";
  }

  @Override
  public @Nullable Object decode(Node node, String label, Problems problems) {
    if (!(node instanceof Node.Mapping mapping)) {
      return unexpected(
          node, label, problems, "write the keys as paths, such as optimizer.adam.learning_rate");
    }
    boolean complete = true;
    List<List<WrittenAxis>> groups = new ArrayList<>();
    List<Node.Mapping> exclude = new ArrayList<>();
    List<Node.Mapping> include = new ArrayList<>();
    for (Node.Entry entry : mapping.entries()) {
      switch (entry.key()) {
        case ZIP -> {
          List<Node.Mapping> zipped = maps(entry, problems);
          complete &= zipped != null;
          for (Node.Mapping each : zipped == null ? List.<Node.Mapping>of() : zipped) {
            List<WrittenAxis> group = zipped(each, problems);
            complete &= group != null;
            groups.add(group == null ? List.of() : group);
          }
        }
        case EXCLUDE, INCLUDE -> {
          List<Node.Mapping> cells = maps(entry, problems);
          complete &= cells != null;
          (entry.key().equals(EXCLUDE) ? exclude : include)
              .addAll(cells == null ? List.of() : cells);
        }
        default -> {
          WrittenAxis axis = AxisType.axis(entry, problems);
          complete &= axis != null;
          groups.add(axis == null ? List.of() : List.of(axis));
        }
      }
    }
    if (complete && groups.isEmpty()) {
      problems.add(
          node.at(), label + " varies nothing", "give a key a list of values, or leave it out");
      return null;
    }
    return complete ? new Matrix(groups, exclude, include) : null;
  }

  private static @Nullable List<Node.Mapping> maps(Node.Entry entry, Problems problems) {
    if (!(entry.value() instanceof Node.Sequence list)) {
      problems.add(
          entry.value().at(),
          "%s must be a list of maps from keys to %s, found %s"
              .formatted(
                  entry.key(),
                  entry.key().equals(ZIP) ? "lists of values" : "values",
                  entry.value().found()));
      return null;
    }
    List<Node.Mapping> maps = new ArrayList<>();
    for (Node item : list.items()) {
      if (item instanceof Node.Mapping map && !map.entries().isEmpty()) {
        maps.add(map);
      } else {
        problems.add(
            item.at(),
            "%s[%s] must be a map, found %s".formatted(entry.key(), maps.size(), item.found()));
        return null;
      }
    }
    return maps;
  }

  private static @Nullable List<WrittenAxis> zipped(Node.Mapping map, Problems problems) {
    List<WrittenAxis> group = new ArrayList<>();
    for (Node.Entry entry : map.entries()) {
      WrittenAxis axis = AxisType.axis(entry, problems);
      if (axis == null) {
        return null;
      }
      if (!group.isEmpty() && axis.values().size() != group.get(0).values().size()) {
        problems.add(
            entry.value().at(),
            "%s has %s values, and %s has %s: zipped axes have equally many"
                .formatted(
                    axis.path().text(),
                    axis.values().size(),
                    group.get(0).path().text(),
                    group.get(0).values().size()));
        return null;
      }
      group.add(axis);
    }
    return group;
  }

  @Override
  public JsonNode encode(Object value) {
    throw new UnsupportedOperationException("an experiment is written out");
  }

  @Override
  public ObjectNode schema() {
    ObjectNode schema = Schemas.ofType("object").put("minProperties", 1);
    ObjectNode properties = schema.putObject("properties");
    for (String key : List.of(ZIP, EXCLUDE, INCLUDE)) {
      ObjectNode list = Schemas.ofType("array");
      ObjectNode item = Schemas.ofType("object").put("minProperties", 1);
      if (key.equals(ZIP)) {
        item.set("additionalProperties", AxisType.schema());
      }
      list.set("items", item);
      properties.set(key, list);
    }
    schema.set("additionalProperties", AxisType.schema());
    return schema;
  }
}
