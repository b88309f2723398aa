package io.github.experimentmaven.accepted;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.experimentmaven.descriptor.ExperimentJson;
import io.github.experimentmaven.failure.DescriptorException;
import io.github.experimentmaven.provenance.Environment;
import io.github.experimentmaven.provenance.Identity;
import io.github.experimentmaven.provenance.Identity.NumericsIdentity;
import io.github.experimentmaven.provenance.Libraries;
import io.github.experimentmaven.storage.DamagedFileException;
import io.github.experimentmaven.storage.ReviewedJson;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Translates an identity of format 1 or 2, which had everything that was known of a run's inputs,
 * to what of it decides the bits: where that is the same now, so is the fingerprint.
 *
 * @param json the lock it is in
 * @param identity as it is there
 */
record EarlierIdentity(ReviewedJson json, JsonNode identity) {

  /** Where the arithmetic had no revisions yet: nobody knows which one it would have been. */
  private static final int UNKNOWN_REVISION = 0;

  private static final List<String> PARTS =
      List.of("train_images", "train_labels", "test_images", "test_labels");

  /**
   * The identity as it would be written now.
   *
   * @throws DamagedFileException if its experiment is none of this version's language
   */
  Identity translated() throws DamagedFileException {
    JsonNode numerics = identity.path("numerics");
    return new Identity(
        experiment(),
        data(),
        new NumericsIdentity(
            numerics.path("native_classifier").asText(),
            texts(numerics.path("variables")),
            texts(numerics.path("properties")),
            text(numerics.path("processor"))),
        identity.path("arithmetic_revision").asInt(UNKNOWN_REVISION),
        libraries().calculating());
  }

  /**
   * The environment as it would be written now.
   *
   * @param before what stands beside the identity
   */
  Environment environment(JsonNode before) {
    List<String> instructionSets = new ArrayList<>();
    before.path("instruction_sets").forEach(each -> instructionSets.add(each.asText()));
    String plugin = text(before.path("plugin"));
    return new Environment(
        before.path("processor").asText(),
        instructionSets,
        before.path("jvm").asText(),
        before.path("operating_system").asText(),
        before.path("processors").asInt(),
        // Format 1 took the plugin's version for a part of the identity.
        plugin != null ? plugin : identity.path("plugin").path("version").asText(),
        libraries().others());
  }

  private JsonNode experiment() throws DamagedFileException {
    try {
      return ExperimentJson.deciding(ExperimentJson.read(identity.path("experiment")));
    } catch (DescriptorException e) {
      throw new DamagedFileException(
          json.shownAs() + " holds an experiment that is none any more: " + e.getMessage(), e);
    }
  }

  private Map<String, String> data() {
    Map<String, String> data = new LinkedHashMap<>();
    for (String part : PARTS) {
      data.put(part, identity.path("dataset").path(part).path("content_sha256").asText());
    }
    return data;
  }

  private Libraries libraries() {
    List<String> coordinates = new ArrayList<>();
    identity
        .path("libraries")
        .forEach(library -> coordinates.add(library.path("artifact").asText()));
    return Libraries.of(coordinates);
  }

  private static Map<String, String> texts(JsonNode map) {
    Map<String, String> texts = new TreeMap<>();
    map.properties().forEach(each -> texts.put(each.getKey(), each.getValue().asText()));
    return texts;
  }

  private static @Nullable String text(JsonNode value) {
    return value.isTextual() ? value.textValue() : null;
  }
}
