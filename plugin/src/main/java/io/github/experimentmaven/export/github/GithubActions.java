package io.github.experimentmaven.export.github;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * The job of GitHub Actions that a build runs in, if it does.
 *
 * @param annotates whether lines of standard output become annotations
 * @param summary the file whose Markdown is shown with the job; null for none
 * @param workspace where the repository is checked out; null if unknown
 */
public record GithubActions(boolean annotates, @Nullable Path summary, @Nullable Path workspace) {

  /** GitHub drops a step's summary that is larger, all of it. */
  static final int SUMMARY_LIMIT = 1 << 20;

  /** Reads the environment variables that GitHub sets; others may set them for the same effect. */
  public static GithubActions of(Variables environment) {
    return new GithubActions(
        "true".equals(environment.get("GITHUB_ACTIONS")),
        path(environment.get("GITHUB_STEP_SUMMARY")),
        path(environment.get("GITHUB_WORKSPACE")));
  }

  /** Environment variables by their names. */
  @FunctionalInterface
  public interface Variables {

    /** The value, or null where there is none. */
    @Nullable String get(String name);
  }

  private static @Nullable Path path(@Nullable String text) {
    return text == null || text.isBlank() ? null : Path.of(text);
  }

  /** A file as annotations name it: from the repository's root on, with forward slashes. */
  public String shown(Path file) {
    Path absolute = file.toAbsolutePath().normalize();
    Path root = workspace == null ? null : workspace.toAbsolutePath().normalize();
    Path shown = root != null && absolute.startsWith(root) ? root.relativize(absolute) : absolute;
    return shown.toString().replace('\\', '/');
  }

  /**
   * Appends to the job's summary, if there is one, as much as fits: every module of a build writes
   * to the same file.
   *
   * @param markdown given the number of bytes that are left, at most so many in UTF-8
   * @throws IOException if the file cannot be written
   */
  public void appendSummary(IntFunction<String> markdown) throws IOException {
    if (summary == null) {
      return;
    }
    long used = Files.exists(summary) ? Files.size(summary) : 0;
    int left = (int) Math.max(0, SUMMARY_LIMIT - used);
    byte[] bytes = markdown.apply(left).getBytes(StandardCharsets.UTF_8);
    if (bytes.length <= left) {
      Files.write(summary, bytes, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
  }
}
