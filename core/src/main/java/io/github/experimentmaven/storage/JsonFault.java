package io.github.experimentmaven.storage;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidNullException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Says what is wrong with JSON without the words of its parser and of Java. */
public final class JsonFault {

  /** Of what a record requires not to be null. */
  private static final Pattern NAME = Pattern.compile("\\w+");

  private static final Pattern TWICE = Pattern.compile("Duplicate field '(.*)'");

  /** The character, and what was expected in its place. */
  private static final Pattern CHARACTER =
      Pattern.compile("Unexpected character \\((.*?)(?: \\(code .*?\\))?\\)(?::? (.*))?");

  /** By what the parser says that it expected. */
  private static final List<Map.Entry<String, String>> EXPECTED =
      List.of(
          Map.entry("comma", "a comma"),
          Map.entry("colon", "a colon"),
          Map.entry("field name", "a key in double quotes"),
          Map.entry("valid value", "a value"));

  private JsonFault() {}

  /** On one line; where it is, the exception's location says. */
  public static String text(JsonProcessingException fault) {
    // Within a list or a map, what the parser found is wrapped.
    if (fault.getCause() instanceof JsonParseException parsed) {
      return text(parsed);
    }
    String message = String.valueOf(fault.getOriginalMessage()).lines().findFirst().orElse("");
    // There is an exception of its own for some of these alone.
    if (message.startsWith("Unexpected end-of-input")) {
      return "it ends too early";
    }
    return fault instanceof JsonMappingException mapping
        ? mapping(mapping, message)
        : syntax(message);
  }

  private static String mapping(JsonMappingException fault, String message) {
    if (message.startsWith("No content")) {
      return "it is empty";
    }
    if (message.startsWith("Trailing token")) {
      return "something follows after its end";
    }
    if (message.startsWith("Missing ") || fault instanceof InvalidNullException) {
      return path(fault) + " is missing";
    }
    if (fault instanceof UnrecognizedPropertyException) {
      return "it has the unknown key " + path(fault);
    }
    String path = path(fault);
    if (fault instanceof ValueInstantiationException) {
      if (fault.getCause() instanceof IllegalArgumentException reason) {
        return (path.isEmpty() ? "" : path + ": ") + reason.getMessage();
      }
      if (fault.getCause() instanceof NullPointerException missing
          && NAME.matcher(String.valueOf(missing.getMessage())).matches()) {
        return (path.isEmpty() ? "" : path + ".") + missing.getMessage() + " is missing";
      }
    }
    return (path.isEmpty() ? "it" : path) + " is not what it must be";
  }

  private static String syntax(String message) {
    Matcher twice = TWICE.matcher(message);
    if (twice.matches()) {
      return "it has the key '" + twice.group(1) + "' twice";
    }
    Matcher character = CHARACTER.matcher(message);
    if (!character.matches()) {
      return message.replaceFirst(", from `[^`]*`", "");
    }
    String expected = String.valueOf(character.group(2));
    return "unexpected "
        + character.group(1)
        + EXPECTED.stream()
            .filter(each -> expected.contains(each.getKey()))
            .findFirst()
            .map(each -> ", expected " + each.getValue())
            .orElse("");
  }

  /** From the outside inwards: {@code files.train_images}, {@code runs.0.seed}. */
  private static String path(JsonMappingException fault) {
    return fault.getPath().stream()
        .map(
            step ->
                step.getFieldName() == null ? String.valueOf(step.getIndex()) : step.getFieldName())
        .collect(Collectors.joining("."));
  }
}
