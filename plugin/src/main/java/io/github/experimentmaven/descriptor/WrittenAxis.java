package io.github.experimentmaven.descriptor;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A key with the values that it has one after the other.
 *
 * @param path of the key
 * @param at where it is written
 * @param name what it is called; null if it is called by its path
 * @param values at least one
 */
record WrittenAxis(KeyPath path, Position at, @Nullable String name, List<AxisOption> values) {

  WrittenAxis {
    values = List.copyOf(values);
  }

  /**
   * One of the values.
   *
   * @param label what it is called; null if it is called as it is written
   */
  record AxisOption(@Nullable String label, Node value) {}
}
