package io.github.experimentmaven.storage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Iterator;
import java.util.Map;

/**
 * The JSON of a record, laid out for those who review a change of it: one fact a line. An item of a
 * list, such as a library or a layer, is a fact; so is a short list of numbers.
 */
public final class ReviewText {

  private static final int LONGEST_ITEM = 240;
  private static final int LONGEST_LIST = 60;
  private static final String INDENTATION = "  ";

  private final StringBuilder text = new StringBuilder();

  private ReviewText() {}

  /** The file's content, a line end at its end. */
  public static String of(Object value) {
    ReviewText writer = new ReviewText();
    writer.write(RecordJson.tree(value), "");
    return writer.text.append('\n').toString();
  }

  private void write(JsonNode node, String indentation) {
    String inner = indentation + INDENTATION;
    if (node.isEmpty() || (node.isArray() && isShortList(node))) {
      text.append(line(node));
    } else if (node.isObject()) {
      text.append('{');
      Iterator<Map.Entry<String, JsonNode>> fields = node.properties().iterator();
      while (fields.hasNext()) {
        Map.Entry<String, JsonNode> field = fields.next();
        text.append('\n').append(inner).append(TextNode.valueOf(field.getKey())).append(": ");
        write(field.getValue(), inner);
        text.append(fields.hasNext() ? "," : "\n" + indentation + "}");
      }
    } else {
      text.append('[');
      for (int i = 0; i < node.size(); i++) {
        text.append('\n').append(inner);
        String line = line(node.get(i));
        if (line.length() <= LONGEST_ITEM) {
          text.append(line);
        } else {
          write(node.get(i), inner);
        }
        text.append(i < node.size() - 1 ? "," : "\n" + indentation + "]");
      }
    }
  }

  private static boolean isShortList(JsonNode list) {
    for (JsonNode item : list) {
      if (item.isContainerNode()) {
        return false;
      }
    }
    return line(list).length() <= LONGEST_LIST;
  }

  /** Numbers and texts are as {@link RecordJson} writes them. */
  private static String line(JsonNode node) {
    StringBuilder line = new StringBuilder();
    if (node.isObject()) {
      for (Map.Entry<String, JsonNode> field : node.properties()) {
        line.append(line.isEmpty() ? "" : ", ")
            .append(TextNode.valueOf(field.getKey()))
            .append(": ")
            .append(line(field.getValue()));
      }
      return "{" + line + "}";
    }
    if (node.isArray()) {
      node.forEach(item -> line.append(line.isEmpty() ? "" : ", ").append(line(item)));
      return "[" + line + "]";
    }
    return RecordJson.line(node);
  }
}
