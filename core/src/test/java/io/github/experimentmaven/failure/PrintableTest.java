package io.github.experimentmaven.failure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PrintableTest {

  @Test
  void noCharacterEndsTheLineSteersATerminalOrTurnsTheOrder() {
    IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
        .filter(
            c ->
                Character.getType(c) == Character.CONTROL
                    || Character.getType(c) == Character.LINE_SEPARATOR
                    || Character.getType(c) == Character.PARAGRAPH_SEPARATOR
                    || Character.getDirectionality(c)
                        >= Character.DIRECTIONALITY_LEFT_TO_RIGHT_EMBEDDING)
        .forEach(
            c ->
                assertThat(Printable.of("a" + Character.toString(c) + "::error::b"))
                    .as(Integer.toHexString(c))
                    .isEqualTo("a\uFFFD::error::b"));
  }

  @Test
  void whatPeopleWriteStaysAsItIs() {
    String text = "Größe 😀 – مرحبا שלום 漢字 ½ a\u0301";

    assertThat(Printable.of(text)).isEqualTo(text);
  }

  @Test
  void aLongTextIsCutBetweenCharacters() {
    assertThat(Printable.of("😀😀😀", 3)).isEqualTo("😀😀😀");
    assertThat(Printable.of("😀😀\n😀", 3)).isEqualTo("😀😀\uFFFD...");
  }
}
