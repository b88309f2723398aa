package io.github.experimentmaven.trainer.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.experimentmaven.experiment.ActivationFunction;
import io.github.experimentmaven.experiment.Loss;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;

class LanesTest {

  @Test
  void aSingleLaneTakesAllPartsInTheirOrderOnTheThreadThatCalls() {
    StringBuilder done = new StringBuilder();
    try (Lanes lanes = lanes(1)) {
      lanes.run(3, (lane, part) -> done.append(part).append(Thread.currentThread().getName()));
    }

    String name = Thread.currentThread().getName();
    assertThat(done).hasToString("0" + name + "1" + name + "2" + name);
  }

  @Test
  void lanesWorkAtTheSameTimeEachOnPartsOfItsOwn() {
    Map<Integer, Lane> lanesByPart = new ConcurrentHashMap<>();
    CountDownLatch both = new CountDownLatch(2);
    try (Lanes lanes = lanes(2)) {
      lanes.run(
          4,
          (lane, part) -> {
            lanesByPart.put(part, lane);
            both.countDown();
            awaitUninterruptibly(both);
          });
    }

    assertThat(lanesByPart.keySet()).containsExactlyInAnyOrder(0, 1, 2, 3);
    assertThat(lanesByPart.get(2)).isSameAs(lanesByPart.get(0));
    assertThat(lanesByPart.get(3)).isSameAs(lanesByPart.get(1));
    assertThat(lanesByPart.get(1)).isNotSameAs(lanesByPart.get(0));
  }

  @Test
  void noPartNoWork() {
    try (Lanes lanes = lanes(2)) {
      lanes.run(
          0,
          (lane, part) -> {
            throw new AssertionError(part);
          });
    }
  }

  @Test
  void whatFailsOnAnotherThreadFailsHere() {
    try (Lanes lanes = lanes(2)) {
      assertThatThrownBy(() -> lanes.run(2, failingOn(1, new OutOfMemoryError("native"))))
          .isInstanceOf(OutOfMemoryError.class)
          .hasMessage("native");
      assertThatThrownBy(() -> lanes.run(2, failingOn(1, new IllegalArgumentException("shape"))))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("a part of a batch could not be computed")
          .hasRootCauseMessage("shape");
    }
  }

  @Test
  void aFailureOfTheFirstLaneWaitsForTheOthers() {
    Map<Integer, Boolean> done = new ConcurrentHashMap<>();
    CountDownLatch failed = new CountDownLatch(1);
    try (Lanes lanes = lanes(2)) {
      assertThatThrownBy(
              () ->
                  lanes.run(
                      2,
                      (lane, part) -> {
                        if (part == 0) {
                          failed.countDown();
                          throw new IllegalArgumentException("first");
                        }
                        awaitUninterruptibly(failed);
                        done.put(part, true);
                      }))
          .hasMessage("first");

      assertThat(done).containsOnlyKeys(1);
    }
  }

  private static Lanes.Work failingOn(int failing, Throwable failure) {
    return (lane, part) -> {
      if (part == failing) {
        if (failure instanceof Error error) {
          throw error;
        }
        throw (RuntimeException) failure;
      }
    };
  }

  private static void awaitUninterruptibly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Lanes lanes(int count) {
    return new Lanes(
        IntStream.range(0, count)
            .mapToObj(
                lane ->
                    new Lane(
                        new Passes(List.of(), 1),
                        new OutputLoss(ActivationFunction.LINEAR, Loss.MEAN_SQUARED_ERROR, 1),
                        1,
                        Nd4j.zeros(DataType.FLOAT, 1)))
            .toList());
  }
}
