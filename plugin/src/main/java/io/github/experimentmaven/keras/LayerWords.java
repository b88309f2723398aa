package io.github.experimentmaven.keras;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One layer in the words of the language. Arguments that the language has are carried over,
 * whatever they are; of the others each must be at the value with which it does nothing, or is
 * named.
 */
final class LayerWords {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private static final String REGULARIZER = "_regularizer";
  private static final String AXIS = "axis";
  private static final String NAME = "name";

  /** The keys of every layer: what it reads, and whether it is trained. */
  private static final String INPUT = "input";

  private static final String TRAINABLE = "trainable";

  /** What says nothing of the layer's function, or chooses random numbers as the seed does here. */
  private static final Set<String> OUTWARD =
      Set.of(
          "batch_input_shape",
          "batch_shape",
          "build_config",
          "input_length",
          "seed",
          "shared_object_id");

  /** The values with which arguments do nothing, of the layers that have them. */
  private static final Map<String, Set<String>> NEUTRAL =
      Map.ofEntries(
          Map.entry("dtype", Set.of("float32")),
          Map.entry("data_format", Set.of("channels_last")),
          Map.entry("dilation_rate", Set.of("1", "[1,1]")),
          Map.entry("groups", Set.of("1")),
          Map.entry("center", Set.of("true")),
          Map.entry("scale", Set.of("true")),
          Map.entry("beta_initializer", Set.of("zeros")),
          Map.entry("gamma_initializer", Set.of("ones")),
          Map.entry("moving_mean_initializer", Set.of("zeros")),
          Map.entry("moving_variance_initializer", Set.of("ones")),
          Map.entry("fused", Set.of("true", "false")),
          Map.entry("renorm", Set.of("false")),
          Map.entry("rms_scaling", Set.of("false")),
          Map.entry("synchronized", Set.of("false")),
          Map.entry("keepdims", Set.of("false")),
          Map.entry("mask_zero", Set.of("false")),
          Map.entry("sparse", Set.of("false")),
          Map.entry("ragged", Set.of("false")),
          Map.entry("unroll", Set.of("false")),
          Map.entry("stateful", Set.of("false")),
          Map.entry("time_major", Set.of("false")),
          Map.entry("return_state", Set.of("false")),
          Map.entry("zero_output_for_mask", Set.of("false")),
          Map.entry("dropout", Set.of("0", "0.0")),
          Map.entry("recurrent_dropout", Set.of("0", "0.0")),
          Map.entry("implementation", Set.of("0", "1", "2")));

  /** Arguments that are lists, of one number, too. */
  private static final Set<String> LISTS =
      Set.of("shared_axes", "target_shape", "dims", "mean", "variance");

  /** What is called in another way in Keras 2. */
  private static final Map<String, String> OLD_NAMES = Map.of("alpha", "negative_slope");

  private final Map<String, List<String>> language;
  private final KerasLayer layer;
  private final List<String> findings;

  private LayerWords(Map<String, List<String>> language, KerasLayer layer, List<String> findings) {
    this.language = language;
    this.layer = layer;
    this.findings = findings;
  }

  /**
   * The layer in the language.
   *
   * @param language the arguments of each layer, by its name
   * @param findings takes what cannot be carried over
   * @return {@code {Conv2D: {...}}}; null if there is no such layer
   */
  static @Nullable ObjectNode of(
      Map<String, List<String>> language, KerasLayer layer, List<String> findings) {
    return new LayerWords(language, layer, findings).written();
  }

  private @Nullable ObjectNode written() {
    if (language.containsKey(layer.kind())) {
      return NODES.objectNode().set(layer.kind(), arguments(language.get(layer.kind())));
    }
    String function = function();
    if (function != null) {
      return NODES
          .objectNode()
          .set(
              "Activation", NODES.objectNode().put("activation", function).put(NAME, layer.name()));
    }
    findings.add(
        layer.label()
            + ": there is no layer "
            + layer.kind()
            + " here; known: "
            + String.join(", ", language.keySet()));
    return null;
  }

  /** Layers that do no more than a function that the language has. */
  private @Nullable String function() {
    JsonNode config = layer.config();
    if (layer.kind().equals("Softmax")) {
      return isLastAxis(config.path(AXIS)) ? "softmax" : null;
    }
    if (!layer.kind().equals("ReLU")
        || config.path("negative_slope").asDouble() != 0
        || config.path("threshold").asDouble() != 0) {
      return null;
    }
    JsonNode most = config.path("max_value");
    if (most.isMissingNode() || most.isNull()) {
      return "relu";
    }
    return most.asDouble() == 6 ? "relu6" : null;
  }

