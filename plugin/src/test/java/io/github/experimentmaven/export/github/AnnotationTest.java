package io.github.experimentmaven.export.github;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.experimentmaven.export.ExportFixture;
import io.github.experimentmaven.export.github.Annotation.Level;
import org.junit.jupiter.api.Test;

class AnnotationTest {

  @Test
  void aLineOfAFileIsNamedWithItsColumn() {
    assertThat(
            new Annotation(Level.ERROR, "src/experiments/a.yaml", 7, 3, "gate", "below").command())
        .isEqualTo("::error file=src/experiments/a.yaml,line=7,col=3,title=gate::below");
  }

  @Test
  void aFileAsAWholeHasNoLine() {
    assertThat(new Annotation(Level.WARNING, "a.yaml", 0, 0, "gate", "unsure").command())
        .isEqualTo("::warning file=a.yaml,title=gate::unsure");
  }

  @Test
  void whatEndsAPropertyOrALineIsEscaped() {
    assertThat(
            new Annotation(Level.ERROR, "a,b:c%.yaml", 1, 1, "x, y: z", "50%\r\na: b, c").command())
        .isEqualTo(
            "::error file=a%2Cb%3Ac%25.yaml,line=1,col=1,title=x%2C y%3A z::50%25%0D%0Aa: b, c");
  }

  @Test
  void hostileTextStaysOneCommand() {
    String hostile = ExportFixture.HOSTILE;

    String command = new Annotation(Level.ERROR, hostile, 1, 1, hostile, hostile).command();

    assertThat(command).doesNotContain("\n", "\r").startsWith("::error file=<script>");
    assertThat(command.split("::", 3)[2])
        .isEqualTo(hostile.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A"));
  }
}
