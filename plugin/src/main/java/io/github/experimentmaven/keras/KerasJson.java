package io.github.experimentmaven.keras;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A network as the JSON of a Functional model, which {@code model_from_json} of Keras 3 reads. */
public final class KerasJson {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private static final String LAYERS = "keras.layers";
  private static final String FLOAT = "float32";

  /** The modules of objects that arguments have, by how the arguments' names end. */
  private static final Map<String, String> OBJECTS =
      Map.of("_initializer", "keras.initializers", "_constraint", "keras.constraints");

  private static final String REGULARIZER = "_regularizer";

  private final Set<String> kinds;

  /**
   * A writer of the language's layers.
   *
   * @param kinds the names of all layers
   */
  public KerasJson(Set<String> kinds) {
    this.kinds = Set.copyOf(kinds);
  }

  /**
   * A layer with what it reads.
   *
   * @param kind its name in the language
   * @param name its own name
   * @param arguments all of them, as in the language
   * @param inputs the names of what it reads, layers or the data
   * @param isTrainable whether its weights are trained
   */
  public record WrittenLayer(
      String kind, String name, JsonNode arguments, List<String> inputs, boolean isTrainable) {

    public WrittenLayer {
      inputs = List.copyOf(inputs);
    }
  }

  /**
   * Writes a model.
   *
   * @param layers each behind those that it reads
   * @param input the shape of a sample
   */
  public ObjectNode write(List<WrittenLayer> layers, List<Integer> input) {
    ObjectNode config = NODES.objectNode().put("name", "functional").put("trainable", true);
    ArrayNode written = config.putArray("layers");
    ArrayNode batchShape = NODES.arrayNode().addNull();
    input.forEach(batchShape::add);
    ObjectNode data = NODES.objectNode();
    data.set("batch_shape", batchShape);
    data.put("dtype", FLOAT).put("sparse", false).put("name", KerasModel.DATA);
    written.add(node(object(LAYERS, "InputLayer", data), KerasModel.DATA, NODES.arrayNode()));
    for (WrittenLayer layer : layers) {
      ArrayNode inputs = NODES.arrayNode();
      layer.inputs().forEach(name -> inputs.add(tensor(name)));
      ObjectNode call = NODES.objectNode();
      // One tensor, or a list of several.
      ArrayNode arguments = call.putArray("args");
      arguments.add(inputs.size() == 1 ? inputs.get(0) : inputs);
      call.putObject("kwargs");
      ObjectNode described =
          object(
              LAYERS, layer.kind(), config(layer.name(), layer.isTrainable(), layer.arguments()));
      written.add(node(described, layer.name(), NODES.arrayNode().add(call)));
    }
    config.putArray("input_layers").add(history(KerasModel.DATA));
    config.putArray("output_layers").add(history(layers.get(layers.size() - 1).name()));
    return object("keras.src.models.functional", "Functional", config);
  }

  private static ObjectNode node(ObjectNode layer, String name, ArrayNode inboundNodes) {
    layer.put("name", name).set("inbound_nodes", inboundNodes);
    return layer;
  }

  private static ObjectNode tensor(String layer) {
    ObjectNode config = NODES.objectNode().put("dtype", FLOAT);
    config.set("keras_history", history(layer));
    ObjectNode tensor = NODES.objectNode().put("class_name", "__keras_tensor__");
    tensor.set("config", config);
    return tensor;
  }

  private static ArrayNode history(String layer) {
    return NODES.arrayNode().add(layer).add(0).add(0);
  }

  private ObjectNode config(String name, boolean isTrainable, JsonNode arguments) {
    ObjectNode config = NODES.objectNode().put("name", name).put("trainable", isTrainable);
    config.put("dtype", FLOAT);
    for (Map.Entry<String, JsonNode> argument : arguments.properties()) {
      if (!argument.getKey().equals(KerasModel.DATA)) {
        config.set(argument.getKey(), value(argument.getKey(), argument.getValue(), name));
      }
    }
    return config;
  }

  private JsonNode value(String argument, JsonNode value, String layer) {
    if (argument.endsWith(REGULARIZER)) {
      ObjectNode factors = NODES.objectNode();
      factors.set("l1", value.path("l1").isMissingNode() ? NODES.numberNode(0.0) : value.get("l1"));
      factors.set("l2", value.path("l2").isMissingNode() ? NODES.numberNode(0.0) : value.get("l2"));
      return object("keras.regularizers", "L1L2", factors);
    }
    for (Map.Entry<String, String> objects : OBJECTS.entrySet()) {
      if (argument.endsWith(objects.getKey())) {
        String kind = value.isTextual() ? value.textValue() : value.fieldNames().next();
        JsonNode config = value.isTextual() ? NODES.objectNode() : value.get(kind);
        return object(objects.getValue(), camelCase(kind), config);
      }
    }
    String kind = value.isTextual() ? value.textValue() : firstKey(value);
    return kinds.contains(kind)
        ? object(LAYERS, kind, config(layer, true, value.path(kind)))
        : value;
  }

  private static String firstKey(JsonNode value) {
    return value.isObject() && value.size() == 1 ? value.fieldNames().next() : "";
  }

  private static ObjectNode object(String module, String kind, JsonNode config) {
    ObjectNode object = NODES.objectNode().put("module", module).put("class_name", kind);
    object.set("config", config);
    return object.putNull("registered_name");
  }

  /** {@code glorot_uniform} to {@code GlorotUniform}. */
  private static String camelCase(String snakeCase) {
    StringBuilder camelCase = new StringBuilder();
    for (String word : snakeCase.split("_", -1)) {
      camelCase.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
    }
    return camelCase.toString();
  }
}
