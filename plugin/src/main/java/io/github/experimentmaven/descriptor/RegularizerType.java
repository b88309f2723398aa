package io.github.experimentmaven.descriptor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.experimentmaven.experiment.Regularizer;
import io.github.experimentmaven.spelling.NearestName;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A {@link Regularizer}: its factors, or a bare name for one factor of the usual size. */
final class RegularizerType implements ValueType {

  // keras.regularizers.l1() and l2(), which a layer's kernel_regularizer='l2' stands for
  private static final double KERAS_DEFAULT = 0.01;

  private static final Map<String, Regularizer> BARE_NAMES = new LinkedHashMap<>();

  static {
    BARE_NAMES.put("l1", new Regularizer(KERAS_DEFAULT, 0));
    BARE_NAMES.put("l2", new Regularizer(0, KERAS_DEFAULT));
  }

  private final RecordType factors = new RecordType(Regularizer.class);

  @Override
  public String noun() {
    return "l1, l2 or a map such as {l2: 0.001}";
  }

  @Override
  public @Nullable Object decode(Node node, String label, Problems problems) {
    if (node instanceof Node.Scalar scalar && scalar.isText()) {
      Regularizer regularizer = BARE_NAMES.get(scalar.text());
      return regularizer != null
          ? regularizer
          : unexpected(
              node, label, problems, NearestName.hintIfNear(scalar.text(), BARE_NAMES.keySet()));
    }
    return node instanceof Node.Mapping
        ? factors.decode(node, label, problems)
        : unexpected(node, label, problems, null);
  }

  @Override
  public JsonNode encode(Object value) {
    return factors.encode(value);
  }

  @Override
  public JsonNode encodeInShort(Object value) {
    return factors.encodeInShort(value);
  }

  @Override
  public ObjectNode schema() {
    return Schemas.anyOf(
        Schemas.orProperty(Schemas.oneOfTexts(BARE_NAMES.keySet())), factors.schema());
  }
}
