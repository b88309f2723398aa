package io.github.experimentmaven.launch;

import io.github.experimentmaven.plan.Run;
import io.github.experimentmaven.platform.KernelVariables;
import io.github.experimentmaven.result.TrainerContract;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The command line and environment of one trainer. */
final class TrainerCommand {

  private static final String ARGUMENT_FILE = "trainer.args";

  // The first Java that warns about System.load without it.
  private static final int NATIVE_ACCESS_SINCE = 22;

  // The first Java that knows how to be silent about JavaCPP's use of sun.misc.Unsafe; the next one
  // warns of it.
  private static final int UNSAFE_ACCESS_SINCE = 23;

  // A training has a few arrays on the heap for its whole life, and next to no garbage: no
  // collector needs less time and memory for that, if little is set aside for what is young. G1
  // starts threads, keeps books of references and gives arrays whole regions: 0.07 s of each start,
  // 2% of the MLP's steps, and a quarter more heap for a large network.
  private static final List<String> COLLECTOR = List.of("-XX:+UseSerialGC", "-Xmn16m");

  // Deeplearning4j 1.0.0-M2.1 leaves arrays to the collector, and nothing keeps those that native
  // code still reads: one training of a class of a project has crashed in sd::DataBuffer::primary.
  // Our trainer gives its arrays back itself; for others less is collected.
  private static final List<String> COLLECTOR_FOR_PROJECTS = List.of("-XX:+UseSerialGC");

  private static final Pattern ANY_COLLECTOR = Pattern.compile("-XX:\\+Use\\w+GC");

  // They would put foreign arguments into the fork: _JAVA_OPTIONS even overrides the command line,
  // and each of the three makes the JVM print a line that looks like trouble. Meant for Maven's
  // JVM, they are often debuggers, coverage agents or heap sizes that one trainer must not take.
  private static final Set<String> REMOVED_VARIABLES =
      Set.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS", "CLASSPATH");

  // What a user may have to say of class data sharing, or hide in a file. With some of it and an
  // archive of ours the JVM would not start, or warn.
  private static final Pattern SHARING =
      Pattern.compile(
          "-Xshare:.*|-XX:.*(Share|Archive|DynamicDump|AOT|Flags=|VMOptionsFile=).*"
              + "|-Djava\\.system\\.class\\.loader=.*");

  // oneDNN takes temporary memory for each operation. Left to itself glibc gives some of it back to
  // the system and has it mapped anew each time, in some processes and not in others: a step of
  // training then takes a sixth longer. The first is the most that glibc accepts; other C libraries
  // do not know them.
  private static final Map<String, String> ALLOCATION =
      Map.of(
          "MALLOC_MMAP_THRESHOLD_", Integer.toString(32 << 20),
          "MALLOC_TRIM_THRESHOLD_", Integer.toString(512 << 20));

  private final Run run;
  private final List<Path> classPath;
  private final LaunchSettings settings;
  private final List<String> mainClass;
  private final List<String> collector;
  private final List<Path> inside;
  private final @Nullable ClassArchive archive;

  /**
   * @param run that is trained
   * @param classPath of the trainer
   * @param settings how it is launched
   * @param mainClass of the trainer
   * @param archive of that class path, whether it is there or not; null if there can be none
   */
  TrainerCommand(
      Run run,
      List<Path> classPath,
      LaunchSettings settings,
      String mainClass,
      @Nullable ClassArchive archive) {
    this.run = run;
    this.classPath = List.copyOf(classPath);
    this.settings = settings;
    this.mainClass = List.of(mainClass);
    this.collector = COLLECTOR;
    this.inside = List.of();
    this.archive = archive;
  }

  /**
   * @param run that a class of a project trains
   * @param program what that runs as
   * @param settings how it is launched
   */
  TrainerCommand(Run run, ProjectProgram program, LaunchSettings settings) {
    this.run = run;
    this.classPath = program.classPath();
    this.settings = settings;
    this.mainClass = List.of(TrainerContract.BOOTSTRAP_CLASS, TrainerContract.CLASS_TRAINER_CLASS);
    this.collector = COLLECTOR_FOR_PROJECTS;
    this.inside = program.trainer();
    this.archive = null;
  }

