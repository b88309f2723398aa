package io.github.experimentmaven.failure;

import static java.util.stream.Collectors.joining;

import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One mistake in an experiment file, told the way compilers do.
 *
 * <pre>{@code
 * src/experiments/mnist-cnn.yaml:7:27: Conv2D has no argument 'kernal_size'
 *   |   - Conv2D: {filters: 32, kernal_size: 3, activation: relu}
 *   |                           ^^^^^^^^^^^
 *   did you mean 'kernel_size'?
 * }</pre>
 *
 * @param file relative to the module's base directory, where it lies below it
 * @param line from 1; 0 if the problem is the file as a whole
 * @param column from 1, in characters (code points)
 * @param message what is wrong and what was expected
 * @param excerptLine the line of the file, or empty to show none
 * @param caretLength how many characters of the line are marked, from {@code column} on
 * @param hint what to do, one line or several, or null
 */
public record Problem(
    Path file,
    int line,
    int column,
    String message,
    String excerptLine,
    int caretLength,
    @Nullable String hint) {

  /** Longer lines are cut round the caret, to fit a terminal. */
  private static final int WIDTH = 110;

  private static final int LONGEST_MESSAGE = 500;

  private static final String GAP = "...";

  /** Lines have fewer columns. */
  private static final int LINE_FACTOR = 20_011;

  /** By file, line and column. */
  static final Comparator<Problem> BY_LOCATION =
      Comparator.comparing(Problem::path)
          .thenComparingInt(Problem::line)
          .thenComparingInt(Problem::column)
          .thenComparing(Problem::message);

  /** What a file says is quoted in messages: no more of it than fits, and nothing unprintable. */
  public Problem {
    message = quotable(message);
    hint = hint == null ? null : hint.lines().map(Problem::quotable).collect(joining("\n"));
  }

  private static String quotable(String line) {
    return Printable.of(line, LONGEST_MESSAGE);
  }

  /** The same with another line of what to do. */
  public Problem withHint(String more) {
    return new Problem(
        file,
        line,
        column,
        message,
        excerptLine,
        caretLength,
        hint == null ? more : hint + "\n" + more);
  }

  /** {@code file:line:column}, with forward slashes on every system. */
  public String location() {
    return line == 0 ? path() : path() + ":" + line + ":" + column;
  }

  /** Where some problems are. */
  public static Set<String> locations(Collection<Problem> problems) {
    return problems.stream().map(Problem::location).collect(Collectors.toUnmodifiableSet());
  }

  /** The whole text, several lines, without a line end at its end. */
  public String render() {
    StringBuilder text = new StringBuilder(location()).append(": ").append(message);
    if (!excerptLine.isBlank()) {
      appendExcerpt(text);
    }
    if (hint != null) {
      hint.lines().forEach(line -> text.append("\n  ").append(line));
    }
    return text.toString();
  }

  private void appendExcerpt(StringBuilder text) {
    int[] characters = excerptLine.codePoints().map(c -> c == '\t' ? ' ' : c).toArray();
    int caret = Math.min(column - 1, characters.length);
    int from = 0;
    int to = characters.length;
    if (characters.length > WIDTH) {
      from = Math.max(0, Math.min(caret - WIDTH / 2, characters.length - WIDTH));
      to = from + WIDTH;
    }
    String before = from > 0 ? GAP : "";
    String after = to < characters.length ? GAP : "";
    int marked = Math.max(1, Math.min(caretLength, to - caret));
    text.append("\n  | ").append(before);
    text.append(new String(characters, from, to - from).stripTrailing()).append(after);
    text.append("\n  | ").append(" ".repeat(before.length() + caret - from));
    text.append("^".repeat(marked));
  }

  private String path() {
    return file.toString().replace('\\', '/');
  }

  /**
   * By its place, which is another for almost every problem: hundreds of thousands in a few long
   * lines must not share their hashes.
   */
  @Override
  public int hashCode() {
    return LINE_FACTOR * line + column;
  }

  @Override
  public String toString() {
    return render();
  }
}
