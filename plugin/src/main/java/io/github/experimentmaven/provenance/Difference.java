package io.github.experimentmaven.provenance;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.experimentmaven.provenance.Identity.Library;
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
 *     dataset.train_images.sha256}, {@code org.nd4j:nd4j-native}
 * @param before the value of the first; null if it has none
 * @param after the value of the second; null if it has none
 */
public record Difference(String field, @Nullable String before, @Nullable String after) {

  private static final int HASH_LENGTH = 64;
  private static final int SHOWN_OF_HASH = 12;

  /** What differs between two identities, in the order of their fields. */
  public static List<Difference> between(Identity before, Identity after) {
    List<Difference> differences = new ArrayList<>();
    if (before.formatVersion() != after.formatVersion()) {
      differences.add(
          new Difference(
              "format_version",
              String.valueOf(before.formatVersion()),
              String.valueOf(after.formatVersion())));
    }
    // The keys of the experiment file stand by themselves: that is how their author knows them.
    compare("", before.experiment(), after.experiment(), differences);
    compare("dataset", tree(before.dataset()), tree(after.dataset()), differences);
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
    return value.matches("[0-9a-f]{" + HASH_LENGTH + "}")
        ? value.substring(0, SHOWN_OF_HASH) + "..."
        : value;
  }

  private static JsonNode tree(Object value) {
    return RecordJson.tree(value);
  }

  private static void compare(
      String field, JsonNode before, JsonNode after, List<Difference> differences) {
    if (before.equals(after)) {
      return;
    }
    if (before.isObject() && after.isObject()) {
      Set<String> names = new LinkedHashSet<>();
      before.fieldNames().forEachRemaining(names::add);
      after.fieldNames().forEachRemaining(names::add);
      for (String name : names) {
        String inner = field.isEmpty() ? name : field + "." + name;
        compare(inner, before.path(name), after.path(name), differences);
      }
    } else if (isListOfParts(before) && isListOfParts(after)) {
      for (int i = 0; i < Math.max(before.size(), after.size()); i++) {
        compare(field + "[" + i + "]", before.path(i), after.path(i), differences);
      }
    } else {
      differences.add(new Difference(field, text(before), text(after)));
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
      List<Library> before, List<Library> after, List<Difference> differences) {
    Map<String, Library> old = byName(before);
    Map<String, Library> young = byName(after);
    Set<String> names = new LinkedHashSet<>(old.keySet());
    names.addAll(young.keySet());
    for (String name : names) {
      Library one = old.get(name);
      Library other = young.get(name);
      if (Objects.equals(one, other)) {
        continue;
      }
      differences.add(
          one != null && other != null && one.artifact().equals(other.artifact())
              ? new Difference(one.artifact() + " sha256", one.sha256(), other.sha256())
              : new Difference(name, version(one), version(other)));
    }
  }

  private static Map<String, Library> byName(List<Library> libraries) {
    Map<String, Library> named = new LinkedHashMap<>();
    libraries.forEach(library -> named.put(name(library), library));
    return named;
  }

  /** Without the version: {@code org.nd4j:nd4j-native} and a classifier, if there is one. */
  private static String name(Library library) {
    String[] parts = library.artifact().split(":", 4);
    return parts.length < 3
        ? library.artifact()
        : parts[0] + ":" + parts[1] + (parts.length == 4 ? ":" + parts[3] : "");
  }

  private static @Nullable String version(@Nullable Library library) {
    if (library == null) {
      return null;
    }
    String[] parts = library.artifact().split(":", 4);
    return parts.length < 3 ? library.artifact() : parts[2];
  }
}
