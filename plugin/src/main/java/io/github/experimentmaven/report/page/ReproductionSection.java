package io.github.experimentmaven.report.page;

import io.github.experimentmaven.provenance.Identity;
import io.github.experimentmaven.provenance.Identity.DatasetIdentity;
import io.github.experimentmaven.provenance.Identity.FileIdentity;
import io.github.experimentmaven.provenance.Identity.Library;
import io.github.experimentmaven.provenance.Provenance;
import io.github.experimentmaven.report.model.ReportedExperiment;
import io.github.experimentmaven.result.RunResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How to get the same bits again, and everything that determines them.
 *
 * @param command trains again and compares
 * @param facts experiment file, plugin, numerics and main libraries
 * @param hashes of the data and of the plugin's classes
 * @param libraries every other artifact on the trainer's class path
 */
public record ReproductionSection(
    String command, List<Fact> facts, List<Hash> hashes, List<Hash> libraries) {

  /** The libraries that calculate; the others only surround them. */
  private static final List<String> MAIN =
      List.of(
          "org.deeplearning4j:deeplearning4j-nn:",
          "org.nd4j:nd4j-api:",
          "org.nd4j:nd4j-native:",
          "org.bytedeco:openblas:",
          "org.bytedeco:javacpp:");

  /**
   * Something with its SHA-256.
   *
   * @param role what it is; empty for a library
   * @param name of the file or artifact
   * @param sha256 64 hexadecimal digits
   */
  public record Hash(String role, String name, String sha256) {}

  /** Of the first run: the others differ in the seed alone. Null while there is none. */
  static @Nullable ReproductionSection of(ReportedExperiment reported) {
    List<RunResult> runs = reported.runs();
    if (runs.isEmpty()) {
      return null;
    }
    Provenance provenance = runs.get(0).provenance();
    Identity identity = provenance.identity();
    return new ReproductionSection(
        MavenCommand.of("experiment:reproduce", reported),
        facts(reported, provenance),
        hashes(identity),
        identity.libraries().stream().map(ReproductionSection::hash).toList());
  }

  private static List<Fact> facts(ReportedExperiment reported, Provenance provenance) {
    Identity identity = provenance.identity();
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact("Experiment file", PlainText.of(reported.result().file())));
    facts.add(
        new Fact(
            "Plugin",
            PlainText.of(
                provenance.environment().plugin()
                    + ", revision "
                    + identity.arithmeticRevision()
                    + " of the trainer's arithmetic")));
    facts.add(new Fact("Native libraries", PlainText.of(identity.numerics().nativeClassifier())));
    add(facts, "Numerics", identity.numerics().variables());
    add(facts, "Java properties", identity.numerics().properties());
    String main =
        String.join(
            ", ",
            identity.libraries().stream()
                .map(Library::artifact)
                .filter(artifact -> MAIN.stream().anyMatch(artifact::startsWith))
                .map(ReproductionSection::brief)
                .distinct()
                .toList());
    if (!main.isEmpty()) {
      facts.add(new Fact("Main libraries", PlainText.of(main)));
    }
    return facts;
  }

  private static void add(List<Fact> facts, String name, Map<String, String> values) {
    if (!values.isEmpty()) {
      List<String> assignments =
          values.entrySet().stream().map(each -> each.getKey() + "=" + each.getValue()).toList();
      facts.add(new Fact(name, PlainText.of(String.join(", ", assignments))));
    }
  }

  /** {@code openblas 0.3.19-1.5.7} of {@code org.bytedeco:openblas:0.3.19-1.5.7:linux-x86_64}. */
  private static String brief(String artifact) {
    String[] parts = artifact.split(":", 4);
    return parts[1] + " " + parts[2];
  }

  private static List<Hash> hashes(Identity identity) {
    DatasetIdentity data = identity.dataset();
    return List.of(
        hash("Training images", data.trainImages()),
        hash("Training labels", data.trainLabels()),
        hash("Test images", data.testImages()),
        hash("Test labels", data.testLabels()));
  }

  private static Hash hash(String role, FileIdentity file) {
    return new Hash(role, PlainText.of(file.file()), PlainText.of(file.sha256()));
  }

  private static Hash hash(Library library) {
    return new Hash("", PlainText.of(library.artifact()), PlainText.of(library.sha256()));
  }
}
