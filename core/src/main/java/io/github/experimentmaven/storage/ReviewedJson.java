package io.github.experimentmaven.storage;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.OptionalInt;

/**
 * A file that was written as {@link ReviewText} and lies where people edit and merge files: what is
 * wrong with it is told with its place.
 *
 * @param shownAs the file as people know it
 * @param text all of it
 */
public record ReviewedJson(String shownAs, String text) {

  /**
   * Reads the file.
   *
   * @throws DamagedFileException if it is no text
   * @throws IOException if there is none, or it cannot be read
   */
  public static ReviewedJson read(Path file, String shownAs)
      throws DamagedFileException, IOException {
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
    try {
      return new ReviewedJson(
          shownAs, StandardCharsets.UTF_8.newDecoder().decode(bytes).toString());
    } catch (CharacterCodingException e) {
      throw new DamagedFileException(
          "%s is damaged or was edited: byte %s is not UTF-8"
              .formatted(shownAs, bytes.position() + 1),
          e);
    }
  }

  /**
   * Its format, to be looked at first, as another one may lack any other field.
   *
   * @throws DamagedFileException if it is no JSON, or does not say
   */
  public int formatVersion() throws DamagedFileException {
    JsonNode version = parse(JsonNode.class, "not valid JSON").path("format_version");
    if (!version.isInt()) {
      throw damaged("it has no format_version");
    }
    return version.intValue();
  }

  /**
   * The record in it.
   *
   * @throws DamagedFileException if it is no such record
   */
  public <T> T as(Class<T> type) throws DamagedFileException {
    return parse(type, "damaged or edited");
  }

  /**
   * Its content with every number spelt as it stands there. What was sealed before numbers were
   * written the same by every JDK is sealed in the spelling of the one that wrote it.
   *
   * @throws DamagedFileException if it is no JSON
   */
  public JsonNode asSpelt() throws DamagedFileException {
    parse(JsonNode.class, "not valid JSON");
    try (JsonParser parser = new JsonFactory().createParser(text)) {
      parser.nextToken();
      return spelt(parser);
    } catch (IOException e) {
      throw new UncheckedIOException("what is JSON can be read again", e);
    }
  }

  /** The value at which a parser is, which it is at the end of then. */
  private static JsonNode spelt(JsonParser parser) throws IOException {
    JsonNodeFactory nodes = JsonNodeFactory.instance;
    switch (parser.currentToken()) {
      case START_OBJECT -> {
        ObjectNode object = nodes.objectNode();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
          String name = parser.currentName();
          parser.nextToken();
          object.set(name, spelt(parser));
        }
        return object;
      }
      case START_ARRAY -> {
        ArrayNode array = nodes.arrayNode();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          array.add(spelt(parser));
        }
        return array;
      }
      case VALUE_STRING -> {
        return nodes.textNode(parser.getText());
      }
      default -> {
        // Numbers, true, false and null.
        return nodes.rawValueNode(new RawValue(parser.getText()));
      }
    }
  }

  /**
   * Checks a record's {@link Seal}.
   *
   * @param content what its hash must be
   * @param seal what it is
   * @throws DamagedFileException if that is something else
   */
  public void requireSeal(String content, String seal) throws DamagedFileException {
    if (!content.equals(seal)) {
      throw damaged(
          "the SHA-256 of its content is " + content + ", but its last field says " + seal);
    }
  }

  /** The exception for a file of which something else is wrong. */
  public DamagedFileException damaged(String how) {
    return new DamagedFileException(shownAs + " is damaged or was edited: " + how);
  }

  // Not with Jackson's exception as its cause, whose advice on its own settings Maven would add.
  @SuppressWarnings("UnusedException")
  private <T> T parse(Class<T> type, String otherwise) throws DamagedFileException {
    try {
      return RecordJson.parse(text, type);
    } catch (JsonProcessingException e) {
      OptionalInt conflict = MergeConflict.line(text);
      if (conflict.isPresent()) {
        throw new DamagedFileException(
            shownAs + ":" + conflict.getAsInt() + ": unresolved merge conflict");
      }
      throw new DamagedFileException(at(e) + ": " + otherwise + ": " + JsonFault.text(e));
    }
  }

  private String at(JsonProcessingException error) {
    JsonLocation location = Objects.requireNonNullElse(error.getLocation(), JsonLocation.NA);
    return location.getLineNr() < 1
        ? shownAs
        : shownAs + ":" + location.getLineNr() + ":" + location.getColumnNr();
  }
}
