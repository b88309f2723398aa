package io.github.experimentmaven.descriptor;

import java.util.List;

/**
 * What is varied in all combinations.
 *
 * @param groups axes that go together, one or several; their values are equally many
 * @param exclude combinations that are left out, by some of their values
 * @param include combinations that are added, by all of their values
 */
record Matrix(
    List<List<WrittenAxis>> groups, List<Node.Mapping> exclude, List<Node.Mapping> include) {

  Matrix {
    groups = List.copyOf(groups);
    exclude = List.copyOf(exclude);
    include = List.copyOf(include);
  }
}
