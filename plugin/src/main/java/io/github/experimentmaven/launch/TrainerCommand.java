package io.github.experimentmaven.launch;

import io.github.experimentmaven.plan.Run;
import io.github.experimentmaven.platform.ForkEnvironment;
import io.github.experimentmaven.result.RunFolder;
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
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The command line and environment of one trainer. */
final class TrainerCommand {

  private static final String ARGUMENT_FILE = "trainer.args";

  // What a user may have to say of class data sharing, or hide in a file. With some of it and an
  // archive of ours the JVM would not start, or warn.
  private static final Pattern SHARING =
      Pattern.compile(
          "-Xshare:.*|-XX:.*(Share|Archive|DynamicDump|AOT|Flags=|VMOptionsFile=).*"
              + "|-Djava\\.system\\.class\\.loader=.*");

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
    this.collector = TrainerOptions.COLLECTOR;
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
    this.collector = TrainerOptions.COLLECTOR_FOR_PROJECTS;
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
   * Writes the argument file into a folder and returns the process, ready to start: its standard
   * input is a pipe, everything it prints goes into the log there.
   *
   * <p>After which epoch it pauses is no part of the argument file, nor is the number of threads:
   * whoever trains again by hand trains to the end, and gets the same bits on one.
   *
   * @param files of the fork
   * @param threads that it may compute on
   */
  ProcessBuilder prepare(RunFolder files, int threads) throws IOException {
    ProcessBuilder process = process(arguments(files), argumentFile(files), files.log());
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
            || settings.environment().keySet().stream().anyMatch(ForkEnvironment::isOfJava);
    return theirs ? Optional.empty() : Optional.ofNullable(archive);
  }

  /** Takes away the argument file, which is all that knows where this machine has what. */
  static void discardArguments(RunFolder files) throws IOException {
    Files.deleteIfExists(argumentFile(files));
  }

  /**
   * Has the argument file say what starts the trainer by hand, once the fork's files are those of
   * the run. The variables that choose kernels are not in it, and the trainer names those that it
   * misses.
   */
  void keepArguments(RunFolder files) throws IOException {
    Path file = argumentFile(files);
    if (Files.exists(file)) {
      ArgumentFile.write(file, arguments(run.folder()));
    }
  }

  /**
   * Has the trainer end with this JVM. It is no part of the argument file: a trainer that is
   * started by hand is nobody's child.
   */
  private static String watched() {
    return "-D" + TrainerContract.PARENT_PROPERTY + "=" + ProcessHandle.current().pid();
  }

  private static Path argumentFile(RunFolder files) {
    return files.path().resolve(ARGUMENT_FILE).toAbsolutePath();
  }

  /**
   * All arguments of {@code java}, the user's after ours.
   *
   * @param files that the trainer is to write
   */
  List<String> arguments(RunFolder files) throws IOException {
    List<String> arguments = ours(files.path());
    archive().flatMap(ClassArchive::file).ifPresent(file -> arguments.addAll(startingFrom(file)));
    if (!inside.isEmpty()) {
      arguments.add("-D" + TrainerContract.BOOTSTRAP_PROPERTY + "=" + joined(inside));
    }
    arguments.addAll(settings.jvmArguments());
    arguments.addAll(mainClass);
    arguments.add(files.path().toAbsolutePath().toString());
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
    List<String> arguments =
        new TrainerOptions(memory(), collector, settings.jvmArguments())
            .ours(
                joined(classPath),
                CrashReport.file(folder).toAbsolutePath().toString(),
                settings.nativeCache().toAbsolutePath().toString());
    arguments.addAll(TrainerOptions.newer(JavaVersion.of(settings.java()).orElse(0)));
    return arguments;
  }

  /** Makes the trainer's environment of that of this JVM. */
  void adapt(Map<String, String> environment) {
    ForkEnvironment.clean(environment);
    TrainerOptions.ALLOCATION.forEach(environment::putIfAbsent);
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
