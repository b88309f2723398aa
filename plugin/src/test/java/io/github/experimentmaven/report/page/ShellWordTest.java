package io.github.experimentmaven.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShellWordTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {"mnist-cnn|mnist-cnn", "a b|'a b'", "$(id)|'$(id)'", "it's|'it'\\''s'"})
  void whatAShellWouldTakeForSomethingElseIsQuoted(String word, String written) {
    assertThat(ShellWord.of(word)).isEqualTo(written);
  }
}
