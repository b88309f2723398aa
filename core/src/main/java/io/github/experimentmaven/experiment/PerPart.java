package io.github.experimentmaven.experiment;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A text for both parts of a data set together, or one for each: the file with it, or its hash.
 *
 * @param all the only one; null if there are two
 * @param train that of the training part, or null
 * @param test that of the test part, or null
 */
public record PerPart(@Nullable String all, @Nullable String train, @Nullable String test) {

  /**
   * Checks that there is one or a pair.
   *
   * @throws IllegalArgumentException if there is anything else
   */
  public PerPart {
    boolean isOne = all != null && train == null && test == null;
    boolean isPair = all == null && train != null && test != null;
    if (!isOne && !isPair) {
      throw new IllegalArgumentException("give one text, or train and test");
    }
  }

  /** One for both. */
  public static PerPart one(String text) {
    return new PerPart(text, null, null);
  }

  /** One for each. */
  public static PerPart pair(String train, String test) {
    return new PerPart(null, train, test);
  }

  /** Others in the same places. */
  PerPart with(List<String> texts) {
    return isOne() ? one(texts.get(0)) : pair(texts.get(0), texts.get(1));
  }

  /** Whether there is one for both parts. */
  public boolean isOne() {
    return all != null;
  }

  /** They by their parts, that of the training part first; the only one by {@code all}. */
  public Map<String, String> byPart() {
    Map<String, String> texts = new LinkedHashMap<>();
    if (all != null) {
      texts.put("all", all);
    } else if (train != null && test != null) {
      texts.put(Part.TRAIN.key(), train);
      texts.put(Part.TEST.key(), test);
    }
    return texts;
  }
}
