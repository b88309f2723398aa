package io.github.experimentmaven.spi;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;

/**
 * What an experiment file says below {@code parameters}: texts, numbers and truth values by their
 * names. Whoever asks for one that is not there, or is something else, gets an {@link
 * IllegalArgumentException} with a message for the author of the file.
 */
public final class Parameters {

  private final Map<String, Object> values;
  private final NavigableSet<String> unread;

  /**
   * Parameters of these values.
   *
   * @param values each a {@link String}, {@link Boolean}, {@link Long} or {@link Double}
   */
  public Parameters(Map<String, Object> values) {
    this.values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    unread = new TreeSet<>(values.keySet());
  }

  /** Whether there is one of that name. */
  public boolean has(String name) {
    unread.remove(name);
    return values.containsKey(name);
  }

  /** A text; a number or truth value as it is written. */
  public String text(String name) {
    return value(name).toString();
  }

  /** The same, or what it is if the file does not say. */
  public String text(String name, String otherwise) {
    return has(name) ? text(name) : otherwise;
  }

  /** A whole number that fits an {@code int}. */
  public int integer(String name) {
    long value = wholeNumber(name);
    if (value != (int) value) {
      throw unfit(name, "a whole number between -2147483648 and 2147483647");
    }
    return (int) value;
  }

  /** The same, or what it is if the file does not say. */
  public int integer(String name, int otherwise) {
    return has(name) ? integer(name) : otherwise;
  }

  /** A whole number. */
  public long wholeNumber(String name) {
    if (value(name) instanceof Long whole) {
      return whole;
    }
    throw unfit(name, "a whole number");
  }

  /** A number. */
  public double number(String name) {
    if (value(name) instanceof Number number) {
      return number.doubleValue();
    }
    throw unfit(name, "a number");
  }

  /** The same, or what it is if the file does not say. */
  public double number(String name, double otherwise) {
    return has(name) ? number(name) : otherwise;
  }

  /** A truth value. */
  public boolean flag(String name) {
    if (value(name) instanceof Boolean flag) {
      return flag;
    }
    throw unfit(name, "true or false");
  }

  /** The same, or what it is if the file does not say. */
  public boolean flag(String name, boolean otherwise) {
    return has(name) ? flag(name) : otherwise;
  }

  /** The names of all of them, in the order of the file. */
  public Set<String> names() {
    return values.keySet();
  }

  /** Those that nobody has asked for yet, which are often misspelt. */
  public Set<String> unread() {
    return Collections.unmodifiableSet(new TreeSet<>(unread));
  }

  private Object value(String name) {
    unread.remove(name);
    Object value = values.get(name);
    if (value == null) {
      throw new IllegalArgumentException(
          "the class needs the parameter '%s', but parameters has %s"
              .formatted(
                  name, values.isEmpty() ? "none" : "only " + String.join(", ", values.keySet())));
    }
    return value;
  }

  private IllegalArgumentException unfit(String name, String expected) {
    return new IllegalArgumentException(
        "the parameter '%s' must be %s, found '%s'".formatted(name, expected, values.get(name)));
  }
}
