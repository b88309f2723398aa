package io.github.experimentmaven.export.github;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.experimentmaven.export.github.Annotation.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AnnotationLimitTest {

  @Test
  void theTenthOfALevelSaysHowManyGithubDrops() {
    List<Annotation> annotations =
        Stream.concat(of(Level.WARNING, 11), of(Level.ERROR, 13)).toList();

    List<Annotation> expected = new ArrayList<>(annotations);
    expected.set(9, annotation(Level.WARNING, "remark 10\nand 1 more, see the log"));
    expected.set(20, annotation(Level.ERROR, "remark 10\nand 3 more, see the log"));
    assertThat(AnnotationLimit.marked(annotations)).isEqualTo(expected);
  }

  @Test
  void whatIsShownAsAWholeIsLeftAsItIs() {
    List<Annotation> annotations =
        Stream.concat(of(Level.ERROR, 10), of(Level.WARNING, 10)).toList();

    assertThat(AnnotationLimit.marked(annotations)).isEqualTo(annotations);
    assertThat(AnnotationLimit.marked(List.of())).isEmpty();
  }

  private static Stream<Annotation> of(Level level, int count) {
    return IntStream.rangeClosed(1, count).mapToObj(i -> annotation(level, "remark " + i));
  }

  private static Annotation annotation(Level level, String message) {
    return new Annotation(level, "a.yaml", 0, 0, "title", message);
  }
}
