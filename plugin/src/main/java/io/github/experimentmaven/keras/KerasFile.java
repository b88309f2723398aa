package io.github.experimentmaven.keras;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.experimentmaven.storage.FileFailure;
import io.github.experimentmaven.storage.JsonFault;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * What Keras has written of a model: the JSON of {@code to_json}, a {@code .keras} archive or a
 * legacy {@code .h5} file, told apart by their first bytes.
 *
 * @param model {@code {"class_name": ..., "config": ...}}
 * @param training how the model was compiled; null if it was not
 * @param version of Keras, or empty if the file does not say
 */
public record KerasFile(JsonNode model, @Nullable JsonNode training, String version) {

  static final String CONFIG = "config.json";
  static final String METADATA = "metadata.json";

  /** Far more than any description of a model has, and less than the heap. */
  private static final int MOST_BYTES = 1 << 26;

  private static final ObjectMapper JSON =
      new ObjectMapper(
          JsonFactory.builder()
              // Python writes numbers that are none.
              .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
              .build());

  /** Whether Keras 1 or 2 has written it; to_json of Keras 3 does not say its version. */
  boolean isBefore3() {
    return version.startsWith("1.") || version.startsWith("2.");
  }

  /**
   * Reads a file.
   *
   * @throws KerasException if it cannot be read or is none of Keras'
   */
  public static KerasFile read(Path file) throws KerasException {
    try {
      if (Files.isDirectory(file)) {
        throw new KerasException("this is a folder, not a file of Keras");
      }
      if (!Files.exists(file)) {
        throw new KerasException("there is no such file");
      }
      return switch (FileKind.of(file)) {
        case ARCHIVE -> archive(file);
        case HDF5 -> hdf5(file);
        case TEXT -> json(file);
      };
    } catch (IOException e) {
      throw new KerasException(FileFailure.text(e), e);
    }
  }

  private static KerasFile json(Path file) throws IOException, KerasException {
    if (Files.size(file) > MOST_BYTES) {
      throw new KerasException("the file is too large for a description of a model");
    }
    JsonNode model = parse(Files.readString(file, StandardCharsets.UTF_8), "the file");
    return new KerasFile(model, compiled(model), model.path("keras_version").asText(""));
  }

  private static KerasFile archive(Path file) throws IOException, KerasException {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      Optional<String> config = entry(zip, CONFIG);
      if (config.isEmpty()) {
        throw new KerasException(
            "the archive has no config.json, which every .keras archive has; is it one of Keras?");
      }
      JsonNode model = parse(config.get(), CONFIG);
      Optional<String> metadata = entry(zip, METADATA);
      String version =
          metadata.isEmpty()
              ? ""
              : parse(metadata.get(), METADATA).path("keras_version").asText("");
      return new KerasFile(model, compiled(model), version);
    }
  }

  private static Optional<String> entry(ZipFile zip, String name)
      throws IOException, KerasException {
    ZipEntry entry = zip.getEntry(name);
    if (entry == null) {
      return Optional.empty();
    }
    try (InputStream in = zip.getInputStream(entry)) {
      byte[] bytes = in.readNBytes(MOST_BYTES + 1);
      if (bytes.length > MOST_BYTES) {
        throw new KerasException(name + " is too large for a description of a model");
      }
      return Optional.of(new String(bytes, StandardCharsets.UTF_8));
    }
  }

  private static KerasFile hdf5(Path file) throws IOException, KerasException {
    try (Hdf5 hdf5 = Hdf5.open(file)) {
      Optional<String> config = hdf5.text("model_config");
      if (config.isEmpty()) {
        throw new KerasException(
            "the file has no attribute model_config: it has weights alone, without an"
                + " architecture; save the model itself, or its to_json()");
      }
      Optional<String> training = hdf5.text("training_config");
      return new KerasFile(
          parse(config.get(), "model_config"),
          training.isEmpty() ? null : parse(training.get(), "training_config"),
          hdf5.text("keras_version").orElse(""));
    }
  }

  private static @Nullable JsonNode compiled(JsonNode model) {
    JsonNode compiled = model.get("compile_config");
    return compiled == null || compiled.isNull() || compiled.isEmpty() ? null : compiled;
  }

  private static JsonNode parse(String text, String where) throws KerasException {
    try {
      JsonNode tree = JSON.readTree(text);
      if (!tree.isObject()) {
        throw new KerasException(where + " is not the JSON of a model");
      }
      return tree;
    } catch (JsonProcessingException e) {
      String place =
          e.getLocation() == null
              ? ""
              : " in line "
                  + e.getLocation().getLineNr()
                  + ", column "
                  + e.getLocation().getColumnNr();
      throw new KerasException(where + " is not valid JSON" + place + ": " + JsonFault.text(e), e);
    }
  }
}
