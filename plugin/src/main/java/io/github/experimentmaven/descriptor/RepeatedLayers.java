package io.github.experimentmaven.descriptor;

import io.github.experimentmaven.experiment.Architecture;
import io.github.experimentmaven.experiment.Repeat;
import io.github.experimentmaven.spelling.NearestName;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes out the layers that a file repeats: where {@code repeat} stands in an architecture, its
 * layers stand as often as it says, each at its place in the file. So that their names differ, that
 * of each has the number of the repetition behind it, and what the layers beside it call it by has
 * it, too. What they call {@code input} is the layer before the repetition.
 */
final class RepeatedLayers {

  /** What is written in the place of a layer. */
  static final String KEY = "repeat";

  /** More layers than any network that is known, and fewer than memory. */
  private static final int MOST_LAYERS = 10_000;

  private static final RecordType TYPE = new RecordType(Repeat.class);
  private static final Key TIMES = TYPE.keys().get(0);
  private static final Key LAYERS = TYPE.keys().get(1);
  private static final String ARCHITECTURE = "architecture";

  private final Problems problems;
  private final List<Layer> written = new ArrayList<>();

  private RepeatedLayers(Problems problems) {
    this.problems = problems;
  }

  /**
   * A file with all layers written out.
   *
   * @param root of the file
   * @param problems takes what is wrong with repetitions
   */
  static Node writtenOut(Node root, Problems problems) {
    if (!(root instanceof Node.Mapping file)
        || file.entry(ARCHITECTURE).isEmpty()
        || !(file.entry(ARCHITECTURE).get().value() instanceof Node.Sequence layers)
        || layers.items().stream().noneMatch(item -> repeat(item).isPresent())) {
      return root;
    }
    RepeatedLayers repeated = new RepeatedLayers(problems);
    repeated.add(layers, new Block(null, "", Set.of(), -1));
    Node.Sequence all = new Node.Sequence(repeated.named(), layers.at());
    return new Node.Mapping(
        file.entries().stream()
            .map(
                entry ->
                    entry.key().equals(ARCHITECTURE)
                        ? new Node.Entry(entry.key(), entry.keyAt(), all)
                        : entry)
            .toList(),
        file.at());
  }

  private static Optional<Node.Entry> repeat(Node item) {
    return item instanceof Node.Mapping mapping && mapping.entries().size() == 1
        ? mapping.entry(KEY)
        : Optional.empty();
  }

  /**
   * One repetition, or all of the file.
   *
   * @param around what it stands in; null for the file
   * @param suffix of the names of its layers
   * @param names that they have in the file
   * @param before the position of the layer before it
   */
  private record Block(@Nullable Block around, String suffix, Set<String> names, int before) {

    String name(String written) {
      return names.contains(written) ? written + suffix : written;
    }
  }

  /** A layer that has been written out, and the repetition that it stands in. */
  private record Layer(Node item, Block block) {}

  private void add(Node.Sequence layers, Block block) {
    for (Node item : layers.items()) {
      Optional<Node.Entry> repeat = repeat(item);
      if (repeat.isEmpty()) {
        if (written.size() == MOST_LAYERS) {
          problems.add(
              item.at(), "there are more than " + MOST_LAYERS + " layers, repeated ones counted");
        }
        if (written.size() <= MOST_LAYERS) {
          written.add(new Layer(item, block));
        }
      } else if (!repeat(repeat.get(), block)) {
        written.add(new Layer(new Node.Broken(item.at()), block));
      }
    }
  }

  /** Returns whether it is as it should be. */
  private boolean repeat(Node.Entry repeat, Block around) {
    if (!(repeat.value() instanceof Node.Mapping mapping)) {
      problems.add(
          repeat.value().at(),
          "repeat needs a map of times and layers, found " + repeat.value().found(),
          "write repeat: {times: 3, layers: [...]}");
      return false;
    }
    boolean known = true;
    for (Node.Entry entry : mapping.entries()) {
      if (!TYPE.keyNames().contains(entry.key())) {
        problems.add(
            entry.keyAt(),
            "repeat has no key '" + entry.key() + "'",
            NearestName.hint(entry.key(), TYPE.keyNames()));
        known = false;
      }
    }
    Optional<Node.Entry> times = mapping.entry(TIMES.name());
    Optional<Node.Entry> layers = mapping.entry(LAYERS.name());
    if (known && (times.isEmpty() || layers.isEmpty())) {
      problems.add(
          repeat.keyAt(),
          "repeat needs '" + (times.isEmpty() ? TIMES : LAYERS).name() + "'",
          "write repeat: {times: 3, layers: [...]}");
    }
    if (!known || times.isEmpty() || layers.isEmpty()) {
      return false;
    }
    Object count = TIMES.read(times.get().value(), problems);
    if (!(layers.get().value() instanceof Node.Sequence block) || block.items().isEmpty()) {
      LAYERS.read(layers.get().value(), problems);
      return false;
    }
    if (count == null) {
      return false;
    }
    Set<String> names = names(block);
    for (int i = 1; i <= (int) count && written.size() <= MOST_LAYERS; i++) {
      add(block, new Block(around, "_" + i + around.suffix(), names, written.size() - 1));
    }
    return true;
  }

