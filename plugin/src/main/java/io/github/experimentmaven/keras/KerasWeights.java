package io.github.experimentmaven.keras;

import io.github.experimentmaven.storage.FileFailure;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Array;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The weights that a file of Keras holds: a {@code .keras} archive, a {@code .weights.h5} file, or
 * an {@code .h5} file of Keras 2 with a model or its weights alone.
 *
 * <p>Keras 2 has them by the names of layers. Keras 3 has them by the layers' classes, which it
 * counts: {@code dense}, {@code dense_1}.
 */
public final class KerasWeights {

  static final String WEIGHTS_OF_ARCHIVE = "model.weights.h5";

  /** Keras 3, and Keras 2.13, where layers are. */
  private static final List<String> LAYERS = List.of("layers", "_layer_checkpoint_dependencies");

  static final String VARIABLES = "vars";

  /** Where Keras 3 has the weights of layers that have them of others within. */
  private static final Map<String, List<String>> WITHIN =
      Map.of(
          "SimpleRNN",
          List.of("cell"),
          "LSTM",
          List.of("cell"),
          "Bidirectional",
          List.of("forward_layer/cell", "backward_layer/cell"));

  private KerasWeights() {}

  /**
   * What a layer is to be given.
   *
   * @param kind its class, by which Keras 3 knows it
   * @param name by which Keras 2 knows it
   * @param label what it is called in messages: {@code Conv2D 'conv2d_1'}
   * @param weights the names and shapes of its weights, in Keras' order
   * @param isTaken whether it is given any; if not it only counts among those of its class
   */
  public record Wanted(
      String kind, String name, String label, List<Shaped> weights, boolean isTaken) {

    public Wanted {
      weights = List.copyOf(weights);
    }
  }

  /**
   * A weight that is wanted.
   *
   * @param name {@code kernel}
   * @param shape in Keras
   */
  public record Shaped(String name, List<Integer> shape) {

    public Shaped {
      shape = List.copyOf(shape);
    }
  }

  /**
   * Reads weights.
   *
   * @param layers all layers of the network, in its order
   * @return for each layer its weights, the last axis the fastest; none of those that take none
   * @throws KerasException if the file cannot be read, or with every layer whose weights are
   *     missing, of another shape or no numbers
   */
  public static List<List<float[]>> read(Path file, List<Wanted> layers) throws KerasException {
    try {
      if (!Files.exists(file)) {
        throw new KerasException("there is no such file");
      }
      if (Files.isDirectory(file)) {
        throw new KerasException("this is a folder, not a file of Keras");
      }
      return switch (FileKind.of(file)) {
        case ARCHIVE -> archive(file, layers);
        case HDF5 -> hdf5(file, layers);
        case TEXT ->
            throw new KerasException(
                "the file has no weights: give a .keras archive, or an .h5 or .weights.h5 file");
      };
    } catch (IOException e) {
      throw new KerasException(FileFailure.text(e), e);
    }
  }

  private static List<List<float[]>> archive(Path file, List<Wanted> layers)
      throws IOException, KerasException {
    Path unpacked = TemporaryWeights.make();
    try (ZipFile zip = new ZipFile(file.toFile())) {
      ZipEntry entry = zip.getEntry(WEIGHTS_OF_ARCHIVE);
      if (entry == null) {
        throw new KerasException("the archive has no " + WEIGHTS_OF_ARCHIVE);
      }
      try (InputStream in = zip.getInputStream(entry)) {
        Files.copy(in, unpacked, StandardCopyOption.REPLACE_EXISTING);
      } catch (IOException e) {
        throw TemporaryWeights.failed(unpacked, e);
      }
      return hdf5(unpacked, layers);
    } finally {
      Files.delete(unpacked);
    }
  }

  private static List<List<float[]>> hdf5(Path file, List<Wanted> layers)
      throws IOException, KerasException {
    try (Hdf5 hdf5 = Hdf5.open(file)) {
      for (String path : LAYERS) {
        Optional<Group> group = Hdf5.group(hdf5.root(), path);
        if (group.isPresent()) {
          return new Reading(layers).byClass(group.get());
        }
      }
      // A model has its weights in a group, weights alone are at the root.
      Group root = Hdf5.group(hdf5.root(), "model_weights").orElse(hdf5.root());
      return new Reading(layers).byName(root);
    }
  }

  /**
   * What Keras 3 calls the next layer of a class.
   *
   * @param counts how many there were of each class
   */
  static String path(String kind, Map<String, Integer> counts) {
    String name = ConfigValue.snake(kind);
    int count = counts.merge(name, 1, Integer::sum) - 1;
    return count == 0 ? name : name + "_" + count;
  }

  /**
   * Where the weights of a layer are, in groups that have alike many.
   *
   * @param path of the layer
   */
  static List<String> places(String kind, String path) {
    List<String> within = WITHIN.get(kind);
    return within == null
        ? List.of(path + "/" + VARIABLES)
        : within.stream().map(each -> path + "/" + each + "/" + VARIABLES).toList();
  }

