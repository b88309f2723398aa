package io.github.experimentmaven.report.page;

import io.github.experimentmaven.experiment.Argument;
import io.github.experimentmaven.experiment.Axes;
import io.github.experimentmaven.experiment.Border;
import io.github.experimentmaven.experiment.Constraint;
import io.github.experimentmaven.experiment.Factor;
import io.github.experimentmaven.experiment.Initializer;
import io.github.experimentmaven.experiment.Layer;
import io.github.experimentmaven.experiment.LearningRate;
import io.github.experimentmaven.experiment.Size;
import io.github.experimentmaven.experiment.Unwrapped;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The arguments of a layer or an optimizer as they would stand in an experiment file: {@code
 * filters 32, kernel_size (3, 3), activation relu}. It reads the language's own annotations, so
 * that a new layer needs nothing here.
 */
final class ArgumentText {

  private ArgumentText() {}

  /** Every argument with its value. */
  static String all(Record construct) {
    return text(construct, true);
  }

  /** The arguments that differ from their default; a layer's own name is not one. */
  static String withoutDefaults(Record construct) {
    return text(construct, false);
  }

  /** Its name in snake case, and behind it in brackets the arguments that are not the default. */
  static String named(Record construct) {
    String arguments = withoutDefaults(construct);
    return snakeCase(construct.getClass().getSimpleName())
        + (arguments.isEmpty() ? "" : " (" + arguments + ")");
  }

  private static String text(Record construct, boolean defaults) {
    return Arrays.stream(construct.getClass().getRecordComponents())
        .filter(component -> !component.getName().equals("name"))
        .flatMap(component -> argument(component, construct, defaults))
        .collect(Collectors.joining(", "));
  }

  private static Stream<String> argument(
      RecordComponent component, Record construct, boolean defaults) {
    Object value = value(component, construct);
    if (component.isAnnotationPresent(Unwrapped.class) && value instanceof Record parts) {
      // What several share is only said where it does something.
      String text = text(parts, false);
      return text.isEmpty() ? Stream.empty() : Stream.of(text);
    }
    Argument argument = component.getAnnotation(Argument.class);
    if (argument == null || value == null) {
      return Stream.empty();
    }
    if (!defaults && isDefault(value, argument.defaultValue())) {
      return Stream.empty();
    }
    String key = argument.key().isEmpty() ? snakeCase(component.getName()) : argument.key();
    return Stream.of(key + " " + written(value));
  }

  private static String snakeCase(String camelCase) {
    return camelCase.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
  }

  private static @Nullable Object value(RecordComponent component, Record construct) {
    try {
      return component.getAccessor().invoke(construct);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot read " + component, e);
    }
  }

  private static boolean isDefault(Object value, String defaultValue) {
    if (defaultValue.isEmpty()) {
      return false;
    }
    if (value instanceof LearningRate.Constant rate) {
      return rate.value() == Double.parseDouble(defaultValue);
    }
    return value instanceof Number number
        ? number.doubleValue() == Double.parseDouble(defaultValue)
        : forms(value).contains(defaultValue);
  }

  /** A size of equal sides may be written as one number. */
  private static List<String> forms(Object value) {
    return value instanceof Size size && size.height() == size.width()
        ? List.of(written(value), String.valueOf(size.height()))
        : List.of(written(value));
  }

  private static String written(Object value) {
    if (value instanceof Enum<?> constant) {
      return constant.name().toLowerCase(Locale.ROOT);
    }
    if (value instanceof Double number) {
      // 1.0E-7 in Java, 1.0e-7 in an experiment file
      return number.toString().toLowerCase(Locale.ROOT);
    }
    if (value instanceof Size
        || value instanceof Border
        || value instanceof Factor
        || value instanceof Axes) {
      return value.toString();
    }
    if (value instanceof LearningRate.Constant rate) {
      return written(rate.value());
    }
    if (value instanceof LearningRate.Schedule schedule && value instanceof Record parts) {
      return snakeCase(schedule.getClass().getSimpleName()) + " (" + all(parts) + ")";
    }
    if (value instanceof Layer && value instanceof Record parts) {
      String arguments = withoutDefaults(parts);
      return parts.getClass().getSimpleName() + (arguments.isEmpty() ? "" : " (" + arguments + ")");
    }
    boolean isKind = value instanceof Initializer || value instanceof Constraint;
    if (isKind && value instanceof Record parts) {
      return named(parts);
    }
    String nested = value instanceof Record parts ? all(parts) : "";
    return nested.isEmpty() ? Objects.toString(value) : "(" + nested + ")";
  }
}
