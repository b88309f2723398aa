package io.github.experimentmaven.keras;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Values of arguments in the words of the language: objects become names in snake case, with those
 * of their arguments that are not Keras' defaults, if any.
 */
final class ConfigValue {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  /** What objects have that is no argument of theirs, or only chooses random numbers. */
  private static final Set<String> OUTWARD = Set.of("name", "seed", "dtype");

  /** Defaults of Keras' initializers, constraints and schedules. */
  private static final Map<String, String> DEFAULTS =
      Map.ofEntries(
          Map.entry("random_normal", "{mean=0, stddev=0.05}"),
          Map.entry("truncated_normal", "{mean=0, stddev=0.05}"),
          Map.entry("random_uniform", "{maxval=0.05, minval=-0.05}"),
          Map.entry("orthogonal", "{gain=1}"),
          Map.entry("identity", "{gain=1}"),
          Map.entry("constant", "{value=0}"));

  private static final String DISTRIBUTION = "distribution";

  /** {@code VarianceScaling}, which Keras up to 2.2 writes for the initializers that are named. */
  private static final Map<String, String> SCALINGS =
      Map.ofEntries(
          Map.entry("1 fan_avg uniform", "glorot_uniform"),
          Map.entry("1 fan_avg normal", "glorot_normal"),
          Map.entry("1 fan_avg truncated_normal", "glorot_normal"),
          Map.entry("2 fan_in uniform", "he_uniform"),
          Map.entry("2 fan_in normal", "he_normal"),
          Map.entry("2 fan_in truncated_normal", "he_normal"),
          Map.entry("1 fan_in uniform", "lecun_uniform"),
          Map.entry("1 fan_in normal", "lecun_normal"),
          Map.entry("1 fan_in truncated_normal", "lecun_normal"));

  private static final Map<String, String> OTHER_NAMES =
      Map.of(
          "swish",
          "silu",
          "hard_swish",
          "hard_silu",
          "zero",
          "zeros",
          "one",
          "ones",
          "normal",
          "random_normal",
          "uniform",
          "random_uniform",
          "orthogonal_initializer",
          "orthogonal");

  private ConfigValue() {}

  /** A value as the language has it. */
  static JsonNode of(JsonNode value) {
    if (value.isTextual()) {
      return TextNode.valueOf(word(value.textValue()));
    }
    if (value.isFloatingPointNumber()) {
      return number(value);
    }
    if (value.isArray()) {
      ArrayNode items = NODES.arrayNode();
      value.forEach(each -> items.add(of(each)));
      // Layers over one axis have tuples of one, and so has an axis.
      return items.size() == 1 && items.get(0).isNumber() ? items.get(0) : items;
    }
    return value.isObject() ? object(value) : value;
  }

  private static JsonNode object(JsonNode value) {
    JsonNode config = value.path("config");
    String kind = value.path("class_name").asText("");
    if (kind.isEmpty()) {
      ObjectNode plain = NODES.objectNode();
      value.properties().forEach(each -> plain.set(each.getKey(), of(each.getValue())));
      return plain;
    }
    if (config.isTextual()) {
      // A function: {"module": "builtins", "class_name": "function", "config": "relu"}.
      return of(config);
    }
    String word = word(kind.substring(kind.lastIndexOf('>') + 1));
    ObjectNode arguments = NODES.objectNode();
    for (Map.Entry<String, JsonNode> field : config.properties()) {
      if (!OUTWARD.contains(field.getKey()) && !field.getValue().isNull()) {
        arguments.set(field.getKey(), of(field.getValue()));
      }
    }
    if (word.equals("variance_scaling")) {
      String scaling =
          plain(arguments.path("scale"))
              + " "
              + config.path("mode").asText()
              + " "
              + config.path(DISTRIBUTION).asText();
      if (SCALINGS.containsKey(scaling)) {
        return TextNode.valueOf(SCALINGS.get(scaling));
      }
      // What is the name of an initializer, too; Keras takes normal for the truncated one.
      if (arguments.has(DISTRIBUTION)) {
        String distribution = config.get(DISTRIBUTION).asText();
        arguments.put(
            DISTRIBUTION, distribution.equals("normal") ? "truncated_normal" : distribution);
      }
    }
    return arguments.isEmpty() || isDefault(word, arguments)
        ? TextNode.valueOf(word)
        : NODES.objectNode().set(word, arguments);
  }

  private static boolean isDefault(String word, ObjectNode arguments) {
    Map<String, String> all = new TreeMap<>();
    arguments.properties().forEach(each -> all.put(each.getKey(), plain(each.getValue())));
    return all.toString().equals(DEFAULTS.get(word));
  }

  /**
   * A regularizer as its factors: {@code {l2: 0.001}}.
   *
   * @return empty if it is none, or none of the language
   */
  static ObjectNode regularizer(JsonNode value) {
    ObjectNode factors = NODES.objectNode();
    // keras.regularizers.l1(), l2(), l1_l2() by their names
    if (value.isTextual()) {
      String name = word(value.textValue());
      for (String factor : List.of("l1", "l2")) {
        if (name.equals(factor) || name.equals("l1_l2") || name.equals("l1l2")) {
          factors.put(factor, 0.01);
        }
      }
      return factors;
    }
    for (String factor : List.of("l1", "l2")) {
      JsonNode number = value.path("config").path(factor);
      if (number.isNumber() && number.doubleValue() != 0) {
        factors.set(factor, number.isFloatingPointNumber() ? number(number) : number);
      }
    }
    return factors;
  }

  /** Whether a regularizer is one that {@link #regularizer} can say. */
  static boolean isPlainRegularizer(JsonNode value) {
    if (value.isTextual()) {
      return !regularizer(value).isEmpty();
    }
    String kind = value.path("class_name").asText("");
    Set<String> arguments = new HashSet<>();
    value.path("config").fieldNames().forEachRemaining(arguments::add);
    return List.of("L1", "L2", "L1L2").contains(kind.substring(kind.lastIndexOf('>') + 1))
        && Set.of("l1", "l2").containsAll(arguments);
  }

  /** {@code GlorotUniform} is {@code glorot_uniform}; what is in lower case stays. */
  static String word(String name) {
    String plain = name.isEmpty() || !Character.isUpperCase(name.charAt(0)) ? name : snake(name);
    return OTHER_NAMES.getOrDefault(plain, plain);
  }

  // keras.src.utils.naming.to_snake_case
  static String snake(String name) {
    return name.replaceAll("\\W+", "")
        .replaceAll("(.)([A-Z][a-z]+)", "$1_$2")
        .replaceAll("([a-z])([A-Z])", "$1_$2")
        .toLowerCase(Locale.ROOT);
  }

  /** Numbers that were rounded to 32 bits on their way are what they were before. */
  private static JsonNode number(JsonNode number) {
    double value = number.doubleValue();
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      return TextNode.valueOf(number.asText());
    }
    float rounded = (float) value;
    return DecimalNode.valueOf(
        new BigDecimal(rounded == value ? Float.toString(rounded) : Double.toString(value)));
  }

  private static String plain(JsonNode value) {
    return value.isNumber()
        ? value.decimalValue().stripTrailingZeros().toPlainString()
        : value.asText();
  }
}
