package io.github.experimentmaven.descriptor;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What people write who have Python, or percent, in mind. */
final class PythonWords {

  private static final Pattern PERCENT = Pattern.compile("([0-9]+(\\.[0-9]+)?) *%");

  private PythonWords() {}

  /** Whether it is what Python has for nothing, and YAML and JSON for four letters. */
  static boolean isNone(Node node) {
    return node instanceof Node.Scalar scalar && scalar.isText() && scalar.text().equals("None");
  }

  /** What to write in the place of a value; null where nobody knows. */
  static @Nullable String hint(Node node) {
    if (!(node instanceof Node.Scalar scalar) || !scalar.isText()) {
      return null;
    }
    if (isNone(node)) {
      return "YAML has no None: leave the key out for what it is by default";
    }
    if (scalar.text().startsWith("(")) {
      return "a tuple of Python is a list here: [3, 3]";
    }
    Matcher percent = PERCENT.matcher(scalar.text());
    return percent.matches() ? "for percent, divide by 100" : null;
  }
}
