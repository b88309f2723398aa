package io.github.experimentmaven.provenance;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which run of its experiment a run is. In JSON it is the number of its seed alone, unless the
 * experiment has folds: then {@code {"seed": 1, "fold": 3}}.
 *
 * @param seed of the initial weights and of the order of the samples
 * @param fold that the network is tested with, from 1; null if the experiment has none
 */
public record RunKey(long seed, @Nullable Integer fold) implements Comparable<RunKey> {

  private static final String SEED = "seed";
  private static final String FOLD = "fold";

  private static final Comparator<RunKey> ORDER =
      Comparator.comparingLong(RunKey::seed)
          .thenComparing(RunKey::fold, Comparator.nullsFirst(Comparator.naturalOrder()));

  private static final Pattern LABEL = Pattern.compile("seed (-?\\d{1,19})(?: fold (\\d{1,9}))?");

  public RunKey {
    if (fold != null && fold < 1) {
      throw new IllegalArgumentException("folds are counted from 1: " + fold);
    }
  }

  /** The run of a seed of an experiment without folds. */
  public static RunKey of(long seed) {
    return new RunKey(seed, null);
  }

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  static RunKey ofJson(Object json) {
    if (json instanceof Map<?, ?> both && both.keySet().equals(Set.of(SEED, FOLD))) {
      return new RunKey(whole(both.get(SEED)), Math.toIntExact(whole(both.get(FOLD))));
    }
    return of(whole(json));
  }

  private static long whole(@Nullable Object number) {
    if (number instanceof Integer || number instanceof Long) {
      return ((Number) number).longValue();
    }
    throw new IllegalArgumentException(
        "a run is a seed, or {\"seed\": 1, \"fold\": 2}, but not " + number);
  }

  @JsonValue
  Object toJson() {
    if (fold == null) {
      return seed;
    }
    Map<String, Number> both = new LinkedHashMap<>();
    both.put(SEED, seed);
    both.put(FOLD, fold);
    return both;
  }

  /** For people: {@code seed 7}, {@code seed 7 fold 2}. */
  public String label() {
    return SEED + " " + seed + (fold == null ? "" : " " + FOLD + " " + fold);
  }

  /** For names of files and the like: {@code seed-7}, {@code seed-7-fold-2}. */
  public String fileName() {
    return label().replace(' ', '-');
  }

  /** The run of a {@linkplain #label label}; nothing if it is none. */
  public static Optional<RunKey> labelled(String label) {
    Matcher matcher = LABEL.matcher(label);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String fold = matcher.group(2);
    try {
      return Optional.of(
          new RunKey(
              Long.parseLong(Objects.requireNonNull(matcher.group(1))),
              fold == null ? null : Integer.valueOf(fold)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** By seeds, then by folds. */
  @Override
  public int compareTo(RunKey other) {
    return ORDER.compare(this, other);
  }
}
