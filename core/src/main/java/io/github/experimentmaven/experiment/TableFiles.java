package io.github.experimentmaven.experiment;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The files of a table: one, or one to train on and one to test with.
 *
 * @param all the only one; null if there are two
 * @param train the one to train on, or null
 * @param test the one to test with, or null
 */
public record TableFiles(@Nullable String all, @Nullable String train, @Nullable String test) {

  /**
   * Checks that there is one or a pair.
   *
   * @throws IllegalArgumentException if there is anything else
   */
  public TableFiles {
    boolean isOne = all != null && train == null && test == null;
    boolean isPair = all == null && train != null && test != null;
    if (!isOne && !isPair) {
      throw new IllegalArgumentException("give one file, or train and test");
    }
  }

  /** One file. */
  public static TableFiles one(String file) {
    return new TableFiles(file, null, null);
  }

  /** A file to train on and a file to test with. */
  public static TableFiles pair(String train, String test) {
    return new TableFiles(null, train, test);
  }

  /** Whether one file has both parts. */
  public boolean isOne() {
    return all != null;
  }

  /** The files by the part that each has, that to train on first; the only one by {@code all}. */
  public Map<String, String> byPart() {
    Map<String, String> files = new LinkedHashMap<>();
    if (all != null) {
      files.put("all", all);
    } else if (train != null && test != null) {
      files.put(Part.TRAIN.key(), train);
      files.put(Part.TEST.key(), test);
    }
    return files;
  }
}
