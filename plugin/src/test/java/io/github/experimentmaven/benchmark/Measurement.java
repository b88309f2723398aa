package io.github.experimentmaven.benchmark;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;

/**
 * One quantity of one contender.
 *
 * @param subject what the contenders do: {@code cnn}
 * @param contender who did it
 * @param quantity what was measured
 * @param values one a repeat, in order
 */
record Measurement(String subject, String contender, Quantity quantity, List<Double> values) {

  Measurement {
    values = List.copyOf(values);
  }

  /** The unit of the values. */
  @JsonProperty
  String unit() {
    return quantity.unit();
  }

  /** Median and spread. */
  @JsonUnwrapped
  @JsonProperty
  Statistics statistics() {
    return Statistics.of(values);
  }
}
