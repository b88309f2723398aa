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
    if (!isName(className)) {
      throw new IllegalArgumentException(
          "class must be the full name of a class, such as com.acme.FraudTrainer, found '%s'"
              .formatted(className));
    }
  }

  private static boolean isName(String name) {
    for (String part : name.split("\\.", -1)) {
      if (part.isEmpty()
          || !Character.isJavaIdentifierStart(part.charAt(0))
          || !part.chars().allMatch(Character::isJavaIdentifierPart)) {
        return false;
      }
    }
    return true;
  }

  /** The last part of its name. */
  public String simpleName() {
    return className.substring(className.lastIndexOf('.') + 1);
  }
}
