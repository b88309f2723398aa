package io.github.experimentmaven.provenance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A processor as its system describes it: Linux in a file, macOS by {@code sysctl}, Windows in an
 * environment variable that tells the model alone.
 *
 * @param model its name; of ARM on Linux, where it has none, its maker and part number; the
 *     architecture where the system does not tell
 * @param instructionSets its flags, in Linux' spelling as far as it has one; empty where the system
 *     does not tell
 */
public record Processor(String model, Optional<Set<String>> instructionSets) {

  private static final Path CPU_INFO = Path.of("/proc/cpuinfo");
  private static final Pattern MODEL = Pattern.compile("(?m)^model name\\s*:\\s*(.+)$");
  private static final Pattern PART =
      Pattern.compile("(?m)^CPU implementer\\s*:\\s*(\\S+)$(?:.|\\n)*?^CPU part\\s*:\\s*(\\S+)$");
  private static final Pattern FLAGS = Pattern.compile("(?m)^(?:flags|Features)\\s*:(.*)$");

  private static final Pattern MAC_MODEL =
      Pattern.compile("(?m)^machdep\\.cpu\\.brand_string:(.+)$");
  private static final Pattern MAC_FLAG = Pattern.compile("(?m)^hw\\.optional\\.(\\S+):\\s*1\\s*$");

  /** Those by which OpenBLAS and oneDNN choose kernels. */
  private static final Pattern NUMERIC =
      Pattern.compile("avx.*|fma|f16c|amx.*|sse4_[12]|asimd.*|sve.*|bf16|i8mm|fphp");

  /**
   * The processor this runs on. Where a process has to be started to find out, that is done once.
   *
   * @throws IOException if the system has the description and it cannot be read
   */
  public static Processor ofThisMachine() throws IOException {
    String architecture = System.getProperty("os.arch", "unknown");
    String system = System.getProperty("os.name", "");
    if (Files.exists(CPU_INFO)) {
      return parse(Files.readString(CPU_INFO), architecture);
    }
    return system.startsWith("Mac")
        ? ofMac(SystemControl.read("machdep.cpu", "hw.optional"), architecture)
        : ofWindows(System.getenv("PROCESSOR_IDENTIFIER"), architecture);
  }

  /**
   * A processor as Windows tells it; of its instruction sets nothing is said there, but a model has
   * the same everywhere.
   *
   * @param identifier the environment variable {@code PROCESSOR_IDENTIFIER}; null on a system that
   *     does not have it
   * @param architecture as the system property {@code os.arch}
   */
  static Processor ofWindows(@Nullable String identifier, String architecture) {
    String model = identifier == null || identifier.isBlank() ? architecture : identifier.strip();
    return new Processor(model, Optional.empty());
  }

  /**
   * A processor as macOS tells it.
   *
   * @param settings what {@code sysctl machdep.cpu hw.optional} prints, a setting a line
   * @param architecture as the system property {@code os.arch}
   */
  static Processor ofMac(String settings, String architecture) {
    Matcher model = MAC_MODEL.matcher(settings);
    Set<String> flags = new TreeSet<>();
    Matcher optional = MAC_FLAG.matcher(settings);
    while (optional.find()) {
      // hw.optional.avx2_0 is avx2, and hw.optional.arm.FEAT_BF16 is bf16.
      flags.add(
          optional
              .group(1)
              .toLowerCase(Locale.ROOT)
              .replaceFirst("^arm\\.(feat_)?", "")
              .replaceFirst("_0$", "")
              .replaceFirst("^avx1$", "avx")
              .replaceFirst("^advsimd$", "asimd"));
    }
    return new Processor(
        model.find() ? model.group(1).strip() : architecture,
        flags.isEmpty() ? Optional.empty() : Optional.of(flags));
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
    List<String> sets = numericInstructionSets();
    return sets.isEmpty() ? model : model + ": " + String.join(" ", sets);
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