  /** What the layers of a repetition are called in it; those of one inside it have its numbers. */
  private static Set<String> names(Node.Sequence layers) {
    Set<String> names = new HashSet<>();
    for (Node item : layers.items()) {
      String name = name(item);
      if (name != null) {
        names.add(name);
      }
      repeat(item)
          .map(Node.Entry::value)
          .filter(Node.Mapping.class::isInstance)
          .ifPresent(inner -> addNames((Node.Mapping) inner, names));
    }
    return names;
  }

  private static void addNames(Node.Mapping repeat, Set<String> names) {
    Problems told = new Problems(SourceText.of(Path.of(""), ""));
    Optional<Node.Entry> times = repeat.entry(TIMES.name());
    Optional<Node.Entry> layers = repeat.entry(LAYERS.name());
    if (times.isPresent()
        && layers.isPresent()
        && TIMES.read(times.get().value(), told) instanceof Integer count
        && layers.get().value() instanceof Node.Sequence block) {
      for (String name : names(block)) {
        for (int i = 1; i <= count && names.size() <= MOST_LAYERS; i++) {
          names.add(name + "_" + i);
        }
      }
    }
  }

  private static @Nullable String name(Node item) {
    return arguments(item)
        .flatMap(arguments -> arguments.entry("name"))
        .map(Node.Entry::value)
        .filter(Node.Scalar.class::isInstance)
        .map(value -> ((Node.Scalar) value).text())
        .orElse(null);
  }

  private static Optional<Node.Mapping> arguments(Node item) {
    return item instanceof Node.Mapping layer
            && layer.entries().size() == 1
            && layer.entries().get(0).value() instanceof Node.Mapping arguments
        ? Optional.of(arguments)
        : Optional.empty();
  }

  /** The layers with names that hold outside of their repetitions. */
  private List<Node> named() {
    List<String> types = new ArrayList<>();
    List<@Nullable String> own = new ArrayList<>();
    for (Layer layer : written) {
      String name = name(layer.item());
      types.add(type(layer.item()));
      own.add(name == null ? null : layer.block().name(name));
    }
    List<String> names = Architecture.names(types, own);
    return written.stream().map(layer -> named(layer, names)).toList();
  }

  private static String type(Node item) {
    if (item instanceof Node.Mapping mapping && !mapping.entries().isEmpty()) {
      return mapping.entries().get(0).key();
    }
    return item instanceof Node.Scalar scalar ? scalar.text() : "";
  }

  private static Node named(Layer layer, List<String> names) {
    Optional<Node.Mapping> arguments = arguments(layer.item());
    if (arguments.isEmpty()) {
      return layer.item();
    }
    Node.Entry entry = ((Node.Mapping) layer.item()).entries().get(0);
    List<Node.Entry> renamed =
        arguments.get().entries().stream()
            .map(
                argument ->
                    new Node.Entry(argument.key(), argument.keyAt(), named(argument, layer, names)))
            .toList();
    return new Node.Mapping(
        List.of(
            new Node.Entry(
                entry.key(), entry.keyAt(), new Node.Mapping(renamed, arguments.get().at()))),
        layer.item().at());
  }

  private static Node named(Node.Entry argument, Layer layer, List<String> names) {
    if (argument.key().equals("name") && argument.value() instanceof Node.Scalar name) {
      return with(name, layer.block().name(name.text()));
    }
    if (!argument.key().equals(LayerKeysType.INPUT)) {
      return argument.value();
    }
    if (argument.value() instanceof Node.Sequence inputs) {
      return new Node.Sequence(
          inputs.items().stream().map(each -> source(each, layer.block(), names)).toList(),
          inputs.at());
    }
    return source(argument.value(), layer.block(), names);
  }

  /** What a name stands for outside of the repetition that it is written in. */
  private static Node source(Node node, Block block, List<String> names) {
    if (!(node instanceof Node.Scalar name)) {
      return node;
    }
    if (name.text().equals(Architecture.DATA)) {
      return block.before() < 0 ? name : with(name, names.get(block.before()));
    }
    for (Block each = block; each != null; each = each.around()) {
      if (each.names().contains(name.text())) {
        return with(name, each.name(name.text()));
      }
    }
    return name;
  }

  private static Node.Scalar with(Node.Scalar scalar, String text) {
    return new Node.Scalar(text, scalar.style(), scalar.at());
  }
}
