package io.github.experimentmaven.descriptor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@link Changes}: a map from paths of keys to values. */
final class ChangesType implements ValueType {

  @Override
  public String noun() {
    return "a map from keys to values";
  }

  @Override
  public @Nullable Object decode(Node node, String label, Problems problems) {
    if (!(node instanceof Node.Mapping mapping) || mapping.entries().isEmpty()) {
      return unexpected(
          node, label, problems, "write the keys as paths, such as architecture[0].Dense.units");
    }
    boolean complete = true;
    List<SweepReader.Setting> settings = new ArrayList<>();
    for (Node.Entry entry : mapping.entries()) {
      KeyPath path = AxisType.path(entry, "set", problems);
      complete &= path != null && !(entry.value() instanceof Node.Broken);
      if (path != null) {
        settings.add(new SweepReader.Setting(path, entry.keyAt(), entry.value()));
      }
    }
    return complete ? new Changes(settings) : null;
  }

  @Override
  public JsonNode encode(Object value) {
    throw new UnsupportedOperationException("an experiment is written out");
  }

  @Override
  public ObjectNode schema() {
    return Schemas.ofType("object").put("minProperties", 1);
  }
}
