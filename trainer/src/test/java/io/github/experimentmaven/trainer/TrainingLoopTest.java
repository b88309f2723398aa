package io.github.experimentmaven.trainer;

import static io.github.experimentmaven.trainer.TrainingFixture.FLATTEN;
import static io.github.experimentmaven.trainer.TrainingFixture.SHAPE;
import static io.github.experimentmaven.trainer.TrainingFixture.patterns;
import static io.github.experimentmaven.trainer.TrainingFixture.softmax;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.experimentmaven.experiment.Layer;
import io.github.experimentmaven.experiment.Optimizer;
import io.github.experimentmaven.experiment.Training;
import io.github.experimentmaven.trainer.network.TrainableNetwork;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingLoopTest {

  private static final Optimizer ADAM = new Optimizer.Adam(0.001, 0.9, 0.999, 1e-7, false);
  private static final int PATIENCE = 3;
  private static final int SEED = 7;

  @TempDir private Path folder;

  // 70 images in batches of 32
  @Test
  void listenersAreToldOfEverythingOneAfterTheOther() throws Exception {
    List<String> told = new ArrayList<>();

    loop(network(), 2, new Teller("first", told), new Teller("second", told))
        .run(1, Integer.MAX_VALUE);

    assertThat(told)
        .containsExactly(
            "first: the training starts after 1",
            "second: the training starts after 1",
            "first: epoch 2 starts",
            "second: epoch 2 starts",
            "first: batch 1 of 3, 32 images",
            "second: batch 1 of 3, 32 images",
            "first: batch 2 of 3, 32 images",
            "second: batch 2 of 3, 32 images",
            "first: batch 3 of 3, 6 images",
            "second: batch 3 of 3, 6 images",
            "first: epoch 2 is the last",
            "second: epoch 2 is the last");
  }

  @Test
  void aListenerEndsTheTrainingAndThoseAfterItKnow() throws Exception {
    List<String> told = new ArrayList<>();
    TrainableNetwork network = network();
    CheckpointFile file = file();
    Patience patience = new Patience();

    loop(
            network,
            10,
            patience,
            new Checkpoints(file, network, List.of(patience)),
            new EpochTeller(told))
        .run(0, Integer.MAX_VALUE);

    assertThat(told).containsExactly("epoch 1", "epoch 2", "epoch 3 is the last");
    assertThat(file.read().orElseThrow().epoch()).as("no checkpoint of the last").isEqualTo(2);
  }

  @Test
  void whatAListenerRemembersOutlastsAnInterruption() throws Exception {
    TrainableNetwork whole = network();
    loop(whole, 10, new Patience()).run(0, Integer.MAX_VALUE);
    CheckpointFile file = file();

    // A shorter training leaves the checkpoint that a longer one would have at its last epoch.
    Patience before = new Patience();
    TrainableNetwork interrupted = network();
    loop(interrupted, 3, before, new Checkpoints(file, interrupted, List.of(before)))
        .run(0, Integer.MAX_VALUE);
    Patience after = new Patience();
    TrainableNetwork resumed = network();
    Checkpoints checkpoints = new Checkpoints(file, resumed, List.of(after));
    int done = checkpoints.resume();
    List<String> told = new ArrayList<>();
    loop(resumed, 10, after, checkpoints, new EpochTeller(told)).run(done, Integer.MAX_VALUE);

    assertThat(done).isEqualTo(2);
    assertThat(told).containsExactly("epoch 3 is the last");
    assertThat(resumed.weights()).isEqualTo(whole.weights());
  }

  private static TrainingLoop loop(
      TrainableNetwork network, int epochs, TrainingListener... listeners) {
    return new TrainingLoop(training(epochs), SEED, network, patterns(70, 1), List.of(listeners));
  }

  private static TrainableNetwork network() {
    return TrainingFixture.network(training(1), SHAPE, SEED);
  }

  private static Training training(int epochs) {
    Layer dropout = new Layer.Dropout(0.3, null);
    return TrainingFixture.training(ADAM, epochs, 32, FLATTEN, dropout, softmax());
  }

  private CheckpointFile file() throws Exception {
    return new CheckpointFile(Files.createTempDirectory(folder, "run").resolve("it.bin"), "key");
  }

  /** Ends the training when it has run out. */
  private static final class Patience implements StatefulListener<Patience.State> {

    private int left = PATIENCE;

    record State(int left) {}

    @Override
    public void onEpoch(TrainedEpoch epoch) {
      left--;
      if (left == 0) {
        epoch.endTraining();
      }
    }

    @Override
    public String name() {
      return "patience";
    }

    @Override
    public Class<State> stateType() {
      return State.class;
    }

    @Override
    public State state() {
      return new State(left);
    }

    @Override
    public void restore(State state) {
      left = state.left();
    }
  }

  private record EpochTeller(List<String> told) implements TrainingListener {

    @Override
    public void onEpoch(TrainedEpoch epoch) {
      told.add("epoch " + epoch.number() + (epoch.isLast() ? " is the last" : ""));
    }
  }

  private record Teller(String name, List<String> told) implements TrainingListener {

    @Override
    public void onTrainingStart(int done) {
      tell("the training starts after " + done);
    }

    @Override
    public void onEpochStart(int epoch) {
      tell("epoch " + epoch + " starts");
    }

    @Override
    public void onBatch(TrainedBatch batch) {
      tell("batch %d of %d, %d images".formatted(batch.number(), batch.count(), batch.size()));
    }

    @Override
    public void onEpoch(TrainedEpoch epoch) {
      tell("epoch " + epoch.number() + (epoch.isLast() ? " is the last" : ""));
    }

    private void tell(String what) {
      told.add(name + ": " + what);
    }
  }
}
