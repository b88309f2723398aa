package io.github.experimentmaven.export.history;

import io.github.experimentmaven.export.github.GithubActions.Variables;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** Finds the commit that a build's sources are at. */
public final class SourceCommit {

  /** Of GitHub, GitLab, Jenkins and Azure: their check-outs may have no history to ask. */
  private static final List<String> VARIABLES =
      List.of("GITHUB_SHA", "CI_COMMIT_SHA", "GIT_COMMIT", "BUILD_SOURCEVERSION");

  /** SHA-1 or SHA-256. */
  private static final Pattern HASH = Pattern.compile("[0-9a-f]{40}|[0-9a-f]{64}");

  private static final long SECONDS = 10;

  private SourceCommit() {}

  /**
   * The commit's hash: as a continuous integration server says, or else as git does. What was
   * changed since does not count.
   *
   * @param folder in the working tree
   * @return nothing outside of a repository, before the first commit, or without git
   * @throws InterruptedException if the thread is interrupted while git answers
   */
  public static Optional<String> of(Path folder, Variables environment)
      throws InterruptedException {
    for (String variable : VARIABLES) {
      String value = environment.get(variable);
      if (value != null && HASH.matcher(value).matches()) {
        return Optional.of(value);
      }
    }
    return askGit(folder);
  }

  private static Optional<String> askGit(Path folder) throws InterruptedException {
    ProcessBuilder git =
        new ProcessBuilder("git", "rev-parse", "--verify", "--quiet", "HEAD")
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
      // A hash fits into any pipe, so git never waits for us to read it.
      String answer =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      return Optional.of(answer).filter(HASH.asMatchPredicate());
    } catch (IOException e) {
      return Optional.empty();
    } finally {
      process.destroy();
    }
  }
}
