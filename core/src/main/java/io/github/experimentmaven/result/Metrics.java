package io.github.experimentmaven.result;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonPOJOBuilder;
import io.github.experimentmaven.experiment.Metric;
import io.github.experimentmaven.experiment.Part;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What was measured, by name and in the order in which it was recorded. In JSON the names are keys
 * of the record that the metrics are part of.
 *
 * @param values by {@link Metric#key()}, or by the name of the quantity where the part is clear
 */
@JsonDeserialize(builder = Metrics.Reading.class)
public record Metrics(@JsonAnyGetter Map<String, Double> values) {

  /**
   * Metrics of these values.
   *
   * @param values in order
   */
  public Metrics {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  /** Metrics of these values. */
  public static Metrics of(Map<Metric, Double> values) {
    Map<String, Double> named = new LinkedHashMap<>();
    values.forEach((metric, value) -> named.put(metric.key(), value));
    return new Metrics(named);
  }

  /**
   * A metric's value.
   *
   * @throws IllegalArgumentException if it was not measured
   */
  public double value(Metric metric) {
    return value(metric.key());
  }

  /**
   * The value of that name.
   *
   * @throws IllegalArgumentException if there is none
   */
  public double value(String name) {
    Double value = values.get(name);
    if (value == null) {
      throw new IllegalArgumentException(
          "there is no '" + name + "' among the metrics " + values.keySet());
    }
    return value;
  }

  /** Quantities that were measured on a part, as metrics of that part. */
  public Metrics measuredOn(Part part) {
    Map<String, Double> named = new LinkedHashMap<>();
    values.forEach((quantity, value) -> named.put(part.key() + "_" + quantity, value));
    return new Metrics(named);
  }

  /** Those of one part. */
  public Metrics of(Part part) {
    Map<String, Double> some = new LinkedHashMap<>(values);
    some.keySet().removeIf(name -> !name.startsWith(part.key() + "_"));
    return new Metrics(some);
  }

  /** Those of the part that is evaluated after each epoch: validation if it is there, else test. */
  public Metrics evaluated() {
    Metrics validation = of(Part.VALIDATION);
    return validation.values.isEmpty() ? of(Part.TEST) : validation;
  }

  /** These, and others after them. */
  public Metrics and(Metrics others) {
    Map<String, Double> all = new LinkedHashMap<>(values);
    all.putAll(others.values);
    return new Metrics(all);
  }

  /** Takes them from JSON one after the other: as a parameter Jackson would change their order. */
  @JsonPOJOBuilder
  static final class Reading {

    private final Map<String, Double> values = new LinkedHashMap<>();

    @JsonAnySetter
    void add(String name, double value) {
      values.put(name, value);
    }

    Metrics build() {
      return new Metrics(values);
    }
  }
}
