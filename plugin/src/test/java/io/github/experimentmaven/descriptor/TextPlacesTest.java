package io.github.experimentmaven.descriptor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class TextPlacesTest {

  /** The second character of the second line takes two units of UTF-16. */
  private final SourceText text = SourceText.of(Path.of("a.yaml"), "ab\nx\ud83d\ude42y\n");

  private final TextPlaces places = new TextPlaces(text);

  @Test
  void columnsAreCharacters() {
    assertThat(places.character(2, 1)).isEqualTo('x');
    assertThat(places.character(2, 3)).isEqualTo('y');
    assertThat(places.start(2, 3)).isEqualTo(3);
    assertThat(places.character(1, 2)).isEqualTo('b');
  }

  @Test
  void behindTheEndOfALineOrOfTheTextThereIsNothing() {
    assertThat(places.character(1, 3)).isEqualTo(' ');
    assertThat(places.start(2, 9)).isEqualTo(4);
    assertThat(places.line(4)).isEmpty();
    assertThat(places.character(4, 1)).isEqualTo(' ');
  }

  @Test
  void unitsAreCountedAsTheTextItselfDoes() {
    for (int line = 0; line <= 4; line++) {
      for (int unit = 0; unit <= 6; unit++) {
        assertThat(places.column(line, unit))
            .as("line " + line + ", unit " + unit)
            .isEqualTo(text.codePointColumn(line, unit));
      }
    }
  }
}
