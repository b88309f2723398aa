package io.github.experimentmaven.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class NameListTest {

  @Test
  void whatIsLeftEmptyBetweenCommasAndTheSpaceAroundNamesAreDropped() {
    assertThat(NameList.of(Arrays.asList(null, "bars", " first ", "", " ", null)))
        .containsExactly("bars", "first");
  }

  @Test
  void noListHasNoNames() {
    assertThat(NameList.of(null)).isEmpty();
  }
}
