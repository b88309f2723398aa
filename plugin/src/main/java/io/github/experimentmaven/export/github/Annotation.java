package io.github.experimentmaven.export.github;

import java.util.Locale;

/**
 * A remark that GitHub shows at a line of a file.
 *
 * @param level how bad it is
 * @param file as {@link GithubActions#shown} gives it
 * @param line from 1; 0 for the file as a whole
 * @param column from 1; counts only with a line
 * @param title a few words
 * @param message what there is to say, one line or several
 */
public record Annotation(
    Level level, String file, int line, int column, String title, String message) {

  /** How bad it is. */
  public enum Level {
    /** Something does not hold. */
    ERROR,
    /** Somebody should look at it. */
    WARNING
  }

  /**
   * The line that tells GitHub, when it stands at the start of a line of standard output; after the
   * <a
   * href="https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands">syntax
   * of workflow commands</a>, escaped as the Actions toolkit does it.
   */
  public String command() {
    StringBuilder command = new StringBuilder("::").append(level.name().toLowerCase(Locale.ROOT));
    command.append(" file=").append(property(file));
    if (line > 0) {
      command.append(",line=").append(line).append(",col=").append(column);
    }
    command.append(",title=").append(property(title));
    return command.append("::").append(data(message)).toString();
  }

  /** The same with a last line that says how many are not shown. */
  Annotation withMore(long hidden) {
    String more = message + "\nand " + hidden + " more, see the log";
    return new Annotation(level, file, line, column, title, more);
  }

  private static String data(String text) {
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
  }

  private static String property(String text) {
    return data(text).replace(":", "%3A").replace(",", "%2C");
  }
}
