package io.github.experimentmaven.provenance;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.experimentmaven.storage.RecordJson;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A field that is not the same in two identities or environments.
 *
 * @param field as a person would name it: {@code batch_size}, {@code architecture[1].units}, {@code
 *     data.train_images}, {@code org.nd4j:nd4j-native}
 * @param before the value of the first; null if it has none
 * @param after the value of the second; null if it has none
 */
public record Difference(String field, @Nullable String before, @Nullable String after) {

  /** What a key stands for that an experiment leaves out. */
  private static final String DEFAULT = "(default)";

  /** The parts of a class path, of which none has a default. */
  private static final String CODE = "trainer.code.";

  private static final int HASH_LENGTH = 64;
  private static final int SHOWN_OF_HASH = 12;

  /** What differs between two identities, in the order of their fields. */
  public static List<Difference> between(Identity before, Identity after) {
    List<Difference> differences = new ArrayList<>();
    // The keys of the experiment file stand by themselves: that is how their author knows them.
    compare("", before.experiment(), after.experiment(), DEFAULT, differences);
    compare("data", tree(before.data()), tree(after.data()), differences);
    compare("numerics", tree(before.numerics()), tree(after.numerics()), differences);
    compare(
        "arithmetic_revision",
        tree(before.arithmeticRevision()),
        tree(after.arithmeticRevision()),
        differences);
    compareLibraries(before.libraries(), after.libraries(), differences);
    return List.copyOf(differences);
  }

  /** What differs between two environments, in the order of their fields. */
  public static List<Difference> between(Environment before, Environment after) {
    List<Difference> differences = new ArrayList<>();
    compare("", tree(before), tree(after), differences);
    return List.copyOf(differences);
  }

  /** {@code batch_size 128 -> 64}; of hashes the first digits. */
  @Override
  public String toString() {
    return field + " " + shown(before) + " -> " + shown(after);
  }

  private static String shown(@Nullable String value) {
    if (value == null) {
      return "(none)";
    }
    // Of a library behind its version.
    return value.matches("(\\S+ )?[0-9a-f]{" + HASH_LENGTH + "}")
        ? value.substring(0, value.length() - HASH_LENGTH + SHOWN_OF_HASH) + "..."
        : value;
  }

  private static JsonNode tree(Object value) {
    return RecordJson.tree(value);
  }

  private static void compare(
      String field, JsonNode before, JsonNode after, List<Difference> differences) {
    compare(field, before, after, null, differences);
  }

  /**
   * @param absent what a key that is not there stands for; null for nothing
   */
  private static void compare(
      String field,
      JsonNode before,
      JsonNode after,
      @Nullable String absent,
      List<Difference> differences) {
    if (before.equals(after)) {
      return;
    }
    if (before.isObject() && after.isObject()) {
      Set<String> names = new LinkedHashSet<>();
      before.fieldNames().forEachRemaining(names::add);
      after.fieldNames().forEachRemaining(names::add);
      for (String name : names) {
        String inner = field.isEmpty() ? name : field + "." + name;
        String none = inner.startsWith(CODE) ? null : absent;
        compareKey(inner, before.path(name), after.path(name), none, differences);
      }
    } else if (isListOfParts(before) && isListOfParts(after)) {
      for (int i = 0; i < Math.max(before.size(), after.size()); i++) {
        compare(field + "[" + i + "]", before.path(i), after.path(i), absent, differences);
      }
    } else {
      differences.add(new Difference(field, text(before), text(after)));
    }
  }

  private static void compareKey(
      String field,
      JsonNode before,
      JsonNode after,
      @Nullable String absent,
      List<Difference> differences) {
    if (before.isMissingNode() || after.isMissingNode()) {
      String one = before.isMissingNode() ? absent : text(before);
      String other = after.isMissingNode() ? absent : text(after);
      differences.add(new Difference(field, one, other));
    } else {
      compare(field, before, after, absent, differences);
    }
  }

  /**
   * Such as an architecture, where a layer may be just a name; a list of numbers is compared, and
   * shown, as one value.
   */
  private static boolean isListOfParts(JsonNode node) {
    return node.isArray() && (node.isEmpty() || anyContainer(node));
  }

  private static boolean anyContainer(JsonNode list) {
    for (JsonNode item : list) {
      if (item.isContainerNode()) {
        return true;
      }
    }
    return false;
  }

  private static @Nullable String text(JsonNode node) {
    if (node.isMissingNode() || node.isNull()) {
      return null;
    }
    return RecordJson.text(node);
  }

  private static void compareLibraries(
      List<String> before, List<String> after, List<Difference> differences) {
    Map<String, String> old = versions(before);
    Map<String, String> young = versions(after);
    Set<String> names = new LinkedHashSet<>(old.keySet());
    names.addAll(young.keySet());
    for (String name : names) {
      if (!Objects.equals(old.get(name), young.get(name))) {
        differences.add(new Difference(name, old.get(name), young.get(name)));
      }
    }
  }

  private static Map<String, String> versions(List<String> libraries) {
    Map<String, String> versions = new LinkedHashMap<>();
    libraries.forEach(each -> versions.put(Libraries.name(each), Libraries.version(each)));
    return versions;
  }
}
