package io.github.experimentmaven.keras;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import io.jhdf.api.WritableGroup;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.Array;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A {@code .keras} archive, which {@code keras.models.load_model} of Keras 3 reads. */
public final class KerasArchive {

  /** The version whose layout this is. */
  private static final String VERSION = "3.0.0";

  /** The same model gives the same bytes: it was saved on one fixed day. */
  private static final LocalDateTime TIME = LocalDateTime.of(1980, 2, 1, 0, 0);

  private static final String DATE = "1980-02-01@00:00:00";

  private KerasArchive() {}

  /**
   * The weights of a layer.
   *
   * @param kind its class
   * @param weights in Keras' order
   */
  public record SavedLayer(String kind, List<SavedWeight> weights) {

    public SavedLayer {
      weights = List.copyOf(weights);
    }
  }

  /**
   * A weight.
   *
   * @param shape its axes
   * @param values the last axis the fastest
   */
  @SuppressWarnings("ArrayRecordComponent") // may be gigabytes
  public record SavedWeight(List<Integer> shape, float[] values) {

    public SavedWeight {
      shape = List.copyOf(shape);
    }
  }

  /**
   * Writes an archive.
   *
   * @param file does not exist yet
   * @param model as {@link KerasJson} writes it
   * @param layers all of them, in the order of the model
   */
  public static void write(Path file, ObjectNode model, List<SavedLayer> layers)
      throws IOException {
    Path weights = TemporaryWeights.make();
    try {
      try {
        writeWeights(weights, layers);
      } catch (IOException e) {
        throw TemporaryWeights.failed(weights, e);
      }
      ObjectNode metadata = JsonNodeFactory.instance.objectNode();
      metadata.put("keras_version", VERSION).put("date_saved", DATE);
      try (OutputStream out = Files.newOutputStream(file);
          ZipOutputStream zip = new ZipOutputStream(out)) {
        put(zip, KerasFile.METADATA);
        zip.write(metadata.toString().getBytes(StandardCharsets.UTF_8));
        put(zip, KerasFile.CONFIG);
        zip.write(model.toString().getBytes(StandardCharsets.UTF_8));
        put(zip, KerasWeights.WEIGHTS_OF_ARCHIVE);
        Files.copy(weights, zip);
      }
    } finally {
      Files.delete(weights);
    }
  }

  private static void put(ZipOutputStream zip, String name) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setTimeLocal(TIME);
    zip.putNextEntry(entry);
  }

  // keras.src.saving.saving_lib: layers/<class>_<count>/vars/<number>
  private static void writeWeights(Path file, List<SavedLayer> layers) throws IOException {
    JhdfLog.errorsOnly();
    Hdf5.guarded(
        () -> {
          try (WritableHdfFile hdf5 = HdfFile.write(file)) {
            WritableGroup all = hdf5.putGroup("layers");
            Map<String, Integer> counts = new HashMap<>();
            for (SavedLayer layer : layers) {
              String path = KerasWeights.path(layer.kind(), counts);
              List<String> places = KerasWeights.places(layer.kind(), path);
              Map<String, WritableGroup> groups = new HashMap<>();
              int each = layer.weights().size() / places.size();
              for (int i = 0; i < places.size(); i++) {
                WritableGroup variables = group(all, places.get(i), groups);
                for (int j = 0; j < each; j++) {
                  SavedWeight weight = layer.weights().get(i * each + j);
                  variables.putDataset(String.valueOf(j), nested(weight));
                }
              }
            }
          }
          return file;
        });
  }

  /** The group at a path, and those before it. */
  private static WritableGroup group(
      WritableGroup root, String path, Map<String, WritableGroup> made) {
    WritableGroup known = made.get(path);
    if (known != null) {
      return known;
    }
    int slash = path.lastIndexOf('/');
    WritableGroup parent = slash < 0 ? root : group(root, path.substring(0, slash), made);
    WritableGroup group = parent.putGroup(path.substring(slash + 1));
    made.put(path, group);
    return group;
  }

  /** As an array of arrays, which is how the library has shapes. */
  private static Object nested(SavedWeight weight) {
    int[] shape = weight.shape().stream().mapToInt(Integer::intValue).toArray();
    Object array = Array.newInstance(float.class, shape);
    fill(array, weight.values(), 0);
    return array;
  }

  private static int fill(Object array, float[] values, int from) {
    if (array instanceof float[] row) {
      System.arraycopy(values, from, row, 0, row.length);
      return from + row.length;
    }
    int next = from;
    for (int i = 0; i < Array.getLength(array); i++) {
      next = fill(Array.get(array, i), values, next);
    }
    return next;
  }
}