  /** The run that it trains. */
  Run run() {
    return run;
  }

  /** All that it may load libraries from. */
  List<Path> code() {
    return Stream.concat(classPath.stream(), inside.stream()).toList();
  }

  /** The memory that it trains in. */
  TrainerMemory memory() {
    return TrainerMemory.of(settings, run.memory());
  }

  /**
   * Writes the argument file into the run's folder and returns the process, ready to start: its
   * standard input is a pipe, everything it prints goes into the log.
   *
   * <p>After which epoch it pauses is no part of the argument file, nor is the number of threads:
   * whoever trains again by hand trains to the end, and gets the same bits on one.
   *
   * @param threads that it may compute on
   */
  ProcessBuilder prepare(int threads) throws IOException {
    ProcessBuilder process = process(arguments(), argumentFile(), run.folder().log());
    if (threads > 1) {
      process.command().add(1, "-D" + TrainerContract.THREADS_PROPERTY + "=" + threads);
    }
    Integer pause = run.pause();
    if (pause != null) {
      process.command().add(1, "-D" + TrainerContract.PAUSE_PROPERTY + "=" + pause);
    }
    return process;
  }

  /**
   * A process like that of a trainer.
   *
   * @param arguments of {@code java}
   * @param argumentFile takes them
   * @param log takes what it prints
   */
  ProcessBuilder process(List<String> arguments, Path argumentFile, Path log) throws IOException {
    ArgumentFile.write(argumentFile, arguments);
    ProcessBuilder builder =
        new ProcessBuilder(settings.java().toString(), watched(), "@" + argumentFile)
            .directory(settings.directory().toFile())
            .redirectErrorStream(true)
            .redirectOutput(Redirect.to(log.toFile()));
    adapt(builder.environment());
    return builder;
  }

  /** The archive to start from, whether it is there or not; empty if the user sees to it. */
  Optional<ClassArchive> archive() {
    boolean theirs =
        settings.jvmArguments().stream().anyMatch(SHARING.asMatchPredicate())
            || settings.environment().keySet().stream().anyMatch(REMOVED_VARIABLES::contains);
    return theirs ? Optional.empty() : Optional.ofNullable(archive);
  }

  /**
   * Takes away the argument file, which is all that knows where this machine has what. After a
   * failure it is of use to those who want to start the trainer by hand; the variables that choose
   * kernels are not in it, and the trainer names those that it misses.
   */
  void discardArguments() throws IOException {
    Files.deleteIfExists(argumentFile());
  }

  /**
   * Has the trainer end with this JVM. It is no part of the argument file: a trainer that is
   * started by hand is nobody's child.
   */
  private static String watched() {
    return "-D" + TrainerContract.PARENT_PROPERTY + "=" + ProcessHandle.current().pid();
  }

  private Path argumentFile() {
    return run.folder().path().resolve(ARGUMENT_FILE).toAbsolutePath();
  }

  /** All arguments of {@code java}, the user's after ours. */
  List<String> arguments() throws IOException {
    List<String> arguments = ours(run.folder().path());
    archive().flatMap(ClassArchive::file).ifPresent(file -> arguments.addAll(startingFrom(file)));
    if (!inside.isEmpty()) {
      arguments.add("-D" + TrainerContract.BOOTSTRAP_PROPERTY + "=" + joined(inside));
    }
    arguments.addAll(settings.jvmArguments());
    arguments.addAll(mainClass);
    arguments.add(run.folder().path().toAbsolutePath().toString());
    arguments.add(run.data().toAbsolutePath().toString());
    arguments.add(settings.dataCache().toAbsolutePath().toString());
    if (run.initialWeights() != null) {
      arguments.add(run.initialWeights().toAbsolutePath().toString());
    }
    return arguments;
  }