  /** Goes through the layers and gathers what is wrong. */
  private static final class Reading {

    private final List<Wanted> layers;
    private final List<List<float[]>> read = new ArrayList<>();
    private final List<String> findings = new ArrayList<>();

    Reading(List<Wanted> layers) {
      this.layers = layers;
    }

    // keras.src.saving.saving_lib: layers/<class>_<count>/vars/<number>
    List<List<float[]>> byClass(Group group) throws IOException, KerasException {
      Map<String, Integer> counts = new HashMap<>();
      for (Wanted layer : layers) {
        List<String> places = places(layer.kind(), path(layer.kind(), counts));
        List<Dataset> found = new ArrayList<>();
        for (String place : places) {
          found.addAll(numbered(Hdf5.group(group, place)));
        }
        add(layer, found, String.join(" and ", places));
      }
      return complete();
    }

    private static List<Dataset> numbered(Optional<Group> variables) throws IOException {
      List<Dataset> found = new ArrayList<>();
      while (variables.isPresent()) {
        Optional<Dataset> next = Hdf5.dataset(variables.get(), String.valueOf(found.size()));
        if (next.isEmpty()) {
          break;
        }
        found.add(next.get());
      }
      return found;
    }

    // hdf5_format.load_weights_from_hdf5_group_by_name
    List<List<float[]>> byName(Group root) throws IOException, KerasException {
      if (chunks(root, "layer_names").isEmpty()) {
        throw new KerasException(
            "the file has neither layers nor the attribute layer_names: is it one of Keras?");
      }
      for (Wanted layer : layers) {
        List<Dataset> found = new ArrayList<>();
        Optional<Group> group = Hdf5.group(root, layer.name());
        if (group.isPresent()) {
          for (String name : chunks(group.get(), "weight_names")) {
            Optional<Dataset> weight = Hdf5.dataset(group.get(), name);
            if (weight.isEmpty()) {
              findings.add(
                  layer.label() + ": the file names its " + name + ", but has no such array");
            } else {
              found.add(weight.get());
            }
          }
        }
        add(layer, found, layer.name());
      }
      return complete();
    }

    /** Lists that are too long for an attribute are in several: layer_names0, layer_names1. */
    private static List<String> chunks(Group group, String attribute) throws IOException {
      List<String> all = new ArrayList<>(Hdf5.texts(group, attribute));
      if (!all.isEmpty()) {
        return all;
      }
      List<String> chunk;
      int number = 0;
      do {
        chunk = Hdf5.texts(group, attribute + number);
        all.addAll(chunk);
        number++;
      } while (!chunk.isEmpty());
      return all;
    }

    private void add(Wanted layer, List<Dataset> found, String place) throws IOException {
      List<float[]> weights = new ArrayList<>();
      if (!layer.isTaken()) {
        read.add(List.of());
        return;
      }
      if (found.isEmpty() && !layer.weights().isEmpty()) {
        findings.add("%s: the file has no weights at %s".formatted(layer.label(), place));
      } else if (found.size() != layer.weights().size()) {
        findings.add(
            "%s: the file has %s weights at %s, but the layer has %s"
                .formatted(layer.label(), found.size(), place, layer.weights().size()));
      } else {
        for (int i = 0; i < found.size(); i++) {
          Shaped wanted = layer.weights().get(i);
          List<Integer> shape = shape(found.get(i));
          if (!shape.equals(wanted.shape())) {
            findings.add(
                "%s: its %s is %s in the file, but %s in the network"
                    .formatted(layer.label(), wanted.name(), shape, wanted.shape()));
          } else {
            weights.add(numbers(layer, wanted, found.get(i)));
          }
        }
      }
      read.add(List.copyOf(weights));
    }

    /** Some that are none come of a training that failed. */
    private float[] numbers(Wanted layer, Shaped wanted, Dataset dataset) throws IOException {
      float[] numbers = floats(dataset);
      for (float number : numbers) {
        if (!Float.isFinite(number)) {
          findings.add(
              "%s: its %s has %s among its numbers"
                  .formatted(layer.label(), wanted.name(), number));
          break;
        }
      }
      return numbers;
    }

    private List<List<float[]>> complete() throws KerasException {
      if (!findings.isEmpty()) {
        throw new KerasException(findings);
      }
      return List.copyOf(read);
    }

    private static List<Integer> shape(Dataset dataset) throws IOException {
      return Hdf5.guarded(() -> Arrays.stream(dataset.getDimensions()).boxed().toList());
    }

    private static float[] floats(Dataset dataset) throws IOException {
      return Hdf5.guarded(
          () -> {
            Object flat = dataset.getDataFlat();
            float[] floats = new float[Array.getLength(flat)];
            for (int i = 0; i < floats.length; i++) {
              floats[i] = ((Number) Array.get(flat, i)).floatValue();
            }
            return floats;
          });
    }
  }
}
