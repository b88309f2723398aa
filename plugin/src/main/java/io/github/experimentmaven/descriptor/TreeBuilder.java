package io.github.experimentmaven.descriptor;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.github.experimentmaven.descriptor.Node.Style;
import io.github.experimentmaven.failure.DescriptorException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Turns the parser's tokens into a tree with positions. What YAML has beyond JSON's model (anchors,
 * aliases, tags, several documents) is refused, which also makes expansion attacks harmless.
 */
final class TreeBuilder {

  /** Far more than the language needs, and far less than the stack holds. */
  static final int MAX_DEPTH = 50;

  /** YAML 1.1 reads these as booleans, YAML 1.2 as words; we leave it to who needs a boolean. */
  private static final Set<String> TRUE_AND_FALSE = Set.of("true", "false");

  private final Syntax syntax;
  private final SourceText source;
  private final Problems problems;
  private final JsonParser parser;
  private final TextPlaces places;

  private TreeBuilder(Syntax syntax, Problems problems, JsonParser parser) {
    this.syntax = syntax;
    this.source = problems.source();
    this.problems = problems;
    this.parser = parser;
    this.places = new TextPlaces(problems.source());
  }

  /**
   * Parses a file's text.
   *
   * @param problems takes what can be reported and passed over, such as a duplicate key
   * @throws DescriptorException if the text cannot be parsed to its end
   */
  static Node build(Syntax syntax, Problems problems) throws DescriptorException {
    try (JsonParser parser = syntax.parser(problems.source().text())) {
      return new TreeBuilder(syntax, problems, parser).document();
    } catch (JsonProcessingException e) {
      problems.add(new SyntaxErrors(syntax, problems.source()).explain(e));
      throw new DescriptorException(problems.found());
    } catch (IOException e) {
      // The text is in memory: nothing else can fail.
      throw new UncheckedIOException(e);
    }
  }

  private Node document() throws IOException, DescriptorException {
    if (parser.nextToken() == null) {
      throw fatal(
          Position.START,
          source.text().isBlank() ? "the file is empty" : "the file holds only comments",
          "an experiment needs at least dataset, architecture and epochs");
    }
    Node root = node(1);
    if (parser.nextToken() != null) {
      throw fatal(
          position(),
          "the file goes on after the end of the experiment",
          "put each experiment into a file of its own");
    }
    return root;
  }

  private Node node(int depth) throws IOException, DescriptorException {
    Position at = position();
    if (depth > MAX_DEPTH) {
      throw fatal(at, "nested deeper than " + MAX_DEPTH + " levels", null);
    }
    boolean alias = refuseYamlExtras(at);
    JsonToken token = parser.currentToken();
    if (token == JsonToken.START_OBJECT) {
      return mapping(at, depth);
    }
    if (token == JsonToken.START_ARRAY) {
      List<Node> items = new ArrayList<>();
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        items.add(node(depth + 1));
      }
      return new Node.Sequence(items, at);
    }
    String text = parser.getText();
    return alias ? new Node.Broken(at) : new Node.Scalar(text, style(token, text, at), at);
  }

  private Node mapping(Position at, int depth) throws IOException, DescriptorException {
    Map<String, Node.Entry> entries = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      Position keyAt = position();
      refuseYamlExtras(keyAt);
      String key = parser.currentName();
      parser.nextToken();
      Node.Entry entry = new Node.Entry(key, keyAt, node(depth + 1));
      Node.Entry first = entries.putIfAbsent(key, entry);
      if (first != null) {
        problems.add(
            keyAt, "duplicate key '" + key + "', already given in line " + first.keyAt().line());
      }
    }
    return new Node.Mapping(List.copyOf(entries.values()), at);
  }

  private Style style(JsonToken token, String text, Position at) {
    return switch (token) {
      case VALUE_NULL -> Style.NULL;
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> Style.NUMBER;
      case VALUE_TRUE, VALUE_FALSE ->
          TRUE_AND_FALSE.contains(text.toLowerCase(Locale.ROOT)) ? Style.BOOLEAN : Style.WORD;
      default -> syntax == Syntax.YAML && !isQuoted(at) ? Style.WORD : Style.TEXT;
    };
  }

  private boolean isQuoted(Position at) {
    return "\"'|>".indexOf(places.character(at.line(), at.column())) >= 0;
  }

  /** Reports an anchor, alias or tag; returns whether it is an alias, which has no value. */
  private boolean refuseYamlExtras(Position at) {
    if (syntax != Syntax.YAML) {
      return false;
    }
    // A plain scalar cannot start with these, so the character tells.
    char start = places.character(at.line(), at.column());
    switch (start) {
      case '&', '*' ->
          problems.add(at, "anchors and aliases are not supported", "write the value out");
      case '!' -> problems.add(at, "tags are not supported", "leave the tag out");
      default -> {}
    }
    return start == '*';
  }

  private Position position() throws IOException {
    JsonLocation location = parser.currentTokenLocation();
    int line = location.getLineNr();
    // Jackson counts UTF-16 units in JSON and, with SnakeYAML, code points in YAML.
    int column =
        syntax == Syntax.JSON
            ? places.column(line, location.getColumnNr())
            : location.getColumnNr();
    return new Position(
        line, column, length(places.line(line), places.start(line, column)), source);
  }

  /** The length of the token that starts at a place of its line. */
  private int length(String line, int start) throws IOException {
    char first = start < line.length() ? line.charAt(start) : ' ';
    if (first == '"' || first == '\'') {
      int end = start + 1;
      while (end < line.length() && line.charAt(end) != first) {
        end += line.charAt(end) == '\\' && first == '"' ? 2 : 1;
      }
      return line.codePointCount(start, Math.min(end + 1, line.length()));
    }
    if (first == '*' || first == '&' || first == '!') {
      int end = start;
      while (end < line.length() && " \t,]}".indexOf(line.charAt(end)) < 0) {
        end++;
      }
      return end - start;
    }
    String text =
        switch (parser.currentToken()) {
          case START_OBJECT, START_ARRAY -> "";
          default -> parser.getText();
        };
    return line.startsWith(text, start) ? Math.max(1, text.codePointCount(0, text.length())) : 1;
  }

  private DescriptorException fatal(Position at, String message, @Nullable String hint) {
    problems.add(at, message, hint);
    return new DescriptorException(problems.found());
  }
}
