package io.github.experimentmaven.launch;

import io.github.experimentmaven.experiment.MemoryPlan;
import io.github.experimentmaven.experiment.Numerics;
import io.github.experimentmaven.failure.ExperimentException;
import io.github.experimentmaven.plan.Run;
import io.github.experimentmaven.plan.TrainerRuntime;
import java.util.List;
import java.util.Optional;

/**
 * Trains runs somewhere: a job goes in, events come on the way, and in the end the run's folder on
 * this machine is complete or has nothing that looks like a result. {@link LocalLauncher} forks
 * trainers on this machine; others may train elsewhere.
 *
 * <p>All that a trainer needs is told by its {@linkplain Run#job() job}, which knows no path: the
 * files of its data by their names and hashes, which lie in {@link Run#data()} here and are brought
 * to where they are needed as content. What the machines that train compute with is theirs to say.
 */
public interface Launcher {

  /**
   * What runs are trained with there, which is part of what they come from.
   *
   * @param numerics of the experiment
   * @throws ExperimentException if the machines cannot compute so, or the trainer is not to be had
   */
  TrainerRuntime runtime(Numerics numerics) throws ExperimentException;

  /**
   * What classes of the project run with there, in place of the plugin's trainer.
   *
   * @param numerics of the experiment
   * @throws ExperimentException if the class path of the project is not to be had
   */
  TrainerRuntime runtimeOfClasses(Numerics numerics) throws ExperimentException;

  /**
   * Whether a training gets the memory that it needs there.
   *
   * @param plan of the training
   * @return why it does not; empty if it does
   */
  Optional<MemoryLack> lack(MemoryPlan plan);

  /** Whether no other run is to be started any more once one has failed. */
  boolean endsWithFailure();

  /**
   * Trains these runs and waits for them all. A run that fails does not keep others from training,
   * unless the launcher {@linkplain #endsWithFailure was told so}; those are then {@link
   * RunOutcome.NotStarted not started}.
   *
   * @param listener is told how each comes along
   * @return one outcome a run, in any order
   * @throws ExperimentException if none can be trained
   * @throws InterruptedException if the build was interrupted; no trainer is left behind then
   */
  List<RunOutcome> train(List<Run> runs, LaunchListener listener)
      throws ExperimentException, InterruptedException;
}
