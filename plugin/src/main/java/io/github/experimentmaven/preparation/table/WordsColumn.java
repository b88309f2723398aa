package io.github.experimentmaven.preparation.table;

import io.github.experimentmaven.experiment.TextColumn;
import io.github.experimentmaven.experiment.TextOutput;
import io.github.experimentmaven.failure.DatasetException;
import io.github.experimentmaven.task.Column;
import io.github.experimentmaven.task.Vocabulary;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * A column of texts: the numbers of their words, or a number for each word that training rows have.
 *
 * <p>The words have the order that they have in Keras: by how often training rows have them; of
 * those that they have alike often, the one whose bytes in UTF-8 are greater comes first.
 */
final class WordsColumn implements EncodedColumn {

  /** What stands behind the last word. */
  private static final String NO_WORD = "";

  private static final int MOST_COLUMNS = 100_000;

  private final RawColumn raw;
  private final TextColumn settings;
  private final List<String> words;
  private final Map<String, Integer> numbers;
  private final int unknown;

  private WordsColumn(RawColumn raw, TextColumn settings, List<String> learned) {
    this.raw = raw;
    this.settings = settings;
    List<String> all = new ArrayList<>();
    if (settings.outputMode() == TextOutput.INT) {
      all.add(NO_WORD);
    }
    unknown = all.size();
    all.add(Vocabulary.UNKNOWN);
    numbers = new HashMap<>();
    for (String word : learned) {
      numbers.put(word, all.size());
      all.add(word);
    }
    words = List.copyOf(all);
  }

  /** Learns from the rows that are not tested with. */
  static WordsColumn of(RawTable table, RawColumn raw, BitSet test, TextColumn settings)
      throws DatasetException {
    Map<String, Integer> counts = new HashMap<>();
    for (int row = test.nextClearBit(0); row < table.rows(); row = test.nextClearBit(row + 1)) {
      for (String word : words(raw, settings, row)) {
        counts.merge(word, 1, Integer::sum);
      }
    }
    if (counts.isEmpty()) {
      throw table.wrong(
          "column '%s' has no word in any row that is trained on\nleave it out by ignore"
              .formatted(raw.name()));
    }
    int own = settings.outputMode() == TextOutput.INT ? 2 : 1;
    Integer most = settings.maxTokens();
    List<String> learned =
        counts.keySet().stream()
            .sorted(
                Comparator.<String>comparingInt(word -> -Objects.requireNonNull(counts.get(word)))
                    .thenComparing(
                        word -> word.getBytes(StandardCharsets.UTF_8),
                        (one, other) -> Arrays.compareUnsigned(other, one)))
            .limit(most == null ? Integer.MAX_VALUE : most - own)
            .toList();
    WordsColumn column = new WordsColumn(raw, settings, learned);
    int width = column.width();
    if (width > MOST_COLUMNS) {
      throw table.wrong(
          "column '%s' would become %s numbers, one a word; at most %s are read\ngive max_tokens"
              .formatted(raw.name(), width, MOST_COLUMNS));
    }
    return column;
  }

  private static List<String> words(RawColumn raw, TextColumn settings, int row) {
    String text = raw.texts().get((int) raw.cells().get(row));
    return settings.split().of(settings.standardize().of(text));
  }

  private int width() {
    Integer length = settings.outputSequenceLength();
    return length == null ? words.size() : length;
  }

  @Override
  public List<Column> columns() {
    boolean areNumbers = settings.outputMode() == TextOutput.INT;
    return IntStream.range(0, width())
        .mapToObj(
            i -> areNumbers ? raw.name() + "[" + (i + 1) + "]" : raw.name() + "=" + words.get(i))
        .map(Column::unscaled)
        .toList();
  }

  @Override
  public List<String> words() {
    return words;
  }

  @Override
  public void encode(int row, float[] into, int at) {
    int width = width();
    Arrays.fill(into, at, at + width, 0);
    int next = 0;
    for (String word : words(raw, settings, row)) {
      int number = numbers.getOrDefault(word, unknown);
      switch (settings.outputMode()) {
        case INT -> {
          if (next == width) {
            return;
          }
          into[at + next++] = number;
        }
        case MULTI_HOT -> into[at + number] = 1;
        case COUNT -> into[at + number]++;
      }
    }
  }
}
