package io.github.experimentmaven.mojo;

import io.github.experimentmaven.build.ExperimentBuild;
import io.github.experimentmaven.build.ExperimentModule;
import io.github.experimentmaven.build.RuntimeSettings;
import io.github.experimentmaven.build.TrainingSettings;
import io.github.experimentmaven.cache.CacheMode;
import io.github.experimentmaven.cache.RunCache;
import io.github.experimentmaven.launch.Capacity;
import io.github.experimentmaven.launch.LaunchSettings;
import io.github.experimentmaven.launch.LogProgress;
import io.github.experimentmaven.launch.MemorySize;
import io.github.experimentmaven.launch.ProgressListener;
import io.github.experimentmaven.launch.RunOutcome;
import io.github.experimentmaven.launch.TerminalProgress;
import java.io.File;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import javax.inject.Inject;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.codehaus.plexus.util.cli.CommandLineUtils;
import org.jspecify.annotations.Nullable;

/**
 * Trains every experiment of the module, one forked JVM for each seed, and records the results.
 * Everything is checked before anything is trained. A run that crashes does not stop the others;
 * the build fails when all have ended.
 */
@Mojo(name = "run", defaultPhase = LifecyclePhase.INTEGRATION_TEST, threadSafe = true)
public final class RunMojo extends ExperimentMojo {

  private final ExperimentBuild build;
  private final SessionSlots slots;

  /** Skips this goal. */
  @Parameter(property = "experiment.run.skip", defaultValue = "false")
  private boolean skipRun;

  /** Checks and plans everything, says what would be trained, and trains nothing. */
  @Parameter(property = "experiment.dryRun", defaultValue = "false")
  private boolean dryRun;

  /**
   * How many trainings run at once, in the whole Maven session. Each takes one core. Default: one
   * for each core that this process may use, as long as their memory limits fit into the machine's
   * memory.
   */
  @Parameter(property = "experiment.parallel")
  private @Nullable Integer parallel;

  /** How many seconds a run may take. Default: no limit. */
  @Parameter(property = "experiment.timeout")
  private @Nullable Integer timeout;

  /** The Java heap of a trainer, as {@code 1g} or {@code 512m}. */
  @Parameter(property = "experiment.maxHeap", defaultValue = "1g")
  private String maxHeap;

  /**
   * The memory of a trainer outside of the Java heap, where arrays live, as {@code 1g} or {@code
   * 512m}.
   */
  @Parameter(property = "experiment.maxOffHeap", defaultValue = "1g")
  private String maxOffHeap;

  /** The Java launcher of the trainers. Default: that of Maven. */
  @Parameter(property = "experiment.jvm")
  private @Nullable File jvm;

  /** Arguments for the trainers' JVM. They win over those of the plugin. */
  @Parameter(property = "experiment.argLine")
  private @Nullable String argLine;

  /** Environment variables for the trainers. They win over those of the plugin. */
  @Parameter private @Nullable Map<String, String> environmentVariables;

  /**
   * The classifier of ND4J's native libraries, as {@code linux-x86_64-onednn-avx2}. Default: what
   * fits this machine.
   */
  @Parameter(property = "experiment.nativeClassifier")
  private @Nullable String nativeClassifier;

  /** Where native libraries are unpacked, once for all runs. */
  @Parameter(
      property = "experiment.nativeCache",
      defaultValue = "${user.home}/.cache/experiment-maven-plugin/native")
  private File nativeCache;

  /**
   * Which way results go between this build and the cache: {@code on}, {@code read}, {@code write}
   * or {@code off}.
   */
  @Parameter(property = "experiment.cache", defaultValue = "on")
  private String cache;

  /** Where results are kept by what they came from. Builds and machines may share the folder. */
  @Parameter(
      property = "experiment.cacheDirectory",
      defaultValue = "${user.home}/.cache/experiment-maven-plugin/runs")
  private File cacheDirectory;

