package io.github.experimentmaven.failure;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ProblemTest {

  private static final Path FILE = Path.of("src", "experiments", "a.yaml");

  @Test
  void theCaretStandsUnderTheMistake() {
    assertThat(new Problem(FILE, 5, 9, "message", "epochs: many", 4, "hint\nmore").render())
        .isEqualTo(
            """
            src/experiments/a.yaml:5:9: message
              | epochs: many
              |         ^^^^
              hint
              more""");
  }

  @Test
  void aProblemOfTheWholeFileHasNoExcerpt() {
    assertThat(new Problem(FILE, 0, 0, "message", "", 0, null))
        .hasToString("src/experiments/a.yaml: message");
  }

  @Test
  void aLongLineIsCutRoundTheCaret() {
    String line = "a".repeat(200) + "HERE" + "b".repeat(200);

    assertThat(new Problem(FILE, 1, 201, "message", line, 4, null).render())
        .isEqualTo(
            "src/experiments/a.yaml:1:201: message\n  | ..."
                + "a".repeat(55)
                + "HERE"
                + "b".repeat(51)
                + "...\n  |    "
                + " ".repeat(55)
                + "^^^^");
  }

  @Test
  void aCaretBehindTheLineAndALengthBeyondItAreCut() {
    assertThat(new Problem(FILE, 1, 4, "message", "abc", 9, null).render())
        .endsWith("\n  | abc\n  |    ^");
    assertThat(new Problem(FILE, 1, 2, "message", "abc", 9, null).render())
        .endsWith("\n  | abc\n  |  ^^");
  }

  @Test
  void whatAFileSaysCannotSteerATerminal() {
    Problem problem = new Problem(FILE, 0, 0, "no key 'a\u001b[31m\n'", "", 0, "write \u0007");

    assertThat(problem.message()).isEqualTo("no key 'a\uFFFD[31m\uFFFD'");
    assertThat(problem.hint()).isEqualTo("write \uFFFD");
  }

  @Test
  void aMessageEndsSomewhere() {
    Problem problem = new Problem(FILE, 0, 0, "x".repeat(1_000), "", 0, null);

    assertThat(problem.message()).isEqualTo("x".repeat(500) + "...");
  }
}
