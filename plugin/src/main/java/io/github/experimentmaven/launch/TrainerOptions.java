package io.github.experimentmaven.launch;

import io.github.experimentmaven.plan.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The options of a trainer's JVM, on whichever machine it runs.
 *
 * @param memory that it trains in
 * @param collector of garbage, unless the user names another
 * @param theirs the user's, which follow these
 */
record TrainerOptions(TrainerMemory memory, List<String> collector, List<String> theirs) {

  // A training has a few arrays on the heap for its whole life, and next to no garbage: no
  // collector needs less time and memory for that, if little is set aside for what is young. G1
  // starts threads, keeps books of references and gives arrays whole regions: 0.07 s of each start,
  // 2% of the MLP's steps, and a quarter more heap for a large network.
  static final List<String> COLLECTOR = List.of("-XX:+UseSerialGC", "-Xmn16m");

  // Deeplearning4j 1.0.0-M2.1 leaves arrays to the collector, and nothing keeps those that native
  // code still reads: one training of a class of a project has crashed in sd::DataBuffer::primary.
  // Our trainer gives its arrays back itself; for others less is collected.
  static final List<String> COLLECTOR_FOR_PROJECTS = List.of("-XX:+UseSerialGC");

  // oneDNN takes temporary memory for each operation. Left to itself glibc gives some of it back to
  // the system and has it mapped anew each time, in some processes and not in others: a step of
  // training then takes a sixth longer. The first is the most that glibc accepts; other C libraries
  // do not know them.
  static final Map<String, String> ALLOCATION =
      Map.of(
          "MALLOC_MMAP_THRESHOLD_", Integer.toString(32 << 20),
          "MALLOC_TRIM_THRESHOLD_", Integer.toString(512 << 20));

  /**
   * Options that not every Java has, with the first that does: that which warns about System.load
   * without it; and that which knows how to be silent about JavaCPP's use of sun.misc.Unsafe, of
   * which the next one warns.
   */
  static final Map<String, Integer> NEWER =
      Map.of("--enable-native-access=ALL-UNNAMED", 22, "--sun-misc-unsafe-memory-access=allow", 23);

  private static final Pattern ANY_COLLECTOR = Pattern.compile("-XX:\\+Use\\w+GC");

  /** Those of a run that our trainer trains. */
  static TrainerOptions of(LaunchSettings settings, Run run) {
    return new TrainerOptions(
        TrainerMemory.of(settings, run.memory()), COLLECTOR, settings.jvmArguments());
  }

  /**
   * Those that every Java has.
   *
   * @param classPath of the trainer
   * @param crashReport where a JVM that crashes says so
   * @param nativeCache the folder that native libraries are unpacked to
   */
  List<String> ours(String classPath, String crashReport, String nativeCache) {
    List<String> options = new ArrayList<>();
    options.add("-cp");
    options.add(classPath);
    options.addAll(memory.options());
    // Java accepts one collector alone.
    if (theirs.stream().noneMatch(ANY_COLLECTOR.asMatchPredicate())) {
      options.addAll(collector);
    }
    options.add("-Xshare:auto");
    // No -XX:+ExitOnOutOfMemoryError: it ends the JVM with 3, which means something else here. The
    // trainer catches the error itself.
    options.add("-XX:-CreateCoredumpOnCrash");
    options.add("-XX:ErrorFile=" + crashReport);
    options.add("-Dorg.bytedeco.javacpp.cachedir=" + nativeCache);
    options.add("-Dorg.slf4j.simpleLogger.defaultLogLevel=warn");
    options.add("-Dorg.slf4j.simpleLogger.showThreadName=false");
    options.add("-Dorg.slf4j.simpleLogger.showShortLogName=true");
    options.add("-Djava.awt.headless=true");
    options.add("-Dfile.encoding=UTF-8");
    options.add("-Dstdout.encoding=UTF-8");
    options.add("-Dstderr.encoding=UTF-8");
    return options;
  }

  /** Those of {@link #NEWER} that a Java has. */
  static List<String> newer(int java) {
    return new TreeMap<>(NEWER)
        .entrySet().stream()
            .filter(option -> option.getValue() <= java)
            .map(Map.Entry::getKey)
            .toList();
  }
}
