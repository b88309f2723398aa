package io.github.experimentmaven.descriptor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.experimentmaven.experiment.Metric;
import io.github.experimentmaven.experiment.Monitor;
import io.github.experimentmaven.experiment.Part;
import io.github.experimentmaven.spelling.NearestName;
import io.github.experimentmaven.task.Task;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A {@link Monitor}: the name of a metric that is not of the test part. */
final class MonitorType implements ValueType {

  private static final List<String> NAMES = Task.allMonitored().stream().map(Metric::key).toList();

  @Override
  public String noun() {
    return "a metric of the validation or training part";
  }

  @Override
  public @Nullable Object decode(Node node, String label, Problems problems) {
    if (!(node instanceof Node.Scalar scalar && scalar.isText())) {
      return unexpected(node, label, problems, null);
    }
    String name = scalar.text();
    if (NAMES.contains(name)) {
      return new Monitor(name);
    }
    if (name.startsWith(Part.TEST.key() + "_")) {
      problems.add(
          node.at(),
          "%s cannot be %s: what is chosen by the test set is too good on it"
              .formatted(label, name),
          NearestName.hint(name.replaceFirst("^" + Part.TEST.key(), Part.VALIDATION.key()), NAMES));
      return null;
    }
    return unexpected(node, label, problems, hint(name));
  }

  /** Keras calls those of the training part without it. */
  private static @Nullable String hint(String name) {
    String ofTraining = Part.TRAIN.key() + "_" + name;
    return NAMES.contains(ofTraining)
        ? NearestName.question(List.of(ofTraining, Part.VALIDATION.key() + "_" + name))
        : NearestName.hint(name, NAMES);
  }

  @Override
  public JsonNode encode(Object value) {
    return TextNode.valueOf(((Monitor) value).metric());
  }

  @Override
  public ObjectNode schema() {
    return Schemas.orProperty(Schemas.oneOfTexts(NAMES));
  }
}
