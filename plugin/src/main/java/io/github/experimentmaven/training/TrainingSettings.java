package io.github.experimentmaven.training;

import io.github.experimentmaven.cache.RunCache;
import io.github.experimentmaven.launch.Launcher;
import io.github.experimentmaven.launch.ProgressListener;
import io.github.experimentmaven.launch.RunClaims;
import io.github.experimentmaven.launch.TrainerArtifacts;
import java.util.function.Function;

/**
 * How a module's runs are carried out.
 *
 * @param launchers gives what trains, for a trainer
 * @param cache of results that need not be trained again
 * @param progress who is told what happens
 * @param claims of the runs that the session trains
 */
public record TrainingSettings(
    Function<TrainerArtifacts, Launcher> launchers,
    RunCache cache,
    ProgressListener progress,
    RunClaims claims) {}
