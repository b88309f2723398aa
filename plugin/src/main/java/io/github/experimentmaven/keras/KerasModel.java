package io.github.experimentmaven.keras;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The layers of a Sequential or Functional model, in an order in which they can be computed. Layers
 * that stand for the data are left out; those that read it name {@link #DATA}.
 *
 * @param layers each behind those that it reads
 * @param input the shape of a sample, in which sizes that are left open are null; null if the file
 *     does not say
 */
record KerasModel(List<KerasLayer> layers, @Nullable List<@Nullable Integer> input) {

  /** What layers call the data by. */
  static final String DATA = "input";

  private static final String INPUT_LAYER = "InputLayer";

  /**
   * The model of a description.
   *
   * @throws KerasException if it is of another kind
   */
  static KerasModel of(JsonNode model) throws KerasException {
    String kind = model.path("class_name").asText("");
    JsonNode config = model.path("config");
    return switch (kind) {
      case "Sequential" -> sequential(config, model);
      // Model: Keras 2.0 to 2.3
      case "Functional", "Model" -> functional(config);
      case "" ->
          throw new KerasException(
              "there is no class_name, which to_json writes of every model: is this a file of"
                  + " Keras?");
      default ->
          throw new KerasException(
              "the model is of the class "
                  + kind
                  + ": only Sequential and Functional models describe their layers");
    };
  }

  private static KerasModel sequential(JsonNode config, JsonNode model) throws KerasException {
    // Keras 2.0 and 2.1 have the list alone.
    JsonNode items = config.isArray() ? config : config.path("layers");
    List<Described> layers = new ArrayList<>();
    String before = DATA;
    List<@Nullable Integer> input = shape(config.path("build_input_shape"));
    if (input == null) {
      input = shape(model.path("build_config").path("input_shape"));
    }
    for (JsonNode item : items) {
      Described layer = Described.of(item, List.of(before));
      List<@Nullable Integer> own = declared(layer.config());
      input = own != null && layers.isEmpty() ? own : input;
      if (!layer.kind().equals(INPUT_LAYER)) {
        layers.add(layer);
        before = layer.name();
      }
    }
    return ranked(layers, input);
  }

  private static KerasModel functional(JsonNode config) throws KerasException {
    List<String> findings = new ArrayList<>();
    List<Described> layers = new ArrayList<>();
    List<Described> inputs = new ArrayList<>();
    for (JsonNode item : config.path("layers")) {
      JsonNode nodes = item.path("inbound_nodes");
      Described layer = Described.of(item, KerasNodes.read(nodes));
      if (layer.kind().equals(INPUT_LAYER)) {
        inputs.add(layer);
        continue;
      }
      if (nodes.size() > 1) {
        findings.add(
            "%s is used %s times; here each layer is used once"
                .formatted(layer.label(), nodes.size()));
      }
      layers.add(layer);
    }
    if (inputs.size() != 1) {
      findings.add("the model has " + inputs.size() + " inputs; here a network has one");
    }
    int outputs = KerasNodes.read(config.path("output_layers")).size();
    if (outputs > 1) {
      findings.add("the model has " + outputs + " outputs; here a network has one");
    }
    if (!findings.isEmpty()) {
      throw new KerasException(findings);
    }
    Described data = inputs.get(0);
    List<Described> renamed =
        layers.stream()
            .map(
                layer ->
                    layer.withInputs(
                        layer.inputs().stream()
                            .map(name -> name.equals(data.name()) ? DATA : name)
                            .toList()))
            .toList();
    return ranked(sorted(renamed), declared(data.config()));
  }

  /** Each behind those that it reads, else in the order of the file. */
  private static List<Described> sorted(List<Described> layers) throws KerasException {
    List<Described> left = new ArrayList<>(layers);
    List<Described> sorted = new ArrayList<>();
    List<String> known = new ArrayList<>(List.of(DATA));
    while (!left.isEmpty()) {
      Optional<Described> next =
          left.stream().filter(layer -> known.containsAll(layer.inputs())).findFirst();
      if (next.isEmpty()) {
        Described stuck = left.get(0);
        throw new KerasException(
            stuck.label() + " reads " + stuck.inputs() + ", which are not all layers before it");
      }
      left.remove(next.get());
      sorted.add(next.get());
      known.add(next.get().name());
    }
    return sorted;
  }

  private static KerasModel ranked(List<Described> layers, @Nullable List<@Nullable Integer> input)
      throws KerasException {
    if (layers.isEmpty()) {
      throw new KerasException("the model has no layers");
    }
    Map<String, Integer> ranks = new HashMap<>();
    ranks.put(DATA, input == null ? 0 : input.size() + 1);
    List<KerasLayer> ranked = new ArrayList<>();
    for (Described layer : layers) {
      if (ranks.containsKey(layer.name())) {
        throw new KerasException("there are two layers named '" + layer.name() + "'");
      }
      int rank = layer.inputs().isEmpty() ? 0 : ranks.getOrDefault(layer.inputs().get(0), 0);
      ranked.add(new KerasLayer(layer.kind(), layer.name(), layer.config(), layer.inputs(), rank));
      ranks.put(layer.name(), outputRank(layer, rank));
    }
    return new KerasModel(List.copyOf(ranked), input);
  }

  private static int outputRank(Described layer, int rank) {
    JsonNode config = layer.config();
    if (layer.kind().equals("Flatten")
        || (layer.kind().startsWith("Global") && !config.path("keepdims").asBoolean())) {
      return 2;
    }
    if (layer.kind().equals("Bidirectional")) {
      return config.path("layer").path("config").path("return_sequences").asBoolean() ? rank : 2;
    }
    if (layer.kind().equals("SimpleRNN") || layer.kind().equals("LSTM")) {
      return config.path("return_sequences").asBoolean() ? rank : 2;
    }
    if (layer.kind().equals("Reshape")) {
      return config.path("target_shape").size() + 1;
    }
    return layer.kind().equals("Embedding") && rank > 0 ? rank + 1 : rank;
  }

  /** Keras 3: batch_shape; Keras 2: batch_input_shape; Keras 1 had input_shape, too. */
  private static @Nullable List<@Nullable Integer> declared(JsonNode config) {
    for (String key : List.of("batch_shape", "batch_input_shape")) {
      List<@Nullable Integer> shape = shape(config.path(key));
      if (shape != null) {
        return shape;
      }
    }
    return null;
  }

  /** Without the axis of the batch. */
  private static @Nullable List<@Nullable Integer> shape(JsonNode batchShape) {
    if (!batchShape.isArray() || batchShape.isEmpty()) {
      return null;
    }
    List<@Nullable Integer> sizes = new ArrayList<>();
    for (int i = 1; i < batchShape.size(); i++) {
      sizes.add(batchShape.get(i).isInt() ? batchShape.get(i).intValue() : null);
    }
    return sizes;
  }

  /** A layer of which nobody knows yet what it reads in which shape. */
  private record Described(String kind, String name, JsonNode config, List<String> inputs) {

    static Described of(JsonNode item, List<String> inputs) throws KerasException {
      String kind = item.path("class_name").asText("");
      JsonNode config = item.path("config");
      if (kind.isEmpty() || !config.isObject()) {
        throw new KerasException(
            "a layer has no class_name or no config: is this a file of Keras?");
      }
      String name = config.path("name").asText(item.path("name").asText(""));
      // "Custom>Own": Keras 2 names registered classes so.
      String plain = kind.substring(kind.lastIndexOf('>') + 1);
      return new Described(plain, name.isEmpty() ? plain : name, config, inputs);
    }

    Described withInputs(List<String> others) {
      return new Described(kind, name, config, others);
    }

    String label() {
      return kind + " '" + name + "'";
    }
  }
}
