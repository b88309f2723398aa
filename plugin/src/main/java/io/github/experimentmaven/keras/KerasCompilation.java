package io.github.experimentmaven.keras;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a model was compiled, in the language of experiments.
 *
 * @param optimizer as it would stand in an experiment file; null if none can be carried over
 * @param loss null if there is none
 * @param metrics the names of what Keras measures
 * @param findings what cannot be carried over
 */
public record KerasCompilation(
    @Nullable ObjectNode optimizer,
    @Nullable WordedLoss loss,
    List<String> metrics,
    List<String> findings) {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private static final String RATE = "learning_rate";
  private static final String DECAY = "decay";

  /** Whether weights are averaged, which only optimizers since Keras 2.11 say. */
  private static final String NEW = "use_ema";

  private static final String INSIDE_ROOT = "epsilon_inside_root";

  /** What says nothing of the steps. */
  private static final Set<String> OUTWARD = Set.of("name", "is_legacy_optimizer", "jit_compile");

  /** What says something if it is there with {@link #NEW} alone. */
  private static final Set<String> OF_AVERAGES = Set.of("ema_momentum", "ema_overwrite_frequency");

  /** Values of a loss's arguments with which they do nothing. */
  private static final Map<String, Set<String>> NEUTRAL =
      Map.of(
          "from_logits", Set.of("false"),
          "label_smoothing", Set.of("0", "0.0"),
          "axis", Set.of("-1"),
          "delta", Set.of("1", "1.0"),
          "ignore_class", Set.of("null"));

  private static final Set<String> OUTWARD_OF_LOSSES = Set.of("name", "reduction", "dtype", "fn");

  /**
   * A loss.
   *
   * @param name as Keras has it, {@code categorical_crossentropy} or {@code mse}
   * @param arguments those that may say something
   */
  public record WordedLoss(String name, ObjectNode arguments) {}

  public KerasCompilation {
    metrics = List.copyOf(metrics);
    findings = List.copyOf(findings);
  }

  /**
   * Carries over how a model was compiled.
   *
   * @param training what the file says of it
   * @param language the arguments of each optimizer of the language, by its name
   */
  public static KerasCompilation of(JsonNode training, Map<String, List<String>> language) {
    List<String> findings = new ArrayList<>();
    // Keras 2 calls it optimizer_config.
    JsonNode optimizer =
        training.has("optimizer_config")
            ? training.get("optimizer_config")
            : training.path("optimizer");
    List<String> metrics = new ArrayList<>();
    collectNames(training.path("metrics"), metrics);
    return new KerasCompilation(
        optimizer(optimizer, language, findings),
        loss(training.path("loss"), findings),
        metrics,
        findings);
  }

  private static @Nullable ObjectNode optimizer(
      JsonNode written, Map<String, List<String>> language, List<String> findings) {
    String kind = written.isTextual() ? written.textValue() : written.path("class_name").asText("");
    if (kind.isEmpty()) {
      return null;
    }
    String name = kind.substring(kind.lastIndexOf('>') + 1).toLowerCase(Locale.ROOT);
    List<String> known = language.get(name);
    if (known == null) {
      findings.add(
          "optimizer: there is no "
              + kind
              + " here; known: "
              + String.join(", ", language.keySet()));
      return null;
    }
    ObjectNode arguments = NODES.objectNode();
    JsonNode config = written.path("config");
    for (Map.Entry<String, JsonNode> field : config.properties()) {
      String argument = field.getKey().equals("lr") ? RATE : field.getKey();
      JsonNode value = field.getValue();
      boolean isIdle = OF_AVERAGES.contains(argument) && !config.path(NEW).asBoolean();
      if (value.isNull() || OUTWARD.contains(argument) || argument.equals(DECAY) || isIdle) {
        continue;
      }
      if (known.contains(argument)) {
        arguments.set(argument, ConfigValue.of(value));
      } else if (!isNothing(value)) {
        findings.add(
            "optimizer: %s is %s; here %s has no such argument".formatted(argument, value, name));
      }
    }
    decay(config, arguments);
    if (known.contains(INSIDE_ROOT) && config.has(NEW)) {
      arguments.put(INSIDE_ROOT, true);
    }
    return NODES.objectNode().set(name, arguments);
  }

  /** {@code decay} of Keras up to 2.10. */
  private static void decay(JsonNode config, ObjectNode arguments) {
    if (config.path(DECAY).asDouble() == 0) {
      return;
    }
    JsonNode rate = arguments.path(RATE);
    ObjectNode schedule = NODES.objectNode();
    schedule.set("initial_learning_rate", rate.isMissingNode() ? NODES.numberNode(0.001) : rate);
    schedule.put("decay_steps", 1).set("decay_rate", ConfigValue.of(config.get(DECAY)));
    arguments.set(RATE, NODES.objectNode().set("inverse_time_decay", schedule));
  }

  private static boolean isNothing(JsonNode value) {
    return (value.isBoolean() && !value.booleanValue())
        || (value.isNumber() && value.doubleValue() == 0);
  }

  private static @Nullable WordedLoss loss(JsonNode written, List<String> findings) {
    JsonNode config = written.path("config");
    if (written.isTextual() || config.isTextual()) {
      String name = written.isTextual() ? written.textValue() : config.textValue();
      return new WordedLoss(ConfigValue.word(name), NODES.objectNode());
    }
    String kind = written.path("class_name").asText("");
    if (kind.isEmpty()) {
      if (written.isContainerNode() && !written.isEmpty()) {
        findings.add("loss: there are several; here a network has one");
      }
      return null;
    }
    ObjectNode arguments = NODES.objectNode();
    for (Map.Entry<String, JsonNode> field : config.properties()) {
      if (!OUTWARD_OF_LOSSES.contains(field.getKey()) && !field.getValue().isNull()) {
        arguments.set(field.getKey(), ConfigValue.of(field.getValue()));
      }
    }
    return new WordedLoss(ConfigValue.word(kind.substring(kind.lastIndexOf('>') + 1)), arguments);
  }

  /** Whether an argument of a loss does nothing. */
  public static boolean isNeutral(String argument, JsonNode value) {
    return NEUTRAL.getOrDefault(argument, Set.of()).contains(value.asText());
  }

  private static void collectNames(JsonNode node, List<String> names) {
    if (node.isTextual()) {
      names.add(node.textValue());
    } else if (node.isArray()) {
      node.forEach(each -> collectNames(each, names));
    } else if (node.has("class_name")) {
      JsonNode config = node.path("config");
      names.add(config.isTextual() ? config.asText() : node.get("class_name").asText());
    }
  }
}
