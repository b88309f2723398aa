package io.github.experimentmaven.experiment;

import java.util.List;
import java.util.regex.Pattern;

/** What the words of a text are, as Keras' TextVectorization splits it. */
public enum TextSplitting {
  @Described("What stands between blanks, tabs and line ends.")
  WHITESPACE {
    @Override
    public List<String> of(String text) {
      return BLANKS.splitAsStream(text).filter(word -> !word.isEmpty()).toList();
    }
  },
  @Described("Each character, blanks, too.")
  CHARACTER {
    @Override
    public List<String> of(String text) {
      return text.codePoints().mapToObj(Character::toString).toList();
    }
  };

  private static final Pattern BLANKS = Pattern.compile("[ \\t\\n\\x0B\\f\\r]+");

  /** The words of a text that is standardized. */
  public abstract List<String> of(String text);
}
