package io.github.experimentmaven.trainer;

import static io.github.experimentmaven.trainer.TrainingFixture.FLATTEN;
import static io.github.experimentmaven.trainer.TrainingFixture.SHAPE;
import static io.github.experimentmaven.trainer.TrainingFixture.softmax;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.experimentmaven.experiment.Optimizer;
import io.github.experimentmaven.trainer.CheckpointFile.UnusableException;
import io.github.experimentmaven.trainer.network.TrainableNetwork;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Of a checkpoint that does not fit nothing is used. */
class CheckpointsTest {

  @TempDir private Path folder;
  private final TrainableNetwork network = network(1);
  private final Counter counter = new Counter("counter", 0);
  private CheckpointFile file;

  @BeforeEach
  void leaveACheckpointOfAnotherNetwork() throws Exception {
    file = new CheckpointFile(folder.resolve("checkpoint.bin"), "key");
    Checkpoints checkpoints =
        new Checkpoints(
            file, network(2), List.of(new Counter("counter", 5), new Counter("other", 6)));
    checkpoints.onEpoch(new TrainedEpoch(3, 4, 1.5));
  }

  @Test
  void networkAndListenersGoOn() throws Exception {
    Counter other = new Counter("other", 0);

    int done = new Checkpoints(file, network, List.of(other, counter)).resume();

    assertThat(done).isEqualTo(3);
    assertThat(counter.value).isEqualTo(5);
    assertThat(other.value).isEqualTo(6);
    assertThat(network.weights()).isEqualTo(network(2).weights());
  }

  @Test
  void withoutAFileNothingIsDone() throws Exception {
    file.delete();

    assertThat(new Checkpoints(file, network, List.of(counter)).resume()).isZero();
    assertThat(counter.value).isZero();
  }

  @Test
  void aListenerWithoutItsStateCannotGoOn() {
    assertUnusable("it has no state of 'third'", counter, new Counter("third", 0));
  }

  @Test
  void aStateWithoutItsListenerIsOfAnotherTraining() {
    assertUnusable("it has a state of 'other', which this training does not have", counter);
  }

  @Test
  void aStateOfAnotherFormIsNotGuessedAt() {
    assertUnusable(
        "its state of 'other' was written by another version of the plugin", counter, new Word());
  }

  @Test
  void twoStatesUnderOneNameAreNoCheckpoint() {
    Checkpoints checkpoints =
        new Checkpoints(file, network, List.of(counter, new Counter("counter", 1)));

    assertThatThrownBy(() -> checkpoints.onEpoch(new TrainedEpoch(1, 2, 0.5)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("two listeners are called 'counter'");
  }

  private void assertUnusable(String message, StatefulListener<?>... listeners) {
    assertThatThrownBy(() -> new Checkpoints(file, network, List.of(listeners)).resume())
        .isInstanceOf(UnusableException.class)
        .hasMessage(message);
    assertThat(counter.value).isZero();
    assertThat(network.weights()).isEqualTo(network(1).weights());
  }

  private static TrainableNetwork network(long seed) {
    return TrainingFixture.network(
        TrainingFixture.training(new Optimizer.Sgd(0.01, 0.9, false), 4, 16, FLATTEN, softmax()),
        SHAPE,
        seed);
  }

  private static final class Counter implements StatefulListener<Counter.State> {

    private final String name;
    private int value;

    Counter(String name, int value) {
      this.name = name;
      this.value = value;
    }

    record State(int value) {}

    @Override
    public String name() {
      return name;
    }

    @Override
    public Class<State> stateType() {
      return State.class;
    }

    @Override
    public State state() {
      return new State(value);
    }

    @Override
    public void restore(State state) {
      value = state.value();
    }
  }

  /** Called as another listener, and remembers something else. */
  private static final class Word implements StatefulListener<Word.Said> {

    record Said(String word) {}

    @Override
    public String name() {
      return "other";
    }

    @Override
    public Class<Said> stateType() {
      return Said.class;
    }

    @Override
    public Said state() {
      return new Said("word");
    }

    @Override
    public void restore(Said state) {
      throw new IllegalStateException("there is nothing to restore");
    }
  }
}
