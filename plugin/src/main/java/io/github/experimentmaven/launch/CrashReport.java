package io.github.experimentmaven.launch;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a JVM that crashed has written of it. As it leaves no core it ends with 1, as one does that
 * never started.
 *
 * @param signal such as {@code SIGSEGV}; null if the system gave it no more memory
 * @param frame where it was, as {@code C [libnd4jcpu.so+0x1234]}; null if that is not told
 */
record CrashReport(@Nullable String signal, @Nullable String frame) {

  /** Its name in the folder of a run. */
  static final String FILE_NAME = "hs_err.log";

  /** The head of a report; what follows are stacks and maps. */
  private static final int LINES = 40;

  private static final Pattern SIGNAL = Pattern.compile("# {2}(\\S+) \\(0x[0-9a-f]+\\) at .*");
  private static final Pattern INTERNAL = Pattern.compile("# {2}(Internal Error) \\(.*");
  private static final String MEMORY = "# There is insufficient memory";
  private static final String FRAME = "# Problematic frame:";

  /** Where the JVM of a run writes it. */
  static Path file(Path runFolder) {
    return runFolder.resolve(FILE_NAME);
  }

  /**
   * The report in a run's folder.
   *
   * @return nothing if its JVM did not crash, or had no time to say more
   */
  static Optional<CrashReport> of(Path runFolder) throws IOException {
    Path file = file(runFolder);
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    // Names in it are those of files, in whatever encoding.
    try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
      List<String> head = reader.lines().limit(LINES).toList();
      String signal =
          Stream.of(SIGNAL, INTERNAL)
              .flatMap(pattern -> head.stream().map(pattern::matcher))
              .filter(Matcher::matches)
              .map(matcher -> matcher.group(1))
              .findFirst()
              .orElse(null);
      boolean lacksMemory = head.stream().anyMatch(line -> line.startsWith(MEMORY));
      return signal == null && !lacksMemory
          ? Optional.empty()
          : Optional.of(new CrashReport(signal, frame(head)));
    }
  }

  private static @Nullable String frame(List<String> head) {
    int at = head.indexOf(FRAME) + 1;
    return at == 0 || at == head.size()
        ? null
        : head.get(at).replaceFirst("^#\\s*", "").replaceAll("\\s+", " ").strip();
  }
}
