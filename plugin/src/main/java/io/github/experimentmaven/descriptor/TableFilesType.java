package io.github.experimentmaven.descriptor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.experimentmaven.experiment.Argument;
import io.github.experimentmaven.experiment.TableFiles;
import org.jspecify.annotations.Nullable;

/** {@link TableFiles}: a file, or a map of two. */
final class TableFilesType implements ValueType {

  /** Two files. */
  record Pair(
      @Argument("The file to train on.") String train,
      @Argument("The file to test with.") String test) {}

  private final TextType one = new TextType();
  private final RecordType pair = new RecordType(Pair.class);

  @Override
  public String noun() {
    return "a file or {train: file, test: file}";
  }

  @Override
  public @Nullable Object decode(Node node, String label, Problems problems) {
    if (node instanceof Node.Mapping) {
      return pair.decode(node, label, problems) instanceof Pair files
          ? TableFiles.pair(files.train(), files.test())
          : null;
    }
    if (!(node instanceof Node.Scalar)) {
      return unexpected(node, label, problems, null);
    }
    return one.decode(node, label, problems) instanceof String file ? TableFiles.one(file) : null;
  }

  @Override
  public JsonNode encode(Object value) {
    TableFiles files = (TableFiles) value;
    if (files.train() != null && files.test() != null) {
      return pair.encode(new Pair(files.train(), files.test()));
    }
    return one.encode(String.valueOf(files.all()));
  }

  @Override
  public ObjectNode schema() {
    return Schemas.anyOf(one.schema(), pair.schema());
  }
}
