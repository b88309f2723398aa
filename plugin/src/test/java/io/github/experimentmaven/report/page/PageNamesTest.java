package io.github.experimentmaven.report.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class PageNamesTest {

  @Test
  void aPageIsCalledLikeItsExperiment() {
    PageNames names = new PageNames(List.of("mnist-cnn", "v1.2_x"));

    assertThat(names.page("mnist-cnn")).isEqualTo("mnist-cnn.html");
    assertThat(names.page("v1.2_x")).isEqualTo("v1.2_x.html");
    assertThat(names.sample("mnist-cnn", 0)).isEqualTo("mnist-cnn-sample-1.png");
  }

  @Test
  void noExperimentTakesThePlaceOfTheIndex() {
    assertThat(new PageNames(List.of("index")).page("index")).matches("index-[0-9a-f]{8}\\.html");
    assertThat(new PageNames(List.of("Index")).page("Index")).matches("Index-[0-9a-f]{8}\\.html");
  }

  @Test
  void namesThatDifferInCaseOnlyGetDifferentFiles() {
    PageNames names = new PageNames(List.of("cnn", "CNN"));

    assertThat(names.page("cnn")).matches("cnn-[0-9a-f]{8}\\.html");
    assertThat(names.page("CNN")).matches("CNN-[0-9a-f]{8}\\.html");
    assertThat(names.page("cnn")).isNotEqualToIgnoringCase(names.page("CNN"));
  }

  @Test
  void aNameThatIsNoFileNameIsReplacedAndStaysInTheFolder() {
    for (String name : List.of("../../etc/passwd", "a/b", "..", "\u05e9", "a b", "x".repeat(300))) {
      assertThat(new PageNames(List.of(name)).page(name))
          .matches("[A-Za-z0-9_-]{1,110}\\.html")
          .doesNotStartWith("-");
    }
  }

  @Test
  void anUnknownExperimentHasNoPage() {
    assertThatThrownBy(() -> new PageNames(List.of("a")).page("b"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the report has no experiment b");
  }
}
