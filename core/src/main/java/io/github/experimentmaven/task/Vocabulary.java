package io.github.experimentmaven.task;

import java.util.List;

/**
 * The words of a column of texts that a network knows.
 *
 * @param column of the table
 * @param first the place among a sample's numbers where those of the column begin
 * @param length how many of them there are
 * @param words in the order of their numbers, from 0, as Keras' {@code get_vocabulary} lists them:
 *     the first one is empty if 0 stands for no word
 */
public record Vocabulary(String column, int first, int length, List<String> words) {

  /** What stands for any word that is not known. */
  public static final String UNKNOWN = "[UNK]";

  public Vocabulary {
    words = List.copyOf(words);
    if (first < 0 || length < 1 || words.isEmpty()) {
      throw new IllegalArgumentException(
          "%s has %s words for %s numbers from %s; expected some of each"
              .formatted(column, words.size(), length, first));
    }
  }

  /** Whether the number at a place of a sample is of the column. */
  public boolean has(int place) {
    return place >= first && place < first + length;
  }

  /** Those that were learned, the most frequent first. */
  public List<String> learned() {
    return words.subList(words.indexOf(UNKNOWN) + 1, words.size());
  }
}
