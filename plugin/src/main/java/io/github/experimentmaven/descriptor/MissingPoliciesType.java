package io.github.experimentmaven.descriptor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.experimentmaven.experiment.MissingPolicies;
import io.github.experimentmaven.experiment.MissingPolicy;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@link MissingPolicies}: one for all columns, or a map by column. */
final class MissingPoliciesType implements ValueType {

  private final EnumType one = new EnumType(MissingPolicy.class);
  private final TextMapType byColumn = new TextMapType(one);

  @Override
  public String noun() {
    return one.noun() + ", or a map from column to one of them";
  }

  @Override
  public @Nullable Object decode(Node node, String label, Problems problems) {
    if (node instanceof Node.Mapping) {
      return byColumn.decode(node, label, problems) instanceof Map<?, ?> decoded
          ? new MissingPolicies(MissingPolicy.ERROR, policies(decoded))
          : null;
    }
    if (!(node instanceof Node.Scalar)) {
      return unexpected(node, label, problems, null);
    }
    return one.decode(node, label, problems) instanceof MissingPolicy policy
        ? MissingPolicies.all(policy)
        : null;
  }

  private static Map<String, MissingPolicy> policies(Map<?, ?> decoded) {
    Map<String, MissingPolicy> policies = new LinkedHashMap<>();
    decoded.forEach((column, policy) -> policies.put((String) column, (MissingPolicy) policy));
    return policies;
  }

  @Override
  public JsonNode encode(Object value) {
    MissingPolicies policies = (MissingPolicies) value;
    return policies.byColumn().isEmpty()
        ? one.encode(policies.others())
        : byColumn.encode(policies.byColumn());
  }

  @Override
  public ObjectNode schema() {
    return Schemas.anyOf(one.schema(), byColumn.schema());
  }
}
