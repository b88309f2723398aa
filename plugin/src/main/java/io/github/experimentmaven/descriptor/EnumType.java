package io.github.experimentmaven.descriptor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.experimentmaven.experiment.ActivationFunction;
import io.github.experimentmaven.spelling.NearestName;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One of an enum's constants, written in lower case. */
final class EnumType implements ValueType {

  private final Class<?> type;
  private final Map<String, Enum<?>> constants = new LinkedHashMap<>();

  EnumType(Class<?> type) {
    this.type = type;
    for (Object constant : type.getEnumConstants()) {
      constants.put(key((Enum<?>) constant), (Enum<?>) constant);
    }
  }

  static String key(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  Class<?> type() {
    return type;
  }

  /** The constants' names as they are written in files. */
  Set<String> names() {
    return constants.keySet();
  }

  @Nullable Enum<?> constant(String name) {
    return constants.get(name);
  }

  @Override
  public String noun() {
    return "one of " + String.join(", ", names());
  }

  @Override
  public @Nullable Object decode(Node node, String label, Problems problems) {
    if (!(node instanceof Node.Scalar scalar) || !scalar.isText()) {
      return unexpected(node, label, problems, null);
    }
    Enum<?> constant = constants.get(scalar.text());
    return constant != null ? constant : unexpected(node, label, problems, hint(scalar.text()));
  }

  private @Nullable String hint(String text) {
    Optional<String> keras =
        type == ActivationFunction.class ? KerasActivations.hint(text) : Optional.empty();
    return keras.orElseGet(() -> NearestName.hintIfNear(text, names()));
  }

  @Override
  public JsonNode encode(Object value) {
    return TextNode.valueOf(key((Enum<?>) value));
  }

  @Override
  public ObjectNode schema() {
    return Schemas.orProperty(Schemas.oneOfTexts(names()));
  }
}
