package io.github.experimentmaven.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class SampleFormatTest {

  @Test
  void samplesAreRowsOrImagesWithClassesOrNumbers() {
    SampleFormat rows = SampleFormat.rows(List.of("a", "b")).withNumbers(List.of("price"));
    SampleFormat images = SampleFormat.images(28, 20, 3).ofClasses(List.of("cat", "dog"));

    assertThat(rows.columns()).containsExactly("a", "b");
    assertThat(rows.imageShape()).isEmpty();
    assertThat(rows.targetNames()).containsExactly("price");
    assertThat(rows.classNames()).isEmpty();
    assertThat(images.columns()).isEmpty();
    assertThat(images.imageShape()).containsExactly(28, 20, 3);
    assertThat(images.targetNames()).isEmpty();
    assertThat(images.classNames()).containsExactly("cat", "dog");
  }

  @Test
  void namesAreEnoughAndDiffer() {
    refused(() -> SampleFormat.rows(List.of()), "columns are []; expected at least 1");
    refused(
        () -> SampleFormat.rows(List.of("a", "b", "a")), "columns have a name twice: [a, b, a]");
    SampleFormat.Features rows = SampleFormat.rows(List.of("a"));
    refused(() -> rows.ofClasses(List.of("yes")), "classes are [yes]; expected at least 2");
    refused(() -> rows.withNumbers(List.of()), "numbers are []; expected at least 1");
    refused(
        () -> SampleFormat.images(28, 0, 1),
        "the shape of images is [28, 0, 1]; expected [height, width, channels], each at least 1");
  }

  private static void refused(Runnable format, String message) {
    assertThatThrownBy(format::run)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }
}
