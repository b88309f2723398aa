package io.github.experimentmaven.descriptor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.experimentmaven.experiment.Described;
import io.github.experimentmaven.experiment.Unwrapped;
import io.github.experimentmaven.spelling.NearestName;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A record as a map: one key a component, or two where a list may be written as its only element,
 * and those of a record that is {@link Unwrapped}. What components must fulfil together is checked
 * by the record's own constructor, which throws an {@link IllegalArgumentException} with the
 * reason.
 */
final class RecordType implements ValueType {

  /** What is asked of a record's class by reflection, once and not for each of many experiments. */
  private record Canonical(Constructor<?> constructor, List<RecordComponent> components) {

    static Canonical of(Class<?> type) {
      RecordComponent[] components = type.getRecordComponents();
      Class<?>[] types =
          Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
      try {
        return new Canonical(type.getDeclaredConstructor(types), List.of(components));
      } catch (NoSuchMethodException e) {
        throw new IllegalStateException("cannot create " + type, e);
      }
    }
  }

  private static final ClassValue<Canonical> CANONICAL =
      new ClassValue<>() {
        @Override
        protected Canonical computeValue(Class<?> type) {
          return Canonical.of(type);
        }
      };

  private final Class<?> type;
  private final List<Key> own;
  private final List<Key> keys;
  private final List<String> keyNames;

  RecordType(Class<?> type) {
    this(type, Map.of());
  }

  /**
   * A record of which some components are more than their Java type tells.
   *
   * @param special the types of these components, by their names
   */
  RecordType(Class<?> type, Map<String, ? extends ValueType> special) {
    this(type, special, List.of());
  }

  /**
   * A record beside whose keys stand others, which are read, described and asked for here, but are
   * not its own.
   *
   * @param beside these keys
   */
  RecordType(Class<?> type, Map<String, ? extends ValueType> special, List<Key> beside) {
    this.type = type;
    this.own = keys(type, special).toList();
    this.keys = Stream.concat(own.stream(), beside.stream()).toList();
    this.keyNames = keys.stream().map(Key::name).toList();
  }

  private static Stream<Key> keys(Class<?> type, Map<String, ? extends ValueType> special) {
    return Arrays.stream(type.getRecordComponents())
        .flatMap(
            component ->
                component.isAnnotationPresent(Unwrapped.class)
                    ? keys(component.getType(), special).map(key -> key.within(component))
                    : Key.of(component, valueType(component, special)).stream());
  }

  private static ValueType valueType(
      RecordComponent component, Map<String, ? extends ValueType> special) {
    ValueType known = special.get(component.getName());
    return known == null
        ? ValueTypes.of(component.getGenericType(), Key.argument(component))
        : known;
  }

  Class<?> type() {
    return type;
  }

  List<Key> keys() {
    return keys;
  }

  List<String> keyNames() {
    return keyNames;
  }

  /** Whether two keys are two ways to give the same component. */
  boolean haveOneComponent(String one, String other) {
    return keys.stream()
        .filter(key -> key.name().equals(one))
        .anyMatch(
            key ->
                keys.stream()
                    .anyMatch(
                        each -> each.name().equals(other) && each.component() == key.component()));
  }

  /** Without those that stand beside them. */
  List<String> ownKeyNames() {
    return own.stream().map(Key::name).toList();
  }

  @Override
  public String noun() {
    return "a map with " + String.join(", ", keyNames());
  }

  @Override
  public @Nullable Object decode(Node node, String label, Problems problems) {
    return node instanceof Node.Mapping mapping
        ? decode(mapping, node.at(), label, "key", problems)
        : unexpected(node, label, problems, null);
  }

  /**
   * Reads the record of a map. A key that is only misspelt is not reported as missing, too.
   *
   * @param ownerAt where missing keys are reported
   * @param owner what the map describes: "Conv2D"
   * @param keyNoun what its keys are called: "argument"
   */
  @Nullable Object decode(
      Node.Mapping mapping, Position ownerAt, String owner, String keyNoun, Problems problems) {
    Set<String> meant = new HashSet<>();
    boolean complete = true;
    for (Node.Entry entry : mapping.entries()) {
      if (!keyNames().contains(entry.key())) {
        Optional<String> keras = KerasArguments.hint(type, entry.key());
        Optional<String> nearest = NearestName.of(entry.key(), keyNames());
        nearest.ifPresent(meant::add);
        problems.add(
            entry.keyAt(),
            owner + " has no " + keyNoun + " '" + entry.key() + "'",
            keras.orElseGet(
                () ->
                    keyNames().isEmpty() ? "it has none" : NearestName.hint(nearest, keyNames())));
        complete = false;
      }
    }
    List<String> missing = new ArrayList<>();
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    for (Key key : keys) {
      Optional<Node.Entry> entry = mapping.entry(key.name());
      if (key.isReplacedIn(mapping)) {
        entry.ifPresent(
            given ->
                problems.add(
                    given.keyAt(),
                    "%s does not apply where %s is given"
                        .formatted(key.name(), key.argument().unless()),
                    "leave it out; what the class is to know of it goes into %s.parameters"
                        .formatted(key.argument().unless())));
        complete &= entry.isEmpty();
        values.put(key.component().getName(), key.replaced());
      } else if (entry.isPresent()) {
        Object value = key.read(entry.get().value(), problems);
        complete &= value != null;
        values.put(key.component().getName(), value);
      } else {
        values.putIfAbsent(key.component().getName(), key.absent());
        if (key.isRequired() && !meant.contains(key.name())) {
          missing.add("'" + key.name() + "'");
        }
      }
    }
    if (!missing.isEmpty()) {
      problems.add(ownerAt, owner + " needs " + enumeration(missing));
      return null;
    }
    return complete ? create(values, ownerAt, owner, problems) : null;
  }

