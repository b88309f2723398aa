package io.github.experimentmaven.descriptor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.experimentmaven.experiment.Layer;
import io.github.experimentmaven.failure.Problem;
import io.github.experimentmaven.keras.KerasArchitecture;
import io.github.experimentmaven.keras.KerasCompilation;
import io.github.experimentmaven.keras.KerasException;
import io.github.experimentmaven.keras.KerasFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The experiment file for a model that Keras has saved: its layers, and of its compilation
 * optimizer and loss. What Keras does not save is left to be filled in.
 *
 * @param text the file, in YAML
 * @param findings what could not be carried over
 */
public record KerasConversion(String text, List<String> findings) {

  private static final Path NO_FILE = Path.of("keras");

  public KerasConversion {
    findings = List.copyOf(findings);
  }

  /**
   * Converts a file.
   *
   * @throws KerasException if it cannot be read
   */
  public static KerasConversion of(Path file) throws KerasException {
    return new Writer(file).conversion();
  }

  /** Gathers lines and findings. */
  private static final class Writer {

    private final Path file;
    private final KerasFile keras;
    private final List<String> findings = new ArrayList<>();
    private final List<String> lines = new ArrayList<>();

    Writer(Path file) throws KerasException {
      this.file = file;
      this.keras = KerasFile.read(file);
    }

    KerasConversion conversion() throws KerasException {
      lines.add("dataset:  # what it learns from");
      KerasArchitecture architecture = KerasArchitecture.of(keras, SavedLayers.language());
      findings.addAll(architecture.findings());
      lines.add("architecture:");
      layers(architecture).forEach(layer -> lines.add("  - " + FlowYaml.item(layer)));
      if (keras.training() != null) {
        compilation(KerasCompilation.of(keras.training(), optimizers()));
      }
      lines.add("epochs:  # how many");
      List<String> all = new ArrayList<>();
      all.add(
          "# From "
              + file.getFileName()
              + (keras.version().isEmpty() ? "" : ", saved by Keras " + keras.version()));
      if (architecture.input() != null) {
        all.add("# Its samples are " + new DeclaredInput("", architecture.input()).text());
      }
      findings.forEach(finding -> all.add("# Not carried over: " + finding));
      all.addAll(lines);
      return new KerasConversion(String.join("\n", all) + "\n", findings);
    }

    private List<JsonNode> layers(KerasArchitecture architecture) {
      KindType kinds = ValueTypes.layers();
      List<ObjectNode> written = new ArrayList<>();
      List<Layer> layers = new ArrayList<>();
      for (KerasArchitecture.WordedLayer layer : architecture.layers()) {
        Object decoded = decoded(kinds, layer.written(), layer.label());
        if (decoded != null) {
          written.add(layer.written());
          layers.add((Layer) decoded);
        }
      }
      return SavedLayers.inShort(SavedLayers.withoutUsualNames(written, layers));
    }

    private @Nullable Object decoded(KindType kinds, ObjectNode written, String label) {
      Problems problems = new Problems(SourceText.of(NO_FILE, ""));
      Object decoded =
          kinds.decode(SavedLayers.node(written, Position.WHOLE_FILE), label, problems);
      for (Problem problem : problems.found()) {
        findings.add(label + ": " + problem.message());
      }
      return decoded;
    }

    private void compilation(KerasCompilation compiled) {
      findings.addAll(compiled.findings());
      if (compiled.optimizer() != null) {
        KindType kinds = ValueTypes.optimizers();
        Object optimizer = decoded(kinds, compiled.optimizer(), "optimizer");
        if (optimizer != null) {
          lines.add("optimizer: " + FlowYaml.of(kinds.encodeInShort(optimizer)));
        }
      }
      if (compiled.loss() != null) {
        loss(compiled.loss());
      }
      if (!compiled.metrics().isEmpty()) {
        lines.add(
            "# Keras measures "
                + String.join(", ", compiled.metrics())
                + "; here all metrics of the task are measured");
      }
    }

    private void loss(KerasCompilation.WordedLoss loss) {
      KindType kinds = ValueTypes.losses();
      String own = KerasLosses.own(loss.name()).orElse(loss.name());
      RecordType known = kinds.records().get(own);
      if (known == null) {
        findings.add(
            "loss: there is no %s here; known: %s"
                .formatted(loss.name(), String.join(", ", kinds.records().keySet())));
        return;
      }
      ObjectNode arguments = JsonNodeFactory.instance.objectNode();
      for (Map.Entry<String, JsonNode> argument : loss.arguments().properties()) {
        if (known.keyNames().contains(argument.getKey())) {
          arguments.set(argument.getKey(), argument.getValue());
        } else if (!KerasCompilation.isNeutral(argument.getKey(), argument.getValue())) {
          findings.add(
              "loss: %s is %s; here %s has no such argument"
                  .formatted(argument.getKey(), argument.getValue(), own));
        }
      }
      ObjectNode written = JsonNodeFactory.instance.objectNode();
      written.set(own, arguments);
      Object decoded = decoded(kinds, written, "loss");
      if (decoded != null) {
        lines.add("loss: " + FlowYaml.of(kinds.encodeInShort(decoded)));
      }
    }

    private static Map<String, List<String>> optimizers() {
      Map<String, List<String>> optimizers = new LinkedHashMap<>();
      ValueTypes.optimizers()
          .records()
          .forEach((name, type) -> optimizers.put(name, type.keyNames()));
      return optimizers;
    }
  }
}
