package io.github.experimentmaven.trainer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.experimentmaven.storage.RecordJson;
import io.github.experimentmaven.trainer.CheckpointFile.UnusableException;
import io.github.experimentmaven.trainer.state.Resumable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Leaves a checkpoint after every epoch but the last, from which a later attempt goes on to the
 * same weights, bit for bit.
 */
final class Checkpoints implements TrainingListener {

  private final CheckpointFile file;
  private final Resumable numbers;
  private final List<StatefulListener<?>> listeners = new ArrayList<>();

  /**
   * @param file the run's
   * @param numbers of the network that is trained, and weights that are kept
   * @param before the listeners that are told of each epoch before this one; the states of those
   *     that have one are part of a checkpoint
   */
  Checkpoints(CheckpointFile file, Resumable numbers, List<? extends TrainingListener> before) {
    this.file = file;
    this.numbers = numbers;
    for (TrainingListener listener : before) {
      if (listener instanceof StatefulListener<?> stateful) {
        listeners.add(stateful);
      }
    }
  }

  @Override
  public void onEpoch(TrainedEpoch epoch) throws IOException {
    if (epoch.isLast()) {
      return;
    }
    Map<String, JsonNode> states = new TreeMap<>();
    for (StatefulListener<?> listener : listeners) {
      JsonNode other = states.put(listener.name(), RecordJson.tree(listener.state()));
      if (other != null) {
        throw new IllegalStateException("two listeners are called '" + listener.name() + "'");
      }
    }
    file.write(new Checkpoint(epoch.number(), states), numbers);
  }

  /**
   * Has network and listeners go on from the checkpoint, if there is one.
   *
   * @return how many epochs are done; 0 if there is none
   * @throws IOException if there is one that cannot be read; nothing can go on then
   * @throws UnusableException if there is one that must not be used; network and listeners are then
   *     as they were
   */
  int resume() throws IOException, UnusableException {
    Optional<Checkpoint> found = file.read();
    if (found.isEmpty()) {
      return 0;
    }
    Checkpoint checkpoint = found.get();
    // All of them are read before the first one is restored.
    List<Runnable> restorations = restorations(checkpoint.states());
    file.restore(numbers);
    restorations.forEach(Runnable::run);
    return checkpoint.epoch();
  }

  private List<Runnable> restorations(Map<String, JsonNode> states) throws UnusableException {
    Map<String, JsonNode> left = new TreeMap<>(states);
    List<Runnable> restorations = new ArrayList<>();
    for (StatefulListener<?> listener : listeners) {
      JsonNode state = left.remove(listener.name());
      if (state == null) {
        throw new UnusableException("it has no state of '" + listener.name() + "'");
      }
      restorations.add(restoration(listener, state));
    }
    if (!left.isEmpty()) {
      throw new UnusableException(
          "it has a state of '"
              + left.keySet().iterator().next()
              + "', which this training does not have");
    }
    return restorations;
  }

  private static <S extends Record> Runnable restoration(
      StatefulListener<S> listener, JsonNode json) throws UnusableException {
    try {
      S state = RecordJson.parse(json, listener.stateType());
      return () -> listener.restore(state);
    } catch (JsonProcessingException e) {
      throw new UnusableException(
          "its state of '" + listener.name() + "' was written by another version of the plugin");
    }
  }
}
