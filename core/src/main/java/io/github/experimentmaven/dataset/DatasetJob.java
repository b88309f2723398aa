package io.github.experimentmaven.dataset;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a class of a project is to give the samples of, for the JVM that it runs in.
 *
 * @param className its full name
 * @param name of the data set, for people
 * @param parameters what it is told: a {@link String}, {@link Boolean}, {@link Double} or whole
 *     number each
 */
public record DatasetJob(String className, String name, Map<String, Object> parameters) {

  public DatasetJob {
    parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
  }
}
