package io.github.experimentmaven.export.github;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GithubActionsTest {

  @TempDir Path folder;

  @Test
  void outsideOfGithubThereIsNothingToWriteTo() throws IOException {
    GithubActions nowhere = GithubActions.of(name -> null);

    nowhere.appendSummary(left -> "text");

    assertThat(nowhere).isEqualTo(new GithubActions(false, null, null));
    assertThat(nowhere.shown(folder.resolve("a.yaml")))
        .isEqualTo(folder.resolve("a.yaml").toString().replace('\\', '/'));
  }

  @Test
  void filesAreNamedFromTheRepositorysRootOn() {
    GithubActions actions =
        GithubActions.of(
            Map.of("GITHUB_ACTIONS", "true", "GITHUB_WORKSPACE", folder.toString())::get);

    assertThat(actions.annotates()).isTrue();
    assertThat(actions.shown(folder.resolve("module/../module/src/a.yaml")))
        .isEqualTo("module/src/a.yaml");
  }

  @Test
  void everyModuleAppendsToTheSameSummary() throws IOException {
    Path summary = folder.resolve("summary.md");
    GithubActions actions =
        GithubActions.of(Map.of("GITHUB_STEP_SUMMARY", summary.toString())::get);

    actions.appendSummary(left -> "one\n");
    actions.appendSummary(left -> "two, " + left + "\n");

    assertThat(summary).hasContent("one\ntwo, 1048572\n");
  }

  @Test
  void aSummaryThatIsFullIsLeftAsItIs() throws IOException {
    Path summary = Files.write(folder.resolve("summary.md"), new byte[(1 << 20) + 5]);
    GithubActions actions = new GithubActions(true, summary, null);

    actions.appendSummary(left -> "left " + left);

    assertThat(summary).hasSize((1 << 20) + 5);
  }
}