  /** How large the cache may become, as {@code 2g}; what was not used for longest is removed. */
  @Parameter(property = "experiment.cacheSize", defaultValue = "2g")
  private String cacheSize;

  @Inject
  RunMojo(ExperimentBuild build, SessionSlots slots) {
    this.build = build;
    this.slots = slots;
  }

  @Override
  boolean isGoalSkipped() {
    return skipRun;
  }

  @Override
  void perform(ExperimentModule module) throws Exception {
    if (dryRun) {
      RunCache results = cache();
      build
          .plan(module, runtime())
          .forEach(
              run ->
                  getLog()
                      .info(
                          results.contains(run.fingerprint())
                              ? run.label() + " is cached"
                              : "Would train " + run.label()));
      return;
    }
    List<RunOutcome> outcomes = build.run(module, settings());
    if (outcomes.isEmpty()) {
      getLog().info("No experiments in " + module.shown(module.experimentDirectory()));
      return;
    }
    List<String> failures =
        outcomes.stream()
            .filter(RunOutcome.Failed.class::isInstance)
            .map(outcome -> ((RunOutcome.Failed) outcome).message())
            .toList();
    if (!failures.isEmpty()) {
      throw new MojoExecutionException(
          failures.size()
              + " of "
              + outcomes.size()
              + (outcomes.size() == 1 ? " run" : " runs")
              + " did not complete\n\n"
              + String.join("\n\n", failures));
    }
  }

  private TrainingSettings settings() throws Exception {
    MemorySize heap = memory("experiment.maxHeap", maxHeap);
    MemorySize offHeap = memory("experiment.maxOffHeap", maxOffHeap);
    int atOnce = parallel == null ? Capacity.ofThisMachine().trainings(heap, offHeap) : parallel;
    requirePositive("experiment.parallel", atOnce);
    if (timeout != null) {
      requirePositive("experiment.timeout", timeout);
    }
    return new TrainingSettings(
        jvm == null ? LaunchSettings.currentJava() : jvm.toPath(),
        runtime(),
        heap,
        offHeap,
        timeout == null ? null : Duration.ofSeconds(timeout),
        atOnce,
        slots.of(atOnce),
        nativeCache.toPath(),
        cache(),
        progress());
  }

  private RunCache cache() throws MojoExecutionException {
    CacheMode mode;
    try {
      mode = CacheMode.parse(cache);
    } catch (IllegalArgumentException e) {
      throw new MojoExecutionException("experiment.cache: " + e.getMessage(), e);
    }
    return new RunCache(
        cacheDirectory.toPath(),
        mode,
        memory("experiment.cacheSize", cacheSize).bytes(),
        getLog()::warn);
  }

  private RuntimeSettings runtime() throws Exception {
    return new RuntimeSettings(
        argLine == null ? List.of() : List.of(CommandLineUtils.translateCommandline(argLine)),
        nativeClassifier,
        environmentVariables == null ? Map.of() : environmentVariables);
  }

  private static void requirePositive(String parameter, int value) throws MojoExecutionException {
    if (value < 1) {
      throw new MojoExecutionException(parameter + " must be at least 1, but is " + value);
    }
  }

  private static MemorySize memory(String parameter, String value) throws MojoExecutionException {
    try {
      return MemorySize.parse(value);
    } catch (IllegalArgumentException e) {
      throw new MojoExecutionException(parameter + ": " + e.getMessage(), e);
    }
  }

  /** Live bars where a person watches, lines elsewhere, nothing under -q. */
  private ProgressListener progress() {
    if (!getLog().isInfoEnabled()) {
      return ProgressListener.SILENT;
    }
    // Modules that are built at the same time would draw over each other's bars.
    boolean watched =
        session().getRequest().isInteractiveMode()
            && session().getRequest().getDegreeOfConcurrency() == 1;
    OptionalInt columns = watched ? TerminalProgress.columns() : OptionalInt.empty();
    return columns.isPresent()
        ? new TerminalProgress(System.out, columns.getAsInt())
        : new LogProgress(line -> getLog().info(line));
  }
}
