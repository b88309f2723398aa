package io.github.experimentmaven.spelling;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.jspecify.annotations.Nullable;

/** Guesses which of the valid names someone meant. */
public final class NearestName {

  /** Beyond this length a name is not a misspelling of any of ours. */
  private static final int LONGEST = 40;

  /** Of so many letters two that are wrong leave no doubt. */
  private static final int LONG = 8;

  private NearestName() {}

  /** "did you mean 'x'?" if a name is near, else which names there are. */
  public static String hint(String given, Collection<String> valid) {
    return hint(of(given, valid), valid);
  }

  /** As {@link #hint(String, Collection)}, where the nearest name is known already. */
  public static String hint(Optional<String> nearest, Collection<String> valid) {
    return nearest
        .map(List::of)
        .map(NearestName::question)
        .orElseGet(() -> "known: " + String.join(", ", valid));
  }

  /** As {@link #hint(String, Collection)}, but null if no name is near. */
  public static @Nullable String hintIfNear(String given, Collection<String> valid) {
    return of(given, valid).map(List::of).map(NearestName::question).orElse(null);
  }

  /** "did you mean 'x' or 'y'?" where either can have been meant. */
  public static String question(List<String> names) {
    return "did you mean '" + String.join("' or '", names) + "'?";
  }

  /**
   * The nearest valid name: the same but for case and separators ({@code learningRate}), its
   * initials ({@code lr}), or at most one letter in three different.
   */
  public static Optional<String> of(String given, Collection<String> valid) {
    String plain = plain(given);
    if (plain.isEmpty() || plain.length() > LONGEST) {
      return Optional.empty();
    }
    Optional<String> same =
        valid.stream()
            .filter(name -> plain(name).equals(plain) || initials(name).equals(plain))
            .findFirst();
    if (same.isPresent()) {
      return same;
    }
    int threshold = Math.max(1, plain.length() / 3);
    LevenshteinDistance distance = new LevenshteinDistance(threshold);
    record Candidate(String name, int distance) {
      /** People rarely miss the first letter: AvgPooling2D is not MaxPooling2D. */
      int cost(char first) {
        return distance + (plain(name).charAt(0) == first ? 0 : 2);
      }
    }
    Optional<String> misspelt =
        valid.stream()
            .map(name -> new Candidate(name, distance.apply(plain, plain(name))))
            .filter(candidate -> candidate.distance() >= 0)
            .min(Comparator.comparingInt(candidate -> candidate.cost(plain.charAt(0))))
            .map(Candidate::name);
    return misspelt.isPresent() ? misspelt : onlyOneContaining(plain, valid);
  }

  /**
   * The only valid name that can have been meant: the same but for case and separators, or but for
   * one letter, or two of a long name. Initials and parts of names are a guess.
   */
  public static Optional<String> sure(String given, Collection<String> valid) {
    String plain = plain(given);
    if (plain.isEmpty() || plain.length() > LONGEST) {
      return Optional.empty();
    }
    LevenshteinDistance distance = new LevenshteinDistance(plain.length() < LONG ? 1 : 2);
    List<String> near =
        valid.stream().filter(name -> distance.apply(plain, plain(name)) >= 0).toList();
    Optional<String> same = near.stream().filter(name -> plain(name).equals(plain)).findFirst();
    return same.isPresent() || near.size() != 1 ? same : Optional.of(near.get(0));
  }

  /** {@code crossentropy} for {@code categorical_crossentropy}, if no other name contains it. */
  private static Optional<String> onlyOneContaining(String plain, Collection<String> valid) {
    List<String> containing =
        plain.length() < 4
            ? List.of()
            : valid.stream().filter(name -> plain(name).contains(plain)).toList();
    return containing.size() == 1 ? Optional.of(containing.get(0)) : Optional.empty();
  }

  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replace("_", "").replace("-", "").replace(" ", "");
  }

  /** Of names of several words only. */
  private static String initials(String name) {
    return name.contains("_")
        ? Arrays.stream(name.split("_", -1))
            .filter(word -> !word.isEmpty())
            .map(word -> word.substring(0, 1))
            .collect(Collectors.joining())
        : "";
  }
}
