package io.github.experimentmaven.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.experimentmaven.experiment.Optimizer;
import io.github.experimentmaven.trainer.MemoryNeed.ExceededException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class MemoryNeedTest {

  private static final Optimizer ADAM = new Optimizer.Adam(0.001, 0.9, 0.999, 1e-7, false);
  private static final long MOST = Integer.MAX_VALUE;

  static Stream<Arguments> optimizers() {
    return Stream.of(
        Arguments.of(new Optimizer.Sgd(0.01, 0, false), 2),
        Arguments.of(new Optimizer.Sgd(0.01, 0.9, false), 3),
        Arguments.of(new Optimizer.RmsProp(0.001, 0.9, 0, 1e-7, false, false), 3),
        Arguments.of(new Optimizer.RmsProp(0.001, 0.9, 0.5, 1e-7, true, false), 5),
        Arguments.of(ADAM, 4),
        Arguments.of(new Optimizer.Adam(0.001, 0.9, 0.999, 1e-7, true), 5));
  }

  // Weights, gradient and the optimizer's state; outside of the heap weights and gradient again.
  @ParameterizedTest
  @MethodSource("optimizers")
  void itIsAFloatForEachArrayAndWeight(Optimizer optimizer, int arrays) {
    assertThat(need(optimizer, 1_000)).isEqualTo(new MemoryNeed(arrays * 4_000L, 8_000));
  }

  @Test
  void theLargestNetworkIsReckonedWithRight() {
    assertThat(need(ADAM, MOST)).isEqualTo(new MemoryNeed(34_359_738_352L, 17_179_869_176L));
  }

  @Test
  void whatIsExactlyEnoughIsEnough() {
    MemoryNeed need = need(ADAM, MOST);

    assertThatCode(() -> need.requireWithin(need)).doesNotThrowAnyException();
  }

  @Test
  void aLackOnEitherSideOfTheHeapIsToldWithBothSides() {
    MemoryNeed need = need(ADAM, 200_024_403);
    String message =
        "the network needs more than 3052m of Java heap and 1526m of off-heap memory; there are ";

    assertThatThrownBy(() -> need.requireWithin(new MemoryNeed(1L << 30, 4L << 30)))
        .isInstanceOf(ExceededException.class)
        .hasMessage(message + "1024m and 4096m");
    assertThatThrownBy(() -> need.requireWithin(new MemoryNeed(4L << 30, 1L << 30)))
        .isInstanceOf(ExceededException.class)
        .hasMessage(message + "4096m and 1024m");
  }

  private static MemoryNeed need(Optimizer optimizer, long parameters) {
    return MemoryNeed.of(
        TrainingFixture.training(optimizer, 1, 1, TrainingFixture.softmax()), parameters);
  }
}
