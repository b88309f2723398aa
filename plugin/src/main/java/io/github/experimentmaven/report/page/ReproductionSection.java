package io.github.experimentmaven.report.page;

import io.github.experimentmaven.provenance.Identity;
import io.github.experimentmaven.provenance.Provenance;
import io.github.experimentmaven.report.model.ReportedExperiment;
import io.github.experimentmaven.result.RunResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How to get the same bits again, and everything that determines them.
 *
 * @param command trains again and compares
 * @param facts experiment file, plugin, numerics and the libraries that calculate
 * @param hashes of the data
 */
public record ReproductionSection(String command, List<Fact> facts, List<Hash> hashes) {

  /**
   * A part of the data with its SHA-256.
   *
   * @param role what it is
   * @param sha256 of its content unpacked, 64 hexadecimal digits
   */
  public record Hash(String role, String sha256) {}

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
        hashes(identity));
  }

  private static List<Fact> facts(ReportedExperiment reported, Provenance provenance) {
    Identity identity = provenance.identity();
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact("Experiment file", PlainText.of(reported.result().file())));
    boolean ofClass = reported.runs().get(0).trainedByClass();
    String revision =
        ", revision "
            + identity.arithmeticRevision()
            + (ofClass ? " of the metrics" : " of the trainer's arithmetic");
    facts.add(new Fact("Plugin", PlainText.of(provenance.environment().plugin() + revision)));
    if (!ofClass) {
      facts.add(new Fact("Native libraries", PlainText.of(identity.numerics().nativeClassifier())));
    }
    add(facts, "Numerics", identity.numerics().variables());
    add(facts, "Java properties", identity.numerics().properties());
    String libraries =
        String.join(
            ", ",
            identity.libraries().stream().map(ReproductionSection::brief).distinct().toList());
    if (!libraries.isEmpty()) {
      facts.add(new Fact("Libraries", PlainText.of(libraries)));
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
    return identity.data().entrySet().stream()
        .map(part -> new Hash(capitalized(Identity.words(part.getKey())), part.getValue()))
        .toList();
  }

  private static String capitalized(String words) {
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }
}