  /**
   * The arguments of a rehearsal. Of the user's it has system properties alone: two processes must
   * not write one recording, or wait for one debugger.
   *
   * @param folder for the rehearsal
   * @param made takes the classes at its end
   */
  List<String> rehearsal(Path folder, Path made) throws IOException {
    List<String> arguments = ours(folder);
    arguments.add("-XX:ArchiveClassesAtExit=" + made.toAbsolutePath());
    settings.jvmArguments().stream()
        .filter(argument -> argument.startsWith("-D"))
        .forEach(arguments::add);
    arguments.add(TrainerContract.REHEARSAL_CLASS);
    arguments.add(folder.toAbsolutePath().toString());
    return arguments;
  }

  /**
   * The arguments of a trainer that starts from an archive, and ends before its first step.
   *
   * @param folder takes the JVM's report of its crash, should it come to that
   * @param made the archive
   */
  List<String> dryRun(Path folder, Path made) throws IOException {
    List<String> arguments = ours(folder);
    arguments.addAll(startingFrom(made));
    arguments.add("--dry-run");
    arguments.addAll(mainClass);
    return arguments;
  }

  /** A JVM that cannot use it does without, and says nothing of it. */
  private static List<String> startingFrom(Path archive) {
    return List.of("-XX:SharedArchiveFile=" + archive.toAbsolutePath(), "-Xlog:cds*=off");
  }

  private List<String> ours(Path folder) throws IOException {
    List<String> arguments = new ArrayList<>();
    arguments.add("-cp");
    arguments.add(joined(classPath));
    arguments.addAll(memory().options());
    // Java accepts one collector alone.
    if (settings.jvmArguments().stream().noneMatch(ANY_COLLECTOR.asMatchPredicate())) {
      arguments.addAll(collector);
    }
    arguments.add("-Xshare:auto");
    // No -XX:+ExitOnOutOfMemoryError: it ends the JVM with 3, which means something else here. The
    // trainer catches the error itself.
    arguments.add("-XX:-CreateCoredumpOnCrash");
    arguments.add("-XX:ErrorFile=" + CrashReport.file(folder).toAbsolutePath());
    int java = JavaVersion.of(settings.java()).orElse(0);
    if (java >= NATIVE_ACCESS_SINCE) {
      arguments.add("--enable-native-access=ALL-UNNAMED");
    }
    if (java >= UNSAFE_ACCESS_SINCE) {
      arguments.add("--sun-misc-unsafe-memory-access=allow");
    }
    arguments.add("-Dorg.bytedeco.javacpp.cachedir=" + settings.nativeCache().toAbsolutePath());
    arguments.add("-Dorg.slf4j.simpleLogger.defaultLogLevel=warn");
    arguments.add("-Dorg.slf4j.simpleLogger.showThreadName=false");
    arguments.add("-Dorg.slf4j.simpleLogger.showShortLogName=true");
    arguments.add("-Djava.awt.headless=true");
    arguments.add("-Dfile.encoding=UTF-8");
    arguments.add("-Dstdout.encoding=UTF-8");
    arguments.add("-Dstderr.encoding=UTF-8");
    return arguments;
  }

  /** Makes the trainer's environment of that of this JVM. */
  void adapt(Map<String, String> environment) {
    environment.keySet().removeAll(REMOVED_VARIABLES);
    environment.keySet().removeIf(KernelVariables::contains);
    ALLOCATION.forEach(environment::putIfAbsent);
    environment.putAll(settings.environment());
    environment.putAll(run.job().identity().numerics().variables());
  }

  private static String joined(List<Path> classPath) throws IOException {
    List<String> entries = new ArrayList<>();
    for (Path entry : classPath) {
      String text = entry.toAbsolutePath().toString();
      if (text.contains(File.pathSeparator)) {
        throw new IOException(
            "a class path cannot hold "
                + text
                + ": '"
                + File.pathSeparator
                + "' separates its entries; move the file to another folder");
      }
      entries.add(text);
    }
    return String.join(File.pathSeparator, entries);
  }
}
