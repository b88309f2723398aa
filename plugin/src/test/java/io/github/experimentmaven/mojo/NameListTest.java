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

  @Test
  void namesOfASweepKeepTheirCommas() {
    assertThat(NameList.of(Arrays.asList("mlp/units=64", "lr=0.01", "cnn", "mlp/units=32")))
        .containsExactly("mlp/units=64,lr=0.01", "cnn", "mlp/units=32");
    assertThat(NameList.of(Arrays.asList("mlp/*", "lr=0.01*", "a")))
        .containsExactly("mlp/*,lr=0.01*", "a");
  }
}
