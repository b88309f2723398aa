package io.github.experimentmaven.trainer;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.experimentmaven.trainer.optimizer.UpdateRule;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * A training between two epochs. Random numbers are missing on purpose: those of an epoch are given
 * by its number, see {@link SeedStream}.
 *
 * @param epoch the last one that is done, from 1
 * @param states what the listeners remember, by their names
 * @param weights the parameters, in Deeplearning4j's order
 * @param optimizer what the optimizer has gathered so far
 */
record Checkpoint(
    int epoch, Map<String, JsonNode> states, float[] weights, UpdateRule.State optimizer) {

  Checkpoint {
    states = Collections.unmodifiableMap(new TreeMap<>(states));
    weights = weights.clone();
  }
}
