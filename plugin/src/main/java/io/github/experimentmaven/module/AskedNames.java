package io.github.experimentmaven.module;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Which experiments are asked for: by their names, by the name of a sweep, which stands for all its
 * experiments, or by patterns in which {@code *} is any text and {@code ?} any character.
 */
public final class AskedNames {

  private final Set<String> asked;

  /**
   * Names and patterns as they are given.
   *
   * @param asked none if all experiments are meant
   */
  public AskedNames(Set<String> asked) {
    this.asked = asked;
  }

  /** Whether an experiment is meant. */
  public boolean include(String experiment) {
    return asked.isEmpty() || asked.stream().anyMatch(each -> means(each, experiment));
  }

  /** One that none of these experiments is meant by; nothing if there is none. */
  public Optional<String> unknown(Collection<String> experiments) {
    return asked.stream()
        .sorted()
        .filter(each -> experiments.stream().noneMatch(name -> means(each, name)))
        .findFirst();
  }

  private static boolean means(String asked, String experiment) {
    if (asked.indexOf('*') < 0 && asked.indexOf('?') < 0) {
      return experiment.equals(asked) || experiment.startsWith(asked + "/");
    }
    String regex =
        asked
            .chars()
            .mapToObj(
                c -> c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(String.valueOf((char) c)))
            .collect(Collectors.joining());
    return experiment.matches(regex);
  }
}