  private static String enumeration(List<String> words) {
    int last = words.size() - 1;
    return last == 0
        ? words.get(0)
        : String.join(", ", words.subList(0, last)) + " and " + words.get(last);
  }

  private @Nullable Object create(
      Map<String, @Nullable Object> values, Position at, String owner, Problems problems) {
    try {
      return create(type, values);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof IllegalArgumentException reason) {
        problems.add(at, owner + ": " + reason.getMessage());
        return null;
      }
      throw new IllegalStateException("cannot create " + type, e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot create " + type, e);
    }
  }

  private static Object create(Class<?> type, Map<String, @Nullable Object> values)
      throws ReflectiveOperationException {
    Canonical canonical = CANONICAL.get(type);
    @Nullable Object[] arguments = new @Nullable Object[canonical.components().size()];
    for (int i = 0; i < arguments.length; i++) {
      RecordComponent component = canonical.components().get(i);
      arguments[i] =
          component.isAnnotationPresent(Unwrapped.class)
              ? create(component.getType(), values)
              : values.get(component.getName());
    }
    return canonical.constructor().newInstance(arguments);
  }

  /** Whether another component of a record does the same as that of a key. */
  private boolean isReplaced(Key key, Object value) {
    String other = key.argument().unless();
    return !other.isEmpty()
        && keys.stream().anyMatch(each -> each.name().equals(other) && each.get(value) != null);
  }

  @Override
  public JsonNode encode(Object value) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    for (Key key : own) {
      Object component = key.get(value);
      if (component != null && !isReplaced(key, value)) {
        node.set(key.name(), key.type().encode(component));
      }
    }
    return node;
  }

  @Override
  public JsonNode encodeInShort(Object value) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    for (Key key : own) {
      Object component = key.get(value);
      if (component != null && !component.equals(key.absent()) && !isReplaced(key, value)) {
        node.set(key.name(), key.type().encodeInShort(component));
      }
    }
    return node;
  }

  @Override
  public ObjectNode schema() {
    ObjectNode schema = Schemas.ofType("object");
    Described described = type.getAnnotation(Described.class);
    if (described != null) {
      schema.put("description", described.value());
    }
    ObjectNode properties = schema.putObject("properties");
    ArrayNode required = JsonNodeFactory.instance.arrayNode();
    Map<String, List<String>> replaceable = new LinkedHashMap<>();
    for (Key key : keys) {
      ObjectNode property = key.type().schema().put("description", key.meaning());
      if (!key.argument().defaultValue().isEmpty() && key.argument().defaultNote().isEmpty()) {
        property.set("default", key.type().encode(Objects.requireNonNull(key.absent())));
      }
      properties.set(key.name(), property);
      if (!key.argument().unless().isEmpty()) {
        replaceable
            .computeIfAbsent(key.argument().unless(), k -> new ArrayList<>())
            .add(key.name());
      } else if (key.isRequired()) {
        required.add(key.name());
      }
    }
    replaceable.forEach((other, replaced) -> addAlternatives(schema, other, replaced));
    if (!required.isEmpty()) {
      schema.set("required", required);
    }
    return schema.put("additionalProperties", false);
  }

  /**
   * Either the other key and none of those that it replaces, or those of them that must be there.
   */
  private void addAlternatives(ObjectNode schema, String other, List<String> replaced) {
    ArrayNode alternatives = schema.putArray("oneOf");
    ObjectNode with = alternatives.addObject();
    with.putArray("required").add(other);
    ArrayNode none = with.putObject("not").putArray("anyOf");
    replaced.forEach(name -> none.addObject().putArray("required").add(name));
    ObjectNode without = alternatives.addObject();
    without.putObject("not").putArray("required").add(other);
    ArrayNode needed = without.putArray("required");
    keys.stream()
        .filter(key -> replaced.contains(key.name()) && key.isRequired())
        .forEach(key -> needed.add(key.name()));
  }
}
