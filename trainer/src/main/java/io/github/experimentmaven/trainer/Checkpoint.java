package io.github.experimentmaven.trainer;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * A training between two epochs, but for the numbers of its network, which may be gigabytes. Random
 * numbers are missing on purpose: those of an epoch are given by its number, see {@link
 * SeedStream}.
 *
 * @param epoch the last one that is done, from 1
 * @param states what the listeners remember, by their names
 */
record Checkpoint(int epoch, Map<String, JsonNode> states) {

  Checkpoint {
    states = Collections.unmodifiableMap(new TreeMap<>(states));
  }
}
