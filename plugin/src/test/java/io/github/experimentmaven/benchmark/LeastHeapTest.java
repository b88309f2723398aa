package io.github.experimentmaven.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LeastHeapTest {

  @Test
  void theLeastIsFoundToTheStep() throws Exception {
    List<Integer> tried = new ArrayList<>();

    int least =
        LeastHeap.least(
            512,
            mebibytes -> {
              tried.add(mebibytes);
              return mebibytes >= 237;
            });

    assertThat(least).isBetween(237, 240);
    assertThat(tried).startsWith(256, 128, 192).hasSize(7);
  }

  @Test
  void whereNothingLessIsEnoughTheFirstHeapIsTheLeast() throws Exception {
    assertThat(LeastHeap.least(512, mebibytes -> false)).isEqualTo(512);
  }
}
