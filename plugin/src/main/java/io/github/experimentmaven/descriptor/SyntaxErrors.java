package io.github.experimentmaven.descriptor;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import io.github.experimentmaven.failure.Problem;
import io.github.experimentmaven.storage.MergeConflict;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/** Says in the user's words what the YAML and JSON parsers stumbled over. */
final class SyntaxErrors {

  /** {@code epochs:1} and {@code epochs = 1}. */
  private static final Pattern KEY_WITHOUT_COLON =
      Pattern.compile("[ -]*(\\w+)(?::[^\\s:'\"][^:]*| *= *[^:]*)");

  private final Syntax syntax;
  private final SourceText source;

  SyntaxErrors(Syntax syntax, SourceText source) {
    this.syntax = syntax;
    this.source = source;
  }

  Problem explain(JsonProcessingException error) {
    OptionalInt conflict = MergeConflict.line(source.text());
    if (conflict.isPresent()) {
      return source.problem(
          new Position(conflict.getAsInt(), 1, 7),
          "unresolved merge conflict",
          "decide which side is to hold, and remove the marks");
    }
    if (error.getCause() instanceof MarkedYAMLException yaml && yaml.getProblemMark() != null) {
      return yaml(yaml);
    }
    return syntax == Syntax.YAML ? yamlKey(error) : json(error);
  }

  private Problem yaml(MarkedYAMLException error) {
    String problem = error.getProblem();
    if (error.getContextMark() != null
        && problem.matches(".*(unexpected end of stream|<stream end>)")) {
      return source.problem(
          position(error.getContextMark()),
          "what starts here is not closed before the file ends",
          null);
    }
    Position at = position(error.getProblemMark());
    Position key = keyWithoutColon(problem, at);
    if (key != null) {
      return source.problem(key, "a key needs a colon and a space behind it", "write 'key: value'");
    }
    String line = source.line(at.line());
    String indentation = line.substring(0, line.length() - line.stripLeading().length());
    if (indentation.contains("\t")) {
      int tab = indentation.indexOf('\t') + 1;
      return source.problem(
          new Position(at.line(), tab, 1), "a tab cannot indent YAML", "use spaces");
    }
    String text =
        problem
            .replace("<stream end>", "the end of the file")
            .replace("<block end>", "the end of the block")
            .replaceFirst("\\. \\(Do not use .*", "");
    return source.problem(at, "not valid YAML: " + text, yamlHint(problem));
  }

  /** The parser notices only where the next key comes. */
  private @Nullable Position keyWithoutColon(String problem, Position at) {
    if (!problem.startsWith("could not find expected ':'")
        && !problem.startsWith("mapping values are not allowed")) {
      return null;
    }
    for (int number = Math.min(at.line(), source.lines().size()); number >= 1; number--) {
      String line = source.line(number);
      Matcher found = KEY_WITHOUT_COLON.matcher(line);
      if (found.matches()) {
        int column = line.codePointCount(0, found.start(1)) + 1;
        return new Position(number, column, line.codePointCount(found.start(1), found.end(1)));
      }
      if (number < at.line() && !line.isBlank()) {
        return null;
      }
    }
    return null;
  }

  private static @Nullable String yamlHint(String problem) {
    if (problem.startsWith("mapping values are not allowed")) {
      return "check the indentation; a text that contains ': ' needs quotes";
    }
    if (problem.contains("<block end>")) {
      return "check the indentation";
    }
    if (problem.contains("(TAB)")) {
      return "use spaces";
    }
    if (problem.contains("that cannot start any token")) {
      return "put the text in quotes";
    }
    return null;
  }

  /** Jackson itself refuses only one thing that YAML allows: keys that are not words. */
  private Problem yamlKey(JsonProcessingException error) {
    Position at = position(error.getLocation());
    if (error.getOriginalMessage().contains("AliasEvent")) {
      return source.problem(at, "anchors and aliases are not supported", "write the key out");
    }
    if (error.getOriginalMessage().startsWith("Expected a field name")) {
      return source.problem(at, "a key must be a word, not a list or a map", null);
    }
    return source.problem(at, "not valid YAML: " + firstSentence(error), null);
  }

  private Problem json(JsonProcessingException error) {
    Position at = position(error.getLocation());
    String rest = source.rest(at.line(), at.column());
    String message = error.getOriginalMessage();
    if (rest.startsWith("/") || rest.startsWith("#")) {
      return source.problem(
          at, "JSON has no comments", "remove it, or write the experiment in YAML");
    }
    if (rest.startsWith("}") || rest.startsWith("]")) {
      Position comma = trailingComma(at);
      if (comma != null) {
        return source.problem(comma, "a comma with nothing after it", "remove the comma");
      }
    }
    if (message.startsWith("Non-standard token")) {
      return source.problem(
          at, "not valid JSON: there is no NaN and no infinity", "write a finite number");
    }
    if (message.startsWith("Illegal unquoted character")) {
      return source.problem(
          at,
          "not valid JSON: a text must end in the line it starts in",
          "close the quote, or write \\n for the end of a line");
    }
    return source.problem(at, "not valid JSON: " + firstSentence(error), null);
  }

  /** The comma that stands before a closing bracket with only white space between, if one does. */
  private @Nullable Position trailingComma(Position bracket) {
    String line = source.line(bracket.line());
    int end = line.offsetByCodePoints(0, bracket.column() - 1);
    for (int number = bracket.line(); number >= 1; number--) {
      line = source.line(number);
      String before = (number == bracket.line() ? line.substring(0, end) : line).stripTrailing();
      if (!before.isEmpty()) {
        return before.endsWith(",")
            ? new Position(number, before.codePointCount(0, before.length()), 1)
            : null;
      }
    }
    return null;
  }

  /** Without Jackson's advice on its own settings and its idea of where the text came from. */
  private static String firstSentence(JsonProcessingException error) {
    String message =
        error
            .getOriginalMessage()
            .replaceFirst(" \\(start marker at .*", "")
            .replaceFirst(": enable `.*", "")
            .replaceFirst(", from `[^`]*`", "")
            .replaceFirst(" \\(code \\d+\\)", "")
            .replaceFirst("Unexpected character \\((.*?)\\)", "unexpected $1")
            .replaceFirst("Unexpected end-of-input", "the file ends too early");
    return message.lines().findFirst().orElse("");
  }

  private static Position position(Mark mark) {
    return new Position(mark.getLine() + 1, mark.getColumn() + 1, 1);
  }

  private Position position(@Nullable JsonLocation location) {
    if (location == null || location.getLineNr() < 1) {
      return Position.START;
    }
    int line = Math.min(location.getLineNr(), Math.max(1, source.lines().size()));
    int column =
        syntax == Syntax.JSON
            ? source.codePointColumn(line, location.getColumnNr())
            : location.getColumnNr();
    return new Position(line, Math.max(1, column), 1);
  }
}
