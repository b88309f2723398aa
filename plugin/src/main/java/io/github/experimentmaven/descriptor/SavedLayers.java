package io.github.experimentmaven.descriptor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.experimentmaven.experiment.Architecture;
import io.github.experimentmaven.experiment.Layer;
import io.github.experimentmaven.experiment.LayerKeys;
import io.github.experimentmaven.failure.Problem;
import io.github.experimentmaven.keras.KerasArchitecture;
import io.github.experimentmaven.keras.KerasException;
import io.github.experimentmaven.keras.KerasFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Layers of a file of Keras in the place of {@code architecture: {keras: FILE}}: an experiment has
 * them as if they were written out, so that everything that is checked, trained and remembered is
 * the layers and not the file.
 */
final class SavedLayers {

  /** What names the file. */
  static final String KEY = "keras";

  private static final String ARCHITECTURE = "architecture";
  private static final String NAME = "name";

  private static final KindType LAYER = ValueTypes.layers();

  private SavedLayers() {}

  /**
   * An experiment file with the layers of a Keras file written out.
   *
   * @param root the file's tree
   * @param declared what the Keras file says of the data; null if none is named in the tree
   */
  record WrittenOut(Node root, @Nullable DeclaredInput declared) {}

  /**
   * Writes the layers out where a file of Keras is named.
   *
   * @param root of the experiment file
   * @param baseDirectory that names of files are relative to
   * @param problems takes what is wrong with the file or cannot be carried over
   */
  static WrittenOut writtenOut(Node root, Path baseDirectory, Problems problems) {
    if (!(root instanceof Node.Mapping file)
        || file.entry(ARCHITECTURE).isEmpty()
        || !(file.entry(ARCHITECTURE).get().value() instanceof Node.Mapping architecture)
        || architecture.entry(KEY).isEmpty()) {
      return new WrittenOut(root, null);
    }
    Optional<Node.Entry> other =
        architecture.entries().stream().filter(entry -> !entry.key().equals(KEY)).findFirst();
    Node.Entry named = architecture.entry(KEY).get();
    if (other.isPresent()) {
      problems.add(
          other.get().keyAt(),
          "architecture has no key '" + other.get().key() + "' beside keras",
          "give the file of Keras alone");
      return new WrittenOut(with(file, new Node.Broken(architecture.at())), null);
    }
    Object name = new TextType().read(named.value(), KEY, problems);
    if (name == null) {
      return new WrittenOut(with(file, new Node.Broken(architecture.at())), null);
    }
    Position at = named.value().at();
    try {
      KerasArchitecture read =
          KerasArchitecture.of(
              KerasFile.read(baseDirectory.resolve(String.valueOf(name))), language());
      read.findings().forEach(finding -> problems.add(at, name + ": " + finding));
      Node layers =
          read.findings().isEmpty()
              ? located(String.valueOf(name), read, at, problems)
              : new Node.Broken(at);
      return new WrittenOut(
          with(file, layers),
          read.input() == null ? null : new DeclaredInput(String.valueOf(name), read.input()));
    } catch (KerasException e) {
      e.findings().forEach(finding -> problems.add(at, name + ": " + finding));
      return new WrittenOut(with(file, new Node.Broken(at)), null);
    }
  }

  /** The arguments of each layer, by its name. */
  static Map<String, List<String>> language() {
    Map<String, List<String>> language = new LinkedHashMap<>();
    LAYER.records().forEach((name, type) -> language.put(name, type.ownKeyNames()));
    return language;
  }

  private static Node.Mapping with(Node.Mapping file, Node architecture) {
    return new Node.Mapping(
        file.entries().stream()
            .map(
                entry ->
                    entry.key().equals(ARCHITECTURE)
                        ? new Node.Entry(entry.key(), entry.keyAt(), architecture)
                        : entry)
            .toList(),
        file.at());
  }

  /** All layers, at the place of the file's name; each mistake with the layer that it is in. */
  private static Node located(String file, KerasArchitecture read, Position at, Problems problems) {
    boolean valid = true;
    List<Layer> layers = new ArrayList<>();
    for (KerasArchitecture.WordedLayer each : read.layers()) {
      Problems own = new Problems(problems.source());
      Object layer = LAYER.decode(node(each.written(), at), "layer", own);
      for (Problem problem : own.found()) {
        problems.add(at, file + ": " + each.label() + ": " + problem.message(), problem.hint());
      }
      valid &= layer != null;
      if (layer != null) {
        layers.add((Layer) layer);
      }
    }
    if (!valid) {
      return new Node.Broken(at);
    }
    List<ObjectNode> shortest = withoutUsualNames(written(read), layers);
    return new Node.Sequence(shortest.stream().map(layer -> node(layer, at)).toList(), at);
  }

  private static List<ObjectNode> written(KerasArchitecture read) {
    return read.layers().stream().map(KerasArchitecture.WordedLayer::written).toList();
  }

  /**
   * Without the names that the layers have anyway, so that an experiment is the same whether its
   * layers are Keras' or are written in its own file.
   */
  static List<ObjectNode> withoutUsualNames(List<ObjectNode> written, List<Layer> layers) {
    List<String> names = Architecture.chain(layers).names();
    List<ObjectNode> shortest = written.stream().map(ObjectNode::deepCopy).toList();
    shortest.forEach(layer -> arguments(layer).remove(NAME));
    boolean changed = true;
    while (changed) {
      changed = false;
      List<String> usual =
          Architecture.chain(shortest.stream().map(SavedLayers::layer).toList()).names();
      for (int i = 0; i < names.size() && !changed; i++) {
        if (!usual.get(i).equals(names.get(i))) {
          arguments(shortest.get(i)).put(NAME, names.get(i));
          changed = true;
        }
      }
    }
    return shortest;
  }

  /** Layers without the arguments that have their defaults. */
  static List<JsonNode> inShort(List<ObjectNode> layers) {
    return layers.stream().map(SavedLayers::inShort).toList();
  }

  private static JsonNode inShort(ObjectNode layer) {
    LayerKeys keys = LayerKeysType.read(node(layer, Position.WHOLE_FILE));
    return LayerKeysType.write(LAYER.encodeInShort(layer(layer)), keys);
  }

  private static Layer layer(ObjectNode written) {
    Problems none = new Problems(SourceText.of(Path.of("keras"), ""));
    Object layer = LAYER.decode(node(written, Position.WHOLE_FILE), "layer", none);
    if (layer == null) {
      throw new IllegalStateException("a layer has been read before: " + written);
    }
    return (Layer) layer;
  }

  private static ObjectNode arguments(ObjectNode layer) {
    return (ObjectNode) layer.elements().next();
  }

  /** A value as it would have been read from the file, at one place. */
  static Node node(JsonNode json, Position at) {
    if (json.isObject()) {
      List<Node.Entry> entries = new ArrayList<>();
      json.properties()
          .forEach(
              field -> entries.add(new Node.Entry(field.getKey(), at, node(field.getValue(), at))));
      return new Node.Mapping(entries, at);
    }
    if (json.isArray()) {
      List<Node> items = new ArrayList<>();
      json.forEach(item -> items.add(node(item, at)));
      return new Node.Sequence(items, at);
    }
    return new Node.Scalar(json.asText(), style(json), at);
  }

  private static Node.Style style(JsonNode scalar) {
    return switch (scalar.getNodeType()) {
      case NUMBER -> Node.Style.NUMBER;
      case BOOLEAN -> Node.Style.BOOLEAN;
      case NULL -> Node.Style.NULL;
      default -> Node.Style.TEXT;
    };
  }
}
