package io.github.experimentmaven.descriptor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.experimentmaven.experiment.Argument;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** Seeds: a list of distinct numbers, or the first of them and how many. */
final class SeedsType implements ValueType {

  /**
   * Seeds one after the other.
   *
   * @param from the first
   * @param count how many
   */
  record Run(
      @Argument(value = "The first seed.", min = 0) long from,
      @Argument(value = "How many seeds, one after the other.", min = 1, max = 10_000) int count) {

    Run {
      if (from > Long.MAX_VALUE - count) {
        throw new IllegalArgumentException("the last seed would be too large");
      }
    }

    List<Long> seeds() {
      return LongStream.range(from, from + count).boxed().toList();
    }
  }

  private final ListType list = new ListType(WholeNumberType.ofLong(Range.atLeast(0)));
  private final RecordType run = new RecordType(Run.class);

  @Override
  public String noun() {
    return "a list of whole numbers or {from: first, count: how many}";
  }

  @Override
  public @Nullable Object decode(Node node, String label, Problems problems) {
    if (node instanceof Node.Mapping) {
      return run.decode(node, label, problems) instanceof Run decoded ? decoded.seeds() : null;
    }
    if (!(node instanceof Node.Sequence sequence)) {
      boolean isNumber = node instanceof Node.Scalar scalar && scalar.style() == Node.Style.NUMBER;
      return unexpected(
          node, label, problems, isNumber ? "for one seed write seed: " + node.found() : null);
    }
    if (!(list.decode(node, label, problems) instanceof List<?> decoded)) {
      return null;
    }
    List<Long> values = decoded.stream().map(Long.class::cast).toList();
    return areDistinct(values, sequence, label, problems) ? values : null;
  }

  private static boolean areDistinct(
      List<Long> values, Node.Sequence sequence, String label, Problems problems) {
    Map<Long, Integer> first = new HashMap<>();
    boolean distinct = true;
    for (int i = 0; i < values.size(); i++) {
      if (first.putIfAbsent(values.get(i), i) != null) {
        problems.add(
            sequence.items().get(i).at(),
            label + " must be distinct, found " + values.get(i) + " twice");
        distinct = false;
      }
    }
    return distinct;
  }

  @Override
  public JsonNode encode(Object value) {
    return list.encode(value);
  }

  @Override
  public ObjectNode schema() {
    return Schemas.anyOf(list.schema().put("uniqueItems", true), run.schema());
  }
}
