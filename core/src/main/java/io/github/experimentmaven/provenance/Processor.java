package io.github.experimentmaven.provenance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A processor as Linux describes it; other systems do not say as much in a file.
 *
 * @param model its name; on ARM, where it has none, its maker and part number; else the
 *     architecture
 * @param instructionSets its flags, in Linux' spelling; empty where the system does not tell
 */
public record Processor(String model, Optional<Set<String>> instructionSets) {

  private static final Path CPU_INFO = Path.of("/proc/cpuinfo");
  private static final Pattern MODEL = Pattern.compile("(?m)^model name\\s*:\\s*(.+)$");
  private static final Pattern PART =
      Pattern.compile("(?m)^CPU implementer\\s*:\\s*(\\S+)$(?:.|\\n)*?^CPU part\\s*:\\s*(\\S+)$");
  private static final Pattern FLAGS = Pattern.compile("(?m)^(?:flags|Features)\\s*:(.*)$");

  /** Those by which OpenBLAS and oneDNN choose kernels. */
  private static final Pattern NUMERIC =
      Pattern.compile("avx.*|fma|f16c|amx.*|sse4_[12]|asimd.*|sve.*|bf16|i8mm|fphp");

  /**
   * The processor this runs on.
   *
   * @throws IOException if the system has the description and it cannot be read
   */
  public static Processor ofThisMachine() throws IOException {
    String architecture = System.getProperty("os.arch", "unknown");
    return Files.exists(CPU_INFO)
        ? parse(Files.readString(CPU_INFO), architecture)
        : new Processor(architecture, Optional.empty());
  }

  /**
   * A processor by its description.
   *
   * @param cpuInfo the content of {@code /proc/cpuinfo}
   * @param architecture as the system property {@code os.arch}
   */
  static Processor parse(String cpuInfo, String architecture) {
    Matcher model = MODEL.matcher(cpuInfo);
    Matcher part = PART.matcher(cpuInfo);
    Matcher flags = FLAGS.matcher(cpuInfo);
    return new Processor(
        model.find()
            ? model.group(1).strip()
            : part.find()
                ? "implementer %s part %s".formatted(part.group(1), part.group(2))
                : architecture,
        flags.find()
            ? Optional.of(new TreeSet<>(Arrays.asList(flags.group(1).strip().split("\\s+"))))
            : Optional.empty());
  }

  /** Whether it has all of these; where the system does not tell, it is taken for granted. */
  public boolean has(String... flags) {
    return instructionSets.map(all -> all.containsAll(List.of(flags))).orElse(true);
  }

  /** All that numeric libraries may choose kernels by, in a line. */
  public String shown() {
    return model + ": " + String.join(" ", numericInstructionSets());
  }

  /** The instruction sets by which numeric libraries choose kernels, sorted. */
  public List<String> numericInstructionSets() {
    return instructionSets.stream()
        .flatMap(Set::stream)
        .filter(flag -> NUMERIC.matcher(flag).matches())
        .sorted()
        .toList();
  }
}
