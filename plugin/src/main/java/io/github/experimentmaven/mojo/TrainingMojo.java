package io.github.experimentmaven.mojo;

import io.github.experimentmaven.cache.RunCache;
import io.github.experimentmaven.launch.Capacity;
import io.github.experimentmaven.launch.LaunchSettings;
import io.github.experimentmaven.launch.LaunchSlots;
import io.github.experimentmaven.launch.Launcher;
import io.github.experimentmaven.launch.LocalLauncher;
import io.github.experimentmaven.launch.LogProgress;
import io.github.experimentmaven.launch.MemorySize;
import io.github.experimentmaven.launch.OnceExplained;
import io.github.experimentmaven.launch.ProgressListener;
import io.github.experimentmaven.launch.RunOutcome;
import io.github.experimentmaven.launch.SparkLauncher;
import io.github.experimentmaven.launch.SparkSettings;
import io.github.experimentmaven.launch.TerminalProgress;
import io.github.experimentmaven.launch.TrainerArtifacts;
import io.github.experimentmaven.remote.SharedFolder;
import io.github.experimentmaven.training.TrainingSettings;
import java.io.File;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Parameter;
import org.codehaus.plexus.util.cli.CommandLineUtils;
import org.jspecify.annotations.Nullable;

/** What the goals that train share: how trainers are launched, and what their failures mean. */
abstract class TrainingMojo extends ExperimentMojo {

  private final SessionSlots slots;

  /**
   * Maximum number of trainings at once in the whole Maven session, and of cores that they take
   * together. Each takes one; a convolutional network takes a second one that would be idle
   * otherwise, with the same bits. Default: one for each core that this process may use, as long as
   * what they need fits into the machine's memory.
   */
  @Parameter(property = "experiment.parallel")
  private @Nullable Integer parallel;

  /**
   * Whether no other run is started once one has failed. Those that train are finished, and kept in
   * the cache as ever.
   */
  @Parameter(property = "experiment.failFast", defaultValue = "false")
  private boolean failFast;

  /** Time limit of a run in seconds. Default: no limit. */
  @Parameter(property = "experiment.timeout")
  private @Nullable Integer timeout;

  /**
   * Maximum Java heap of a trainer, such as {@code 1g} or {@code 512m}. Default: what its network
   * needs, which {@code describe} tells.
   */
  @Parameter(property = "experiment.maxHeap")
  private @Nullable String maxHeap;

  /**
   * Maximum memory of a trainer outside of the Java heap, where arrays live, such as {@code 1g} or
   * {@code 512m}. Default: what its network needs.
   */
  @Parameter(property = "experiment.maxOffHeap")
  private @Nullable String maxOffHeap;

  /** The {@code java} executable of the trainers. Default: that of Maven. */
  @Parameter(property = "experiment.jvm")
  private @Nullable File jvm;

  /** JVM arguments for the trainers. They override those of the plugin. */
  @Parameter(property = "experiment.argLine")
  private @Nullable String argLine;

  /** Environment variables for the trainers. They override those of the plugin. */
  @Parameter private @Nullable Map<String, String> environmentVariables;

  /**
   * The classifier of ND4J's native libraries, such as {@code linux-x86_64-onednn-avx2}. Default:
   * the one that fits this machine.
   */
  @Parameter(property = "experiment.nativeClassifier")
  private @Nullable String nativeClassifier;

  /**
   * Folder for what trainers start with, made once for all builds: the native libraries, unpacked,
   * and an archive of the trainer's classes, which are then not loaded and verified by every run.
   * The archive, of some 30 MB, is made beside the runs of the first build that finds the folder
   * there, by a process more that takes some seconds. Whoever gives the trainers arguments about
   * class data sharing has none.
   */
  @Parameter(
      property = "experiment.nativeCache",
      defaultValue = "${user.home}/.cache/experiment-maven-plugin/native")
  private File nativeCache;

  /**
   * Where runs train: {@code local}, on this machine, or {@code spark}, on the machines of a
   * cluster.
   */
  @Parameter(property = "experiment.launcher", defaultValue = "local")
  private String launcher;

  /**
   * The address of the cluster, such as {@code spark://host:7077}, {@code yarn} or {@code
   * k8s://https://host:6443}.
   */
  @Parameter(property = "experiment.spark.master")
  private @Nullable String sparkMaster;

  /**
   * A file of Spark's properties, as {@code spark-defaults.conf} is one: the place for secrets.
   * Properties {@code experiment.spark.conf.NAME}, of Maven or the project, win over those in it.
   */
  @Parameter(property = "experiment.spark.propertiesFile")
  private @Nullable File sparkPropertiesFile;

  /**
   * The installation of Spark whose {@code spark-submit} is used. Without one, Spark's libraries
   * are resolved as artifacts.
   */
  @Parameter(property = "experiment.spark.home", defaultValue = "${env.SPARK_HOME}")
  private @Nullable File sparkHome;

  /**
   * A folder that all machines of the cluster see under this path, such as one of a network drive.
   * It keeps the checkpoints of runs while they are trained, so that one whose machine is lost goes
   * on elsewhere. Without it, such a run begins again.
   */
  @Parameter(property = "experiment.spark.checkpointDirectory")
  private @Nullable String sparkCheckpointDirectory;

  /**
   * A folder that all machines of the cluster see: by this path, such as one of a network drive, or
   * by an address of a file system that Spark knows, such as {@code hdfs://host/data}. Data is put
   * there once, under names that tell its content, and read there by every build. Without it, each
   * build sends its data to every executor.
   */
  @Parameter(property = "experiment.spark.dataDirectory")
  private @Nullable String sparkDataDirectory;

