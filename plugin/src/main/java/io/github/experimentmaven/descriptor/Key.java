package io.github.experimentmaven.descriptor;

import io.github.experimentmaven.experiment.Argument;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One key of a map in the language: a component of a record with its {@link Argument}.
 *
 * @param name as it is written in a file
 * @param argument what the language says about it
 * @param type of its values
 * @param component of the record
 * @param absent what the component is when the key is absent: its default, an empty collection or
 *     null
 */
record Key(
    String name,
    Argument argument,
    ValueType type,
    RecordComponent component,
    @Nullable Object absent) {

  static Key of(RecordComponent component) {
    Argument argument = component.getAnnotation(Argument.class);
    if (argument == null) {
      throw new IllegalStateException(component + " has no @Argument");
    }
    ValueType type = ValueTypes.of(component.getGenericType(), argument);
    String name =
        argument.key().isEmpty() ? ValueTypes.snakeCase(component.getName()) : argument.key();
    return new Key(name, argument, type, component, absent(component, argument, type));
  }

  boolean isRequired() {
    return absent == null && !argument.optional();
  }

  /** The component's value, or null where a file would leave the key out. */
  @Nullable Object get(Object owner) {
    try {
      Object value = component.getAccessor().invoke(owner);
      boolean isEmpty =
          value instanceof Map<?, ?> map
              ? map.isEmpty()
              : value instanceof Collection<?> collection && collection.isEmpty();
      return isEmpty ? null : value;
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException("cannot read " + component, e);
    }
  }

  /** The default is written as in a file, and read as a file is. */
  private static @Nullable Object absent(
      RecordComponent component, Argument argument, ValueType type) {
    if (argument.defaultValue().isEmpty()) {
      return component.getType() == Map.class
          ? Map.of()
          : component.getType() == List.class && argument.optional() ? List.of() : null;
    }
    Problems problems = new Problems(SourceText.of(Path.of("@Argument"), argument.defaultValue()));
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
