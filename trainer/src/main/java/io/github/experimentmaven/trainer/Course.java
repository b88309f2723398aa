package io.github.experimentmaven.trainer;

import io.github.experimentmaven.result.TrainingCourse.Ending;
import io.github.experimentmaven.result.TrainingCourse.Reduction;
import java.util.ArrayList;
import java.util.List;

/** Writes down what was decided after epochs. */
final class Course implements StatefulListener<Course.State> {

  private final List<Reduction> reductions = new ArrayList<>();
  private Ending ending = Ending.ALL_EPOCHS;

  /**
   * What outlasts an epoch.
   *
   * @param reductions of the learning rate
   */
  record State(List<Reduction> reductions) {

    State {
      reductions = List.copyOf(reductions);
    }
  }

  /** The learning rate is reduced after an epoch. */
  void reduces(int epoch, double learningRate) {
    reductions.add(new Reduction(epoch, learningRate));
  }

  /** The training ends with the epoch that was trained. */
  void ends(Ending how) {
    ending = how;
  }

  /** How the training ended. */
  Ending ending() {
    return ending;
  }

  /** How the learning rate was reduced, in order. */
  List<Reduction> reductions() {
    return List.copyOf(reductions);
  }

  @Override
  public String name() {
    return "course";
  }

  @Override
  public Class<State> stateType() {
    return State.class;
  }

  @Override
  public State state() {
    return new State(reductions);
  }

  @Override
  public void restore(State state) {
    reductions.addAll(state.reductions());
  }
}
