package io.github.experimentmaven.descriptor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.experimentmaven.experiment.DatasetSource;
import io.github.experimentmaven.spelling.NearestName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A {@link DatasetSource}: a map that the key of its record's first component tells apart, or a
 * text for an artifact.
 */
final class DatasetType implements ValueType {

  private static final String GROUP_ID = "io.github.experimentmaven";
  private static final Pattern BARE_NAME = Pattern.compile("[A-Za-z0-9._-]+");
  private static final Pattern COORDINATES =
      Pattern.compile("[A-Za-z0-9._-]+:[A-Za-z0-9._-]+(:[A-Za-z0-9._-]+)?");

  private final List<RecordType> sources = new ArrayList<>();

  /** Every source. */
  DatasetType() {
    this(
        source ->
            source == DatasetSource.Subset.class
                ? new RecordType(source, Map.of("subset", ofWholes()))
                : new RecordType(source));
  }

  private DatasetType(Function<Class<?>, @Nullable RecordType> types) {
    for (Class<?> source : DatasetSource.class.getPermittedSubclasses()) {
      RecordType type = types.apply(source);
      if (type != null) {
        sources.add(type);
      }
    }
  }

  /** The sources that there can be subsets of: no subsets. */
  private static DatasetType ofWholes() {
    return new DatasetType(
        source -> source == DatasetSource.Subset.class ? null : new RecordType(source));
  }

  List<RecordType> sources() {
    return sources;
  }

  @Override
  public String noun() {
    return "a name or a map with one of " + String.join(", ", sourceKeys());
  }

  @Override
  public @Nullable Object decode(Node node, String label, Problems problems) {
    if (node instanceof Node.Scalar scalar && scalar.isText()) {
      return ofText(scalar, label, problems);
    }
    if (!(node instanceof Node.Mapping mapping)) {
      return unexpected(node, label, problems, null);
    }
    List<String> kinds = sourceKeys();
    List<RecordType> meant =
        sources.stream().filter(s -> mapping.entry(s.keyNames().get(0)).isPresent()).toList();
    if (meant.isEmpty()) {
      List<String> known = sources.stream().flatMap(s -> s.keyNames().stream()).toList();
      for (Node.Entry entry : mapping.entries()) {
        if (!known.contains(entry.key())) {
          problems.add(
              entry.keyAt(),
              label + " has no key '" + entry.key() + "'",
              NearestName.hint(entry.key(), kinds));
          return null;
        }
      }
    }
    if (meant.size() != 1) {
      return unexpected(node, label, problems, "give one of " + String.join(", ", kinds));
    }
    Object source = meant.get(0).decode(node, label, problems);
    return source instanceof DatasetSource.Artifact artifact
            && !COORDINATES.matcher(artifact.artifact()).matches()
        ? notCoordinates(mapping.entries().get(0).value(), "artifact", problems)
        : source;
  }

  /** The keys that tell the sources apart. */
  private List<String> sourceKeys() {
    return sources.stream().map(source -> source.keyNames().get(0)).toList();
  }

  /** {@code mnist} stands for the artifact {@code mnist-dataset} of this project. */
  private @Nullable Object ofText(Node.Scalar scalar, String label, Problems problems) {
    String text = scalar.text();
    if (BARE_NAME.matcher(text).matches()) {
      return new DatasetSource.Artifact(GROUP_ID + ":" + text + "-dataset");
    }
    if (COORDINATES.matcher(text).matches()) {
      return new DatasetSource.Artifact(text);
    }
    return unexpected(scalar, label, problems, "for a folder write {path: " + text + "}");
  }

  private static @Nullable Object notCoordinates(Node node, String label, Problems problems) {
    problems.add(
        node.at(),
        label + " must be groupId:artifactId or groupId:artifactId:version, found " + node.found());
    return null;
  }

  @Override
  public JsonNode encode(Object value) {
    return sources.stream()
        .filter(source -> source.type().isInstance(value))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(value + " is not a data set"))
        .encode(value);
  }

  @Override
  public ObjectNode schema() {
    List<ObjectNode> alternatives = new ArrayList<>();
    alternatives.add(
        Schemas.orProperty(
            Schemas.ofType("string")
                .put("pattern", "^(" + BARE_NAME.pattern() + "|" + COORDINATES.pattern() + ")$")));
    sources.forEach(source -> alternatives.add(source.schema()));
    return Schemas.anyOf(alternatives.toArray(ObjectNode[]::new));
  }
}
