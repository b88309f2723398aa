package io.github.experimentmaven.experiment;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A text for all parts of a data set together, or one for each: the file with it, or its hash.
 *
 * @param all the only one; null if there are several
 * @param train that of the training part, or null
 * @param validation that of the validation part; null if there is none
 * @param test that of the test part, or null
 */
public record PerPart(
    @Nullable String all,
    @Nullable String train,
    @Nullable String validation,
    @Nullable String test) {

  /**
   * Checks that there is one, or one for each part.
   *
   * @throws IllegalArgumentException if there is anything else
   */
  public PerPart {
    boolean isOne = all != null && train == null && validation == null && test == null;
    boolean isEach = all == null && train != null && test != null;
    if (!isOne && !isEach) {
      throw new IllegalArgumentException("give one text, or train and test");
    }
  }

  /** One for all. */
  public static PerPart one(String text) {
    return new PerPart(text, null, null, null);
  }

  /** One for each of two parts. */
  public static PerPart pair(String train, String test) {
    return new PerPart(null, train, null, test);
  }

  /** Others in the same places. */
  PerPart with(List<String> texts) {
    if (isOne()) {
      return one(texts.get(0));
    }
    String other = validation == null ? null : texts.get(1);
    return new PerPart(null, texts.get(0), other, texts.get(texts.size() - 1));
  }

  /** Whether there is one for all parts. */
  public boolean isOne() {
    return all != null;
  }

  /** They by their parts, in the order of {@link Part}; the only one by {@code all}. */
  public Map<String, String> byPart() {
    Map<String, String> texts = new LinkedHashMap<>();
    if (all != null) {
      texts.put("all", all);
    } else if (train != null && test != null) {
      texts.put(Part.TRAIN.key(), train);
      if (validation != null) {
        texts.put(Part.VALIDATION.key(), validation);
      }
      texts.put(Part.TEST.key(), test);
    }
    return texts;
  }
}
