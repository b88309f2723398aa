package io.github.experimentmaven.experiment;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is done where a column of a table has no value.
 *
 * @param others for columns that have none of their own
 * @param byColumn by the column's name
 */
public record MissingPolicies(MissingPolicy others, Map<String, MissingPolicy> byColumn) {

  public MissingPolicies {
    byColumn = Collections.unmodifiableMap(new LinkedHashMap<>(byColumn));
  }

  /** One for all columns. */
  public static MissingPolicies all(MissingPolicy policy) {
    return new MissingPolicies(policy, Map.of());
  }

  /** That of a column. */
  public MissingPolicy of(String column) {
    return byColumn.getOrDefault(column, others);
  }
}