  /** How many seconds the cluster may have no executor for the build before that fails. */
  @Parameter(property = "experiment.spark.startTimeout", defaultValue = "120")
  private int sparkStartTimeout;

  TrainingMojo(SessionSlots slots) {
    this.slots = slots;
  }

  /** What to say if runs did not complete: which, and why each did not. */
  static Optional<String> incompleteness(List<RunOutcome> outcomes) {
    List<String> failures =
        outcomes.stream()
            .flatMap(outcome -> outcome.failure().stream())
            .map(RunOutcome.Failed::message)
            .toList();
    return failures.isEmpty()
        ? Optional.empty()
        : Optional.of(
            incompleteRuns(failures.size(), outcomes.size())
                + notStarted(outcomes)
                + "\n\n"
                + String.join("\n\n", failures));
  }

  private static String notStarted(List<RunOutcome> outcomes) {
    long count = outcomes.stream().filter(RunOutcome.NotStarted.class::isInstance).count();
    return count == 0
        ? ""
        : ", and "
            + count
            + (count == 1 ? " was" : " were")
            + " not started, as experiment.failFast says";
  }

  private static String incompleteRuns(int failed, int all) {
    return failed + " of " + all + (all == 1 ? " run" : " runs") + " did not complete";
  }

  /**
   * How to train.
   *
   * @param cache of results that need not be trained again
   * @throws MojoExecutionException if a parameter is not what it must be
   */
  final TrainingSettings settings(RunCache cache) throws Exception {
    Capacity machine = Capacity.ofThisMachine();
    int atOnce = parallel == null ? machine.cores() : parallel;
    requirePositive("experiment.parallel", atOnce);
    if (timeout != null) {
      requirePositive("experiment.timeout", timeout);
    }
    LaunchSettings launch =
        new LaunchSettings(
            jvm == null ? LaunchSettings.currentJava() : jvm.toPath(),
            argLine == null ? List.of() : List.of(CommandLineUtils.translateCommandline(argLine)),
            nativeClassifier,
            environmentVariables == null ? Map.of() : environmentVariables,
            maxHeap == null ? null : memory("experiment.maxHeap", maxHeap),
            maxOffHeap == null ? null : memory("experiment.maxOffHeap", maxOffHeap),
            timeout == null ? null : Duration.ofSeconds(timeout),
            atOnce,
            failFast,
            HomeFolder.require("experiment.nativeCache", nativeCache),
            module().unpackedData(),
            project().getBasedir().toPath());
    // Who says how many has reasons to think that they fit.
    LaunchSlots shared =
        slots.of(atOnce, parallel == null ? machine.forTrainings() : Long.MAX_VALUE);
    return new TrainingSettings(launchers(launch, shared), cache, progress(), slots.claims());
  }

  private Function<TrainerArtifacts, Launcher> launchers(LaunchSettings launch, LaunchSlots shared)
      throws Exception {
    if (launcher.equals("local")) {
      return trainer -> new LocalLauncher(launch, shared, trainer);
    }
    if (!launcher.equals("spark")) {
      throw new MojoExecutionException(
          "experiment.launcher must be local or spark, but is " + launcher);
    }
    if (sparkMaster == null || sparkMaster.isBlank()) {
      throw new MojoExecutionException(
          "experiment.launcher=spark needs the address of the cluster"
              + "\n  set experiment.spark.master, as to spark://host:7077");
    }
    requirePositive("experiment.spark.startTimeout", sparkStartTimeout);
    SparkSettings spark =
        new SparkSettings(
            sparkMaster.strip(),
            SparkProperties.of(session(), project(), sparkPropertiesFile),
            sparkHome == null ? null : sparkHome.toPath(),
            sparkCheckpointDirectory,
            sparkDataDirectory == null || sparkDataDirectory.isBlank()
                ? null
                : new SharedFolder(sparkDataDirectory.strip()),
            Duration.ofSeconds(sparkStartTimeout),
            module().outputDirectory().resolve("spark"));
    return trainer -> new SparkLauncher(launch, spark, slots.cluster(), trainer);
  }

  private static void requirePositive(String parameter, int value) throws MojoExecutionException {
    if (value < 1) {
      throw new MojoExecutionException(parameter + " must be at least 1, but is " + value);
    }
  }

  /** The value of a parameter that is a size of memory. */
  static MemorySize memory(String parameter, String value) throws MojoExecutionException {
    return parsed(parameter, () -> MemorySize.parse(value));
  }

  /** Live bars where a person watches, lines elsewhere, nothing under -q. */
  private ProgressListener progress() {
    if (!getLog().isInfoEnabled()) {
      return ProgressListener.SILENT;
    }
    // Modules that are built at the same time would draw over each other's bars, and may have
    // experiments of the same name.
    boolean isAlone =
        session().getRequest().getDegreeOfConcurrency() == 1 || session().getProjects().size() == 1;
    boolean watched = session().getRequest().isInteractiveMode() && isAlone;
    String module = isAlone ? "" : "[" + project().getArtifactId() + "] ";
    OptionalInt columns = watched ? TerminalProgress.columns() : OptionalInt.empty();
    return new OnceExplained(
        columns.isPresent()
            ? new TerminalProgress(System.out, columns.getAsInt())
            : new LogProgress(line -> getLog().info(module + line)));
  }
}
