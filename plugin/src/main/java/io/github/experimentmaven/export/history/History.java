package io.github.experimentmaven.export.history;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.experimentmaven.experiment.FileStem;
import io.github.experimentmaven.storage.AtomicFile;
import io.github.experimentmaven.storage.JsonFault;
import io.github.experimentmaven.storage.RecordJson;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A text file with one {@link HistoryEntry} a line, as JSON; lines are only ever added.
 *
 * <p>It is made to be merged. Where two branches have added lines, both sides are kept, in any
 * order and even twice: reading puts them in order and drops repetitions, and the next line that is
 * recorded writes the file so. What git could not merge is an error until somebody has.
 */
public final class History {

  /** The lines that git leaves where both sides have changed. */
  private static final Pattern CONFLICT = Pattern.compile("(<{7}|={7}|>{7}|\\|{7})( .*)?");

  private History() {}

  /**
   * The file of an experiment.
   *
   * @param directory that of the experiment files
   * @param experiment its name
   */
  public static Path file(Path directory, String experiment) {
    return directory.resolve("history").resolve(FileStem.of(experiment) + ".jsonl");
  }

  /**
   * Reads a history, the oldest entry first, none twice.
   *
   * @return no entries if there is no file
   * @throws IOException if a line is none of a history; the message names file and line
   */
  public static List<HistoryEntry> read(Path file) throws IOException {
    if (!Files.exists(file)) {
      return List.of();
    }
    List<HistoryEntry> entries = new ArrayList<>();
    List<String> lines = lines(file);
    for (int i = 0; i < lines.size(); i++) {
      if (!lines.get(i).isBlank()) {
        entries.add(parse(file, i + 1, lines.get(i)));
      }
    }
    entries.sort(HistoryEntry.ORDER);
    return new Known().news(entries);
  }

  /**
   * What earlier entries of a history say. An entry that repeats an earlier one may be a return to
   * it, and is news unless it repeats the last: accepted ones and others each by themselves, as a
   * build reports what it accepts. Of a known commit, a result that is only recorded is the same
   * whenever it is.
   */
  private static final class Known {

    private final Set<HistoryEntry> lines = new HashSet<>();
    private final Set<HistoryEntry> recorded = new HashSet<>();
    private @Nullable HistoryEntry lastRecorded;
    private @Nullable HistoryEntry lastAccepted;

    /** Adds an entry, unless it says nothing new. */
    boolean add(HistoryEntry entry) {
      HistoryEntry line = entry.undated();
      HistoryEntry content = line.numbered(0);
      HistoryEntry last = entry.isAccepted() ? lastAccepted : lastRecorded;
      boolean isAnywhere = !entry.isAccepted() && entry.commit() != null;
      if (content.equals(last) || (isAnywhere && recorded.contains(content)) || !lines.add(line)) {
        return false;
      }
      if (entry.isAccepted()) {
        lastAccepted = content;
      } else {
        lastRecorded = content;
        recorded.add(content);
      }
      return true;
    }

    /** Those of some entries that say something new, after each other. */
    List<HistoryEntry> news(List<HistoryEntry> entries) {
      return entries.stream().filter(this::add).toList();
    }
  }

  private static List<String> lines(Path file) throws IOException {
    try {
      return Files.readAllLines(file);
    } catch (CharacterCodingException e) {
      throw new IOException(file + " is no text in UTF-8; restore it", e);
    }
  }

  private static HistoryEntry parse(Path file, int line, String text) throws IOException {
    if (CONFLICT.matcher(text).matches()) {
      throw new IOException(
          file
              + ":"
              + line
              + ": a merge left a conflict here; keep the lines of both sides and remove the"
              + " markers, order and repetitions do not matter");
    }
    if (!text.startsWith("{")) {
      throw damaged(file, line, "it is not a JSON object", null);
    }
    try {
      ObjectNode entry = RecordJson.parse(text, ObjectNode.class);
      // Lines are kept for years, and those of earlier versions have none.
      entry.putIfAbsent("date", NullNode.getInstance());
      return RecordJson.parse(entry, HistoryEntry.class);
    } catch (JsonProcessingException e) {
      throw damaged(file, line, JsonFault.text(e), e);
    }
  }

  private static IOException damaged(Path file, int line, String why, @Nullable Exception cause) {
    return new IOException(
        file
            + ":"
            + line
            + ": this is not a line of a history: "
            + why
            + "; restore it or remove it",
        cause);
  }

  /**
   * Adds a result, unless the history has it already: the same figures of the same inputs at the
   * same commit, and for a baseline or where the commit is unknown, no others since.
   *
   * @param entry of any number; it gets the next one
   * @return whether it was added
   * @throws IOException if the file cannot be read or written; it is then as it was
   */
  public static boolean record(Path file, HistoryEntry entry) throws IOException {
    Optional<String> text = with(file, entry);
    if (text.isPresent()) {
      AtomicFile.writeDurably(file, temporary -> Files.writeString(temporary, text.get()));
    }
    return text.isPresent();
  }

  /**
   * The text of the file once a result is {@linkplain #record added}, which writes it.
   *
   * @param entry of any number; it gets the next one
   * @return empty if the history has it already
   * @throws IOException if the file cannot be read
   */
  public static Optional<String> with(Path file, HistoryEntry entry) throws IOException {
    List<HistoryEntry> entries = new ArrayList<>(read(file));
    Known known = new Known();
    known.news(entries);
    if (!known.add(entry)) {
      return Optional.empty();
    }
    int last = entries.isEmpty() ? 0 : entries.get(entries.size() - 1).number();
    entries.add(entry.numbered(last + 1));
    StringBuilder text = new StringBuilder();
    for (HistoryEntry each : entries) {
      text.append(RecordJson.line(each)).append('\n');
    }
    return Optional.of(text.toString());
  }
}
