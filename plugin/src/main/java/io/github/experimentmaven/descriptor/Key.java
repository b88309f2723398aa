package io.github.experimentmaven.descriptor;

import io.github.experimentmaven.experiment.Architecture;
import io.github.experimentmaven.experiment.Argument;
import io.github.experimentmaven.experiment.OnlyElement;
import io.github.experimentmaven.failure.DescriptorException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One key of a map in the language: a component of a record with its {@link Argument}.
 *
 * @param name as it is written in a file
 * @param meaning one sentence for people
 * @param argument what the language says about it
 * @param type of its values
 * @param holders the records that an {@link io.github.experimentmaven.experiment.Unwrapped}
 *     component is within, the outermost first
 * @param component of the record
 * @param isRequired whether it may not be absent
 * @param absence what the component is when the key is absent
 * @param isOnlyElement whether a value is the only element of the component, a list that has a key
 *     of its own, too
 */
record Key(
    String name,
    String meaning,
    Argument argument,
    ValueType type,
    List<RecordComponent> holders,
    RecordComponent component,
    boolean isRequired,
    Absence absence,
    boolean isOnlyElement) {

  /**
   * The keys of a component: one, or two for a list that may be written as its {@link OnlyElement}.
   *
   * @param type of the component's values
   */
  static List<Key> of(RecordComponent component, ValueType type) {
    Argument argument = argument(component);
    String name =
        argument.key().isEmpty() ? ValueTypes.snakeCase(component.getName()) : argument.key();
    OnlyElement only = component.getAnnotation(OnlyElement.class);
    if (only == null) {
      return List.of(
          new Key(
              name,
              argument.value(),
              argument,
              type,
              List.of(),
              component,
              argument.defaultValue().isEmpty() && !argument.optional(),
              new Absence(() -> absent(component, argument, type)),
              false));
    }
    ParameterizedType list = (ParameterizedType) component.getGenericType();
    ValueType element = ValueTypes.of(list.getActualTypeArguments()[0], argument);
    Absence absence = new Absence(() -> List.of(read(only.defaultValue(), component, element)));
    return List.of(
        new Key(
            only.key(),
            only.value(),
            argument,
            element,
            List.of(),
            component,
            false,
            absence,
            true),
        new Key(
            name, argument.value(), argument, type, List.of(), component, false, absence, false));
  }

  /** The same key, of a record that is an unwrapped component of another. */
  Key within(RecordComponent holder) {
    List<RecordComponent> all = Stream.concat(Stream.of(holder), holders.stream()).toList();
    return new Key(
        name, meaning, argument, type, all, component, isRequired, absence, isOnlyElement);
  }

  /** The same key where it may not be absent. */
  Key required() {
    return new Key(name, meaning, argument, type, holders, component, true, absence, isOnlyElement);
  }

  /** What the language says about a component. */
  static Argument argument(RecordComponent component) {
    Argument argument = component.getAnnotation(Argument.class);
    if (argument == null) {
      throw new IllegalStateException(component + " has no @Argument");
    }
    return argument;
  }

  /** Whether another key of a map does the same, so that this one does not apply. */
  boolean isReplacedIn(Node.Mapping mapping) {
    return !argument.unless().isEmpty() && mapping.entry(argument.unless()).isPresent();
  }

  /** What the component is when another key does the same. */
  @Nullable Object replaced() {
    if (!isRequired) {
      return absent();
    }
    return component.getType() == int.class ? (Object) 0 : Architecture.chain(List.of());
  }

  /** What the component is when the key is absent: its default, something empty or null. */
  @Nullable Object absent() {
    return absence.value();
  }

  /**
   * The component's value.
   *
   * @return null if a problem was reported
   */
  @Nullable Object read(Node node, Problems problems) {
    if (isRequired() && node instanceof Node.Scalar scalar && scalar.style() == Node.Style.NULL) {
      problems.add(node.at(), "'" + name + "' has no value", "give " + type.noun());
      return null;
    }
    if (isRequired() && PythonWords.isNone(node) && !(type instanceof TextType)) {
      problems.add(
          node.at(),
          name + " must be " + type.noun() + ", found 'None'",
          "YAML has no None, and " + name + " needs a value");
      return null;
    }
    Object value = type.read(node, name, problems);
    return value != null && isOnlyElement ? List.of(value) : value;
  }

  /** The component's value, or null where a file would leave the key out. */
  @Nullable Object get(Object owner) {
    if (isOnlyElement) {
      return null;
    }
    try {
      Object direct = owner;
      for (RecordComponent holder : holders) {
        direct = holder.getAccessor().invoke(direct);
      }
      Object value = component.getAccessor().invoke(direct);
      return argument.optional() && value != null && value.equals(absent()) ? null : value;
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException("cannot read " + component, e);
    }
  }

  private static @Nullable Object absent(
      RecordComponent component, Argument argument, ValueType type) {
    if (!argument.defaultValue().isEmpty()) {
      return read(argument.defaultValue(), component, type);
    }
    if (!argument.optional() || component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
      return null;
    }
    Class<?> empty = component.getType();
    if (empty == String.class) {
      return "";
    }
    if (empty == List.class) {
      return List.of();
    }
    return empty == Map.class ? Map.of() : read("{}", component, type);
  }

  /** What is absent is written as in a file, and read as a file is. */
  private static Object read(String text, RecordComponent component, ValueType type) {
    Problems problems = new Problems(SourceText.of(Path.of("@Argument"), text));
    try {
      Object value =
          type.decode(TreeBuilder.build(Syntax.YAML, problems), component.getName(), problems);
      if (value != null) {
        return value;
      }
      throw new DescriptorException(problems.found());
    } catch (DescriptorException e) {
      throw new IllegalStateException(
          String.format(Locale.ROOT, "the default of %s is not valid", component), e);
    }
  }
}
