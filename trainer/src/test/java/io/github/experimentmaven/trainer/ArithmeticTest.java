package io.github.experimentmaven.trainer;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.experimentmaven.experiment.Numerics;
import io.github.experimentmaven.platform.KernelVariables;
import io.github.experimentmaven.platform.NativePlatform;
import io.github.experimentmaven.provenance.Arithmetic;
import io.github.experimentmaven.provenance.Processor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@link Arithmetic#REVISION} is raised when the trainer's bits change, and only then: trainings of
 * all the language give the weights, metrics and predictions whose hashes are recorded. {@code
 * -Dgolden.write} records them.
 */
class ArithmeticTest {

  private static final Path RECORDED =
      Path.of("src/test/resources/io/github/experimentmaven/trainer/arithmetic.txt");

  private static final String CLASS_PATH =
      System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));

  private static final String REVISION = "revision ";
  private static final int SHOWN = 5;

  @TempDir Path folder;

  @Test
  void theTrainersBitsAreThoseOfItsRevision() throws Exception {
    requireRecordedProcessor();
    Map<String, Hashes> trained = hashes(train());
    List<String> lines = Files.readAllLines(RECORDED);
    int revision = Integer.parseInt(lines.get(0).substring(REVISION.length()));
    Map<String, Hashes> recorded = hashes(lines.subList(1, lines.size()));

    // Not even when writing: whoever records other bits has to raise the revision first.
    if (revision == Arithmetic.REVISION) {
      requireSameBits(recorded, trained);
    }
    if (System.getProperty("golden.write") != null) {
      write(trained);
      return;
    }
    assertThat(revision)
        .as(
            "the revision whose hashes are recorded in %s; run this test once with -Dgolden.write",
            RECORDED)
        .isEqualTo(Arithmetic.REVISION);
    assertThat(recorded.keySet())
        .as(
            "the trainings that are recorded in %s; what is new or gone needs no new revision, only"
                + " one run of this test with -Dgolden.write",
            RECORDED)
        .containsExactlyInAnyOrderElementsOf(trained.keySet());
  }

  private static void requireSameBits(Map<String, Hashes> recorded, Map<String, Hashes> trained) {
    Map<String, String> changed = new LinkedHashMap<>();
    recorded.forEach(
        (name, hashes) -> {
          Hashes now = trained.getOrDefault(name, hashes);
          if (!now.equals(hashes)) {
            changed.put(name, hashes.changes(now));
          }
        });
    if (!changed.isEmpty()) {
      fail(
          """
          %d of %d trainings give other bits than revision %d of the trainer's arithmetic did:
          %s
          If that is meant, results that were recorded before are no longer those of the same \
          inputs: raise Arithmetic.REVISION and run this test once with -Dgolden.write, which \
          records the new hashes.
          If it is not meant, look for what changed: of the weights, the order of additions, the \
          kernels or the random numbers; of metrics and predictions alone, the loss, its penalty, \
          the evaluation and its batches.""",
          changed.size(), recorded.size(), Arithmetic.REVISION, shown(changed));
    }
  }

  /** Elsewhere other native libraries compute, which need not give the same bits. */
  private static void requireRecordedProcessor() throws Exception {
    boolean x86 = List.of("amd64", "x86_64").contains(System.getProperty("os.arch"));
    assumeTrue(
        x86 && Processor.ofThisMachine().has("avx2", "fma"),
        "the recorded hashes are those of x86-64 with AVX2");
    assertThat(CLASS_PATH)
        .as("what the plugin would train with here is what this test trains with")
        .contains(NativePlatform.detect(null, Numerics.PORTABLE).classifier() + ".jar");
  }

  /** As a trainer is launched: in a process of its own, with the variables that name kernels. */
  private List<String> train() throws IOException, InterruptedException {
    Path output = folder.resolve("hashes.txt");
    Path log = folder.resolve("log.txt");
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                CLASS_PATH,
                "-Xmx1g",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                GoldenTrainings.class.getName(),
                output.toString(),
                folder.resolve("trainings").toString())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().keySet().removeIf(KernelVariables::contains);
    builder
        .environment()
        .putAll(KernelVariables.of(Numerics.PORTABLE, System.getProperty("os.arch"), Map.of()));
    int code = builder.start().waitFor();
    assertThat(code).as("%s", Files.readString(log)).isZero();
    return Files.readAllLines(output);
  }

  private static void write(Map<String, Hashes> trained) throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add(REVISION + Arithmetic.REVISION);
    trained.forEach(
        (name, hashes) -> lines.add(name + " " + hashes.weights() + " " + hashes.results()));
    Files.createDirectories(RECORDED.getParent());
    Files.write(RECORDED, lines);
  }

  private static Map<String, Hashes> hashes(List<String> lines) {
    Map<String, Hashes> hashes = new LinkedHashMap<>();
    for (String line : lines) {
      int results = line.lastIndexOf(' ');
      int weights = line.lastIndexOf(' ', results - 1);
      hashes.put(
          line.substring(0, weights),
          new Hashes(line.substring(weights + 1, results), line.substring(results + 1)));
    }
    return hashes;
  }

  private static String shown(Map<String, String> changed) {
    String more = changed.size() > SHOWN ? "\n  ..." : "";
    return changed.entrySet().stream()
            .limit(SHOWN)
            .map(each -> "  " + each.getValue() + ": " + each.getKey())
            .collect(joining("\n"))
        + more;
  }

  /**
   * What came of a training.
   *
   * @param weights hash of them
   * @param results hash of the metrics and predictions
   */
  private record Hashes(String weights, String results) {

    /** What others have otherwise than these. */
    String changes(Hashes others) {
      boolean sameWeights = weights.equals(others.weights);
      if (results.equals(others.results)) {
        return "the weights, not the metrics and predictions";
      }
      return sameWeights
          ? "the metrics or predictions, not the weights"
          : "the weights, and the metrics or predictions";
    }
  }
}
