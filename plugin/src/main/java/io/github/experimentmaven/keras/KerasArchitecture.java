package io.github.experimentmaven.keras;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The architecture of a model in the language of experiments.
 *
 * @param layers those that can be carried over, as they would stand in an experiment file, each
 *     with its name
 * @param input the shape of a sample, in which sizes that are left open are null; null if the file
 *     does not say
 * @param findings what cannot be carried over, layer by layer
 */
public record KerasArchitecture(
    List<WordedLayer> layers, @Nullable List<@Nullable Integer> input, List<String> findings) {

  public KerasArchitecture {
    layers = List.copyOf(layers);
    findings = List.copyOf(findings);
  }

  /**
   * A layer in the language.
   *
   * @param label what it is called in messages: {@code Conv2D 'conv2d_1'}
   * @param written as it would stand in an experiment file
   */
  public record WordedLayer(String label, ObjectNode written) {}

  /**
   * Carries an architecture over.
   *
   * @param language the arguments of each layer of the language, by its name
   * @throws KerasException if the model is none of layers that are known
   */
  public static KerasArchitecture of(KerasFile file, Map<String, List<String>> language)
      throws KerasException {
    KerasModel model = KerasModel.of(file.model());
    List<String> findings = new ArrayList<>();
    if (file.isBefore3()) {
      model.layers().forEach(layer -> changed(layer, findings));
    }
    List<WordedLayer> layers = LayerWords.all(language, model, findings);
    return new KerasArchitecture(layers, model.input(), findings);
  }

  /** Functions that are others since Keras 3. */
  private static void changed(KerasLayer layer, List<String> findings) {
    for (Map.Entry<String, JsonNode> argument : layer.config().properties()) {
      if (argument.getKey().endsWith("activation")
          && ConfigValue.of(argument.getValue()).asText().equals("hard_sigmoid")) {
        findings.add(
            layer.label()
                + ": "
                + argument.getKey()
                + " is hard_sigmoid, which in Keras 2 is 0.2 * x + 0.5, here and in Keras 3 x / 6 +"
                + " 0.5");
      }
    }
  }
}
