package io.github.experimentmaven.export.history;

import io.github.experimentmaven.export.github.GithubActions.Variables;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The commit that a build's sources are at.
 *
 * @param hash SHA-1 or SHA-256, in hexadecimal digits
 * @param date the day on which it was committed, where that was: {@code 2026-03-31}; null if git
 *     does not know the commit
 */
public record SourceCommit(String hash, @Nullable String date) {

  /** Of GitHub, GitLab, Jenkins and Azure: their check-outs may have no history to ask. */
  private static final List<String> VARIABLES =
      List.of("GITHUB_SHA", "CI_COMMIT_SHA", "GIT_COMMIT", "BUILD_SOURCEVERSION");

  /** SHA-1 or SHA-256. */
  private static final Pattern HASH = Pattern.compile("[0-9a-f]{40}|[0-9a-f]{64}");

  private static final Pattern ANSWER = Pattern.compile("(" + HASH + ") (\\d{4,}-\\d\\d-\\d\\d)");

  private static final long SECONDS = 10;

  /**
   * The commit: as a continuous integration server says, or else as git does. What was changed
   * since does not count.
   *
   * @param folder in the working tree
   * @return nothing outside of a repository, before the first commit, or without git
   * @throws InterruptedException if the thread is interrupted while git answers
   */
  public static Optional<SourceCommit> of(Path folder, Variables environment)
      throws InterruptedException {
    Optional<String> named = named(environment);
    Optional<SourceCommit> known = askGit(folder, named.orElse("HEAD"));
    return known.isPresent() ? known : named.map(hash -> new SourceCommit(hash, null));
  }

  private static Optional<String> named(Variables environment) {
    return VARIABLES.stream()
        .map(environment::get)
        .filter(Objects::nonNull)
        .filter(HASH.asMatchPredicate())
        .findFirst();
  }

  private static Optional<SourceCommit> askGit(Path folder, String commit)
      throws InterruptedException {
    ProcessBuilder git =
        new ProcessBuilder(
                "git",
                "-c",
                "log.showSignature=false",
                "show",
                "--no-patch",
                "--date=short",
                "--format=%H %cd",
                commit,
                "--")
            .directory(folder.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    Process process;
    try {
      process = git.start();
    } catch (IOException e) {
      // There is no git on this machine, and so nothing to know.
      return Optional.empty();
    }
    try {
      process.getOutputStream().close();
      if (!process.waitFor(SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
        return Optional.empty();
      }
      // A line fits into any pipe, so git never waits for us to read it.
      String answer =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      Matcher matcher = ANSWER.matcher(answer);
      return matcher.matches()
          ? Optional.of(new SourceCommit(matcher.group(1), matcher.group(2)))
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    } finally {
      process.destroy();
    }
  }
}
