package io.github.experimentmaven.descriptor;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a component is when its key is absent. It is read when somebody asks: most experiments use
 * few of the language's layers, and each default costs a parser of YAML.
 */
final class Absence {

  private final Supplier<@Nullable Object> reading;
  private boolean isRead;
  private @Nullable Object value;

  Absence(Supplier<@Nullable Object> reading) {
    this.reading = reading;
  }

  /** Its default, something empty or null. */
  synchronized @Nullable Object value() {
    if (!isRead) {
      value = reading.get();
      isRead = true;
    }
    return value;
  }
}
