package io.github.experimentmaven.descriptor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.experimentmaven.experiment.Experiment;
import io.github.experimentmaven.failure.DescriptorException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/**
 * The canonical form of an experiment: JSON in the experiment language, with every default spelt
 * out, keys in the order of the manual, and nothing that depends on how the file was written. Two
 * experiments are equal exactly if their canonical forms are.
 *
 * <p>Properties are filled in already: <code>${...}</code> in it is plain text.
 */
public final class ExperimentJson {

  /** What decides the bits of a training beside its data, which is known by its content. */
  static final Set<String> DECIDING =
      Set.of(
          "architecture",
          "trainer",
          "optimizer",
          "loss",
          "class_weight",
          "epochs",
          "batch_size",
          "validation",
          "early_stopping",
          "reduce_lr_on_plateau",
          "best_weights",
          "time_limit",
          "folds",
          "numerics");

  private ExperimentJson() {}

  /** The canonical form of an experiment. */
  public static ObjectNode write(Experiment experiment) {
    return (ObjectNode) ExperimentDecoder.LANGUAGE.encode(experiment);
  }

  /**
   * What of an experiment decides the bits of a training beside its data and seed, in short:
   * without keys that have their default.
   */
  public static ObjectNode deciding(Experiment experiment) {
    ObjectNode deciding = (ObjectNode) ExperimentDecoder.LANGUAGE.encodeInShort(experiment);
    deciding.retain(DECIDING);
    return deciding;
  }

  /** What of a canonical form decides the bits of a training, and where its data comes from. */
  public static ObjectNode trained(JsonNode canonical) {
    ObjectNode trained = canonical.deepCopy();
    Set<String> kept = new HashSet<>(DECIDING);
    kept.add("dataset");
    kept.add("initial_weights");
    trained.retain(kept);
    return trained;
  }

  /**
   * The experiment of a canonical form, or of any JSON of the experiment language.
   *
   * @throws DescriptorException if it has mistakes; lines and columns are those of the JSON,
   *     indented
   */
  public static Experiment read(JsonNode json) throws DescriptorException {
    String name = json.path("name").asText();
    if (name.contains("/")) {
      // One of a sweep: no file gives it this name.
      ObjectNode unnamed = json.deepCopy();
      unnamed.remove("name");
      return read(unnamed).withName(name);
    }
    SourceText source = SourceText.of(Path.of("experiment.json"), json.toPrettyString());
    Problems problems = new Problems(source);
    Node root = RepeatedLayers.writtenOut(TreeBuilder.build(Syntax.JSON, problems), problems);
    Experiment experiment = new ExperimentDecoder(problems).decode(root, "experiment");
    if (experiment == null || !problems.found().isEmpty()) {
      throw new DescriptorException(problems.found());
    }
    return experiment;
  }
}
