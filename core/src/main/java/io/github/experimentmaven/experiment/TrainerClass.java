package io.github.experimentmaven.experiment;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * A class of the project that trains in place of the plugin.
 *
 * @param className its full name
 * @param parameters what it is told: a {@link String}, {@link Boolean}, {@link Long} or {@link
 *     Double} each
 */
@Described("A class of the project that trains in place of the plugin.")
public record TrainerClass(
    @Argument(
            value = "Its full name; it implements ExperimentTrainer of experiment-maven-spi.",
            key = "class")
        String className,
    @Argument(value = "What it is told: texts, numbers and truth values.", optional = true)
        Map<String, Object> parameters) {

  public TrainerClass {
    parameters = Collections.unmodifiableMap(new TreeMap<>(parameters));
    ClassName.require(className, "com.acme.FraudTrainer");
  }

  /** The last part of its name. */
  public String simpleName() {
    return ClassName.simple(className);
  }
}
