package io.github.experimentmaven.export.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceCommitTest {

  private static final String HASH = "0123456789abcdef0123456789abcdef01234567";

  @TempDir Path folder;

  @Test
  void theServerThatBuildsKnowsTheCommit() throws InterruptedException {
    for (String variable :
        List.of("GITHUB_SHA", "CI_COMMIT_SHA", "GIT_COMMIT", "BUILD_SOURCEVERSION")) {
      assertThat(SourceCommit.of(folder, Map.of(variable, HASH)::get))
          .contains(new SourceCommit(HASH, null));
    }
  }

  @Test
  void whatIsNoHashIsPassedOver() throws InterruptedException {
    assertThat(SourceCommit.of(folder, Map.of("GITHUB_SHA", "main", "GIT_COMMIT", HASH)::get))
        .contains(new SourceCommit(HASH, null));
  }

  @Test
  void outsideOfARepositoryThereIsNone() throws Exception {
    assertThat(SourceCommit.of(folder, name -> null)).isEmpty();
  }

  @Test
  void elseGitIsAsked() throws Exception {
    assumeTrue(git("init", "-q"), "there is no git");
    assertThat(SourceCommit.of(folder, name -> null)).isEmpty();
    git(
        "-c",
        "user.name=a",
        "-c",
        "user.email=a@example.org",
        "commit",
        "-q",
        "--allow-empty",
        "-m",
        "first",
        "--date=1999-12-31T23:00:00+01:00");

    SourceCommit commit = SourceCommit.of(folder, name -> null).orElseThrow();

    assertThat(commit.hash()).matches("[0-9a-f]{40}");
    // Not the author's, which may be of any time.
    assertThat(commit.date()).isEqualTo("2026-03-31");
    assertThat(SourceCommit.of(folder, Map.of("GITHUB_SHA", commit.hash())::get)).contains(commit);
  }

  private boolean git(String... arguments) throws InterruptedException {
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(arguments));
    try {
      ProcessBuilder git = new ProcessBuilder(command).directory(folder.toFile());
      git.environment().put("GIT_COMMITTER_DATE", "2026-03-31T23:30:00+09:00");
      return git.start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }
}
