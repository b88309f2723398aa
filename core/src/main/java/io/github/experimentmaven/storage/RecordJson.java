package io.github.experimentmaven.storage;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.AnnotationIntrospector;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * How results are written as JSON: snake case, two spaces, {@code \n} on every system, one record a
 * file or line.
 *
 * <p>A number is written as the shortest decimal that is read back as it, whatever the JDK: that is
 * what {@link Double#toString} gives since JDK 19, where JDK 17 writes 2.0E23 as
 * 1.9999999999999998E23. Hashes over such text would otherwise depend on the JDK.
 *
 * <p>When it is read, null is refused for everything that its record does not declare nullable.
 */
public final class RecordJson {

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder().enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER).build())
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
          .annotationIntrospector(AnnotationIntrospector.pair(new SealedTypes(), new NullRules()))
          .build();

  private static final ObjectWriter PRETTY =
      MAPPER.writer(new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n")));

  private RecordJson() {}

  /**
   * Writes a file that is either whole or not there: a temporary file beside it, then an atomic
   * rename.
   */
  public static void write(Path file, Object value) throws IOException {
    String text = PRETTY.writeValueAsString(value) + "\n";
    AtomicFile.write(file, temporary -> Files.writeString(temporary, text));
  }

  /**
   * Reads a file.
   *
   * @throws IOException if there is none, or it is not the JSON of such a record; the message names
   *     the file
   */
  public static <T> T read(Path file, Class<T> type) throws IOException {
    try {
      T value = MAPPER.readValue(Files.readAllBytes(file), type);
      if (value == null) {
        throw new IOException(file + " is damaged: it holds only null");
      }
      return value;
    } catch (JsonProcessingException e) {
      throw new IOException(file + " is damaged: " + JsonFault.text(e), e);
    }
  }

  /**
   * Reads a file of which there are several formats, told apart by its {@code format_version}. That
   * is looked at first, as another format may lack any other field.
   *
   * @throws IOException as {@link #read(Path, Class)} does, and if the file has another format; the
   *     message names the file and both formats
   */
  public static <T> T read(Path file, Class<T> type, int formatVersion) throws IOException {
    JsonNode version = read(file, JsonNode.class).path("format_version");
    if (version.isInt() && version.intValue() != formatVersion) {
      throw new IOException(
          file
              + " was written by another version of the plugin (format "
              + version
              + ", not "
              + formatVersion
              + ")");
    }
    return read(file, type);
  }

  /** The record as one line, without the line's end. */
  public static String line(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("a record that has no JSON form", e);
    }
  }

  /** The record as a tree; a tree is its own. */
  public static JsonNode tree(Object value) {
    return value instanceof JsonNode node ? node : MAPPER.valueToTree(value);
  }

  /** A value of a tree as people read it: a text without its quotes, all else as it is written. */
  public static String text(JsonNode value) {
    return value.isTextual() ? value.textValue() : line(value);
  }

  /** A record from its text. */
  public static <T> T parse(String text, Class<T> type) throws JsonProcessingException {
    return MAPPER.readValue(text, type);
  }

  /** A record from its tree. */
  public static <T> T parse(JsonNode tree, Class<T> type) throws JsonProcessingException {
    return MAPPER.treeToValue(tree, type);
  }
}
