package io.github.experimentmaven.descriptor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.experimentmaven.spelling.NearestName;
import io.github.experimentmaven.storage.SealedTypes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One of the records that a sealed interface permits: a bare name, or a map from the name to the
 * record's arguments.
 */
final class KindType implements ValueType {

  private final String kind;
  private final Function<Class<?>, String> naming;
  private final Map<String, RecordType> records = new LinkedHashMap<>();

  /**
   * The records that a sealed interface permits, in the order in which they are declared.
   *
   * @param kind what they are: "layer"
   * @param naming how a record is called in a file
   */
  KindType(Class<?> family, String kind, Function<Class<?>, String> naming) {
    this(family, kind, naming, RecordType::new);
  }

  /**
   * The same, of records that are more than their components.
   *
   * @param types gives the type of each
   */
  KindType(
      Class<?> family,
      String kind,
      Function<Class<?>, String> naming,
      Function<Class<?>, RecordType> types) {
    this.kind = kind;
    this.naming = naming;
    SealedTypes.records(family)
        .forEach(permitted -> records.put(naming.apply(permitted), types.apply(permitted)));
  }

  /** The records by the names they have in files. */
  Map<String, RecordType> records() {
    return records;
  }

  @Override
  public Optional<KindType> kinds() {
    return Optional.of(this);
  }

  @Override
  public String noun() {
    return (kind.matches("[aeiou].*") ? "an " : "a ") + kind;
  }

  @Override
  public @Nullable Object decode(Node node, String label, Problems problems) {
    if (node instanceof Node.Scalar scalar && scalar.isText()) {
      Node.Mapping noArguments = new Node.Mapping(List.of(), node.at());
      return decode(scalar.text(), node.at(), noArguments, problems);
    }
    if (node instanceof Node.Mapping mapping && mapping.entries().size() == 1) {
      Node.Entry entry = mapping.entries().get(0);
      return decode(entry.key(), entry.keyAt(), entry.value(), problems);
    }
    return unexpected(node, label, problems, hint(node));
  }

  private @Nullable Object decode(String name, Position nameAt, Node arguments, Problems problems) {
    RecordType type = records.get(name);
    if (type == null) {
      problems.add(
          nameAt,
          "there is no " + kind + " '" + name + "'",
          keras(name).orElseGet(() -> NearestName.hint(name, records.keySet())));
      // What is wrong with its arguments is told as well, where there is no doubt whose they are.
      String meant = NearestName.sure(name, records.keySet()).orElse(name);
      RecordType likely = records.get(meant);
      if (likely != null && arguments instanceof Node.Mapping mapping) {
        likely.decode(mapping, nameAt, meant, "argument", problems);
      }
      return null;
    }
    if (arguments instanceof Node.Mapping mapping) {
      return type.decode(mapping, nameAt, name, "argument", problems);
    }
    if (!(arguments instanceof Node.Broken)) {
      problems.add(
          arguments.at(),
          name + " needs a map of its arguments, found " + foundArguments(arguments),
          example(name, type, arguments));
    }
    return null;
  }

  private Optional<String> keras(String name) {
    return kind.equals("layer") ? KerasLayers.hint(name) : Optional.empty();
  }

  private static String foundArguments(Node arguments) {
    boolean isNull = arguments instanceof Node.Scalar scalar && scalar.style() == Node.Style.NULL;
    return isNull ? "nothing" : arguments.found();
  }

  /** {@code Dense: 10} was meant to be {@code Dense: {units: 10}}. */
  private static @Nullable String example(String name, RecordType type, Node arguments) {
    Optional<Key> required = type.keys().stream().filter(Key::isRequired).findFirst();
    if (required.isEmpty()) {
      return "write just " + name + ", without a colon, or " + name + ": {}";
    }
    boolean isValue = arguments instanceof Node.Scalar scalar && scalar.style() != Node.Style.NULL;
    String value = isValue ? ((Node.Scalar) arguments).text() : "...";
    return "write " + name + ": {" + required.get().name() + ": " + value + "}";
  }

  /** A frequent slip in YAML: arguments as deep as the name they belong to. */
  private @Nullable String hint(Node node) {
    if (node instanceof Node.Mapping mapping && !mapping.entries().isEmpty()) {
      Node.Entry first = mapping.entries().get(0);
      boolean isKind = records.containsKey(first.key());
      boolean isEmpty =
          first.value() instanceof Node.Scalar scalar && scalar.style() == Node.Style.NULL;
      return isKind && isEmpty
          ? "indent the arguments of " + first.key() + " deeper than its name"
          : "one map has one key, the name of the " + kind;
    }
    return "known: " + String.join(", ", records.keySet());
  }

  @Override
  public JsonNode encode(Object value) {
    return named(value, record(value).encode(value));
  }

  @Override
  public JsonNode encodeInShort(Object value) {
    return named(value, record(value).encodeInShort(value));
  }

  private RecordType record(Object value) {
    RecordType type = records.get(naming.apply(value.getClass()));
    if (type == null) {
      throw new IllegalArgumentException(value + " is not " + noun());
    }
    return type;
  }

  private JsonNode named(Object value, JsonNode arguments) {
    String name = naming.apply(value.getClass());
    return arguments.isEmpty()
        ? TextNode.valueOf(name)
        : JsonNodeFactory.instance.objectNode().set(name, arguments);
  }

  @Override
  public ObjectNode schema() {
    List<String> bare =
        records.entrySet().stream()
            .filter(entry -> entry.getValue().keys().stream().noneMatch(Key::isRequired))
            .map(Map.Entry::getKey)
            .toList();
    ObjectNode map = Schemas.ofType("object").put("minProperties", 1).put("maxProperties", 1);
    ObjectNode properties = map.putObject("properties");
    records.forEach((name, type) -> properties.set(name, type.schema()));
    map.put("additionalProperties", false);
    return Schemas.anyOf(Schemas.orProperty(Schemas.oneOfTexts(bare)), map);
  }
}
