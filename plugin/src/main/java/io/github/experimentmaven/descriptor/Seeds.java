package io.github.experimentmaven.descriptor;

import java.util.List;

/**
 * The seeds of an experiment's runs.
 *
 * @param values in the order of the runs
 */
record Seeds(List<Long> values) {

  Seeds {
    values = List.copyOf(values);
  }
}
