package io.github.experimentmaven.descriptor;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What points are drawn from.
 *
 * @param dimensions at least one
 */
record Space(List<Dimension> dimensions) {

  Space {
    dimensions = List.copyOf(dimensions);
  }

  /**
   * A key and where its values are drawn from.
   *
   * @param path of the key
   * @param at where it is written
   * @param name what the axis is called; null if it is called by its path
   * @param distribution where values are drawn from
   */
  record Dimension(KeyPath path, Position at, @Nullable String name, Distribution distribution) {}
}
