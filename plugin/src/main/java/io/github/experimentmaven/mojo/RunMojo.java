package io.github.experimentmaven.mojo;

import io.github.experimentmaven.cache.CacheMode;
import io.github.experimentmaven.cache.RunCache;
import io.github.experimentmaven.launch.RunOutcome;
import io.github.experimentmaven.launch.TrainingForecast;
import io.github.experimentmaven.module.ExperimentModule;
import io.github.experimentmaven.plan.Run;
import io.github.experimentmaven.result.PausedRun;
import io.github.experimentmaven.training.ExperimentBuild;
import io.github.experimentmaven.training.Messages;
import java.io.File;
import java.util.List;
import java.util.Optional;
import javax.inject.Inject;
import javax.inject.Provider;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Trains every experiment of the module, one forked JVM for each seed, and records the results.
 * Everything is checked before anything is trained.
 *
 * <p>A run that crashes does not stop the others. When all have ended, the build fails: in {@code
 * check} if that goal follows in this build, so that {@code report} can first write what went
 * wrong; otherwise in this goal.
 */
@Mojo(name = "run", defaultPhase = LifecyclePhase.INTEGRATION_TEST, threadSafe = true)
public final class RunMojo extends TrainingMojo {

  // Provided on demand: a build that skips this goal does not load what it would need.
  private final Provider<ExperimentBuild> build;
  private final Provider<JudgingGoals> judging;

  /** Skips this goal. */
  @Parameter(property = "experiment.run.skip", defaultValue = "false")
  private boolean skipRun;

  /** Checks and plans everything and says what would be trained, but trains nothing. */
  @Parameter(property = "experiment.dryRun", defaultValue = "false")
  private boolean dryRun;

  /**
   * How the cache of results is used: {@code on} (read and write), {@code read}, {@code write} or
   * {@code off}.
   */
  @Parameter(property = "experiment.cache", defaultValue = "on")
  private String cache;

  /** Cache folder; results are keyed by fingerprint. Builds and machines may share it. */
  @Parameter(
      property = "experiment.cacheDirectory",
      defaultValue = "${user.home}/.cache/experiment-maven-plugin/runs")
  private File cacheDirectory;

  /** Maximum size of the cache, such as {@code 2g}. Least recently used results go first. */
  @Parameter(property = "experiment.cacheSize", defaultValue = "2g")
  private String cacheSize;

  @Inject
  RunMojo(Provider<ExperimentBuild> build, Provider<JudgingGoals> judging, SessionSlots slots) {
    super(slots);
    this.build = build;
    this.judging = judging;
  }

  @Override
  boolean isGoalSkipped() {
    return skipRun;
  }

  @Override
  void perform(ExperimentModule module) throws Exception {
    new ReportParameters(session(), project(), execution().getMojoDescriptor()).require();
    if (dryRun) {
      rehearse(module);
      return;
    }
    List<RunOutcome> outcomes =
        build.get().run(module, settings(cache()), new Messages(getLog()::info, getLog()::warn));
    if (outcomes.isEmpty()) {
      getLog().info("No experiments in " + module.shown(module.experimentDirectory()));
      return;
    }
    Optional<String> incompleteness = incompleteness(outcomes);
    if (incompleteness.isPresent()) {
      fail(incompleteness.get());
    }
  }

  private void rehearse(ExperimentModule module) throws Exception {
    RunCache results = cache();
    List<Run> runs = build.get().plan(module, settings(results));
    List<Run> missing = runs.stream().filter(run -> !results.contains(run.fingerprint())).toList();
    for (Run run : runs) {
      getLog().info(missing.contains(run) ? planned(run, results) : run.label() + " is cached");
    }
    TrainingForecast.of(missing, runs).map(TrainingForecast::text).ifPresent(getLog()::info);
  }

  private static String planned(Run run, RunCache results) {
    Integer pause = run.pause();
    if (pause == null) {
      return "Would train " + run.label();
    }
    boolean isKnown = results.contains(PausedRun.cacheKey(run.fingerprint(), pause));
    return (isKnown ? run.label() + " is cached" : "Would train " + run.label())
        + " up to epoch "
        + pause
        + ", and go on if it is among the best";
  }

  /**
   * Fails the build, or leaves that to the goal that judges: CI servers show what went wrong from
   * what the goals in between write.
   */
  private void fail(String message) throws MojoExecutionException {
    if (!judging.get().follow(session(), execution())) {
      throw new MojoExecutionException(message);
    }
    getLog()
        .error(
            message.lines().findFirst().orElse(message)
                + "; the build will fail after the reports are written");
    postponed(project()).leave(message);
  }

  private RunCache cache() throws MojoExecutionException {
    return new RunCache(
        HomeFolder.require("experiment.cacheDirectory", cacheDirectory),
        parsed(
            "experiment.cache",
            () -> Choice.of(cache, List.of(CacheMode.values()), CacheMode::key)),
        memory("experiment.cacheSize", cacheSize).bytes(),
        getLog()::warn);
  }
}
