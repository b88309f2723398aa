package io.github.experimentmaven.experiment;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The layers of a network, and what each of them reads.
 *
 * @param layers in the order in which they are computed; the last one gives the output
 * @param inputs of each layer, the names of what it reads: layers before it, or {@link #DATA};
 *     empty where it reads the layer before it, as all do in a chain
 * @param training of each layer, how it is trained
 */
public record Architecture(
    List<Layer> layers, List<List<String>> inputs, List<LayerTraining> training) {

  /** What layers call the data by; none of them may have that name. */
  public static final String DATA = "input";

  /** Where the data stands: before the first layer. */
  public static final int DATA_POSITION = -1;

  public Architecture {
    layers = List.copyOf(layers);
    inputs = inputs.stream().map(List::copyOf).toList();
    training = List.copyOf(training);
    if (layers.size() != inputs.size()) {
      throw new IllegalArgumentException(layers.size() + " layers, but inputs of " + inputs.size());
    }
    if (layers.size() != training.size()) {
      throw new IllegalArgumentException(
          layers.size() + " layers, but the training of " + training.size());
    }
  }

  /** Layers that are trained as usual. */
  public Architecture(List<Layer> layers, List<List<String>> inputs) {
    this(layers, inputs, Collections.nCopies(layers.size(), LayerTraining.USUAL));
  }

  /** Layers one after another. */
  public static Architecture chain(List<Layer> layers) {
    return new Architecture(layers, Collections.nCopies(layers.size(), List.of()));
  }

  /** How many layers there are. */
  public int size() {
    return layers.size();
  }

  /** A layer. */
  public Layer get(int position) {
    return layers.get(position);
  }

  /** Whether the weights of a layer, if it has some, stay as they are. */
  public boolean isFrozen(int position) {
    return !training.get(position).trainable();
  }

  /** The same layers with the first so many of them frozen. */
  public Architecture withFrozen(int count) {
    List<LayerTraining> others = new ArrayList<>(training);
    for (int i = 0; i < count; i++) {
      others.set(i, new LayerTraining(false));
    }
    return new Architecture(layers, inputs, others);
  }

  /**
   * Where that stands what each layer reads, in its order.
   *
   * @throws IllegalStateException if a name is none of a layer before
   */
  public List<List<Integer>> sources() {
    List<String> names = names();
    Map<String, Integer> positions = new HashMap<>();
    positions.put(DATA, DATA_POSITION);
    List<List<Integer>> sources = new ArrayList<>();
    for (int i = 0; i < layers.size(); i++) {
      List<Integer> own = new ArrayList<>();
      for (String name : inputs.get(i)) {
        Integer position = positions.get(name);
        if (position == null) {
          throw new IllegalStateException(
              "'" + names.get(i) + "' reads '" + name + "', which is no layer before it");
        }
        own.add(position);
      }
      sources.add(own.isEmpty() ? List.of(i - 1) : List.copyOf(own));
      positions.put(names.get(i), i);
    }
    return sources;
  }

  /**
   * What the layers are called: by the name that the file gives, or as Keras names them, by their
   * kind in snake case, numbered from its second use on.
   */
  public List<String> names() {
    List<@Nullable String> own = new ArrayList<>();
    layers.forEach(layer -> own.add(layer.name()));
    return names(layers.stream().map(Layer::type).toList(), own);
  }

  /**
   * The same of layers of which no more is known.
   *
   * @param types their kinds
   * @param own the name of each, or null
   */
  public static List<String> names(List<String> types, List<@Nullable String> own) {
    Set<String> taken = new HashSet<>();
    taken.add(DATA);
    for (String name : own) {
      if (name != null) {
        taken.add(name);
      }
    }
    Map<String, Integer> uses = new HashMap<>();
    List<String> names = new ArrayList<>();
    for (int i = 0; i < types.size(); i++) {
      String name = own.get(i);
      while (name == null) {
        String base =
            types
                .get(i)
                .replaceAll("([a-z0-9])([A-Z][a-z]|[A-Z]{3})", "$1_$2")
                .toLowerCase(Locale.ROOT);
        int use = uses.merge(base, 1, Integer::sum);
        String candidate = use == 1 ? base : base + "_" + (use - 1);
        name = taken.add(candidate) ? candidate : null;
      }
      names.add(name);
    }
    return List.copyOf(names);
  }
}
