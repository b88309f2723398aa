package io.github.experimentmaven.dataset;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.type.LogicalType;
import io.github.experimentmaven.failure.DatasetException;
import io.github.experimentmaven.storage.FileFailure;
import io.github.experimentmaven.storage.JsonFault;
import io.github.experimentmaven.storage.SealedTypes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** How a manifest is read from JSON: nothing is guessed, converted or left over. */
final class ManifestJson {

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .withCoercionConfig(
              LogicalType.Textual,
              config ->
                  config
                      .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                      .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                      .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
          .defaultSetterInfo(JsonSetter.Value.construct(Nulls.FAIL, Nulls.FAIL))
          .annotationIntrospector(new SealedTypes())
          .build();

  private ManifestJson() {}

  static DatasetManifest read(Path file) throws DatasetException {
    try {
      ObjectNode manifest = MAPPER.readValue(bytes(file), ObjectNode.class);
      int version = manifest.path("format_version").asInt(DatasetManifest.FORMAT_VERSION);
      return switch (version) {
        case DatasetManifest.FORMAT_VERSION -> MAPPER.treeToValue(manifest, DatasetManifest.class);
        case ImageManifest.FORMAT_VERSION ->
            MAPPER.treeToValue(manifest, ImageManifest.class).manifest();
        default ->
            throw new DatasetException(
                "%s: format_version is %s; this version of the plugin reads 1 to %s"
                    .formatted(file, version, DatasetManifest.FORMAT_VERSION));
      };
    } catch (JsonMappingException e) {
      throw new DatasetException(file + ": " + mistake(e), e);
    } catch (JsonProcessingException e) {
      var location = e.getLocation();
      throw new DatasetException(
          "%s:%s:%s: %s"
              .formatted(file, location.getLineNr(), location.getColumnNr(), JsonFault.text(e)),
          e);
    } catch (IOException e) {
      throw DatasetException.unreadable(file, e);
    }
  }

  private static byte[] bytes(Path file) throws DatasetException, IOException {
    FileFailure.requireEnd(file);
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(DatasetManifest.MOST_BYTES + 1);
      if (bytes.length > DatasetManifest.MOST_BYTES) {
        throw new DatasetException(
            "%s has more than %s bytes, which is the most that a manifest may have"
                .formatted(file, DatasetManifest.MOST_BYTES));
      }
      return bytes;
    }
  }

  private static String mistake(JsonMappingException e) {
    if (e instanceof UnrecognizedPropertyException unknown) {
      return "unknown key '%s'; the keys here are %s"
          .formatted(
              key(e),
              Objects.requireNonNull(unknown.getKnownPropertyIds()).stream()
                  .map(String::valueOf)
                  .sorted()
                  .collect(Collectors.joining(", ")));
    }
    if (e instanceof ValueInstantiationException
        && e.getCause() instanceof IllegalArgumentException invalid) {
      return key(e).isEmpty()
          ? String.valueOf(invalid.getMessage())
          : key(e) + ": " + invalid.getMessage();
    }
    if (e instanceof MismatchedInputException mismatch && !key(e).isEmpty()) {
      return "%s is missing or is not %s".formatted(key(e), kind(mismatch.getTargetType()));
    }
    return JsonFault.text(e);
  }

  private static String kind(Class<?> type) {
    if (type == int.class || type == Integer.class) {
      return "a whole number";
    } else if (type == String.class) {
      return "a string";
    } else if (List.class.isAssignableFrom(type)) {
      return "a list";
    } else {
      return "an object";
    }
  }

  /** Where a mistake was found, from the outside inwards: {@code files.train_images}. */
  private static String key(JsonMappingException e) {
    return e.getPath().stream()
        .map(
            reference ->
                reference.getFieldName() == null
                    ? String.valueOf(reference.getIndex())
                    : reference.getFieldName())
        .collect(Collectors.joining("."));
  }
}
