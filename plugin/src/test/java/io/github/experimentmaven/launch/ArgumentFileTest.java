package io.github.experimentmaven.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ArgumentFileTest {

  @TempDir private Path directory;

  @Test
  void everyArgumentStandsQuotedOnALineOfItsOwn() throws Exception {
    Path file = directory.resolve("args");

    ArgumentFile.write(
        file, List.of("-cp", "C:\\a b\\c.jar", "say \"#1\"", "a\n\tb"), StandardCharsets.UTF_8);

    assertThat(file)
        .hasContent(
            """
            "-cp"
            "C:\\\\a b\\\\c.jar"
            "say \\"#1\\""
            "a\\n\\tb"
            """);
  }

  @Test
  void charactersAreWrittenInTheSystemsEncoding() throws Exception {
    Path file = directory.resolve("args");

    ArgumentFile.write(file, List.of("é"), StandardCharsets.ISO_8859_1);

    assertThat(Files.readAllBytes(file)).containsExactly('"', 0xE9, '"', '\n');
  }

  @Test
  void aCharacterThatTheSystemCannotExpressIsRefusedBeforeAnythingIsWritten() {
    Path file = directory.resolve("args");

    assertThatThrownBy(
            () -> ArgumentFile.write(file, List.of("/home/漢"), StandardCharsets.ISO_8859_1))
        .isInstanceOf(IOException.class)
        .hasMessage(
            "the system's encoding ISO-8859-1 cannot express /home/漢; use a path of other"
                + " characters, or a UTF-8 locale");
    assertThat(file).doesNotExist();
  }
}