  private ObjectNode arguments(@Nullable List<String> known) {
    List<String> names = known == null ? List.of() : known;
    ObjectNode arguments = NODES.objectNode();
    for (Map.Entry<String, JsonNode> field : layer.config().properties()) {
      JsonNode value = field.getValue();
      String written = OLD_NAMES.getOrDefault(field.getKey(), field.getKey());
      String name = names.contains(written) ? written : field.getKey();
      // Keras spells out that a window steps by its own size.
      boolean outward = name.equals(NAME) || isPoolSize(name, value);
      if (value.isNull() || outward || name.equals(TRAINABLE)) {
        continue;
      }
      if (names.contains(name)) {
        carry(name, value, arguments);
      } else if (!isNeutral(name, value)) {
        findings.add("%s: %s is %s; %s".formatted(layer.label(), name, shown(value), here(name)));
      }
    }
    return arguments.put(NAME, layer.name());
  }

  /** What there is in the place of an argument. */
  private String here(String name) {
    Set<String> neutral = NEUTRAL.getOrDefault(name, Set.of());
    return neutral.isEmpty()
        ? "here %s has no such argument, only %s"
            .formatted(
                layer.kind(), String.join(", ", language.getOrDefault(layer.kind(), List.of())))
        : "here it is always " + neutral.stream().sorted().findFirst().orElseThrow();
  }

  private boolean isPoolSize(String name, JsonNode value) {
    return name.equals("strides") && value.equals(layer.config().path("pool_size"));
  }

  private void carry(String name, JsonNode value, ObjectNode arguments) {
    if (name.endsWith(REGULARIZER)) {
      if (!ConfigValue.isPlainRegularizer(value)) {
        findings.add(
            "%s: %s is %s; here a penalty has the factors l1 and l2 alone"
                .formatted(layer.label(), name, shown(value)));
      } else if (!ConfigValue.regularizer(value).isEmpty()) {
        arguments.set(name, ConfigValue.regularizer(value));
      }
      return;
    }
    if (LISTS.contains(name)) {
      arguments.set(name, list(value));
      return;
    }
    arguments.set(name, language.containsKey(kind(value)) ? inner(value) : ConfigValue.of(value));
  }

  /** What Keras takes a single number for, too. */
  private static JsonNode list(JsonNode value) {
    ArrayNode items = NODES.arrayNode();
    if (value.isArray()) {
      value.forEach(each -> items.add(ConfigValue.of(each)));
    } else {
      items.add(ConfigValue.of(value));
    }
    return items;
  }

  /** A layer within a layer. */
  private JsonNode inner(JsonNode value) {
    KerasLayer within =
        new KerasLayer(
            kind(value),
            value.path("config").path(NAME).asText(layer.name()),
            value.path("config"),
            layer.inputs(),
            layer.rank());
    ObjectNode written = of(language, within, findings);
    if (written == null) {
      return value;
    }
    // The name is that of the layer around it.
    ((ObjectNode) written.elements().next()).remove(NAME);
    return written;
  }

  private static String kind(JsonNode value) {
    return value.path("class_name").asText("");
  }

  private boolean isNeutral(String name, JsonNode value) {
    if (OUTWARD.contains(name)) {
      return true;
    }
    if (name.equals(AXIS)) {
      return isLastAxis(value);
    }
    if (name.endsWith(REGULARIZER)) {
      return ConfigValue.isPlainRegularizer(value) && ConfigValue.regularizer(value).isEmpty();
    }
    JsonNode plain =
        name.equals("dtype") && value.isObject()
            ? TextNode.valueOf(value.path("config").path(NAME).asText(""))
            : ConfigValue.of(value);
    String text = plain.isTextual() ? plain.textValue() : plain.toString();
    return NEUTRAL.getOrDefault(name, Set.of()).contains(text);
  }

  private boolean isLastAxis(JsonNode axis) {
    JsonNode one = axis.isArray() && axis.size() == 1 ? axis.get(0) : axis;
    return one.isMissingNode()
        || one.asInt() == -1
        || (one.isInt() && layer.rank() > 0 && one.intValue() == layer.rank() - 1)
        // Who does not say the shape: the last axis of an image.
        || (one.isInt() && layer.rank() == 0 && one.intValue() == 3);
  }

  private static String shown(JsonNode value) {
    JsonNode plain =
        value.path("config").path(NAME).isTextual()
            ? value.get("config").get(NAME)
            : value.isObject() ? ConfigValue.of(value) : value;
    return plain.isTextual() ? plain.textValue() : plain.toString();
  }

  /** All layers in the language, with what each of them reads where that is not the one before. */
  static List<KerasArchitecture.WordedLayer> all(
      Map<String, List<String>> language, KerasModel model, List<String> findings) {
    List<KerasArchitecture.WordedLayer> all = new ArrayList<>();
    String before = KerasModel.DATA;
    for (KerasLayer layer : model.layers()) {
      ObjectNode written = of(language, layer, findings);
      if (written != null) {
        if (layer.config().path(TRAINABLE).isBoolean()
            && !layer.config().path(TRAINABLE).booleanValue()) {
          ((ObjectNode) written.elements().next()).put(TRAINABLE, false);
        }
        if (!layer.inputs().equals(List.of(before))) {
          ObjectNode arguments = (ObjectNode) written.elements().next();
          layer.inputs().forEach(arguments.withArray(INPUT)::add);
        }
        all.add(new KerasArchitecture.WordedLayer(layer.label(), written));
      }
      before = layer.name();
    }
    return all;
  }
}
